"""An icon that stands before a line of text and says nothing that the text does not say."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look.icons import BUTTON_ICON
from desktop.ui.look.look import Look


class IconMark(QWidget):
    """Decoration: as high as a line of `use`, so that the icon stands on the middle of it."""

    def __init__(
        self, look: Look, icon: str, *, use: str, colour: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._use, self._colour = look, icon, use, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._side(), self._look.line_height(self._use))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        corner = QPoint(0, (self.height() - self._side() + 1) // 2)
        self._look.icons.paint(painter, self._icon, self._colour, corner, self._side())
        painter.end()

    def _side(self) -> int:
        return self._look.fonts.grown(BUTTON_ICON)
