"""A manuscript that is dropped or opened: what it cites, and the export dialog on exactly that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.ui.dropping import Dropped, is_manuscript

if TYPE_CHECKING:
    from desktop.library.manuscripts import Cited
    from desktop.ui.jobs import Job
    from desktop.ui.window.export_flow import ExportFlow
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.import_flow import ImportFlow


class ManuscriptFlow(QObject):
    """Takes .tex and .aux files out of what comes in, one after the other; one that cites nothing is a digest."""

    def __init__(self, window: Frame, importing: ImportFlow, exporting: ExportFlow) -> None:
        super().__init__(window)
        self._importing = importing
        self._exporting = exporting
        self._window = window
        self._waiting: list[Path] = []

    def take(self, what: Dropped) -> Dropped:
        """Asks about the manuscripts in it; what is left is to be imported."""
        found = [path for path in what.paths if is_manuscript(path)]
        if not found:
            return what
        self._waiting += found
        if self._window.bridge.is_open:
            self._next()
        else:
            self._window.bridge.opened.connect(self._next, Qt.ConnectionType.SingleShotConnection)
        return what._replace(paths=tuple(path for path in what.paths if path not in found))

    def _next(self) -> None:
        if self._waiting and self._exporting.dialog is None:
            self._ask(self._waiting.pop(0))

    def _ask(self, path: Path) -> None:
        library = self._window.bridge.path

        def cited(job: Job) -> Cited:
            from desktop.library.manuscripts import cited_by  # noqa: PLC0415 - not needed for the first page
            from desktop.store.pages import Pages  # noqa: PLC0415

            pages = Pages(library)
            try:
                return cited_by(pages, path, job)
            finally:
                pages.close()

        job = self._window.jobs.start("read", cited)
        job.succeeded.connect(lambda found: self._show(path, found))
        job.failed.connect(self._window.feedback.tell_error)

    def _show(self, path: Path, cited: Cited) -> None:
        window = self._window
        if not cited.total and not cited.everything:
            self._importing.take_in(Dropped(paths=(path,)))
        elif not cited.here:
            window.feedback.tell_with_show("info", f"{path.name} {cited.in_words()}.")
        else:
            self._exporting.open_for(cited)
            assert self._exporting.dialog is not None
            self._exporting.dialog.finished.connect(self._next)
            return
        self._next()
