"""Finds what a digest said beyond the fields of a record, by the name that biblatex has for it."""

import re

from desktop.papers.cleaning import one_line
from desktop.papers.dates import is_partial_date
from desktop.papers.name import Name, name_of
from desktop.papers.paper import Paper

ALIASES = {
    "address": ("location",),
    "annotation": ("annote",),
    "bookauthor": ("book author",),
    "eid": ("article number",),
    "eventtitle": ("event", "conference"),
    "origtitle": ("original title",),
    "pagetotal": ("number of pages",),
    "shortjournal": ("journal abbreviation", "short venue"),
    "shorttitle": ("short title",),
    "urldate": ("accessed",),
    "venue": ("event place", "conference place"),
    "volumes": ("number of volumes",),
}
"""What readers of other formats call the same thing."""
_AND = re.compile(r"\s+and\s+")
_CLOSED = tuple(".?!:;…")
_SLASHED = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})/*\Z")


def detail(paper: Paper, name: str) -> str:
    """What is kept under `name` or under another name for the same thing; "" when nothing is."""
    extra = paper.extra
    if not extra:
        return ""
    if found := extra.get(name):
        return found
    return next((extra[other] for other in ALIASES.get(name, ()) if extra.get(other)), "")


def people(text: str, *, groups: bool = False) -> list[Name]:
    """The people in a detail that holds names; with `groups` a name without a comma is not taken apart."""
    parts = filter(None, _AND.split(text.strip()))
    return [Name(literal=each) if groups and "," not in each else name_of(each) for each in parts]


def dates(text: str) -> str:
    """A date or a range of two ("1924-02-03/1924-02-05") as ISO 8601 writes it, "" for anything else."""
    written = text.strip()
    if found := _SLASHED.match(written):
        written = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    ends = written.split("/")
    is_range = len(ends) <= 2 and all(each and is_partial_date(each) for each in ends)
    return written if is_range and "--" not in written else ""


def whole_title(paper: Paper) -> str:
    """The title with its subtitle, for formats without a place for one."""
    return _joined(paper.title, subtitle(paper)) if paper.extra else paper.title


def subtitle(paper: Paper) -> str:
    """The subtitle, "" where the title holds it already."""
    found = one_line(detail(paper, "subtitle"))
    return "" if found and _letters(found) in _letters(paper.title) else found


def whole_venue(paper: Paper, venue: str) -> str:
    """`venue`, of a part of a book with the subtitle of the book."""
    return _joined(venue, one_line(detail(paper, "booksubtitle"))) if venue else ""


def _joined(title: str, more: str) -> str:
    if not more or _letters(more) in _letters(title):
        return title
    return f"{title}{' ' if title.rstrip().endswith(_CLOSED) else ': '}{more}"


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
