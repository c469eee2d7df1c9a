"""Takes one reference apart: who, when, what, where; only in forms that styles of citing prescribe."""

import re
from typing import NamedTuple

from desktop.digests.reference_lists.names import are_names, names_end

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_DATE = rf"(?P<date>{_YEAR}(?:[/–-](?:\d\d){{1,2}})?[a-z]?(?:, [^()]{{3,25}})?|n\.d\.|in press|forthcoming)"
_EDITORS = r"(?: ?\((?:eds?\.?|hrsg\.?)\))?"
_ANY_DATE = re.compile(rf"{_YEAR}|n\.d\.|in press|forthcoming", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"\.?,?{_EDITORS}\.?,? ?\({_DATE}\)", re.IGNORECASE)
_BARE = re.compile(rf"[.,]? ?(?:,|\.)? ?{_YEAR}[a-z]?[.:,] ")
_FOUND_YEAR = re.compile(r"(?<![\d.:/-])((?:1[6-9]|20)\d\d)[a-z]?(?![\d/-]|\.\d)")
_BRACKETED_YEAR = re.compile(r"\(((?:1[6-9]|20)\d\d)\)")
_QUOTED = re.compile(r"[\s,.:]*[“\"«„](?P<title>[^“”\"«»„]{8,500}?)[,.]?[”\"»“]")
_STOP = re.compile(
    r"[.?!][\"”’)]*(?= +[^a-z\s]| *\Z| +(?:in[: ]|https?:|doi\b|www\.|ar[xX]iv|available|retrieved))"
)
_NO_STOP = re.compile(
    r"(?:\b(?:vs|cf|e\.g|i\.e|etc|Dr|St|Mr|Mrs|No|Vol|vol|pp|approx|ca|Fig|eq|al|sp|spp|ver|v)|(?<![^\W_])[A-Z]|\bU\.S|\bvs)\Z"
)
_GOES_ON = re.compile(r" +[^.?!\d]{8,200}[.?!] +[^\d\s.]{2}")
_AFTER_NAMES = re.compile(r"\.?:\s+|\.\s+|(?<=\.)\s+|,\s+(?=[“\"])")
_SENTENCE_STOP = re.compile(r"(?<=[^\W\d_]{2})\.\Z")
_MOST_AUTHOR_CHARACTERS = 2_000
_SHORTEST_TITLE = 4


class Citation(NamedTuple):
    """The parts of one reference, as written; `where` is what follows the title."""

    authors: str
    title: str
    where: str
    year: str


def citation_in(text: str) -> Citation | None:
    """The parts of `text` when it is a reference, None when no style of citing explains it.

    Styles: author-date with the year behind the authors (Harvard, APA, Chicago, ACM), titles in quotation marks
    (IEEE, Chicago notes, MLA), and authors, title, venue in turn (Vancouver, Nature, Springer, ACL).
    """
    if not _ANY_DATE.search(text):
        return None
    return _dated(text) or _quoted(text) or _in_turn(text)


def _dated(text: str) -> Citation | None:
    for found in _years_behind_names(text):
        if text[found.end() :].lstrip()[:1].islower():
            continue  # "As Bee (2013) says" goes on with a sentence
        authors = _people(text[: found.start() + found.group().startswith(".")])
        rest = text[found.end() :].strip(" .,:;")
        quoted = _QUOTED.match(rest)
        title = quoted["title"] if quoted else rest[: _title_end(rest)]
        where = rest[quoted.end() if quoted else _title_end(rest) :]
        if _is_title(title) and not (quoted is None and title == rest and len(rest) > _LONGEST_TITLE):
            return Citation(authors, title.strip(" ,"), where.strip(" .,;"), _year_of(found.group()))
    return None


def _years_behind_names(text: str) -> list[re.Match[str]]:
    """The first date in brackets and the first bare year that stand behind nothing but names."""
    found = [pattern.search(text, 0, _MOST_AUTHOR_CHARACTERS) for pattern in (_IN_BRACKETS, _BARE)]
    behind = [each for each in found if each and each.start() > 1]
    return [each for each in behind if names_end(text) >= each.start() - 2 or are_names(text[: each.start()])]


def _quoted(text: str) -> Citation | None:
    end = names_end(text)
    found = _QUOTED.match(text, end) or _QUOTED.search(text, 0, _MOST_AUTHOR_CHARACTERS)
    if not found or not are_names(text[: found.start()]):
        return None
    where = text[found.end() :].strip(" .,;")
    years = _FOUND_YEAR.findall(where)
    if not years:
        return None
    return Citation(_people(text[: found.start()]), found["title"], where, years[-1])


def _in_turn(text: str) -> Citation | None:
    end = names_end(text)
    between = _AFTER_NAMES.match(text, end) or (_AFTER_NAMES.match(text, end - 1) if end else None)
    if not end or not between:
        return None
    rest = text[between.end() :]
    stop = _title_end(rest)
    title, where = rest[:stop], rest[stop:].strip(" .,;")
    years = _FOUND_YEAR.findall(where)
    if not years or not _is_title(title):
        return None
    marked = _BRACKETED_YEAR.findall(where) or (years[:1] if ";" in where else years)
    return Citation(_people(text[:end]), title, where, marked[-1])


def _title_end(rest: str) -> int:
    """Where the first sentence ends that is not ended by an abbreviation; titles may ask and go on."""
    for found in _STOP.finditer(rest):
        mark = rest[found.start()]
        if mark == "." and _NO_STOP.search(rest[: found.start()]) and found.end() < len(rest):
            continue
        if mark == "." or not _GOES_ON.match(rest, found.end()):
            return found.start() + (mark != ".")
    return len(rest)


def _is_title(title: str) -> bool:
    words = title.split()
    return (
        len(title) >= _SHORTEST_TITLE
        and len(title) <= _LONGEST_TITLE
        and bool(words)
        and title[:1] not in "(,;"
    )


def _people(text: str) -> str:
    return _SENTENCE_STOP.sub("", text.strip(" ,:;&("))


def _year_of(text: str) -> str:
    found = re.search(_YEAR, text)
    return found["year"] if found else ""


_LONGEST_TITLE = 400
