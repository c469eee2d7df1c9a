"""Between which rows of a table something would be dropped, and where the line is that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.ui.table.row_picture import Column

if TYPE_CHECKING:
    from desktop.ui.table.paper_table import PaperTable


class DropPlace(NamedTuple):
    """In front of which row, and the height of the line in the viewport, in px."""

    row: int
    y: int


def drop_place(table: PaperTable, y: int) -> DropPlace:
    """The boundary of rows that is nearest to `y` in the viewport; never above the first row of the user's order."""
    rows, first = table.papers.rowCount(), table.papers.first_ranked
    row = table.rowAt(y)
    if row < 0:
        row = rows
    elif y >= _top(table, row) + (_bottom(table, row) - _top(table, row)) // 2:
        row += 1
    row = max(row, min(first, rows))
    if row < rows:
        return DropPlace(row, max(1, _top(table, row) - 1))
    return DropPlace(rows, _bottom(table, rows - 1) if rows else 1)


def _top(table: PaperTable, row: int) -> int:
    """Where a row begins below the heading of its group."""
    heading = table.delegate.heading_height() if row in table.papers.headings else 0
    return table.visualRect(table.papers.index(row, Column.TITLE)).top() + heading


def _bottom(table: PaperTable, row: int) -> int:
    return table.visualRect(table.papers.index(row, Column.TITLE)).bottom()
