"""What the bibliographic fields are called in the window, and their values as stored."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.papers.fields import LIST_FIELDS, YOU
from desktop.papers.name import OTHERS, Name, full, names_to_json

if TYPE_CHECKING:
    from desktop.papers.paper import Paper

_CONTEXT = "Fields"
_MOST_NAMES = 30

_WORDS: dict[str, str] = {
    "title": "Title",
    "authors": "Authors",
    "issued": "Date",
    "venue": "Venue",
    "abstract": "Abstract",
    "arxiv_id": "arXiv id",
    "doi": "DOI",
    "pmid": "PubMed id",
    "url": "Link",
    "type": "Kind",
    "volume": "Volume",
    "issue": "Issue",
    "pages": "Pages",
    "publisher": "Publisher",
    "categories": "Categories",
    "keywords": "Keywords",
    "comment": "Comment",
}
EDITABLE_FIELDS = tuple(_WORDS)
"""Every field a person can edit, in the order in which empty ones are offered."""

IN_THE_HEAD = ("title", "authors", "issued", "venue", "abstract")
"""The fields with a place of their own; all others stand in the grid."""


def field_name(field: str) -> str:
    """What a field is called: "DOI", "PubMed id"."""
    return QCoreApplication.translate(_CONTEXT, _WORDS[field])


class FieldValue(NamedTuple):
    """The value of a field as it is stored, and whether the user typed it."""

    stored: str
    typed: bool = False


def value_of(paper: "Paper", field: str) -> FieldValue:
    """The value of one of EDITABLE_FIELDS; "" when nobody knows it."""
    if field == "authors":
        stored = names_to_json(paper.authors)
    elif field in LIST_FIELDS:
        stored = "\n".join(getattr(paper, field))
    else:
        stored = str(getattr(paper, field))
    return FieldValue(stored, bool(stored) and paper.sources.get(field) == YOU)


def byline_in_full(names: tuple[Name, ...]) -> str:
    """All authors as one reads them: "Ada Lind, Bo Ek and Cy Roe"; of more than thirty the first thirty."""
    known = [full(name) for name in names if name != OTHERS]
    if len(known) < len(names):
        return ", ".join(known) + (" " + _tr("and others") if known else "")
    if len(known) > _MOST_NAMES:
        more = _tr("and {n} others").format(n=f"{len(known) - _MOST_NAMES:,}")
        return ", ".join(known[:_MOST_NAMES]) + " " + more
    if len(known) < 2:
        return "".join(known)
    return _tr("{names} and {last}").format(names=", ".join(known[:-1]), last=known[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
