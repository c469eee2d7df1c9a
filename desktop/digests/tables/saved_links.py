"""Reads what reading apps export as tables: only links that lead to papers are papers, the rest is listed."""

from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.fields.drafting import cut
from desktop.digests.fields.reference import Reference
from desktop.digests.fields.saved_links import read_saved_link
from desktop.digests.json_files.records import is_json
from desktop.digests.tables.columns import Columns, name_key
from desktop.digests.tables.form import Form, form_of, row_place, rows_below
from desktop.digests.tables.rows import Row
from desktop.limits import DETECTED_CHARACTERS, FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text, one_line
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.progress import Progress

KIND = "saved-links"
TITLE = "tables of saved links (Pocket, Instapaper, Raindrop)"
SUREST = 0.92
_SAVED = frozenset(
    {
        "time added",
        "timestamp",
        "created",
        "created at",
        "date added",
        "saved at",
        "saved date",
        "date saved",
        "added at",
        "added",
    }
)
_OF_PAPERS = frozenset({"authors", "first author", "doi", "pmid", "venue", "volume", "year", "arxiv", "issn"})
_TAGS = frozenset({"tags", "folder", "labels", "tag", "folders"})
_NOTES = frozenset({"note", "notes", "excerpt", "selection", "description", "highlights", "annotations"})


def are_saved_links(columns: Columns) -> bool:
    """Whether columns hold titles, addresses and when they were saved, and nothing that only papers have."""
    names = {name_key(name) for name in columns.names}
    has_links = columns.has_title and "url" in columns.fields
    of_papers = (_OF_PAPERS) & columns.fields.keys()
    is_of_app = (
        {"time added", "status"} <= names
        or {"selection", "folder"} <= names
        or {"excerpt", "folder"} <= names
    )
    return has_links and not of_papers and (is_of_app or bool(names & _SAVED and names & _TAGS))


def looks_like(head: str) -> float:
    """A first row that names columns of links with the day on which they were saved."""
    form = None if is_json(head) else form_of(head)
    return SUREST if form and are_saved_links(form.columns) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """A draft for each link that leads to a paper, every other link as left over."""
    text = document.text
    form = form_of(text[:DETECTED_CHARACTERS])
    yield DigestFacts(kind=KIND, source=document.name or "Saved links")
    if form:
        yield from (_found_in(row, form, document) for row in rows_below(form, text))


def _found_in(row: Row, form: Form, document: Document) -> Found:
    span, place = (row.start, row.end), row_place(row, document)
    if row.fault:
        return Problem(file="", place=place, reason=row.fault, advice="Export it again.", span=span)
    fields = form.columns.fields
    addresses, titles = _texts(row, fields["url"]), _texts(row, fields["title"])
    reference = Reference()
    if not (addresses and read_saved_link(reference, addresses[0], titles[0] if titles else "")):
        words = one_line(" ".join(dict.fromkeys((*titles, *addresses)))) or clean_text(
            document.text[slice(*span)]
        )
        return LeftOver(text=cut(words, FIELD_CHARACTERS), span=span, place=place)
    for at, name in enumerate(form.columns.names):
        key, cell = name_key(name), row.cells[at].strip() if at < len(row.cells) else ""
        if key in _TAGS:
            reference.add("keywords", (word for part in cell.split("|") for word in part.split(",")))
        elif key in _NOTES:
            reference.keep(name, cell)
    return reference.finished(document.text, span, place)


def _texts(row: Row, places: tuple[int, ...]) -> list[str]:
    return [cell for at in places if at < len(row.cells) and (cell := row.cells[at].strip())]
