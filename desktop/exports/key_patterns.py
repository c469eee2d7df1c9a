"""The language in which a person says how citation keys are made: `auth.lower + year || shorttitle(3)`."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from desktop.errors import UsageError
from desktop.exports.derivation import year_and_month
from desktop.exports.key_words import (
    WORD_LETTERS,
    arxiv_identifier,
    author_words,
    key_letters,
    own_number,
    title_words,
)
from desktop.papers.paper import Paper

Shape = Callable[[Paper], str]
"""Gives a key, or "" when the record does not know enough for it."""

_TOKEN = re.compile(
    r"\s*(?:(?P<literal>'[A-Za-z0-9_:.+/-]*'|\"[A-Za-z0-9_:.+/-]*\")"
    r"|(?P<name>[A-Za-z]+)(?:\((?P<number>\d{1,3})\))?(?P<filters>(?:\.[A-Za-z]+(?:\(\d{1,3}\))?)*)(?P<may>\??))\s*"
)
_FILTER = re.compile(r"\.([A-Za-z]+)(?:\((\d+)\))?")
_LONGEST = 500

LANGUAGE = (
    "Fields: auth, auth(2), auths, authors, year, shortyear, month, title, shorttitle(3), veryshorttitle, venue, "
    "arxiv, doi, id, type. Filters: .lower, .upper, .capitalize, .abbr(3). "
    "“+” joins, “?” lets a part be missing, “||” stands before what is taken instead, 'x' is a text."
)


class _Part(NamedTuple):
    value: Callable[[Paper], str]
    may_be_missing: bool


@lru_cache(maxsize=64)
def shapes_of(pattern: str) -> tuple[Shape, ...]:
    """The alternatives of `pattern`, best first; raises UsageError where it is not one.

    An alternative is passed over when one of its parts is not known, unless that part has a question mark.
    """
    if len(pattern) > _LONGEST:
        raise _refusal(pattern[:40])
    return tuple(_alternative(text) for text in pattern.split("||"))


def _alternative(text: str) -> Shape:
    parts = [_part(term) for term in text.split("+")]

    def shape(paper: Paper) -> str:
        values = [(part.value(paper), part.may_be_missing) for part in parts]
        if not all(value or may_be_missing for value, may_be_missing in values):
            return ""
        return "".join(value for value, _ in values)

    return shape


def _part(term: str) -> _Part:
    found = _TOKEN.fullmatch(term)
    if found is None:
        raise _refusal(term)
    if found["literal"]:
        text = found["literal"][1:-1]
        return _Part(lambda _: text, may_be_missing=False)
    field = _FIELDS.get(found["name"].lower())
    if field is None:
        raise _refusal(found["name"])
    number = int(found["number"] or 0)
    filters = [_filter(*each) for each in _FILTER.findall(found["filters"])]

    def value(paper: Paper) -> str:
        text = field(paper, number)
        for change in filters:
            text = change(text)
        return text

    return _Part(value, bool(found["may"]))


def _filter(name: str, number: str) -> Callable[[str], str]:
    if name.lower() == "abbr":
        letters = int(number or 1)
        return lambda text: text[:letters]
    found = _FILTERS.get(name.lower())
    if found is None or number:
        raise _refusal(f".{name}")
    return found


_FILTERS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:],
}


def _refusal(part: str) -> UsageError:
    return UsageError(f"“{part.strip()}”", "is no part of a pattern for citation keys", LANGUAGE)


def _authors(paper: Paper, number: int, between: str = "") -> str:
    people = [words for name in paper.authors if (words := "".join(author_words(name, keep_case=True)))]
    return between.join(people[: number or len(people)])


def _author(paper: Paper, number: int) -> str:
    """The family name of the first author, or of the `number`-th."""
    people = paper.authors[max(0, number - 1) :]
    return "".join(author_words(people[0], keep_case=True)) if people else ""


def _et_al(paper: Paper, number: int) -> str:
    """The first authors, and "EtAl" when there are more."""
    most = number or 2
    return _authors(paper, most) + ("EtAl" if len(paper.authors) > most else "")


def _year(paper: Paper, number: int) -> str:
    year, _ = year_and_month(paper)
    return "" if year is None else str(year)[-number:] if number else str(year)


def _month(paper: Paper, _number: int) -> str:
    _, month = year_and_month(paper)
    return "" if month is None else f"{month:02}"


def _title(paper: Paper, number: int) -> str:
    words = islice(title_words(paper.title, keep_case=True), number or 100)
    return "".join(word[:1].upper() + word[1:] for word in words)


def _venue(paper: Paper, number: int) -> str:
    words = [letters for word in paper.venue.split() if (letters := key_letters(word, keep_case=True))]
    return "".join(words[: number or len(words)])


_FIELDS: dict[str, Callable[[Paper, int], str]] = {
    "auth": _author,
    "author": _author,
    "auths": lambda paper, number: _authors(paper, number, "-"),
    "authors": _authors,
    "authetal": _et_al,
    "year": _year,
    "shortyear": lambda paper, _: _year(paper, 2),
    "month": _month,
    "title": _title,
    "shorttitle": lambda paper, number: _title(paper, number or 3),
    "veryshorttitle": lambda paper, number: _title(paper, number or 1),
    "venue": _venue,
    "journal": _venue,
    "arxiv": lambda paper, _: arxiv_identifier(paper),
    "doi": lambda paper, _: "".join(
        letter if letter.isalnum() else "-" for letter in key_letters(paper.doi, marks=True)
    ),
    "id": lambda paper, _: own_number(paper),
    "type": lambda paper, _: key_letters(paper.type)[:WORD_LETTERS],
}
