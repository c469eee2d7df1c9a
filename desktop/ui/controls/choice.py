"""One of a few things: a combo box in the frame of a field; its list stays the system's."""

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QWidget

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

_BESIDE = 12
_DOWN = 12


class Choice(QComboBox):
    """A combo box; `name` is what screen readers call it."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setProperty("focusFrame", "focus")
        look.changed.connect(self._remeasure)
        self._remeasure()

    def sizeHint(self) -> QSize:
        metrics = self._look.metrics("body")
        widest = max(
            (metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0
        )
        return QSize(math.ceil(widest) + 1 + 3 * _BESIDE + self._down(), self._look.line_height("body") + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * _BESIDE + self._down(), self.sizeHint().height())

    def shown_words(self) -> str:
        """What is chosen, cut where the room ends."""
        room = self._words_place().width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def _words_place(self) -> QRect:
        return self.rect().adjusted(_BESIDE, 0, -2 * _BESIDE - self._down(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        painter.setPen(QPen(self._look.colour("edge" if enabled else "line"), 1))
        painter.setBrush(self._look.colour(self._fill()))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, RADIUS["control"], RADIUS["control"])
        direction = self.layoutDirection()
        painter.setFont(self._look.font("body"))
        painter.setPen(self._look.colour("t1" if enabled else "off"))
        start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(
            QStyle.visualRect(direction, self.rect(), self._words_place()),
            start | Qt.AlignmentFlag.AlignVCenter,
            self.shown_words(),
        )
        side = self._down()
        down = QRect(self.width() - _BESIDE - side, (self.height() - side) // 2, side, side)
        corner = QStyle.visualRect(direction, self.rect(), down).topLeft()
        self._look.icons.paint(painter, "down", "t2" if enabled else "off", corner, side)
        painter.end()

    def _down(self) -> int:
        return self._look.fonts.grown(_DOWN)

    def _fill(self) -> str:
        if not self.isEnabled():
            return "window"
        return "hover" if self.underMouse() else "base"

    def _remeasure(self) -> None:
        self.setFont(self._look.font("body"))
        self.updateGeometry()
        self.update()
