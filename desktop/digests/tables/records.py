"""Reads tables in which each row is a paper: exports of databases and reference managers, spreadsheets."""

import re
from collections.abc import Iterator
from itertools import islice

from desktop.digests.document import Document
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.records import is_json
from desktop.digests.tables.fields import read_row
from desktop.digests.tables.form import Form, form_of, row_place, rows_below
from desktop.digests.tables.rows import OPEN_QUOTE, Row
from desktop.digests.tables.saved_links import are_saved_links
from desktop.errors import UnreadableInput
from desktop.limits import DETECTED_CHARACTERS, TITLE_CHARACTERS
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.progress import Progress

KIND = "table"
TITLE = "CSV and TSV tables"
SUREST = 0.9
_WITHOUT_TITLES = 0.2
_LONGEST_TITLE = 20 * TITLE_CHARACTERS
_SHOWN_NAMES = 12
_LINK = re.compile(r"https?://[^\s\"'<>,;|]{4,300}")
_MOST_LINKS = 200
_TOLD = 20
"""So many rows of a wrong width are told one by one."""
_ADVICE = "Compare the row with the file: a separator or a quote may be missing."


def looks_like(head: str) -> float:
    """A first row that names columns, above rows of cells; surer when one of the columns holds titles."""
    form = None if is_json(head) else form_of(head)  # "|" may stand in any text of it
    if form is None or not form.is_table or are_saved_links(form.columns):
        return 0.0
    return SUREST if form.columns.has_title else _WITHOUT_TITLES


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each row; raises UnreadableInput for a table without titles, and for one without rows."""
    text = document.text
    form = _form_of(document)
    yield DigestFacts(kind=KIND, source=document.name or "Table")
    yield from before_header(form, text)
    if document.earlier_lines <= 0:
        yield from _twice(form)
    ragged = 0
    is_piece = document.earlier_lines > 0
    for row in rows_below(form, text):
        place = document.place(row.start, row.end) if is_piece else row_place(row, document)
        ragged += bool(row.cells) and len(row.cells) != len(form.header.cells)
        yield from _found_in(row, form, text, place, told=ragged <= _TOLD)
    if ragged > _TOLD:
        reason = f"{ragged - _TOLD:,} more rows have another number of cells than the header"
        yield Problem(file="", place=f"row {form.header.number}", reason=reason, advice=_ADVICE)


def whole_until(text: str) -> int:
    """Where the last row of several begins, which may go on."""
    form = form_of(text[:DETECTED_CHARACTERS])
    first = last = 0
    for row in rows_below(form, text) if form else ():
        first, last = first or row.start, row.start
    return last if last > first else 0


def carried(text: str) -> str:
    """The header with what tells the separator, for the pieces behind the first."""
    form = form_of(text[:DETECTED_CHARACTERS])
    if form is None:
        return ""
    return f"{text[: form.begin]}{text[form.header.start : form.header.end]}\n"


def before_header(form: Form, text: str) -> Iterator[LeftOver]:
    """What stands above the header: a name of the table, the search it comes from."""
    above = clean_text(text[form.begin : form.header.start]).strip()
    if any(letter.isalpha() for letter in above):
        yield LeftOver(text=above, span=(form.begin, form.header.start))


def _twice(form: Form) -> Iterator[Problem]:
    """Says which columns are named twice."""
    for name in form.columns.twice[:_TOLD]:
        reason = f"there are two columns “{name[:40]}”, the first counts"
        place = f"row {form.header.number}"
        yield Problem(file="", place=place, reason=reason, advice="Check it.", span=form.header[1:3])


def _form_of(document: Document) -> Form:
    head = document.text[:DETECTED_CHARACTERS]
    form = form_of(head)
    if form is None or not form.columns.has_title:
        raise UnreadableInput(
            document.name,
            f"no column is named as one of titles; the names are {_shown(form)}",
            "Name the column of the titles “title” and drop the file again.",
            place=f"row {form.header.number if form else 1}",
        )
    if form.columns.are_of_other_things and not any(
        map(paper_link, islice(_LINK.findall(head), _MOST_LINKS))
    ):
        raise UnreadableInput(
            document.name,
            f"no papers found: nothing in this table is of papers, its columns are {_shown(form)}",
            "If its titles are papers, remove the other columns or add one of authors, DOIs or links.",
            place=f"row {form.header.number}",
        )
    if document.earlier_lines <= 0 and next(rows_below(form, document.text), None) is None:
        raise UnreadableInput(
            document.name,
            "there are no rows below the header",
            "Export it again.",
            place=f"row {form.header.number}",
        )
    return form


def _shown(form: Form | None) -> str:
    """The names of the columns, in words."""
    names = form.columns.names if form else ()
    shown = ", ".join(f"“{name[:40]}”" for name in names[:_SHOWN_NAMES])
    return f"{shown} and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else shown


def _found_in(row: Row, form: Form, text: str, place: str, *, told: bool) -> Iterator[Found]:
    span = (row.start, row.end)
    width = len(form.header.cells)
    if row.fault:
        yield Problem(file="", place=place, reason=row.fault, advice=_ADVICE, span=span)
    if row.fault and len(row.cells) < 2:
        return
    cells = row.cells[:-1] if row.fault == OPEN_QUOTE else row.cells
    reference = Reference()
    read_row(reference, form.columns, cells)
    if len(reference.title) > _LONGEST_TITLE:
        reason = f"the title has {len(reference.title):,} characters"
        yield Problem(file="", place=place, reason=reason, advice=_ADVICE, span=span)
        return
    if row.fault:
        if not reference.title:
            return
        reference.doubts.append("The row ends early.")
    elif len(cells) != width:
        spare = [cell for cell in cells[width:] if cell.strip()]
        reference.keep("cells without a column", "\n\n".join(spare))
        if spare or len(cells) < width:
            reason = f"it has {len(cells):,} cells, the header has {width:,}"
            reference.doubts.append(f"The row has {len(cells):,} cells, the header has {width:,}.")
            if told:
                yield Problem(file="", place=place, reason=reason, advice=_ADVICE, span=span)
    yield reference.finished(text, span, place)
