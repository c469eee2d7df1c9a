"""Makes citation keys as arXiv and Scholar shape them: `vaswani2017attention`; always legal, never taken."""

import re
from collections.abc import Container, Iterator
from itertools import chain, islice

from desktop.exports.derivation import year_and_month
from desktop.exports.key_patterns import Shape, shapes_of
from desktop.exports.key_words import WORD_LETTERS, arxiv_identifier, author_words, own_number, title_words
from desktop.papers.name import Name
from desktop.papers.paper import Paper

_TITLE_WORDS = 3
_LEGAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]{0,199}\Z")
_EMPTY_WORDS = frozenset(
    {"", "unknown", "nd", "na", "none", "null", "anonymous", "anon", "noauthor", "untitled"}
)
_LINEAR_STEPS = 26


def is_legal_key(key: str) -> bool:
    """Whether an imported `key` can be kept: BibTeX, biber and Pandoc take it (ASCII, no quotes or commas)."""
    return bool(_LEGAL.match(key))


def key_for(paper: Paper, taken: Container[str], pattern: str = "") -> str:
    """A key for `paper` that is not among `taken`, which holds all keys of the library in lower case.

    The first shape that the record has the facts for is used, those of `pattern` (see `key_patterns`) before the
    usual ones; a clash gets a, b, …, z, aa, … The same paper and the same `taken` give the same key.
    Raises UsageError for a pattern that is none.
    """
    own = shapes_of(pattern) if pattern.strip() else ()
    shaped = (shape(paper) for shape in chain(own, SHAPES))
    return untaken(next(key for key in shaped if _usable(key)), taken)


def untaken(key: str, taken: Container[str]) -> str:
    """`key`, or with the first free suffix a, b, …, z, aa, … that is found; `taken` is in lower case."""
    lower = key.lower()
    if lower not in taken:
        return key
    low, high = 0, 1
    # Ten thousand papers of one title must not cost ten thousand look-ups each.
    while lower + suffix(high) in taken:
        low, high = high, high + 1 if high < _LINEAR_STEPS else 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if lower + suffix(middle) in taken else (low, middle)
    return key + suffix(high)


def suffix(number: int) -> str:
    """The suffix of the clash `number` (1: "a", 26: "z", 27: "aa")."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _author_year_word(paper: Paper) -> str:
    author = _author(paper.authors)
    return f"{author}{_year(paper)}{next(_title_words(paper), '')}" if author else ""


def _words_year(paper: Paper) -> str:
    words = "".join(islice(_title_words(paper, starts_with_letter=True), _TITLE_WORDS))
    return f"{words}{_year(paper)}" if words not in _EMPTY_WORDS else ""


SHAPES: tuple[Shape, ...] = (
    _author_year_word,
    _words_year,
    arxiv_identifier,
    own_number,
)
"""Alternatives, best first: each gives a key in lower case, or "" when the record does not know enough."""


def _usable(key: str) -> bool:
    return key[:1].isalpha() and is_legal_key(key) and key.lower() not in _EMPTY_WORDS


def _author(names: tuple[Name, ...]) -> str:
    author = "".join(author_words(names[0]))[:WORD_LETTERS] if names else ""
    return "" if author in _EMPTY_WORDS else author


def _title_words(paper: Paper, *, starts_with_letter: bool = False) -> Iterator[str]:
    for letters in title_words(paper.title):
        starts_with_letter &= not letters[:1].isalpha()
        if not starts_with_letter:
            yield letters


def _year(paper: Paper) -> str:
    year, _ = year_and_month(paper)
    return str(year) if year is not None else ""
