"""The Incomplete view: papers whose records would hurt an export, why, and mending them in one step."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.papers.view import ALL
from desktop.ui.messages import done
from desktop.ui.table.row_words import NO_MATCH, Match

if TYPE_CHECKING:
    from desktop.library.completing import Incomplete
    from desktop.papers.changes import Changes
    from desktop.store.pages import PaperLine
    from desktop.ui.jobs import Job
    from desktop.ui.window.frame import Frame

KEY = "incomplete"
_PAUSE_MS = 1_000


class IncompleteFlow(QObject):
    """Counts in the background after each change; `counted` says that the number in the sidebar is another one."""

    counted = Signal()
    told = Signal(str)

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._found: dict[int, Incomplete] = {}
        self._wanted = self._is_shown = False
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        window.view_left.connect(self.leave)

    def begin(self) -> None:
        """Counts for the first time."""
        self._pause.start()

    def apply(self, changes: Changes) -> None:
        """Counts anew after what may have changed a record, or which papers there are."""
        if changes.touches("record") or changes.touches("paper", "absent", "binned"):
            self._pause.start()

    def show(self) -> None:
        """Shows the incomplete papers, each with what is wrong with it."""
        window = self._window
        window.show_view(ALL)
        window.parts.sidebar.choose(KEY)
        self._wanted = True
        self._look()

    def leave(self) -> None:
        """Another view is shown."""
        self._wanted = self._is_shown = False

    def mend(self) -> None:
        """Mends what can be mended in the papers at hand; Undo takes it back."""
        from desktop.library.completing import mend_records  # noqa: PLC0415

        papers = self._window.parts.papers.targets()
        nothing = self.tr("Nothing here can be mended without a guess: edit it in the details.")

        def tell(changes: Changes) -> None:
            self.told.emit(done(changes.label) if changes.items else nothing)

        if papers:
            self._window.bridge.do(mend_records, papers, then=tell)

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        path = self._window.bridge.path

        def found(job: Job) -> list[Incomplete]:
            from desktop.library.completing import incomplete  # noqa: PLC0415
            from desktop.store.pages import Pages  # noqa: PLC0415

            pages = Pages(path)
            try:
                return list(incomplete(pages, job))
            finally:
                pages.close()

        self._job = self._window.jobs.start("read", found)
        self._job.succeeded.connect(self._show_found)

    def _show_found(self, found: list[Incomplete]) -> None:
        window = self._window
        before, window.incomplete_papers = window.incomplete_papers, len(found)
        self._found = {each.paper: each for each in found}
        if before != len(found):
            self.counted.emit()
        if self._wanted and not self._is_shown:
            self._is_shown = True
            papers = window.parts.papers
            papers.show_found(array("q", self._found), self._why)
            papers.header.title.setText(self.tr("Incomplete"))

    def _why(self, line: PaperLine) -> Match:
        """What is wrong stands in the row where a search shows the best passage."""
        found = self._found.get(line.id)
        if found is None:
            return NO_MATCH
        words = ", ".join(flaw.value for flaw in found.flaws)
        mending = self.tr(" (can be mended)") if found.mends else ""
        return Match(passage=f"{words[:1].upper()}{words[1:]}{mending}")
