"""Dismisses many papers of the Inbox at once: a group by topic, or all that remain; each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.papers.state import State
from desktop.papers.view import INBOX
from desktop.ui.messages import done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.papers.changes import Changes
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.triage_flow import TriageFlow
    from desktop.ui.window.window_actions import WindowActions


class Sweeping(QObject):
    """`ran_out` tells that no paper follows those that were dismissed."""

    ran_out = Signal()

    def __init__(self, window: Frame, triage: TriageFlow) -> None:
        super().__init__(window)
        self._triage = triage
        self._window = window
        self._papers = window.parts.papers
        self.ran_out.connect(self._triage.run_out)
        self._triage.page.end.rest_requested.connect(self.dismiss_all)

    def connect_to(self, actions: WindowActions) -> None:
        """Connects every action that this flow carries out."""
        actions["dismiss_group"].triggered.connect(self.dismiss_group)
        actions["dismiss_rest"].triggered.connect(self.dismiss_rest)

    def dismiss_group(self) -> None:
        """Dismisses the undecided papers of the group that the current one stands in, and goes to the next group."""
        group = self._papers.group_of_current()
        if group is not None:
            order = self._papers.model.order
            rows = [row for paper in group.papers if (row := order.row_of(paper)) is not None]
            self._dismiss(group.papers)
            self._go_behind(max(rows))

    def dismiss_rest(self) -> None:
        """Dismisses the undecided papers from the current one on: those that are still to come."""
        self._dismiss(self.remaining())
        self._go_behind(self._papers.model.rowCount() - 1)

    def dismiss_all(self) -> None:
        """Dismisses every undecided paper that is shown, those that were left for later as well."""
        self._dismiss(self.remaining(from_top=True))

    def remaining(self, *, from_top: bool = False) -> list[int]:
        """The undecided papers from the current one on, or all of them, in the order of the table."""
        pages = self._window.pages
        start = 0 if from_top else max(0, self._papers.table.current_row)
        shown = self._papers.model.order.ids(start, self._papers.model.order.count)
        return list(pages.within(INBOX, shown)) if pages else []

    def _dismiss(self, papers: Sequence[int]) -> None:
        from desktop.library.deciding import set_state  # noqa: PLC0415 - the store comes after the first page

        pages = self._window.pages
        undecided = list(pages.within(INBOX, papers)) if pages else []
        if undecided:
            self._window.bridge.do(set_state, undecided, State.DISMISSED, then=self._tell)

    def _go_behind(self, row: int) -> None:
        if row + 1 < self._papers.model.rowCount():
            self._papers.table.go_to(row + 1)
        else:
            self._papers.table.go_to(row)
            self.ran_out.emit()

    def _tell(self, changes: Changes) -> None:
        if changes.items:
            self._window.feedback.tell_step(done(changes.label))
