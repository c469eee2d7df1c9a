"""Exports: opens the dialog, previews in the background, fixes citation keys, writes, and says what is missing."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Signal

from desktop.papers.view import ALL, Sort
from desktop.ui.export.export_dialog import ExportDialog
from desktop.ui.export.scope import Scope
from desktop.ui.table.row_words import NO_MATCH
from desktop.ui.table.view_words import papers_words

if TYPE_CHECKING:
    from desktop.library.exporting import Exported
    from desktop.library.formats import Options
    from desktop.settings import Settings
    from desktop.store.pages import Pages
    from desktop.ui.jobs import Job
    from desktop.ui.library_bridge import LibraryBridge
    from desktop.ui.look.look import Look
    from desktop.ui.table.paper_list import PaperList

_PREVIEWED = 200
_CHECKED = 5_000
"""Papers that are looked through for what is missing before an export; the export itself counts them all."""


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
        self._incomplete: Sequence[int] = ()
        self._preview: Job | None = None

    def open(self) -> None:
        """Opens the dialog on the papers at hand."""
        if not self._bridge.is_open:
            return
        self.dialog = ExportDialog(
            self._look,
            self._scopes(),
            form=self._settings.export_format,
            folder=self._folder(),
            parent=self._papers.window(),
        )
        self.dialog.preview_wanted.connect(self._preview_again)
        self.dialog.export_requested.connect(self._export)
        self.dialog.show_papers_requested.connect(self.show_papers)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(self._settings.export_folder or documents or Path.home())

    def _scopes(self) -> list[Scope]:
        """The selection when two or more papers are selected or marked, then the view, then all papers."""
        papers = self._papers
        chosen = papers.targets()
        scopes = []
        if len(chosen) >= 2:
            words = self.tr("Marked") if papers.model.marked else self.tr("Selection")
            scopes.append(Scope(words, len(chosen), lambda: chosen))
        title = self.tr("Found") if papers.is_search else papers.header.title.text()
        scopes.append(Scope(title, papers.model.rowCount(), papers.shown_papers))
        if papers.view != ALL or papers.is_search:
            everything = self._bridge.library.pages.count(ALL)
            scopes.append(Scope(self.tr("All papers"), everything, self._all_papers))
        return scopes

    def _all_papers(self) -> Sequence[int]:
        pages = self._reader()
        try:
            return pages.ids(ALL, Sort())
        finally:
            pages.close()

    def _reader(self) -> Pages:
        from desktop.store.pages import Pages  # noqa: PLC0415

        return Pages(self._bridge.path)

    # -- the preview

    def _preview_again(self) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        if self._preview is not None:
            self._preview.cancel()
        scope, options = dialog.options.scope, self._options(dialog)
        form = dialog.options.form
        self._preview = self._bridge.jobs.start(
            "read", lambda job: self._previewed(scope, form, options, job)
        )
        self._preview.succeeded.connect(self._show_preview)
        self._preview.failed.connect(self.failed)

    def _previewed(self, scope: Scope, form: str, options: Options, job: Job) -> dict[str, Any]:
        """Text, warnings and facts; runs in the background with a reader of its own."""
        from desktop.exports.report import Missing, sentences  # noqa: PLC0415
        from desktop.library.citing import citation_keys  # noqa: PLC0415
        from desktop.library.formats import Format, text_of  # noqa: PLC0415
        from desktop.store.records import papers  # noqa: PLC0415

        ids = list(scope.ids())
        pages = self._reader()
        try:
            shown = ids[:_PREVIEWED]
            keys = citation_keys(pages, shown).all
            lacking = Missing(tex=form == "bibtex")
            for done, paper in enumerate(papers(pages.connection, ids[:_CHECKED])):
                job.step(done, len(ids))
                lacking.count(paper)
            text = "".join(text_of(pages, shown, Format(form), keys, options))
        finally:
            pages.close()
        warned = {
            keys[paper] for name in ("authors", "title") for paper in lacking.without[name] if paper in keys
        }
        facts = list(zip_longest(sentences(lacking), _lists(lacking), fillvalue=()))
        return {"text": text, "shown": len(shown), "warned": warned, "facts": facts}

    def _show_preview(self, found: dict[str, Any]) -> None:
        if self.dialog is not None and self.sender() is self._preview:
            self.dialog.show_preview(found["text"], found["shown"], found["warned"])
            self.dialog.show_facts(found["facts"])

    def _options(self, dialog: ExportDialog) -> Options:
        from desktop.exports.bibtex_options import BibtexOptions, Link  # noqa: PLC0415
        from desktop.exports.list_options import Abstracts  # noqa: PLC0415
        from desktop.library.formats import Options  # noqa: PLC0415

        includes = dialog.options.includes
        words = dialog.options.scope.words
        return Options(
            title=words,
            scope=words,
            bibtex=BibtexOptions(
                abstract=includes("abstract"),
                keywords=includes("keywords"),
                note=includes("note"),
                link=Link.FIELD if includes("url") else Link.NONE,
            ),
            abstracts=Abstracts.QUOTE if includes("abstract") else Abstracts.NONE,
            notes=includes("note"),
            seen_in=includes("seen_in"),
        )

    # -- the export itself

    def _export(self, dialog: ExportDialog) -> None:
        from desktop.library.citing import fix_keys  # noqa: PLC0415

        scope, form, target = dialog.options.scope, dialog.options.form, dialog.target
        options = self._options(dialog)
        self._settings.export_format, self._settings.export_folder = form, str(target.parent)
        dialog.accept()
        ids = list(scope.ids())

        def write(keys: dict[int, str]) -> None:
            job = self._bridge.jobs.start(
                "read", lambda job: self._written(ids, form, target, keys, options, job)
            )
            job.progressed.connect(self.progressed)
            job.succeeded.connect(self._was_exported)
            job.failed.connect(self.failed)
            job.ended.connect(self.ended)

        self._bridge.work(lambda library: fix_keys(library, ids), write, self.failed.emit)

    def _written(
        self, ids: Sequence[int], form: str, target: Path, keys: dict[int, str], options: Options, job: Job
    ) -> Exported:
        from desktop.library.exporting import write_export  # noqa: PLC0415
        from desktop.library.formats import Format  # noqa: PLC0415

        pages = self._reader()
        try:
            return write_export(pages, ids, Format(form), target, keys, options, job)
        finally:
            pages.close()

    def _was_exported(self, exported: Exported) -> None:
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


def _lists(lacking: Any) -> list[Sequence[int]]:
    """The papers behind each sentence, in the order of the sentences."""
    return [papers for papers in lacking.without.values() if papers]


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
