"""Says which Papertray this is, where the library lies, and under which licences its parts are."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, Signal
from PySide6.QtWidgets import QWidget

from desktop import __version__
from desktop.licences import licences
from desktop.ui.controls.button import Button
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import fill_card, foot
from desktop.ui.pickers.overlay import Overlay
from desktop.ui.pickers.plain_text_view import PlainTextView

_WIDTH = 720
_TEXT_HEIGHT = 300
_RULE = "─" * 40


class AboutSheet(Overlay):
    """Filled anew at each opening; `reveal_requested` asks to show the library's folder."""

    reveal_requested = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, self.tr("About Papertray"), dims=True)
        self.heading = PlainLabel(look, use="dialog_title")
        self.where = PlainLabel(look, use="second", colour="t2")
        self.where.setWordWrap(True)
        self.text = PlainTextView(look, self.tr("Licences"), self.card)
        self.reveal = Button(look, self.tr("Reveal library"), kind="bordered", parent=self.card)
        self.leave = Button(look, self.tr("Close"), kind="primary", keys="Esc", parent=self.card)
        self.first = self.leave
        self._lay_out()
        self.reveal.clicked.connect(self.reveal_requested)
        self.leave.clicked.connect(self.close_overlay)

    def open_for(self, library: str) -> None:
        """Shows the sheet with the path of the library."""
        words = self.tr("Papertray {version}, with Qt {qt}")
        self.heading.setText(words.format(version=__version__, qt=QLibraryInfo.version().toString()))
        calm = self.tr("Your library: {path}. Everything stays on this computer; nothing is ever fetched.")
        self.where.setText(calm.format(path=library))
        parts = [f"{licence.thing}\n{_RULE}\n{licence.text}" for licence in licences()]
        self.text.setPlainText("\n\n".join(parts))
        self.open_over()

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    def _lay_out(self) -> None:
        self.text.setFixedHeight(self.look.fonts.scaled(_TEXT_HEIGHT))
        column = fill_card(self.card, self.heading, self.where, spacing=8)
        column.addSpacing(8)
        column.addWidget(self.text)
        column.addSpacing(8)
        column.addLayout(foot(self.leave, at_start=(self.reveal,)))
