"""Papers that may be the same: the check of the whole library, merging, keeping apart, taking apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.details.readable import readable_title
from desktop.ui.messages import done, failure
from desktop.ui.review.duplicates_sheet import DuplicatesSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.library.duplicates import Duplicates
    from desktop.papers.changes import Changes
    from desktop.ui.jobs import Job
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.window_actions import WindowActions


class DuplicatesFlow(QObject):
    """Between the sheet and the library. A group leaves the sheet when it is decided, and Undo brings it back."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._found: list[Duplicates] = []
        self._aside: set[tuple[int, ...]] = set()
        """Groups that were put off, or are just being decided."""
        self._steps = 0
        self._said = ""
        self._job: Job | None = None
        self.sheet = DuplicatesSheet(window.look, window)
        self.sheet.merge_requested.connect(self._merge)
        self.sheet.apart_requested.connect(self._keep_apart)
        self.sheet.later_requested.connect(self._put_off)
        self.sheet.merge_all_requested.connect(self._merge_all)
        self.sheet.undo_requested.connect(self._undo)
        self.sheet.closed.connect(self.cancel)

    def connect_to(self, actions: WindowActions) -> None:
        """Connects the actions of this flow, and follows what is selected."""
        papers = self._window.parts.papers
        actions["duplicates"].triggered.connect(self.open)
        actions["merge"].triggered.connect(self.merge_selected)
        actions["split"].triggered.connect(self.split)
        for signal in (papers.selection_changed, papers.current_changed, papers.shown):
            signal.connect(self.allow)
        self._window.bridge.changed.connect(self.allow)
        self.allow()

    def allow(self) -> None:
        """Says whether there is something to merge or to take apart."""
        from desktop.store.merged import merged_into  # noqa: PLC0415 - the store comes after the first page

        papers, pages = self._window.parts.papers, self._window.pages
        current = papers.current_paper
        several = pages is not None and max(len(papers.model.marked), papers.table.selected_rows()) > 1
        merged = pages is not None and bool(current and merged_into(pages.connection, current))
        self._window.actions_.allow(several=several, merged=merged)

    # -- the papers at hand

    def merge_selected(self) -> None:
        """Makes one paper of those at hand, the one that was there first; Undo takes it back."""
        from desktop.library.merging import merge  # noqa: PLC0415

        papers = sorted(self._window.parts.papers.targets())
        if len(papers) > 1:
            self._window.parts.details.flush()
            self._window.bridge.do(merge, papers, then=self._tell)

    def split(self) -> None:
        """Takes the current paper apart into those it was made of; Undo takes it back."""
        from desktop.library.merging import split  # noqa: PLC0415

        if paper := self._window.parts.papers.current_paper:
            self._window.parts.details.flush()
            self._window.bridge.do(split, paper, then=self._tell)

    def _tell(self, changes: Changes) -> None:
        self._window.feedback.tell_step(done(changes.label))

    # -- the check of the whole library

    def open(self) -> None:
        """Looks through the library in the background; closing the sheet stops that."""
        window = self._window
        if not window.bridge.is_open or window.pages is None or self._job is not None:
            return
        window.parts.details.flush()
        self._found, self._steps, self._said = [], 0, ""
        self._aside.clear()
        self.sheet.start(window.pages)
        path = window.bridge.path

        def found(job: Job) -> list[Duplicates]:
            from desktop.library.duplicates import duplicates  # noqa: PLC0415
            from desktop.store.pages import Pages  # noqa: PLC0415

            pages = Pages(path)
            try:
                return duplicates(pages, job)
            finally:
                pages.close()

        self._job = window.jobs.start("import", found)
        self._job.progressed.connect(self.sheet.show_progress)
        self._job.succeeded.connect(self._show_found)
        self._job.failed.connect(self._has_failed)
        self._job.ended.connect(self._has_ended)

    def cancel(self) -> None:
        """Stops looking; what was decided stays."""
        if self._job is not None:
            self._job.cancel()

    def _has_ended(self) -> None:
        self._job = None

    def _has_failed(self, error: Exception) -> None:
        self.sheet.close_overlay()
        self._window.feedback.tell_error(error)

    def _show_found(self, found: list[Duplicates]) -> None:
        self._found = found
        self._show(0)

    def _show(self, current: int) -> None:
        """Shows what nobody has decided about yet."""
        from desktop.library.duplicates import still_open  # noqa: PLC0415

        pages = self._window.pages
        if pages is None or not self.sheet.is_open:
            return
        groups = [group for group in still_open(pages, self._found) if group.papers not in self._aside]
        lines = pages.lines([group.papers[0] for group in groups])
        titles = {paper: readable_title(line.title).text for paper, line in lines.items()}
        self.sheet.show_groups(groups, titles, current, self._said, undoes=self._steps > 0)

    # -- deciding

    def _merge(self, group: Duplicates) -> None:
        from desktop.library.merging import merge  # noqa: PLC0415

        self._decide(merge, [group], group.papers, self.sheet.chosen(group))

    def _keep_apart(self, group: Duplicates) -> None:
        from desktop.library.merging import keep_apart  # noqa: PLC0415

        self._decide(keep_apart, [group], group.papers)

    def _merge_all(self) -> None:
        from desktop.library.merging import merge_groups  # noqa: PLC0415

        safe = [group for group in self.sheet.groups if group.is_safe]
        self._decide(merge_groups, safe, [group.papers for group in safe])

    def _put_off(self, group: Duplicates) -> None:
        self._aside.add(group.papers)
        self._show(self.sheet.rows.currentRow())

    def _decide(
        self,
        action: Callable[..., object],
        groups: Sequence[Duplicates],
        papers: Sequence[object],
        *more: object,
    ) -> None:
        """Takes the groups out of the sheet at once, so that the next key means the next one."""
        asked = {group.papers for group in groups}
        self._aside |= asked
        self._show(self.sheet.rows.currentRow())

        def settled(words: str) -> None:
            self._aside -= asked
            self._said = words
            self._show(self.sheet.rows.currentRow())

        def was_done(changes: Changes) -> None:
            self._steps += bool(changes.items)
            settled(done(changes.label))

        self._window.bridge.do(
            action, papers, *more, then=was_done, otherwise=lambda error: settled(failure(error).rstrip("."))
        )

    def _undo(self) -> None:
        before = {group.papers for group in self.sheet.groups}

        def was_undone(changes: Changes) -> None:
            self._said = self.tr("Undone: {step}").format(step=done(changes.label))
            self._show(self.sheet.rows.currentRow())
            back = [n for n, group in enumerate(self.sheet.groups) if group.papers not in before]
            if back:
                self.sheet.rows.setCurrentRow(back[0])

        self._steps -= 1
        self._window.bridge.undo(was_undone)
