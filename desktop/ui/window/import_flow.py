"""From what was dropped to what is in the library: read and match in the background, review, import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.errors import PapertrayError
from desktop.limits import BACKUP_BEFORE_IMPORT_OF
from desktop.ui.library_bridge import LibraryBridge

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.digests.source import Source
    from desktop.library.import_plan import Choices, ImportPlan
    from desktop.papers.changes import Changes
    from desktop.papers.links import PageToAdd
    from desktop.progress import Progress
    from desktop.store.store import Store
    from desktop.ui.dropping import Dropped
    from desktop.ui.jobs import Job
    from desktop.ui.review.preparing import Prepared


if TYPE_CHECKING:
    Gather = Callable[[], Iterable[Source | PapertrayError]]


class Wanted(NamedTuple):
    """An import that waits for its turn. A `quiet` one has no review; `then` is told how it ended.

    `then` gets the plan and the Changes; without changes nothing was imported, without a plan nothing was read.
    """

    gather: Gather
    quiet: bool = False
    then: Callable[[ImportPlan | None, Changes | None], object] | None = None


class ImportFlow(QObject):
    """One import at a time. Nothing is visible before `accept`; `discard` leaves nothing behind."""

    planned = Signal(object)
    """`Prepared`: the review of an import."""
    progressed = Signal(int, int, str)
    ended = Signal()
    failed = Signal(object)
    imported = Signal(object)

    def __init__(self, bridge: LibraryBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: Job | None = None
        self._waiting: list[Wanted] = []
        self._current: Wanted | None = None
        self._plan: ImportPlan | None = None
        self._was_read_again = False
        """Once is enough: what has changed since is looked up in the step that imports."""
        self._while_it_lives = ExitStack()
        bridge.opened.connect(self._next)

    @property
    def plan(self) -> ImportPlan | None:
        """What is being reviewed."""
        return self._plan

    @property
    def is_busy(self) -> bool:
        """Whether a digest is being read or reviewed."""
        return self._current is not None

    @property
    def is_asking(self) -> bool:
        """Whether a review is open, or will be."""
        return self._current is not None and not self._current.quiet

    def take_in(self, dropped: Dropped) -> None:
        """Reads files, or pasted text; what comes before the library is open, or while another runs, waits."""
        if dropped.paths:
            self._queue(Wanted(lambda: _sources_in(dropped.paths)))
        elif page := dropped.page:
            self._queue(Wanted(lambda: _from_browser(page)))
        elif dropped.links:
            self._queue(Wanted(lambda: _pasted("\n".join(dropped.links), "text/plain")))
        else:
            self._queue(Wanted(lambda: _pasted_page(dropped.html, dropped.text)))

    def take_in_quietly(
        self, gather: Gather, then: Callable[[ImportPlan | None, Changes | None], object]
    ) -> None:
        """Imports everything in some sources without a review, when it is their turn."""
        self._queue(Wanted(gather, quiet=True, then=then))

    def _queue(self, wanted: Wanted) -> None:
        self._waiting.append(wanted)
        self._next()

    def _next(self) -> None:
        """Begins with what has waited longest, once the library is open and nothing else is read."""
        if self._waiting and not self.is_busy and self._bridge.is_open:
            self._current = self._waiting.pop(0)
            self._was_read_again = False
            self._read()

    def _read(self) -> None:
        from desktop.library.garbage import full_collections_held_back  # noqa: PLC0415 - not for the first page

        assert self._current is not None
        self._while_it_lives.enter_context(full_collections_held_back())
        wanted = self._current
        self._job = self._bridge.jobs.start("import", lambda progress: self._planned(wanted, progress))
        self._job.progressed.connect(self.progressed)
        self._job.succeeded.connect(self._was_planned)
        self._job.failed.connect(self._has_failed)
        self._job.cancelled.connect(self.discard)
        self._job.ended.connect(self.ended)

    def _planned(self, wanted: Wanted, progress: Progress) -> tuple[ImportPlan, Prepared | None]:
        """The plan and its review, if there will be one; runs in the background."""
        from desktop.digests.sandbox import read_in_sandbox  # noqa: PLC0415 - not needed for the first page
        from desktop.library.importing import import_papers  # noqa: F401, PLC0415 - here, not when it is accepted
        from desktop.library.planning import plan_import  # noqa: PLC0415
        from desktop.store.pages import Pages  # noqa: PLC0415
        from desktop.ui.review.preparing import prepared  # noqa: PLC0415

        library = self._bridge.library
        pages = Pages(library.path)
        try:
            plan = plan_import(library.store, pages, wanted.gather(), read_in_sandbox, progress)
        finally:
            pages.close()
        if len(plan.papers) > BACKUP_BEFORE_IMPORT_OF:
            progress.step(len(plan.papers), len(plan.papers), self.tr("Backing up"))
            library.store.back_up()
        return plan, None if wanted.quiet else prepared(plan)

    def _was_planned(self, answer: tuple[ImportPlan, Prepared | None]) -> None:
        plan, review = answer
        if review is None:
            self._import_quietly(plan)
            return
        if not plan.papers and plan.problems:
            self._finish()
            first = plan.problems[0]
            self.failed.emit(PapertrayError(first.file, first.reason, first.advice, place=first.place))
            return
        self._plan = plan
        self.planned.emit(review)

    def _import_quietly(self, plan: ImportPlan) -> None:
        """Imports all of a plan; there is nobody to ask."""
        from desktop.library.importing import import_papers  # noqa: PLC0415

        if not plan.brings_anything:
            self._finish(plan)
            return
        self._bridge.do(
            import_papers,
            plan,
            plan.default_choices(),
            then=lambda changes: self._finish(plan, changes),
            otherwise=self._has_failed,
        )

    def _has_failed(self, error: Exception) -> None:
        self._finish()
        self.failed.emit(error)

    def cancel(self) -> None:
        """Stops reading; nothing was added."""
        if self._job is not None:
            self._job.cancel()

    def accept(self, choices: Choices) -> None:
        """Imports what was chosen, in one step."""
        from desktop.library.importing import import_papers  # noqa: PLC0415

        plan = self._plan
        assert plan is not None
        if plan.revision != self._bridge.library.pages.revision() and not self._was_read_again:
            self._was_read_again = True
            self._read()  # the library has changed meanwhile: the verdicts are found anew and shown again
            return
        self._plan = None  # the writer lets go of it last: to free 100,000 papers takes a while
        self._bridge.do(import_papers, plan, choices, then=self._was_imported, otherwise=self._has_failed)

    def _was_imported(self, changes: Changes) -> None:
        self._finish()
        self.imported.emit(changes)

    def discard(self) -> None:
        """Leaves the import: what was staged is removed."""
        self._finish()

    def close(self) -> None:
        """The window closes: nobody reviews any more."""
        self._while_it_lives.close()

    def _finish(self, plan: ImportPlan | None = None, changes: Changes | None = None) -> None:
        ended, self._current = self._current, None
        self._plan = self._job = None
        held = self._while_it_lives.pop_all()
        if self._bridge.is_open:
            store = self._bridge.library.store
            self._bridge.jobs.start("write", lambda _progress: _clear_up(store, held))
        else:
            held.close()
        if ended is not None and ended.then is not None:
            ended.then(plan, changes)
        self._next()


def _clear_up(store: Store, held: ExitStack) -> None:
    """Removes what was staged and not shown, then lets the collector look at everything again."""
    with held:
        store.purge_staged()


def _sources_in(paths: Sequence[Path]) -> Iterable[Source | PapertrayError]:
    """A source for each file, or why it cannot be one; of folders each file in and below them."""
    from desktop.library.gathering import sources_in  # noqa: PLC0415 - not needed for the first page

    return sources_in(paths)


def _from_browser(page: PageToAdd) -> list[Source | PapertrayError]:
    from desktop.digests.source import from_browser  # noqa: PLC0415

    return [from_browser(page)]


def _pasted(text: str, media_type: str) -> list[Source | PapertrayError]:
    from desktop.digests.source import pasted  # noqa: PLC0415

    return [pasted(text, media_type)]


def _pasted_page(html: str, text: str) -> list[Source | PapertrayError]:
    """A copied page as HTML, which carries links and identifiers, with its plain text beside it."""
    from desktop.digests.source import pasted  # noqa: PLC0415

    plain = pasted(text, "text/plain")
    if not html.strip():
        return [plain]
    return [replace(pasted(html, "text/html"), beside=plain if text.strip() else None)]
