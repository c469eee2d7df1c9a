"""The sheet on which the earlier versions of a note are read, and one of them is brought back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.papers.days import day_words
from desktop.ui.controls.button import Button
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import beside, fill_card, foot
from desktop.ui.pickers.choice_rows import ChoiceRows
from desktop.ui.pickers.overlay import Overlay
from desktop.ui.pickers.plain_text_view import PlainTextView

if TYPE_CHECKING:
    from desktop.store.note_versions import NoteVersion

_WIDTH, _LIST_WIDTH, _HEIGHT = 820, 250, 320
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NoteHistory(Overlay):
    """Shows versions and changes nothing; `wanted` carries the id of the one that is to come back."""

    wanted = Signal(int)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, self.tr("Versions of the note"), dims=True)
        self._versions: Sequence[NoteVersion] = ()
        self._now = ""
        self.heading = PlainLabel(look, self.tr("Versions of the note"), use="dialog_title")
        self.words = PlainLabel(look, use="second", colour="t2")
        self.words.setWordWrap(True)
        self.rows = ChoiceRows(look, self.tr("Versions"), parent=self.card)
        self.text = PlainTextView(look, self.tr("The chosen version"), self.card)
        self.bring_back = Button(look, self.tr("Bring back"), kind="primary", keys="Return", parent=self.card)
        self.leave = Button(look, self.tr("Close"), kind="bordered", keys="Esc", parent=self.card)
        self.first = self.rows
        self._lay_out()
        self.rows.row_chosen.connect(self._show_version)
        self.rows.itemDoubleClicked.connect(lambda _item: self._ask())
        self.bring_back.clicked.connect(self._ask)
        self.leave.clicked.connect(self.close_overlay)

    def _lay_out(self) -> None:
        scaled = self.look.fonts.scaled
        middle = beside(self.rows, self.text, width=scaled(_LIST_WIDTH), height=scaled(_HEIGHT))
        fill_card(self.card, self.heading, self.words, middle, foot(self.leave, self.bring_back), spacing=12)

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    def open_for(self, title: str, versions: Sequence[NoteVersion], now: str, today: dt.date) -> None:
        """Show the versions of a paper's note, newest first; `now` is what it says at this moment."""
        self._versions, self._now = versions, now
        none = self.tr("Nothing was written about “{title}” yet.")
        some = self.tr("Each time you edited the note of “{title}”, what it said at the end was kept.")
        self.words.setText((some if versions else none).format(title=title))
        earlier = next((row for row, version in enumerate(versions) if version.text != now), 0)
        self.rows.show_lines([self._line(version, today) for version in versions], earlier)
        self._show_version(self.rows.currentRow())
        self.open_over()

    def _line(self, version: NoteVersion, today: dt.date) -> str:
        at = dt.datetime.fromtimestamp(version.written_at / 1000, dt.UTC).astimezone()
        day = self.tr("Today") if at.date() == today else day_words(at.date(), today)
        words = f"{day}, {at:%H:%M}"
        first = next((line.strip("# ") for line in version.text.split("\n") if line.strip("# ")), "")
        is_now = version.text == self._now
        return f"{words}  {self.tr('as it is now') if is_now else first}"

    def _show_version(self, row: int) -> None:
        version = self._versions[row] if 0 <= row < len(self._versions) else None
        self.text.show_text(version.text if version else "")
        self.bring_back.setEnabled(version is not None and version.text != self._now)

    def _ask(self) -> None:
        row = self.rows.currentRow()
        if self.bring_back.isEnabled() and 0 <= row < len(self._versions):
            self.close_overlay()
            self.wanted.emit(self._versions[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._ask()
            event.accept()
        else:
            super().keyPressEvent(event)
