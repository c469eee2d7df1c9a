"""Looks into the watched folder every second, and imports what is complete there without asking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.errors import PapertrayError
from desktop.ui.export.last_export import remembered_export
from desktop.ui.messages import done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.library.import_plan import ImportPlan
    from desktop.library.watching import Complete, FolderWatch
    from desktop.papers.changes import Changes
    from desktop.ui.jobs import Job
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.import_flow import ImportFlow

PAUSE_MS = 1_000


class FolderFlow(QObject):
    """Follows the folder that the settings name; none is watched before the library is open.

    A review that is open comes first: what was found waits until it is closed.
    """

    def __init__(self, window: Frame, importing: ImportFlow) -> None:
        super().__init__(window)
        self._importing = importing
        self._window = window
        self._watch: FolderWatch | None = None
        self._job: Job | None = None
        self._is_lost = False
        self.timer = QTimer(self, interval=PAUSE_MS)
        self.timer.timeout.connect(self.look)
        window.bridge.opened.connect(self.begin)
        window.closing.connect(self.timer.stop)

    def begin(self) -> None:
        """Watches the folder that is chosen now, or none."""
        from desktop.library.watching import FolderWatch, remembered  # noqa: PLC0415 - not for the first page

        folder = Path(self._window.settings.watched_folder)
        chosen = bool(self._window.settings.watched_folder) and self._window.pages is not None
        if not chosen or not self._window.bridge.is_open:
            self._watch = None
            self.timer.stop()
        elif self._watch is None or self._watch.folder != folder:
            assert self._window.pages is not None
            self._watch = FolderWatch(folder, remembered(self._window.pages))
            self._is_lost = False
            self.timer.start()

    def look(self) -> None:
        """Looks into the folder in the background, unless that is being done."""
        watch, window = self._watch, self._window
        if watch is None or self._job is not None or self._importing.is_busy or not window.bridge.is_open:
            return
        self._job = window.jobs.start("watch", lambda _job: watch.look())
        self._job.succeeded.connect(lambda ready: self._looked(watch, ready))
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)

    def _ended(self) -> None:
        self._job = None

    def _failed(self, error: Exception) -> None:
        """Says once that the folder is not there; it may come back."""
        if not self._is_lost:
            self._is_lost = True
            self._window.feedback.tell_error(error)

    def _looked(self, watch: FolderWatch, ready: Sequence[Complete]) -> None:
        self._is_lost = False
        if watch is not self._watch:
            return
        own = self._own_files()
        wanted = [each for each in ready if each.path not in own]
        for each in ready:
            if each.path in own:
                watch.leave_out(each.path)
        if wanted:
            self._importing.take_in_quietly(
                lambda: watch.sources(wanted),
                lambda plan, changes: self._took(watch, wanted, plan, changes),
            )

    def _own_files(self) -> set[Path]:
        """What Papertray has written itself, by the settings."""
        settings = self._window.settings
        exports = map(remembered_export, (settings.last_export, *settings.kept_exports))
        return {each.path for each in exports if each is not None}

    def _took(
        self,
        watch: FolderWatch,
        ready: Sequence[Complete],
        plan: ImportPlan | None,
        changes: Changes | None,
    ) -> None:
        """Remembers what was taken, and tells what came of it; a failure is tried again at the next start."""
        window = self._window
        if plan is None or not window.bridge.is_open:
            return
        from desktop.library.watching import remember  # noqa: PLC0415

        taken, store = watch.finish(ready), window.bridge.library.store
        job = window.jobs.start("write", lambda _job: remember(store, taken))
        job.failed.connect(window.feedback.tell_error)
        if changes is not None and changes.items:
            words = self.tr("{done} from the watched folder").format(done=done(changes.label))
            window.feedback.tell_step(words)
        if plan.problems:
            first = plan.problems[0]
            error = PapertrayError(first.file, first.reason, first.advice, place=first.place)
            window.feedback.tell_error(error)
