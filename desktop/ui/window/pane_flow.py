"""Leads the keyboard from pane to pane, and brings panes into sight that a narrow window has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.papers.view import ALL, QUEUE
from desktop.ui.window.incomplete_flow import KEY as INCOMPLETE
from desktop.ui.window.navigation import view_of

if TYPE_CHECKING:
    from desktop.ui.window.detail_flow import DetailFlow
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.incomplete_flow import IncompleteFlow
    from desktop.ui.window.saved_flow import SavedFlow
    from desktop.ui.window.triage_flow import TriageFlow


class PaneFlow(QObject):
    """What a key or a click asks for is never done in a pane that cannot be seen."""

    def __init__(
        self,
        window: Frame,
        detailing: DetailFlow,
        incomplete: IncompleteFlow,
        saving: SavedFlow,
        triage: TriageFlow,
    ) -> None:
        super().__init__(window)
        self._detailing = detailing
        self._incomplete = incomplete
        self._saving = saving
        self._triage = triage
        self._window = window
        self._parts = window.parts
        self._fitting = window.fitting

    def open_or_show(self) -> None:
        """Opens the paper, or shows its details when they are not in sight."""
        if self._fitting.details_are_away:
            self._fitting.bring_details()
            self._parts.details.setFocus()
        else:
            self._detailing.open()

    def write_note(self) -> None:
        """Gives the keyboard to the note."""
        if self._triage.is_open:
            self._triage.open_note()
            return
        self._fitting.bring_details()
        self._parts.details.focus_note()

    def edit_title(self) -> None:
        """Makes the title a field, where it can be seen."""
        if self._triage.is_open:
            return
        self._fitting.bring_details()
        self._parts.details.edit_field("title")

    def back_to_table(self) -> None:
        """Gives the keyboard back to the table, which is in sight again, or to what covers it."""
        if self._triage.is_open:
            self._triage.page.setFocus()
            return
        self._fitting.leave_details()
        self._parts.papers.table.setFocus()

    def show_in_queue(self, paper: int) -> None:
        """Shows the queue with a paper of it at hand."""
        papers = self._parts.papers
        if papers.view != QUEUE or papers.is_search:
            self._window.show_view(QUEUE)
        papers.go_to_paper(paper)

    def show_place(self, key: str) -> None:
        """Shows the view of a place that was chosen in the sidebar."""
        if key == INCOMPLETE:
            self._incomplete.show()
        else:
            self._window.show_view(view_of(key))
        self._fitting.place_chosen()

    def go_to(self, key: str) -> None:
        """Shows the view of a place that was asked for by a key or in the palette: the keyboard is in its table."""
        if self._triage.is_open:
            self._triage.leave()
        self.show_place(key)
        self._parts.papers.table.setFocus()

    def go_on(self) -> None:
        """Does the one action of an empty view."""
        papers, window = self._parts.papers, self._window
        if not papers.is_search:
            window.show_view(QUEUE)
            return
        if papers.view.kind == "search" and not papers.suggestion:
            self._saving.go_on()
            return
        text = papers.suggestion or papers.header.search.text()
        if not papers.suggestion and papers.view == ALL:
            text = ""
        elif not papers.suggestion:
            window.show_view(ALL)
        papers.header.search.setText(text)
        papers.header.search.setFocus()

    def next_pane(self) -> None:
        """Moves the keyboard from pane to pane, and to the toast when there is one."""
        parts = self._parts
        places = (parts.sidebar.places, parts.papers.table, parts.details, self._window.toast.action)
        panes = [place for place in places if place.isVisible()]
        focus = self._window.focusWidget()
        here = next((n for n, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)), 0)
        if panes:
            panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)
