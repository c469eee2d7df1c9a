"""The strip over the results when the search read a word differently, and the way back to exact words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TITLE_LEFT

_RIGHT = 16
_EXTRA = 12


class FoundStrip(QWidget):
    """Says which words were found for which; `exact_requested` asks for the typed words alone."""

    exact_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = PlainLabel(look, use="second", colour="t2", cut=Qt.TextElideMode.ElideRight)
        self.exact = LinkButton(look, self.tr("Exact words only"), use="second_strong")
        self.exact.clicked.connect(self.exact_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TITLE_LEFT, 1, _RIGHT, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.exact)
        look.changed.connect(self.update)
        self.hide()

    def show_spellings(self, spellings: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Shows each typed word with the words that were found for it; hides without any."""
        parts = [
            self.tr("{found} for “{typed}”").format(found=", ".join(found), typed=typed)
            for typed, found in spellings
            if found
        ]
        self.exact.show()
        self._words.setText(self.tr("Also found: {words}").format(words="; ".join(parts)))
        self.setVisible(bool(parts))

    def show_mistakes(self, reasons: Sequence[str]) -> None:
        """Says what of a saved search makes no sense, in place of the spellings; without any it stays as it is."""
        if reasons:
            words = "; ".join(reasons)
            self._words.setText(self.tr("{reasons}.").format(reasons=words[:1].upper() + words[1:]))
            self.exact.hide()
            self.show()
        elif self.exact.isHidden():
            self.hide()

    def sizeHint(self) -> QSize:
        return QSize(200, self._look.line_height("second") + _EXTRA)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()
