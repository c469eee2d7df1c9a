"""The veil over a whole widget while something floats above it; it takes every click."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look.look import Look


class Scrim(QWidget):
    """Covers its parent and keeps covering it; `clicked` tells that what floats was clicked away."""

    clicked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._covered = parent
        look.changed.connect(self.update)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._covered.installEventFilter(self)
        self.setGeometry(self._covered.rect())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._covered.removeEventFilter(self)  # a window hears of a hundred events for each key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("scrim"))
        painter.end()
