"""The small pencil after a value that the user typed, which no import overwrites."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look.look import Look

_SIDE = 12


class TypedMark(QWidget):
    """A pencil that grows with the text; it takes no focus, and its tool tip says what it means."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setToolTip(self.tr("You typed this"))
        look.changed.connect(self._remeasure)
        self._remeasure()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._look.icons.paint(painter, "pencil", "t3", self.rect().topLeft(), self.width())
        painter.end()

    def _remeasure(self) -> None:
        side = self._look.fonts.grown(_SIDE)
        self.setFixedSize(QSize(side, side))
        self.update()
