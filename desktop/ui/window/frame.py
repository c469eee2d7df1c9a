"""The frame of the window: what is there from the first page on. Flows know it and each other, never the whole."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from desktop.papers.view import ALL, INBOX, SNOOZED, View
from desktop.paths import shortened
from desktop.ui.jobs import Jobs
from desktop.ui.library_bridge import LibraryBridge
from desktop.ui.table.kept_views import KeptViews
from desktop.ui.window.fitting import Fitting
from desktop.ui.window.navigation import Counted, entries, key_of, view_of
from desktop.ui.window.opening_order import opening_sort
from desktop.ui.window.panes import Parts
from desktop.ui.window.selection import tell_selection
from desktop.ui.window.window_actions import WindowActions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop.settings import Settings, WindowState
    from desktop.store.pages import Pages
    from desktop.ui.look.look import Look
    from desktop.ui.views.toast import Toast
    from desktop.ui.window.feedback import Feedback

_SIZE = QSize(1440, 900)
_SMALLEST = QSize(640, 420)
_SYSTEM_FRAME = QSize(16, 48)
"""What the system draws around a window, at most: it cannot be asked before the window is shown."""


class Frame(QMainWindow):
    """Menu, sidebar, papers and status bar over a library that is read.

    `feedback` and `toast`, like the details in `parts`, are there once `is_complete`. What flows count in the
    background for the sidebar and the status bar they leave here: `incomplete_papers`, `search_counts`, `week_words`.
    """

    attached = Signal(object)
    """`Pages` of a library that is shown from now on."""
    brought = Signal(object)
    """`Dropped`: something to be read was dropped, pasted or opened."""
    closing = Signal()
    painted = Signal()
    """The first page is on the screen."""
    selection_told = Signal(int)
    """How many rows are selected now."""
    view_arranged = Signal()
    view_left = Signal()
    view_shown = Signal()

    feedback: Feedback
    toast: Toast

    def __init__(self, look: Look, library: Path, *, settings: Settings, state: WindowState) -> None:
        super().__init__()
        self.look, self.settings, self.state = look, settings, state
        self.pages: Pages | None = None
        self.kept_views = KeptViews(state.views)
        self.named: dict[str, str] = {}
        self.incomplete_papers: int | None = None
        self.search_counts: dict[int, Counted] = {}
        self.week_words = ""
        self.is_complete = False
        self._is_painted = False
        self.jobs = Jobs(self)
        self.bridge = LibraryBridge(library, self.jobs, self)
        self.actions_ = WindowActions(self)
        self._build()

    def _build(self) -> None:
        self.setWindowTitle("Papertray")
        self.setMinimumSize(_SMALLEST)
        self.resize(first_size(self.screen().availableSize()))
        self.menuBar().setProperty("kind", "menu")
        self.actions_.fill(self.menuBar())
        self.parts = Parts(self.look, self.jobs, self)
        self.fitting = Fitting(self.look, self.parts)
        self.setCentralWidget(self.parts)

    # -- the library

    def attach(self, pages: Pages, open_pages: Callable[[], Pages]) -> None:
        """Shows a library from now on; it can be read, and need not be open for writing yet."""
        self.pages = pages
        self.parts.papers.attach(pages, open_pages)
        self.attached.emit(pages)
        self.refresh_sidebar()
        view = view_of(key_of(View(*self.state.view))) if len(self.state.view) == 3 else INBOX
        self.show_view(view if key_of(view) in self.named else INBOX)
        self.tell_selection()

    @property
    def is_empty(self) -> bool:
        """Whether there is no paper at all, or no library yet."""
        return self.pages is None or not (self.pages.count(ALL) or self.pages.count(View("bin")))

    def refresh_sidebar(self) -> None:
        """Counts anew, and shows the invitation while the library is empty."""
        today = dt.datetime.now().astimezone().date()
        found = entries(self.pages, today, self.incomplete_papers, self.search_counts)
        self.named = {entry.key: entry.label for entry in found}
        self.parts.papers.call(self.named.get(key_of(self.parts.papers.view), ""))
        self.parts.sidebar.show_entries(found)
        if self.is_complete:
            self.parts.show_welcome(welcome=self.is_empty)
        if self.pages is not None:
            self.actions_.show_history(*self.pages.undo_labels())
            if key_of(self.parts.papers.view) not in {*self.named, key_of(SNOOZED)}:
                self.show_view(INBOX)

    # -- views

    def show_view(self, view: View) -> None:
        """Leaves the current view and shows another one."""
        papers = self.parts.papers
        if self.is_complete:
            self.parts.details.flush()
            papers.header.search.clear()
            self.view_left.emit()
        self.parts.sidebar.choose(key_of(view))
        sort = opening_sort(self.kept_views, self.pages, view, papers.inbox_sort)
        papers.show_view(view, self.named.get(key_of(view), ""), sort)
        self.arrange_view()
        papers.header.show_button_of(view)
        self.view_shown.emit()

    def arrange_view(self) -> None:
        """Gives the view that is shown the columns, widths and density that were chosen for it."""
        layout = self.kept_views.layout(self.parts.papers.view)
        self.parts.papers.table.arrange(layout, compact=layout.is_compact(self.settings.compact))
        self.view_arranged.emit()

    def tell_selection(self) -> None:
        """Says what is selected, and which actions that makes possible."""
        empty = self.is_empty
        folder = shortened(self.bridge.path.parent) if empty else ""
        calm = self.tr("Everything stays on this computer, in {folder}").format(folder=folder)
        chosen = tell_selection(self.parts, self.actions_, calm if empty else self.week_words, empty=empty)
        self.selection_told.emit(chosen)

    # -- progress

    def show_reading(self, done: int, total: int, note: str) -> None:
        """Says how far the reading of a digest is."""
        words = self.tr("Reading: {note}").format(note=note) if note else self.tr("Reading")
        self.parts.status.show_progress(words, done, None if total < 0 else total)

    def show_writing(self, done: int, total: int, _note: str) -> None:
        """Says how far an export is."""
        self.parts.status.show_progress(self.tr("Exporting"), done, None if total < 0 else total)

    # -- the window itself

    def restore(self) -> None:
        """Brings the window back to the place and the widths in which it was closed."""
        if self.state.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.state.geometry.encode()))
        self.fitting.set_widths(self.state.panes)

    def remember(self) -> None:
        """Keeps place, widths and view for the next start."""
        self.state.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.state.panes = self.fitting.widths()
        self.state.view = list(self.parts.papers.view)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fitting.fit(self.width())


def first_size(available: QSize) -> QSize:
    """The size of a window that was never open, without its frame, on a screen with so much room; in logical px."""
    return _SIZE.boundedTo(available - _SYSTEM_FRAME).expandedTo(_SMALLEST)
