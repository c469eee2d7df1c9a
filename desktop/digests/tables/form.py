"""Finds out how a table is written: what separates its cells, and which row is the header."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from desktop.digests.document import Document
from desktop.digests.tables.columns import Columns, columns_of
from desktop.digests.tables.rows import Row, rows_in

DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(?P<delimiter>[^\n\"])\"?[;,\t ]*(?:\n|\Z)", re.IGNORECASE)
_RULE = re.compile(r"\|?[\s:|+-]{3,}\Z")
_ROWS_LOOKED_AT = 100
_HEADER_WITHIN = 10
_MOST_ALIKE = 0.9
_LONGEST_NAME = 80
_TABLE_WIDTH = 4


class Form(NamedTuple):
    """How a table is written.

    `header` is its first row with names, `begin` where the first row of all begins (after "sep=;"), `known` how many
    columns have names that are understood, `alike` the share of rows that are as wide as most.
    """

    delimiter: str
    begin: int
    header: Row
    columns: Columns
    known: int
    alike: float

    @property
    def is_table(self) -> bool:
        """Whether the names above the columns make a table of this, or its rows do without any."""
        width = len(self.header.cells)
        if self.columns.has_title:
            return self.known >= 2 or (width >= 2 and self.alike >= _MOST_ALIKE)
        return (width >= 2 and self.known >= 2) or (width >= _TABLE_WIDTH and self.alike >= _MOST_ALIKE)


@lru_cache(maxsize=2)  # each reader of tables asks for that of the same text
def form_of(head: str) -> Form | None:
    """The form of a table that begins with `head`, None when no character separates cells in it.

    Each separator is tried by reading the rows with it (never by the guesses of csv.Sniffer, which is wrong for one
    table in three and takes seconds for some): names that are understood count first, then rows of
    equal width, then the width.
    """
    said = _SEPARATOR_LINE.match(head)
    begin = said.end() if said else len(head) - len(head.lstrip("\ufeff \n"))
    forms = (
        _form(head, each, begin) for each in ((said["delimiter"],) if said else DELIMITERS) if each in head
    )
    found = [form for form in forms if form]
    return max(found, key=_worth) if found else None


def rows_below(form: Form, text: str) -> Iterator[Row]:
    """The rows below the header; a header that is repeated is none of them."""
    header = form.header
    for row in rows_in(text, form.delimiter, header.end + 1, len(header.cells), header.number):
        if row.cells != header.cells and (row.fault or any(cell.strip() for cell in row.cells)):
            yield row


def row_place(row: Row, document: Document) -> str:
    """Where a row stands: by its number, and by its line where cells hold line breaks."""
    line = document.line(row.start)
    return f"row {row.number}" if line == row.number else f"row {row.number} (line {line})"


def _worth(form: Form) -> tuple[bool, int, bool, int]:
    return form.columns.has_title, form.known, form.alike >= _MOST_ALIKE, len(form.header.cells)


def _form(head: str, delimiter: str, begin: int) -> Form | None:
    rows = list(islice(rows_in(head, delimiter, begin), _ROWS_LOOKED_AT))
    if 2 < len(rows) < _ROWS_LOOKED_AT:
        rows.pop()  # it may be cut
    best: tuple[int, int, Columns] | None = None
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        if len(row.cells) < 2 or not all(len(cell) <= _LONGEST_NAME for cell in row.cells[:50]):
            continue
        columns = columns_of(row.cells)
        known = sum(map(len, columns.fields.values())) if _are_names(row.cells) else 0
        if best is None or (columns.has_title and known >= 2 and not best[2].has_title):
            best = (at, known, columns)
    if best is None or any(_RULE.match("|".join(row.cells)) for row in rows[1:3]):
        return None
    at, known, columns = best
    widths = Counter(len(row.cells) for row in rows[at:])
    alike = widths.most_common(1)[0][1] / sum(widths.values())
    return Form(delimiter, begin, rows[at], columns, known, alike)


def _are_names(cells: list[str]) -> bool:
    return sum(len(cell) <= _LONGEST_NAME // 2 for cell in cells) * 2 >= len(cells)
