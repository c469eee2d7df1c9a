"""The note of the paper at hand beyond its editing: as it reads, and as it was before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.details.shown_text import visible_line
from desktop.ui.messages import done
from desktop.ui.pickers.note_history import NoteHistory

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.ui.window.detail_flow import DetailFlow
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.triage_flow import TriageFlow

_LONGEST_TITLE = 60


class NoteFlow(QObject):
    """Nothing is lost by bringing a version back: what the note says now is a version as well."""

    def __init__(self, window: Frame, detailing: DetailFlow, triage: TriageFlow) -> None:
        super().__init__(window)
        self._detailing = detailing
        self._triage = triage
        self._window = window
        self.sheet = NoteHistory(window.look, window)
        self.sheet.wanted.connect(self._bring_back)
        window.actions_["note_history"].triggered.connect(self.show_history)
        window.actions_["preview_note"].triggered.connect(self.toggle_preview)
        window.parts.details.note_history_requested.connect(self.show_history)

    def toggle_preview(self) -> None:
        """Shows the note as it reads, or as it is written again."""
        note = self._window.parts.details.note
        if not self._triage.is_open:
            self._window.fitting.bring_details()
        note.set_previewing(on=not note.is_previewing)

    def show_history(self) -> None:
        """Opens the versions of the note of the shown paper, when what is being typed is among them."""
        paper, pages = self._detailing.paper, self._window.pages
        if paper is None or pages is None:
            return
        from desktop.store.note_versions import note_versions  # noqa: PLC0415 - asked when it is needed

        note = self._window.parts.details.note
        note.flush()
        now = note.text.toPlainText()
        title = visible_line(paper.title, _LONGEST_TITLE)
        today = dt.datetime.now().astimezone().date()
        self.sheet.open_for(title, note_versions(pages.connection, paper.id), now, today)

    def _bring_back(self, version: int) -> None:
        from desktop.library.noting import bring_back_note  # noqa: PLC0415 - the store comes after the first page

        self._window.bridge.do(bring_back_note, version, then=self._tell)

    def _tell(self, changes: Changes) -> None:
        self._window.feedback.tell_step(done(changes.label) if changes.items else "")
