"""Where carried papers will stand: a line across the table with a ring at its beginning."""

from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TITLE_LEFT
from desktop.ui.table.row_measures import MARGIN

_THICK = 2
_RING = 8


def paint_insertion_line(
    painter: QPainter, look: Look, viewport: QRect, y: int, *, mirrored: bool = False
) -> None:
    """Draw the line at `y`, the boundary between two rows, after the rows were drawn."""
    start, end = viewport.left() + TITLE_LEFT, viewport.right() + 1 - MARGIN
    if mirrored:
        start, end = viewport.right() + 1 - TITLE_LEFT, viewport.left() + MARGIN
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("accent"), _THICK))
    painter.drawLine(QLineF(start, y, end, y))
    painter.setBrush(look.colour("base"))
    radius = (_RING - _THICK) / 2
    outwards = _RING / 2 if mirrored else -_RING / 2
    painter.drawEllipse(QPointF(start + outwards, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.restore()
