"""The box and the ring that stand for a choice: painted alike in rows, in forms and in headings."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

SIDE = 16
_TICK = 12


def paint_check(
    painter: QPainter,
    look: Look,
    place: QRect,
    state: Qt.CheckState,
    *,
    quiet: bool = False,
    enabled: bool = True,
) -> None:
    """Draw a check box that fills the square `place`: accent all over, or `quiet`: an edge and a tick."""
    on = state != Qt.CheckState.Unchecked
    filled = on and not quiet and enabled
    edge = "accent" if filled else "edge" if enabled else "line"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(edge), 1))
    painter.setBrush(look.colour("accent" if filled else "base"))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["chip"], RADIUS["chip"])
    ink = "onaccent" if filled else "accent" if enabled else "off"
    if state == Qt.CheckState.Checked:
        side = place.width() * _TICK // SIDE
        inset = (place.width() - side) // 2
        corner = place.adjusted(inset, inset, 0, 0).topLeft()
        look.icons.paint(painter, "check-small", ink, corner, side)
    elif on:
        painter.fillRect(QRect(place.left() + 4, place.center().y(), place.width() - 8, 2), look.colour(ink))


def paint_radio(painter: QPainter, look: Look, place: QRect, *, on: bool, enabled: bool = True) -> None:
    """Draw a radio button that fills the square `place`."""
    centre = QPointF(place.x() + place.width() / 2, place.y() + place.height() / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(("accent" if on else "edge") if enabled else "line"), 1))
    painter.setBrush(look.colour("accent" if on and enabled else "base"))
    painter.drawEllipse(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("onaccent" if enabled else "off"))
        dot = place.width() * 3 / SIDE
        painter.drawEllipse(centre, dot, dot)
