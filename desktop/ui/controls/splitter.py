"""The divider between panes: one px of line with room for the mouse around it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop.ui.look.look import Look


class Splitter(QSplitter):
    """Panes side by side; a handle of one px is widened for the mouse by Qt itself."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.look = look
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self)


class _Handle(QSplitterHandle):
    def __init__(self, splitter: Splitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._look = splitter.look
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._look.colour("edge" if self.underMouse() else "line")
        painter.fillRect(self.contentsRect(), colour)
        painter.end()
