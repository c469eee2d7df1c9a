"""The line over what the papers of an export lack: a sign and a sum, or that nothing is missing."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.icons import BUTTON_ICON
from desktop.ui.look.look import Look

FACTS_INDENT = 24
"""Where the facts below begin: under the words, not under the sign."""


class FactsHead(QWidget):
    """In the colour of warnings with `warns`, else in that of what is well."""

    def __init__(self, look: Look, words: str, *, warns: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colour = "warn" if warns else "ok"
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 2)
        sign = _Sign(look, "warning" if warns else "check", colour)
        line.setSpacing(max(4, FACTS_INDENT - sign.sizeHint().width()))
        line.addWidget(sign)
        line.addWidget(PlainLabel(look, words, use="strong", colour=colour), 1)


class _Sign(QWidget):
    def __init__(self, look: Look, icon: str, colour: str) -> None:
        super().__init__()
        self._look, self._icon, self._colour = look, icon, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = self._look.fonts.grown(BUTTON_ICON)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, ratio = self.sizeHint().width(), self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self._look.icons.pixmap(self._icon, self._colour, side, ratio))
        painter.end()
