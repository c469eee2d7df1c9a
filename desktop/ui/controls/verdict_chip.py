"""What will happen to a paper of a digest, as a tinted chip with an icon."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

ICONS = {"new": "plus", "seen": "check", "changed": "pencil", "suspect": "merge", "unreadable": "warning"}
_ICON = 12
_BESIDE, _GAP = 6, 4
_EXTRA = 6
_FRAME_ALPHA = 0.4


def verdict_chip_size(look: Look, words: str) -> QSize:
    """The size of a verdict chip, in px."""
    width = round(look.metrics("chip").horizontalAdvance(words))
    return QSize(2 * _BESIDE + look.fonts.grown(_ICON) + _GAP + width + 1, look.line_height("chip") + _EXTRA)


def paint_verdict_chip(
    painter: QPainter, look: Look, corner: QPoint, verdict: str, words: str, *, framed: bool = False
) -> None:
    """Draw the chip of a verdict (a key of ICONS) with its upper left corner at `corner`.

    `framed`: with a fine line in its ink around it, for rows in a colour that its tint would sink into.
    """
    place = QRect(corner, verdict_chip_size(look, words))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_frame(look, verdict) if framed else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"{verdict}Tint"))
    half = 0.5 if framed else 0.0
    painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), RADIUS["chip"], RADIUS["chip"])
    direction = painter.layoutDirection()
    if direction == Qt.LayoutDirection.LayoutDirectionAuto:
        direction = Qt.LayoutDirection.LeftToRight
    side = look.fonts.grown(_ICON)
    icon = QRect(place.left() + _BESIDE, place.top() + (place.height() - side) // 2, side, side)
    icon = QStyle.visualRect(direction, place, icon)
    look.icons.paint(painter, ICONS[verdict], f"{verdict}Ink", icon.topLeft(), side)
    text = place.adjusted(_BESIDE + side + _GAP, 0, 0, 0)
    painter.setPen(look.colour(f"{verdict}Ink"))
    painter.setFont(look.font("chip"))
    painter.drawText(QStyle.visualRect(direction, place, text), Qt.AlignmentFlag.AlignVCenter, words)


def _frame(look: Look, verdict: str) -> QColor:
    colour = QColor(look.colour(f"{verdict}Ink"))
    colour.setAlphaF(_FRAME_ALPHA)
    return colour


class VerdictChip(QWidget):
    """A verdict that stands alone, above the reasons for it."""

    def __init__(self, look: Look, verdict: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._remeasure)
        self.show_verdict(verdict, words)

    def show_verdict(self, verdict: str, words: str) -> None:
        """Change what is shown."""
        self._verdict, self._words = verdict, words
        self.setAccessibleName(words)
        self._remeasure()

    def sizeHint(self) -> QSize:
        return verdict_chip_size(self._look, self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_verdict_chip(painter, self._look, QPoint(0, 0), self._verdict, self._words)
        painter.end()

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()
