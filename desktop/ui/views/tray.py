"""The tray as a widget: closed in the invitation, opened while something is over the window."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look.icons import tray_pixmap
from desktop.ui.look.look import Look


class Tray(QWidget):
    """A square of `side` px; decoration, which says nothing that the words beside it do not say."""

    def __init__(self, look: Look, side: int, *, opened: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side = side
        self._opened = opened
        self._ink = "accent"
        self._drawn: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._draw_again)

    def set_ink(self, ink: str) -> None:
        """Draw in the colour of another token."""
        self._ink = ink
        self._draw_again()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = tray_pixmap(self._look.theme, self._side, ratio, opened=self._opened, ink=self._ink)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def _draw_again(self) -> None:
        self._drawn = None
        self.update()
