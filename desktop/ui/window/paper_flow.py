"""Carries out the actions of the menu on the papers they apply to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.papers.state import State
from desktop.papers.view import INBOX, QUEUE, QUEUE_LIST
from desktop.ui.messages import done

if TYPE_CHECKING:
    import datetime as dt

    from desktop.papers.changes import Changes
    from desktop.ui.library_bridge import LibraryBridge
    from desktop.ui.table.paper_list import PaperList
    from desktop.ui.window.window_actions import WindowActions

_STATES = {
    "queue": State.QUEUED,
    "read": State.READING,
    "done": State.DONE,
    "dismiss": State.DISMISSED,
    "to_inbox": State.INBOX,
}
_ADVANCING = frozenset({"queue", "queue_top", "dismiss"})
"""In the Inbox these decide about a paper and go on to the next one."""


class PaperFlow(QObject):
    """One method for each action on papers. `told` carries words for the toast, "" for nothing worth saying."""

    told = Signal(str)
    begun = Signal(int)
    """The next paper of the queue is being read now."""

    def __init__(self, papers: PaperList, bridge: LibraryBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers = papers
        self._bridge = bridge

    def connect_to(self, actions: WindowActions) -> None:
        """Connects every action that this flow carries out."""
        for name, state in _STATES.items():
            actions[name].triggered.connect(lambda _=False, s=state, n=name: self.set_state(s, name=n))
        actions["queue_top"].triggered.connect(
            lambda: self.set_state(State.QUEUED, name="queue_top", at_top=True)
        )
        for stars in range(6):
            actions[f"rate_{stars}"].triggered.connect(lambda _=False, n=stars: self.rate(n))
        actions["delete"].triggered.connect(self.move_to_bin)
        actions["restore"].triggered.connect(self.restore)
        actions["empty_bin"].triggered.connect(self.empty_bin)
        actions["mark"].triggered.connect(self.mark)
        actions["move_up"].triggered.connect(lambda: self.shift(-1))
        actions["move_down"].triggered.connect(lambda: self.shift(1))
        actions["remove_from_list"].triggered.connect(self.remove_from_list)
        actions["read_next"].triggered.connect(self.read_next)
        actions["wake"].triggered.connect(self.wake)

    def set_state(self, state: State, *, name: str = "", at_top: bool = False) -> None:
        """Moves the papers to a state; in the Inbox the next undecided one becomes current at once."""
        from desktop.library.deciding import set_state  # noqa: PLC0415 - the store comes after the first page

        papers = self._papers.targets()
        if not papers:
            return
        self._bridge.do(set_state, papers, state, at_top=at_top, then=self._tell_many)
        if self._papers.view == INBOX and name in _ADVANCING:
            self._advance()

    def snooze(self, until: dt.date) -> None:
        """Takes the papers out of sight until a day; in the Inbox that decides about them."""
        from desktop.library.queueing import snooze  # noqa: PLC0415

        if papers := self._papers.targets():
            self._bridge.do(snooze, papers, until, then=self._tell)
            if self._papers.view == INBOX:
                self._advance()

    def wake(self) -> None:
        """Brings the papers back into the queue before their day."""
        from desktop.library.queueing import wake  # noqa: PLC0415

        if papers := self._papers.targets():
            self._bridge.do(wake, papers, then=self._tell)

    def _advance(self) -> None:
        table = self._papers.table
        if self._papers.model.marked:
            self._papers.model.mark(set(self._papers.model.marked), on=False)
            return
        last = table.last_selected_row
        if last + 1 < self._papers.model.rowCount():
            table.go_to(last + 1)

    def rate(self, stars: int, paper: int = 0) -> None:
        """Gives the papers stars, or one paper whose stars were clicked."""
        from desktop.library.deciding import rate  # noqa: PLC0415

        papers = [paper] if paper else self._papers.targets()
        if papers:
            self._bridge.do(rate, papers, stars, then=self._tell_many)

    def tag(self, name: str, *, add: bool) -> None:
        """Gives the papers a tag, or takes it."""
        from desktop.library.tagging import tag, untag  # noqa: PLC0415

        if papers := self._papers.targets():
            self._bridge.do(tag if add else untag, papers, name, then=self._tell_many)

    def add_to_list(self, row: int, papers: list[int] | None = None) -> None:
        """Puts the papers at the end of a list."""
        from desktop.library.listing import add_to_list  # noqa: PLC0415

        if papers := papers or self._papers.targets():
            self._bridge.do(add_to_list, row, papers, then=self._tell)

    def remove_from_list(self) -> None:
        """Takes the papers out of the list that is shown."""
        from desktop.library.listing import remove_from_list  # noqa: PLC0415

        if self._papers.view.kind == "list":
            self._bridge.do(remove_from_list, self._papers.view.key, self._papers.targets(), then=self._tell)

    def shift(self, by: int) -> None:
        """Moves the papers up or down in the queue or the list that is shown."""
        from desktop.library.listing import shift  # noqa: PLC0415

        if self._papers.is_ranked:
            row = QUEUE_LIST if self._papers.view == QUEUE else self._papers.view.key
            self._bridge.do(shift, row, self._papers.targets(), by)

    def move_to_bin(self) -> None:
        """Deletes the papers; in the Bin there is nothing left to delete."""
        from desktop.library.deleting import move_to_bin  # noqa: PLC0415

        if papers := self._papers.targets():
            self._bridge.do(move_to_bin, papers, then=self._tell)

    def restore(self) -> None:
        """Puts the papers back where they were."""
        from desktop.library.deleting import restore  # noqa: PLC0415

        if papers := self._papers.targets():
            self._bridge.do(restore, papers, then=self._tell)

    def empty_bin(self) -> None:
        """Removes what is in the Bin; Undo brings it back while the step is in the history."""
        from desktop.library.deleting import empty_bin  # noqa: PLC0415

        self._bridge.do(empty_bin, then=self._tell)

    def mark(self) -> None:
        """Marks the papers that are not marked yet; when all are, takes the marks away."""
        table = self._papers.table
        papers = set(table.selected_papers()) or {self._papers.current_paper}
        self._papers.model.mark(papers, on=not papers <= self._papers.model.marked)

    def read_next(self) -> None:
        """Starts reading the first paper of the queue that is not being read yet."""
        from desktop.library.deciding import set_state  # noqa: PLC0415

        following = self._bridge.library.pages.first_queued() if self._bridge.is_open else 0
        if following:
            self._bridge.do(set_state, [following], State.READING, then=self._reading_begun)

    def _reading_begun(self, changes: Changes) -> None:
        self._tell(changes)
        for paper in changes.paper_ids():
            self.begun.emit(paper)

    def _tell(self, changes: Changes) -> None:
        self.told.emit(done(changes.label) if changes.items else "")

    def _tell_many(self, changes: Changes) -> None:
        """One decision is seen in its row; many are worth a word."""
        self.told.emit(done(changes.label) if len(changes.paper_ids()) > 1 else "")
