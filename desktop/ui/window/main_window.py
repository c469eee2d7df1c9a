"""The main window: builds its parts, and connects them in one block that reads like a conversation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.papers.view import ALL, INBOX, QUEUE, View
from desktop.settings import Settings, WindowState
from desktop.ui.controls.focus_frame import FocusFrame
from desktop.ui.dropping import Dropped, dropped, refusal
from desktop.ui.jobs import Jobs
from desktop.ui.library_bridge import LibraryBridge
from desktop.ui.links import Links
from desktop.ui.table.view_words import papers_words
from desktop.ui.views.drop_veil import DropVeil
from desktop.ui.views.toast import Toast
from desktop.ui.window.asking import Asking
from desktop.ui.window.detail_flow import DetailFlow
from desktop.ui.window.export_flow import ExportFlow
from desktop.ui.window.feedback import Feedback
from desktop.ui.window.import_flow import ImportFlow
from desktop.ui.window.navigation import entries, key_of, view_of
from desktop.ui.window.panes import Parts
from desktop.ui.window.paper_flow import PaperFlow
from desktop.ui.window.searching import Highlighter, Searching, ids_of
from desktop.ui.window.window_actions import WindowActions

if TYPE_CHECKING:
    from desktop.library.finding import Findings
    from desktop.library.import_plan import ImportPlan
    from desktop.papers.changes import Changes
    from desktop.store.pages import Pages
    from desktop.ui.look.look import Look

_SIZE = (1440, 900)
_SMALLEST = (640, 420)


class MainWindow(QMainWindow):
    """Papertray's window. It holds no rules: it shows what the library says and asks it for what the user does."""

    closing = Signal()

    def __init__(
        self,
        look: Look,
        library: Path,
        *,
        settings: Settings,
        state: WindowState,
        recovery: Path,
        links: Links | None = None,
    ) -> None:
        super().__init__()
        self.look, self.settings, self.state = look, settings, state
        self._pages: Pages | None = None
        self._open_pages: Callable[[], Pages] | None = None
        self._named: dict[str, str] = {}
        self.jobs = Jobs(self)
        self.bridge = LibraryBridge(library, self.jobs, self)
        self.links = links or Links()
        self.actions_ = WindowActions(self)
        self._build(recovery)
        self._connect()
        self._restore()

    # -- building

    def _build(self, recovery: Path) -> None:
        self.setWindowTitle("Papertray")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self.setAcceptDrops(True)
        self.menuBar().setProperty("kind", "menu")
        self.actions_.fill(self.menuBar())
        self.parts = Parts(self.look, self.jobs, recovery, self)
        self.setCentralWidget(self.parts)
        self.toast = Toast(self.look, self, self.parts.papers.table)
        self.veil = DropVeil(self.look, self, self.parts.right)
        self.focus_frame = FocusFrame(self.look, self)
        self.feedback = Feedback(self.toast, self.parts.status, self)
        self.importing = ImportFlow(self.bridge, self)
        self.searching = Searching(self.bridge.path, self.jobs, self)
        self.deciding = PaperFlow(self.parts.papers, self.bridge, self)
        self.detailing = DetailFlow(self.parts.details, self.bridge, self.links, self.settings, self)
        self.exporting = ExportFlow(self.look, self.bridge, self.parts.papers, self.settings, self)
        self.asking = Asking(self)
        self.search_pause = QTimer(self, singleShot=True, interval=0)

    def _connect(self) -> None:
        """Who tells what to whom; in the order of the sender's name."""
        actions, details, papers = self.actions_, self.parts.details, self.parts.papers
        review, sidebar, status = self.parts.review, self.parts.sidebar, self.parts.status
        self.asking.connect_to(actions)
        self.bridge.changed.connect(self._apply)
        self.bridge.failed.connect(self.feedback.tell_error)
        self.bridge.opened.connect(self._library_opened)
        self.deciding.connect_to(actions)
        self.deciding.told.connect(self.feedback.tell_step)
        details.rating_requested.connect(self.deciding.rate)
        details.state_requested.connect(self.asking.set_state_named)
        details.tag_requested.connect(self.asking.ask_tag)
        details.untag_requested.connect(lambda name: self.deciding.tag(name, add=False))
        details.menu_requested.connect(self.asking.show_paper_menu)
        details.digest_requested.connect(lambda row: self.show_view(View("digest", key=row)))
        self.exporting.exported.connect(self.feedback.tell_with_show)
        self.exporting.failed.connect(self.feedback.tell_error)
        self.feedback.undo_requested.connect(self.undo)
        self.feedback.show_requested.connect(self.exporting.show_incomplete)
        self.importing.ended.connect(status.clear_progress)
        self.importing.failed.connect(self.feedback.tell_error)
        self.importing.imported.connect(self._imported)
        self.importing.planned.connect(self._show_review)
        self.importing.progressed.connect(self._show_reading)
        papers.current_changed.connect(self.detailing.show)
        papers.empty_action_requested.connect(self._go_on)
        papers.header.read_next_clicked.connect(self.deciding.read_next)
        papers.header.search.left.connect(papers.table.setFocus)
        papers.header.search_edited.connect(lambda _text: self.search_pause.start())
        papers.menu_requested.connect(self.asking.show_paper_menu)
        papers.open_requested.connect(self.detailing.open)
        papers.rating_requested.connect(lambda paper, stars: self.deciding.rate(stars, paper))
        papers.selection_changed.connect(self._tell_selection)
        papers.shown.connect(self._tell_selection)
        papers.strip.exact_requested.connect(self._search_exactly)
        review.accepted.connect(self._accept_import)
        review.cancelled.connect(self._cancel_import)
        self.search_pause.timeout.connect(self._search)
        self.searching.found.connect(self._show_found)
        sidebar.add_list_requested.connect(self.asking.ask_new_list)
        sidebar.chosen.connect(lambda key: self.show_view(view_of(key)))
        sidebar.delete_requested.connect(self.asking.delete_named)
        sidebar.dropped_on.connect(lambda _key, _data: None)
        sidebar.rename_requested.connect(self.asking.ask_rename)
        status.cancel_requested.connect(self.importing.cancel)
        self.parts.welcome.open_requested.connect(self.asking.ask_files)
        self.parts.welcome.paste_requested.connect(self.paste)
        self.parts.welcome.sample_requested.connect(self.asking.import_sample)

    # -- the library comes and goes

    def attach(self, pages: Pages, open_pages: Callable[[], Pages]) -> None:
        """Shows a library from now on; it can be read, and need not be open for writing yet."""
        self._pages, self._open_pages = pages, open_pages
        self.parts.papers.attach(pages, open_pages)
        self.detailing.attach(pages)
        self._refresh_sidebar()
        view = view_of(key_of(View(*self.state.view))) if len(self.state.view) == 3 else INBOX
        self.show_view(view if key_of(view) in self._named else INBOX)

    def _library_opened(self) -> None:
        if self._pages is None:
            from desktop.store.pages import Pages  # noqa: PLC0415

            self.attach(Pages(self.bridge.path), lambda: Pages(self.bridge.path))
        self.searching.begin()
        self.detailing.show(self.parts.papers.current_paper)
        self._tell_selection()

    def _apply(self, changes: Changes) -> None:
        """A change was committed: every view brings itself up to date."""
        self._refresh_sidebar()
        self.parts.papers.apply(changes)
        self.detailing.apply(changes)
        self.searching.follow(changes)
        self._tell_selection()

    def _refresh_sidebar(self) -> None:
        today = dt.datetime.now().astimezone().date()
        found = entries(self._pages, today)
        self._named = {entry.key: entry.label for entry in found}
        self.parts.sidebar.show_entries(found)
        welcome = self._pages is None or self._is_empty()
        self.parts.show_welcome(welcome=welcome)
        self.veil.hides_area = welcome
        if self._pages is not None:
            self.actions_.show_history(*self._pages.undo_labels())
        if key_of(self.parts.papers.view) not in self._named and self._pages is not None:
            self.show_view(INBOX)

    def _is_empty(self) -> bool:
        assert self._pages is not None
        return not self._pages.count(ALL) and not self._pages.count(View("bin"))

    # -- views

    def show_view(self, view: View) -> None:
        """Leaves the current view and shows another one."""
        self.parts.details.flush()
        self.parts.papers.header.search.clear()
        self.search_pause.stop()
        self.searching.stop()
        self.detailing.highlighter = None
        self.parts.sidebar.choose(key_of(view))
        self.parts.papers.show_view(view, self._named.get(key_of(view), ""))
        self.parts.papers.header.read_next.setVisible(view == QUEUE)

    def _go_on(self) -> None:
        """The one action of an empty view."""
        if self.parts.papers.is_search:
            self.parts.papers.header.search.clear()
        else:
            self.show_view(QUEUE)

    def _tell_selection(self) -> None:
        papers = self.parts.papers
        rows, chosen = papers.model.rowCount(), papers.table.selected_rows()
        marked = len(papers.model.marked)
        empty = self._pages is None or self._is_empty()
        words = self.tr("No papers yet") if empty else self.tr("{n} of {all} selected")
        if marked:
            words = self.tr("{papers} marked").format(papers=papers_words(marked))
        self.parts.status.show_left(words.format(n=f"{chosen:,}", all=f"{rows:,}"))
        self.parts.status.show_calm(self.tr("Everything stays on this computer") if empty else "")
        some = bool(chosen or marked or papers.current_paper) and not empty
        self.actions_.allow(
            papers=some,
            paper=bool(papers.current_paper) and not empty,
            list=some and papers.is_ranked,
            bin=some and papers.view.kind == "bin",
            text=papers.view.kind == "tag",
        )
        if chosen > 1:
            self.asking.show_many(chosen)
        elif papers.current_paper and self.detailing.paper is None:
            self.detailing.show(papers.current_paper)

    # -- search

    def _search(self) -> None:
        text = self.parts.papers.header.search.text()
        if text.strip():
            self.searching.search(text, self.parts.papers.view)
        else:
            self.searching.stop()
            self.detailing.highlighter = None
            self.parts.papers.header.search.set_misspelt(())
            self.parts.papers.leave_search()
            self.detailing.show(self.parts.papers.current_paper)

    def _search_exactly(self) -> None:
        """Asks again for the words as they were typed: each in quotes."""
        words = self.parts.papers.header.search.text().replace('"', " ").split()
        self.parts.papers.header.search.setText(" ".join(f'"{word}"' for word in words))

    def _show_found(self, findings: Findings) -> None:
        if not self.parts.papers.header.search.text().strip() or self._pages is None:
            return
        highlighter = Highlighter(findings, self._pages.abstract)
        self.detailing.highlighter = highlighter
        papers = self.parts.papers
        papers.header.search.set_misspelt([spelling.typed for spelling in findings.spellings])
        papers.show_found(ids_of(findings), highlighter.match, findings.did_you_mean)
        papers.strip.show_spellings([(spelling.typed, spelling.found) for spelling in findings.spellings])
        self.detailing.show(papers.current_paper)

    # -- import

    def take_in(self, what: Dropped) -> None:
        """Reads what was dropped, pasted or opened; a review follows."""
        if what:
            self.importing.take_in(what)

    def paste(self) -> None:
        """Reads what is in the clipboard, or offers a pasted link to the paper that has none."""
        what = dropped(QApplication.clipboard().mimeData())
        if not self.asking.offer_link(what):
            self.take_in(what)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Takes files from the command line or from a second start, and comes to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self.take_in(Dropped(paths=tuple(paths)))

    def _show_reading(self, done: int, total: int, note: str) -> None:
        words = self.tr("Reading {what}: {n} papers").format(what=note, n=f"{done:,}")
        self.parts.status.show_progress(words, done, None if total < 0 else total)

    def _show_review(self, plan: ImportPlan) -> None:
        self.parts.details.flush()
        self.actions_.block(blocked=True)
        lists = [row.name for row in self._pages.lists()] if self._pages else []
        tags = [row.name for row in self._pages.tags()] if self._pages else []
        assert self._pages is not None
        self.parts.review.show_plan(plan, self._pages.connection, lists, tags)
        self.parts.show_review(review=True)
        self.parts.review.setFocus()

    def _accept_import(self, choices: object) -> None:
        self._leave_review()
        self.importing.accept(choices)  # type: ignore[arg-type]

    def _cancel_import(self) -> None:
        self._leave_review()
        self.importing.discard()

    def _leave_review(self) -> None:
        self.parts.show_review(review=False)
        self.actions_.block(blocked=False)
        self.parts.papers.table.setFocus()

    def _imported(self, changes: Changes) -> None:
        self.show_view(INBOX)
        if changes.items:
            self.deciding.told.emit(self.asking.report(changes))
        else:
            self.feedback.tell_with_show("info", self.tr("Nothing new: every paper is here already"))

    # -- history

    def undo(self) -> None:
        """Takes back the newest step."""
        self.parts.details.flush()
        self.bridge.undo(self.feedback.tell_undone)

    def redo(self) -> None:
        """Does again what was undone last."""
        self.bridge.redo(self.feedback.tell_undone)

    # -- drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        what = dropped(event.mimeData())
        if not what or self.importing.is_busy:
            event.ignore()
            return
        if words := refusal(what.paths):
            self.veil.refuse(words)
        elif what.links:
            self.veil.show_for_link(what.links[0])
        elif what.paths:
            sizes = [path.stat().st_size for path in what.paths if path.is_file()]
            self.veil.show_for([path.name for path in what.paths], sizes)
        else:
            self.veil.show_for([self.tr("Text")], [len((what.text or what.html).encode())])
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.veil.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take_in(dropped(event.mimeData()))

    # -- the window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit(self.width())

    def _restore(self) -> None:
        if self.state.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.state.geometry.encode()))
        self.parts.set_widths(self.state.panes)
        self.parts.papers.table.set_density("compact" if self.settings.compact else "comfortable")
        self._refresh_sidebar()
        self.parts.sidebar.choose(key_of(INBOX))
        self._tell_selection()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything typed is saved, the library is backed up if it changed, and the window is remembered."""
        self.parts.details.flush()
        self.state.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.state.panes = self.parts.widths()
        self.state.view = list(self.parts.papers.view)
        self.closing.emit()
        self.bridge.close(with_backup=True)
        self.searching.close()
        if self._pages is not None:
            self._pages.close()
        super().closeEvent(event)
