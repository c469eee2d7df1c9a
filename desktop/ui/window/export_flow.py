"""Exports: opens the dialog, previews in the background, fixes citation keys, writes, and says what is missing."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from desktop.errors import CannotWrite
from desktop.papers.view import ALL, View
from desktop.ui.export.export_dialog import ExportDialog
from desktop.ui.export.format_choices import options_of
from desktop.ui.export.last_export import RememberedExport, remembered_export
from desktop.ui.export.scope import Scope
from desktop.ui.messages import failure
from desktop.ui.table.row_words import NO_MATCH
from desktop.ui.table.view_words import papers_words
from desktop.ui.window.export_following import ExportFollowing

if TYPE_CHECKING:
    from desktop.library.exporting import Exported, Prepared
    from desktop.library.manuscripts import Cited
    from desktop.papers.changes import Changes
    from desktop.settings import Settings
    from desktop.store.pages import Pages
    from desktop.ui.export.previewing import Preview
    from desktop.ui.jobs import Job
    from desktop.ui.library_bridge import LibraryBridge
    from desktop.ui.look.look import Look
    from desktop.ui.table.paper_list import PaperList


class ExportFlow(QObject):
    """One dialog at a time. `exported` carries icon, words and the label of the way to what is missing."""

    exported = Signal(str, str, str)
    failed = Signal(object)
    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(
        self, look: Look, bridge: LibraryBridge, papers: PaperList, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._look, self._bridge, self._papers, self._settings = look, bridge, papers, settings
        self.dialog: ExportDialog | None = None
        self.following = ExportFollowing(bridge, settings, papers.window(), self)
        self.following.failed.connect(self.failed)
        self._incomplete: Sequence[int] = ()
        self._preview: Job | None = None
        self._writing: Job | None = None

    def open(self) -> None:
        """Opens the dialog on the papers at hand."""
        if self._bridge.is_open:
            self._open(self._scopes())

    def open_on(self, papers: Sequence[int], words: str) -> None:
        """Opens the dialog on papers that belong together for a reason told in `words`."""
        if self._bridge.is_open:
            self._open([Scope(words, len(papers), lambda: papers), *self._scopes()])

    def open_for(self, cited: Cited) -> None:
        """Opens the dialog on what a manuscript cites."""
        papers = cited.papers
        self._open([Scope(cited.manuscript.name, len(papers), lambda: papers, cited=cited)])

    def _open(self, scopes: Sequence[Scope]) -> None:
        self.dialog = ExportDialog(
            self._look,
            scopes,
            form=self._settings.export_format,
            choices=self._settings.export_choices,
            folder=self._folder(),
            parent=self._papers.window(),
        )
        self.dialog.preview_wanted.connect(self._preview_again)
        self.dialog.export_requested.connect(self._export_chosen)
        self.dialog.show_papers_requested.connect(self.show_papers)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def repeat(self) -> None:
        """Makes the last export again; asks in the dialog where there was none, or its file was edited since."""
        from desktop.library.kept_exports import sha256_of  # noqa: PLC0415

        last = remembered_export(self._settings.last_export)
        if last is None or last.library != str(self._bridge.path) or not self._bridge.is_open:
            self.open()
            return
        if last.path.exists() and sha256_of(last.path) != last.sha256:
            self.open()
            return
        if last.manuscript:
            self._repeat_cited(last)
            return
        if last.view is None:
            self._export_again(self._papers.targets(), last)
            return
        view = last.view
        job = self._bridge.jobs.start("read", lambda _job: self._ids_of(view))
        job.succeeded.connect(lambda ids: self._export_again(ids, last))
        job.failed.connect(self.failed)

    def _export_again(self, ids: Sequence[int], last: RememberedExport) -> None:
        if ids:
            self._export(ids, last, keep=False)

    def _repeat_cited(self, last: RememberedExport) -> None:
        """Reads the manuscript anew: it may cite other papers by now."""
        from desktop.library.manuscripts import cited_by  # noqa: PLC0415

        def found(job: Job) -> Cited:
            pages = self._reader()
            try:
                return cited_by(pages, Path(last.manuscript), job)
            finally:
                pages.close()

        job = self._bridge.jobs.start("read", found)
        job.succeeded.connect(lambda cited: self._export_cited(cited, last, keep=False))
        job.failed.connect(self.failed)

    def cancel(self) -> None:
        """Stops the export that is being written; the old file stays."""
        if self._writing is not None:
            self._writing.cancel()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        wanted = Path(self._settings.export_folder or documents or Path.home())
        return next((folder for folder in (wanted, *wanted.parents) if folder.is_dir()), Path.home())

    def _scopes(self) -> list[Scope]:
        """The selection when two or more papers are selected or marked, then the view, one paper, all papers.

        Which papers those are is asked once for a dialog: a preview must not cost what the library is large.
        """
        papers = self._papers
        chosen = papers.targets()
        scopes = []
        if len(chosen) >= 2:
            words = self.tr("Marked") if papers.model.marked else self.tr("Selection")
            scopes.append(Scope(words, len(chosen), lambda: chosen))
        is_view = papers.is_whole or not papers.is_search
        title = papers.header.title.text() if is_view else self.tr("Found")
        view = papers.view if is_view else None
        scopes.append(Scope(title, papers.model.rowCount(), cache(papers.shown_papers), view))
        if len(chosen) == 1:
            scopes.append(Scope(self.tr("This paper"), 1, lambda: chosen))
        if papers.view != ALL or papers.is_search:
            everything = self._bridge.library.pages.count(ALL)
            scopes.append(Scope(self.tr("All papers"), everything, cache(lambda: self._ids_of(ALL)), ALL))
        return scopes

    def _ids_of(self, view: View) -> Sequence[int]:
        from desktop.library.saved_searches import papers_of  # noqa: PLC0415

        pages = self._reader()
        try:
            return papers_of(pages, self._bridge.path, view)
        finally:
            pages.close()

    def _reader(self) -> Pages:
        from desktop.store.pages import Pages  # noqa: PLC0415

        return Pages(self._bridge.path)

    # -- the preview

    def _preview_again(self) -> None:
        from desktop.ui.export.previewing import preview_of, preview_of_cited  # noqa: PLC0415

        dialog = self.dialog
        if dialog is None:
            return
        if self._preview is not None:
            self._preview.cancel()
        options = dialog.options
        scope, form, choices = options.scope, options.form, options.choices
        pattern = self._settings.citation_keys

        def preview(job: Job) -> Preview:
            pages = self._reader()
            try:
                if scope.cited is not None:
                    return preview_of_cited(pages, scope.cited, form, choices, scope.words, job)
                return preview_of(pages, scope.ids(), form, choices, scope.words, pattern, job)
            finally:
                pages.close()

        self._preview = self._bridge.jobs.start("read", preview)
        self._preview.succeeded.connect(self._show_preview)
        self._preview.failed.connect(self.failed)

    def _show_preview(self, found: Preview) -> None:
        if self.dialog is not None and self.sender() is self._preview:
            self.dialog.show_preview(found.text, found.shown, found.warned)
            self.dialog.show_facts(found.facts)
            self.dialog.show_left_out(found.left_out)

    # -- the export itself

    def _export_chosen(self, dialog: ExportDialog) -> None:
        from desktop.exports.writing import refuse_target  # noqa: PLC0415

        options, target = dialog.options, dialog.target
        try:
            refuse_target(target)
        except CannotWrite as error:
            dialog.show_problem(failure(error))
            return
        scope = options.scope
        self._settings.export_format, self._settings.export_folder = options.form, str(target.parent)
        self._settings.export_choices = dict(options.all_choices)
        keep = dialog.keep.isChecked() and scope.can_be_followed
        manuscript = str(scope.cited.manuscript) if scope.cited else ""
        library, form = str(self._bridge.path), options.form
        wanted = RememberedExport(
            library, target, form, options.choices, scope.words, scope.view, "", "", manuscript
        )
        dialog.accept()
        if scope.cited is not None:
            self._export_cited(scope.cited, wanted, keep=keep)
        else:
            self._export(list(scope.ids()), wanted, keep=keep)

    def _export(self, ids: Sequence[int], wanted: RememberedExport, *, keep: bool) -> None:
        """Writes beside the target in the background; then the writer fixes the keys and puts the file in place."""
        from desktop.library.exporting import finish  # noqa: PLC0415

        def prepared(found: Prepared) -> None:
            self._bridge.work(
                lambda library: _with_changes(finish(library, found)),
                lambda exported: self._was_exported(exported, wanted, keep=keep),
                self.failed.emit,
            )

        self._write(lambda job: self._prepared(ids, wanted, job)).succeeded.connect(prepared)

    def _export_cited(self, cited: Cited, wanted: RememberedExport, *, keep: bool) -> None:
        """Writes the bibliography of a manuscript; every key in it has been fixed long ago."""
        from desktop.library.formats import Format  # noqa: PLC0415
        from desktop.library.manuscripts import write_cited  # noqa: PLC0415

        options = options_of(wanted.form, wanted.choices, wanted.words)

        def written(job: Job) -> Exported:
            pages = self._reader()
            try:
                return write_cited(pages, cited, wanted.path, Format(wanted.form), options, job)
            finally:
                pages.close()

        job = self._write(written)
        job.succeeded.connect(lambda exported: self._was_exported(exported, wanted, keep=keep))

    def _write(self, work: Callable[[Job], object]) -> Job:
        job = self._writing = self._bridge.jobs.start("read", work)
        job.progressed.connect(self.progressed)
        job.failed.connect(self.failed)
        job.ended.connect(self._writing_ended)
        return job

    def _writing_ended(self) -> None:
        self._writing = None
        self.ended.emit()

    def _prepared(self, ids: Sequence[int], wanted: RememberedExport, job: Job) -> Prepared:
        from desktop.library.exporting import prepare  # noqa: PLC0415
        from desktop.library.formats import Format  # noqa: PLC0415

        options = options_of(wanted.form, wanted.choices, wanted.words, self._settings.citation_keys)
        pages = self._reader()
        try:
            return prepare(pages, ids, Format(wanted.form), wanted.path, options, job)
        finally:
            pages.close()

    def _was_exported(self, exported: Exported, wanted: RememberedExport, *, keep: bool) -> None:
        self.following.remember(wanted, keep=keep)
        words = self.tr("Exported {papers} to {path}").format(
            papers=papers_words(exported.papers), path=_short(exported.path)
        )
        without = exported.lacking.without
        self._incomplete = without["authors"] or without["year"]
        if exported.missing:
            words = f"{words}. {exported.missing[0]}"
        label = self.tr("Show them") if self._incomplete else ""
        self.exported.emit("check", words, label)

    def show_incomplete(self) -> None:
        """Shows the papers that lacked something in the last export."""
        self.show_papers(self._incomplete)

    def show_papers(self, papers: Sequence[int]) -> None:
        """Shows some papers in the table."""
        if papers:
            self._papers.show_found(array("q", papers), lambda _line: NO_MATCH)


def _with_changes(exported: Exported) -> tuple[Exported, Changes | None]:
    return exported, exported.changes


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
