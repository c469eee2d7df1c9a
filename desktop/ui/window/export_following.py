"""Keeps exported files updated: writes them a moment after a change, never over another's edit unasked.

A file follows a view of the library, or a manuscript and the library both.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.ui.export.format_choices import options_of
from desktop.ui.export.last_export import RememberedExport, remembered_export
from desktop.ui.export.manuscript_watch import ManuscriptWatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.library.kept_exports import KeptExport
    from desktop.library.library import Library
    from desktop.papers.changes import Changes
    from desktop.settings import Settings
    from desktop.ui.jobs import Job
    from desktop.ui.library_bridge import LibraryBridge

_PAUSE_MS = 1_500
_MOST = 50


class ExportFollowing(QObject):
    """The files that follow their views. `failed` carries an exception; the file is then left as it is."""

    failed = Signal(object)
    rewritten = Signal(str)

    def __init__(self, bridge: LibraryBridge, settings: Settings, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._settings, self._window = bridge, settings, window
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.update_files)
        self.question: QMessageBox | None = None
        bridge.changed.connect(self._pause.start)
        self._manuscripts = ManuscriptWatch(self)
        self._manuscripts.saved.connect(self._update_for)
        bridge.opened.connect(self._watch)

    def remember(self, wanted: RememberedExport, *, keep: bool) -> None:
        """Remembers what was just written, as the last export and, with `keep`, as one that follows."""
        from desktop.library.kept_exports import sha256_of  # noqa: PLC0415

        made = wanted._replace(
            sha256=sha256_of(wanted.path), created=datetime.now(UTC).astimezone().isoformat()
        )
        self._settings.last_export = made.stored()
        others = [each for each in self.kept() if each.path != made.path]
        self._keep([*others, made] if keep else others)

    def kept(self) -> list[RememberedExport]:
        """The exports of this library that are kept updated."""
        found = map(remembered_export, self._settings.kept_exports)
        return [each for each in found if each is not None and each.library == str(self._bridge.path)]

    def update_files(self) -> None:
        """Writes every file again that would differ."""
        for export in self.kept():
            if export.view is not None or export.manuscript:
                self._update(export)

    def _update(self, export: RememberedExport, *, over: bool = False) -> None:
        """`over`: also over a file that somebody else has edited."""
        if export.manuscript:
            self._update_cited(export, over=over)
            return
        view, path = export.view, self._bridge.path
        assert view is not None

        def papers(_job: Job) -> Sequence[int] | None:
            from desktop.library.saved_searches import papers_of  # noqa: PLC0415
            from desktop.store.pages import Pages  # noqa: PLC0415

            pages = Pages(path)
            try:
                is_gone = view.kind == "search" and pages.search(view.key) is None
                return None if is_gone else papers_of(pages, path, view)
            finally:
                pages.close()

        job = self._bridge.jobs.start("read", papers)
        job.succeeded.connect(lambda ids: self._update_with(export, ids, over=over))
        job.failed.connect(self.failed)

    def _update_with(self, export: RememberedExport, ids: Sequence[int] | None, *, over: bool) -> None:
        """Fixes the citation keys that papers have not yet, then writes; a search that is deleted may come back."""
        if ids is None:
            return
        from desktop.exports.writing import refuse_target  # noqa: PLC0415
        from desktop.library.citing import fix_keys  # noqa: PLC0415
        from desktop.store.pages import Pages  # noqa: PLC0415

        pattern = self._settings.citation_keys

        def written(job: Job, keys: dict[int, str]) -> KeptExport | None:
            from desktop.library.formats import Format  # noqa: PLC0415
            from desktop.library.kept_exports import KeptExport, rewrite  # noqa: PLC0415

            kept = KeptExport(export.path, Format(export.form), export.view, export.sha256, export.created)
            if not over and kept.edited_elsewhere():
                return None
            options = options_of(export.form, export.choices, export.words, pattern)
            pages = Pages(self._bridge.path)
            try:
                return rewrite(pages, kept, ids, keys, options, job)
            finally:
                pages.close()

        def write(keys: dict[int, str]) -> None:
            job = self._bridge.jobs.start("read", lambda job: written(job, keys))
            job.succeeded.connect(lambda kept: self._was_written(export, kept))
            job.failed.connect(self.failed)

        def fix(library: Library) -> tuple[dict[int, str], Changes | None]:
            refuse_target(export.path)
            return fix_keys(library, ids, pattern)

        self._bridge.work(fix, write, self.failed.emit)

    def _update_cited(self, export: RememberedExport, *, over: bool) -> None:
        """The bibliography of a manuscript: no paper gets a citation key by it."""
        path = Path(export.manuscript)

        def written(job: Job) -> KeptExport | None:
            from desktop.library.formats import Format  # noqa: PLC0415
            from desktop.library.kept_exports import KeptExport, rewrite_cited  # noqa: PLC0415
            from desktop.library.manuscripts import cited_by  # noqa: PLC0415
            from desktop.store.pages import Pages  # noqa: PLC0415

            kept = KeptExport(export.path, Format(export.form), None, export.sha256, export.created)
            if not path.exists():  # an editor that is saving it, or it has gone: nothing is lost by waiting
                return kept
            if not over and kept.edited_elsewhere():
                return None
            pages = Pages(self._bridge.path)
            try:
                cited = cited_by(pages, path, job)
                self._manuscripts.look_at(path, cited.files)
                return rewrite_cited(
                    pages, kept, cited, options_of(export.form, export.choices, export.words), job
                )
            finally:
                pages.close()

        job = self._bridge.jobs.start("read", written)
        job.succeeded.connect(lambda kept: self._was_written(export, kept))
        job.failed.connect(self.failed)

    def _was_written(self, export: RememberedExport, kept: KeptExport | None) -> None:
        if kept is None:
            self._ask(export)
            return
        if kept.sha256 != export.sha256:
            self._keep(
                [
                    each._replace(sha256=kept.sha256) if each.path == export.path else each
                    for each in self.kept()
                ]
            )
            last = remembered_export(self._settings.last_export)
            if last is not None and last.path == export.path:
                self._settings.last_export = last._replace(sha256=kept.sha256).stored()
            self.rewritten.emit(str(export.path))

    def _ask(self, export: RememberedExport) -> None:
        """What to do with a file that somebody else has edited: nothing is written before there is an answer."""
        if self.question is not None:
            return
        box = self.question = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("{file} was edited by another program.").format(file=export.path.name))
        box.setInformativeText(self.tr("Papertray keeps it updated. What it holds now would be lost."))
        replace = box.addButton(self.tr("Replace it"), QMessageBox.ButtonRole.DestructiveRole)
        leave = box.addButton(self.tr("Leave it, stop updating"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)

        def answered() -> None:
            self.question = None
            if box.clickedButton() is replace:
                self._update(export, over=True)
            else:
                self._keep([each for each in self.kept() if each.path != export.path])

        box.finished.connect(answered)
        box.open()

    def _watch(self) -> None:
        """Looks at the manuscripts of this library from now on."""
        self._manuscripts.watch({Path(each.manuscript) for each in self.kept() if each.manuscript})

    def _update_for(self, manuscript: Path) -> None:
        for export in self.kept():
            if export.manuscript == str(manuscript):
                self._update(export)

    def _keep(self, exports: list[RememberedExport]) -> None:
        """Stores the exports of this library, beside those of others."""
        library = str(self._bridge.path)
        others = [
            stored
            for stored in self._settings.kept_exports
            if isinstance(stored, dict) and stored.get("library") != library
        ]
        self._settings.kept_exports = [*others, *(each.stored() for each in exports)][-_MOST:]
        self._watch()
