"""The strip over the papers of a digest: what the digest is, and what can be done with its text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.details.shown_text import visible_line
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TITLE_LEFT

_RIGHT = 16
_EXTRA = 12
_BETWEEN = 16
_LONGEST = 400


class DigestStrip(QWidget):
    """Two links: the text that nobody could place, where there is some, and reading the digest again."""

    left_over_requested = Signal()
    reread_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words = PlainLabel(look, use="second", colour="t2", cut=Qt.TextElideMode.ElideRight)
        self.left_over = LinkButton(look, "", use="second_strong")
        self.reread = LinkButton(look, self.tr("Read again"), use="second_strong")
        self.left_over.clicked.connect(self.left_over_requested)
        self.reread.clicked.connect(self.reread_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TITLE_LEFT, 1, _RIGHT, 0)
        layout.setSpacing(_BETWEEN)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.left_over)
        layout.addWidget(self.reread)
        look.changed.connect(self.update)
        self.hide()

    def show_digest(self, words: str, left_over: int) -> None:
        """Say what the digest is, and how many pieces of its text are left over."""
        line = visible_line(words, _LONGEST)
        self.words.setText(line)
        set_plain_tip(self.words, line)
        pieces = self.tr("1 piece of text left over") if left_over == 1 else self.tr("{n} pieces left over")
        self.left_over.set_words(pieces.format(n=f"{left_over:,}"))
        self.left_over.setVisible(left_over > 0)
        self.show()

    def sizeHint(self) -> QSize:
        return QSize(200, self._look.line_height("second") + _EXTRA)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()
