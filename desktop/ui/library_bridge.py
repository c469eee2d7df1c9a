"""The library as the window knows it: actions go to the writer's thread, what changed comes back as one signal."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.errors import LibraryInUse, PapertrayError
from desktop.progress import Cancelled, Progress
from desktop.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from desktop.library.library import Library
    from desktop.papers.changes import Changes

_PAUSE = 0.2
"""Seconds between two attempts to open a library that another process has."""


class LibraryBridge(QObject):
    """Opens the library in the background and carries out one action after the other.

    `changed` carries the Changes of every action, undo and redo, after COMMIT: fields and ids, never papers.
    `failed` carries an exception; nothing was changed then. Actions asked for before `opened` wait for it.
    `held` carries a LibraryInUse when another process has the library: a command, or a window that backs up while
    it closes. It can be read meanwhile, and is opened as soon as that process lets it go.
    """

    opened = Signal()
    held = Signal(object)
    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.jobs = jobs
        self._library: Library | None = None
        self._refusal: PapertrayError | None = None
        self._closed = threading.Event()

    def open(self) -> None:
        """Opens (or makes) the library on the writer's thread; the imports that costs happen there too."""
        job = self.jobs.start("write", self._open)
        job.succeeded.connect(self._was_opened)
        job.failed.connect(self.failed)

    def _open(self, _progress: Progress) -> None:
        from desktop.library.library import Library  # noqa: PLC0415 - SQLModel takes longer than the window

        try:
            self._library = self._once_free(lambda: Library(self.path))
            self._refusal = None
        except PapertrayError as error:
            self._refusal = error
            raise

    def _once_free(self, opening: "Callable[[], Library]") -> "Library":
        """The library, as soon as no other process has it; raises Cancelled when the window closes before."""
        while True:
            try:
                return opening()
            except LibraryInUse as error:
                if self._refusal is None:
                    advice = "Papertray goes on here as soon as that has ended."
                    self._refusal = LibraryInUse(error.thing, error.reason, advice)
                    self.held.emit(self._refusal)
            if self._closed.wait(_PAUSE):
                raise Cancelled

    def _was_opened(self, _nothing: object) -> None:
        if self.is_open:  # else the window was closed meanwhile
            self.opened.emit()

    @property
    def is_open(self) -> bool:
        """Whether actions are carried out at once."""
        return self._library is not None

    @property
    def is_readable(self) -> bool:
        """Whether its papers can be read whole: it is open here, or another process has it open."""
        return self.is_open or isinstance(self._refusal, LibraryInUse)

    @property
    def library(self) -> "Library":
        """The open library, for jobs that read, plan or export; only after `opened`.

        Raises what kept it from being opened.
        """
        if self._library is None:
            raise self._refusal or RuntimeError("the library is not open yet")
        return self._library

    def do(
        self,
        action: Callable[..., object],
        *arguments: object,
        then: "Callable[[Changes], object] | None" = None,
        otherwise: Callable[[Exception], object] | None = None,
        **options: object,
    ) -> Job:
        """Carries out an action of the library; `then` gets its changes after every view has seen them.

        `otherwise` gets the failure in place of the `failed` signal.
        """
        return self._run(lambda library: library.do(action, *arguments, **options), then, otherwise)

    def undo(self, then: "Callable[[Changes], object] | None" = None) -> Job:
        """Takes back the newest step."""
        return self._run(lambda library: library.undo(), then, None)

    def redo(self, then: "Callable[[Changes], object] | None" = None) -> Job:
        """Does again what was undone last."""
        return self._run(lambda library: library.redo(), then, None)

    def _run(
        self,
        work: "Callable[[Library], Changes | None]",
        then: "Callable[[Changes], object] | None",
        otherwise: Callable[[Exception], object] | None,
    ) -> Job:
        def tell(changes: Any) -> None:
            if changes is None:
                return
            if (
                changes.items and self.is_open
            ):  # a closed window has no views; who asked still gets the answer
                self.changed.emit(changes)
            if then is not None:
                then(changes)

        job = self.jobs.start("write", lambda _progress: work(self.library))
        job.succeeded.connect(tell)
        job.failed.connect(otherwise or self.failed)
        return job

    def work(
        self,
        work: "Callable[[Library], tuple[Any, Changes | None]]",
        then: Callable[[Any], object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Runs a use case that answers something and may have made a step on its way; `then` gets the answer."""

        def tell(outcome: Any) -> None:
            answer, changes = outcome
            if changes is not None and changes.items:
                self.changed.emit(changes)
            then(answer)

        job = self.jobs.start("write", lambda _job: work(self.library))
        job.succeeded.connect(tell)
        job.failed.connect(otherwise or self.failed)
        return job

    def close(self, *, with_backup: bool = True) -> None:
        """Waits for every action, backs up what changed, and lets the library go."""
        self._closed.set()
        self.jobs.shut_down()
        if self._library is not None:
            self._library.close(with_backup=with_backup)
            self._library = None
