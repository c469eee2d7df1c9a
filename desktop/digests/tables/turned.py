"""Reads tables that are turned round: the names stand in the first column, as Embase exports them on request."""

from collections.abc import Iterator
from itertools import islice, zip_longest

from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.tables.columns import columns_of, name_key
from desktop.digests.tables.fields import read_row
from desktop.digests.tables.form import DELIMITERS
from desktop.digests.tables.rows import Row, rows_in
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "turned-table"
TITLE = "tables with a paper in each column or block of rows"
SUREST = 0.93
"""Above that of common tables, which know the title in the first row as well."""
_LOOKED_AT = 60
_KNOWN = 3
_SHARE = 0.5
_LONGEST_NAME = 60


def looks_like(head: str) -> float:
    """Rows that begin with names of columns, a title among them."""
    return SUREST if _delimiter_of(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each column behind the names, or for each block of rows from title to title."""
    text = document.text
    yield DigestFacts(kind=KIND, source=document.name or "Table")
    rows = list(rows_in(text, _delimiter_of(text) or ","))
    blocks = list(_blocks(rows, text))
    for block in blocks:
        span = (block[0].start, block[-1].end)
        for names, cells in _papers_in(block, is_only=len(blocks) == 1):
            reference = Reference()
            read_row(reference, columns_of(names), cells)
            yield reference.finished(text, span)


def _delimiter_of(head: str) -> str:
    """What separates the cells, "" where the rows do not begin with names."""
    return next((each for each in DELIMITERS if each in head and _is_turned(head, each)), "")


def _is_turned(head: str, delimiter: str) -> bool:
    rows = list(islice(rows_in(head, delimiter), _LOOKED_AT))
    if sum(len(row.cells) > 1 for row in rows) < _KNOWN:
        return False
    firsts = [name_key(row.cells[0]) for row in rows if row.cells and len(row.cells[0]) <= _LONGEST_NAME]
    names = columns_of(tuple(dict.fromkeys(firsts))).fields
    if "title" not in names or len(names) < _KNOWN or len(columns_of(rows[0].cells).fields) > 1:
        return False
    return sum(bool(columns_of((first,)).fields) for first in firsts) >= _SHARE * len(rows)


def _blocks(rows: list[Row], text: str) -> Iterator[list[Row]]:
    """Rows from one title to the next; an empty line ends a block as well."""
    block: list[Row] = []
    names: set[str] = set()
    for row in rows:
        name = name_key(row.cells[0]) if row.cells else ""
        is_gap = bool(block) and "\n\n" in text[block[-1].end : row.start + 1] and "title" in names
        if block and (is_gap or (name == "title" and name in names)):
            yield block
            block, names = [], set()
        if row.cells:
            block.append(row)
            names.add(name)
    if block:
        yield block


def _papers_in(block: list[Row], *, is_only: bool) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Names and cells of each paper: several titles beside each other are several papers."""
    names = tuple(row.cells[0] for row in block)
    titles = next((row.cells[1:] for row in block if name_key(row.cells[0]) == "title"), [])
    if is_only and sum(bool(title.strip()) for title in titles) > 1:
        for cells in zip_longest(*(row.cells[1:] for row in block), fillvalue=""):
            yield names, list(cells)
    else:
        yield names, ["; ".join(cell for cell in row.cells[1:] if cell.strip()) for row in block]
