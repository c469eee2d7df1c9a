"""What it means to drop papers on a place of the sidebar or a place on papers, and papers between rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject

from desktop.papers.state import State
from desktop.papers.view import QUEUE, QUEUE_LIST, View
from desktop.ui.messages import done
from desktop.ui.table.carrying import carried_papers, carries_papers
from desktop.ui.window.navigation import view_of

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.ui.sidebar.entries import SidebarEntry
    from desktop.ui.window.frame import Frame

_LOOKED_AT = 500
"""Rows below the drop that are asked whether they still stand in the list: some that left it may be shown."""


class CarryFlow(QObject):
    """Dropping adds: to a state, a list, a tag. With Shift a list is moved to, and a tag is taken away."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._papers = window.parts.papers
        sidebar = window.parts.sidebar
        sidebar.set_drop_check(self._takes)
        sidebar.dropped_on.connect(self._dropped_on)
        sidebar.carrying_begun.connect(lambda: self._papers.table.setAcceptDrops(True))
        sidebar.carrying_ended.connect(lambda: self._papers.table.setAcceptDrops(False))
        self._papers.table.placed.connect(self._placed)
        self._papers.table.given.connect(self._give)

    def _takes(self, entry: SidebarEntry, data: QMimeData) -> bool:
        """Whether an entry means something for papers: where they are already, nothing would happen."""
        return carries_papers(data) and (
            entry.key.startswith("state:") or entry.kind in {"list", "tag", "bin"}
        )

    def _dropped_on(self, key: str, data: QMimeData, shift: bool) -> None:
        if papers := carried_papers(data):
            self._give(key, papers, shift)

    def _give(self, key: str, papers: list[int], shift: bool) -> None:
        """Papers were carried to a place, or the place to them: it comes to the same."""
        view = view_of(key)
        if view.kind == "state":
            self._move_to_state(papers, State(view.state))
        elif view.kind == "list":
            self._list(papers, view.key, moves=shift)
        elif view.kind == "tag":
            self._tag(papers, self._window.named.get(key, ""), add=not shift)
        elif view.kind == "bin":
            from desktop.library.deleting import move_to_bin  # noqa: PLC0415 - the store comes after the first page

            self._do(move_to_bin, papers)

    def _move_to_state(self, papers: list[int], state: State) -> None:
        """Gives papers a state; out of the Bin they are put back first."""
        from desktop.library.deciding import set_state  # noqa: PLC0415
        from desktop.library.deleting import restore  # noqa: PLC0415

        if self._papers.view.kind == "bin":
            self._window.bridge.do(restore, papers)
        self._do(set_state, papers, state)

    def _list(self, papers: list[int], row: int, *, moves: bool) -> None:
        from desktop.library.listing import add_to_list, move_to_list  # noqa: PLC0415

        here = self._papers.view
        if moves and here.kind == "list":
            self._do(move_to_list, here.key, row, papers)
        else:
            self._do(add_to_list, row, papers)

    def _tag(self, papers: list[int], name: str, *, add: bool) -> None:
        from desktop.library.tagging import tag, untag  # noqa: PLC0415

        self._do(tag if add else untag, papers, name)

    # -- between rows

    def _placed(self, papers: list[int], row: int) -> None:
        """Puts papers in front of the first paper from `row` on that stands in the list and stays where it is."""
        from desktop.library.listing import place  # noqa: PLC0415
        from desktop.library.queueing import queue_before  # noqa: PLC0415

        view, model = self._papers.view, self._papers.model
        if not self._papers.is_ranked or self._window.pages is None:
            return
        ranked = QUEUE_LIST if view == QUEUE else view.key
        moving = set(papers)
        below = [paper for paper in model.order.ids(row, row + _LOOKED_AT) if paper not in moving]
        standing = self._window.pages.within(View("list", key=ranked), below)
        before = standing[0] if standing else None
        if view == QUEUE:
            self._do(queue_before, papers, before, quietly=True)
        else:
            self._do(place, ranked, papers, before, quietly=True)

    def _do(self, action: Callable[..., object], *arguments: object, quietly: bool = False) -> None:
        """Carries out what a drop means; `quietly` where the rows themselves show that it happened."""
        self._window.bridge.do(action, *arguments, then=None if quietly else self._tell)

    def _tell(self, changes: Changes) -> None:
        if changes.items:
            self._window.feedback.tell_step(done(changes.label))
        else:
            self._window.feedback.tell_with_show("info", self.tr("Nothing changed: they are there already"))
