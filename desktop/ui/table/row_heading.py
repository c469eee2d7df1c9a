"""The heading of a group: the upper part of its first row, drawn across the columns, never selected."""

from PySide6.QtCore import QRect

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TITLE_LEFT
from desktop.ui.table.row_cell import RowCell
from desktop.ui.table.row_measures import HEADING_BELOW, MARGIN
from desktop.ui.table.row_painter import RowPainter


def paint_heading(cell: RowCell, look: Look, parts: RowPainter, row: QRect) -> None:
    """Draw this cell's slice of the heading of `row`, the whole row in the viewport."""
    picture, painter = cell.picture, cell.painter
    painter.save()
    strip = QRect(cell.left, cell.top - cell.heading, cell.width, cell.heading)
    painter.setClipRect(strip)
    # QTableView has filled the cell of a selected row before it asks the delegate.
    painter.fillRect(strip, look.colour("base"))
    right = parts.lines.words(picture.heading_right, "second", row.width() // 2)
    left = parts.lines.words(
        picture.heading, "heading", max(0, row.width() - TITLE_LEFT - MARGIN * 2 - round(right.width))
    )
    bottom = cell.top - HEADING_BELOW
    height = look.line_height("heading")
    baseline = round(bottom - height + (height - left.height) / 2 + left.ascent)
    starts = row.left() + TITLE_LEFT
    ends = row.right() + 1 - MARGIN - right.width
    if cell.mirrored:
        starts = round(row.right() + 1 - TITLE_LEFT - left.width)
        ends = row.left() + MARGIN
    painter.setPen(look.colour("t3"))
    left.draw(painter, starts, baseline)
    right.draw(painter, ends, baseline)
    painter.restore()
