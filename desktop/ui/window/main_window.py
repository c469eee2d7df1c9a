"""The main window: builds its parts, and connects them in one block that reads like a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from desktop.errors import PapertrayError
from desktop.papers.links import page_to_add
from desktop.papers.view import INBOX, Sort
from desktop.settings import Settings, WindowState
from desktop.ui.dropping import Dropped, dropped
from desktop.ui.messages import done
from desktop.ui.window.frame import Frame
from desktop.ui.window.navigation import key_of
from desktop.ui.window.visiting import Visiting

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.ui.controls.focus_frame import FocusFrame
    from desktop.ui.key_overlay import KeyOverlay
    from desktop.ui.links import Links
    from desktop.ui.look.look import Look
    from desktop.ui.review.preparing import Prepared
    from desktop.ui.views.drop_veil import DropVeil
    from desktop.ui.window.arranging import Arranging
    from desktop.ui.window.asking import Asking
    from desktop.ui.window.copy_flow import CopyFlow
    from desktop.ui.window.day_flow import DayFlow
    from desktop.ui.window.detail_flow import DetailFlow
    from desktop.ui.window.digest_flow import DigestFlow
    from desktop.ui.window.duplicates_flow import DuplicatesFlow
    from desktop.ui.window.export_flow import ExportFlow
    from desktop.ui.window.files import Files
    from desktop.ui.window.folder_flow import FolderFlow
    from desktop.ui.window.import_flow import ImportFlow
    from desktop.ui.window.incomplete_flow import IncompleteFlow
    from desktop.ui.window.link_flow import LinkFlow
    from desktop.ui.window.manuscript_flow import ManuscriptFlow
    from desktop.ui.window.menus import Menus
    from desktop.ui.window.pane_flow import PaneFlow
    from desktop.ui.window.paper_flow import PaperFlow
    from desktop.ui.window.saved_flow import SavedFlow
    from desktop.ui.window.search_flow import SearchFlow
    from desktop.ui.window.searching import Searching
    from desktop.ui.window.shortcut_flow import ShortcutFlow
    from desktop.ui.window.sweeping import Sweeping
    from desktop.ui.window.triage_flow import TriageFlow
    from desktop.ui.window.view_flow import ViewFlow


class MainWindow(Frame):
    """Papertray's window. It holds no rules: it shows what the library says and asks it for what the user does."""

    arranging: Arranging
    asking: Asking
    citing: ManuscriptFlow
    days: DayFlow
    deciding: PaperFlow
    detailing: DetailFlow
    digesting: DigestFlow
    exporting: ExportFlow
    copying: CopyFlow
    incomplete: IncompleteFlow
    files: Files
    focus_frame: FocusFrame
    importing: ImportFlow
    keys: KeyOverlay
    linking: LinkFlow
    menus: Menus
    merging: DuplicatesFlow
    moving: PaneFlow
    saving: SavedFlow
    search_flow: SearchFlow
    shortcuts: ShortcutFlow
    sweeping: Sweeping
    triage: TriageFlow
    searching: Searching
    veil: DropVeil
    viewing: ViewFlow
    watching: FolderFlow

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
        super().__init__(look, library, settings=settings, state=state)
        self._usually_compact = settings.compact
        self.links = links
        self.recovery = recovery
        self.visiting = Visiting(self, library)
        self.restore()
        self.apply_settings()
        self.refresh_sidebar()
        self.parts.sidebar.choose(key_of(INBOX))
        self.parts.papers.table.setFocus()
        self.tell_selection()

    def complete(self) -> None:
        """Adds everything that the first page does without: details, pickers, flows; once."""
        if not self.is_complete:
            from desktop.ui.window.completing import complete  # noqa: PLC0415 - takes longer than the first page

            complete(self)
            self.is_complete = True
            self.refresh_sidebar()
            self.tell_selection()

    # -- the library comes and changes

    def library_held(self) -> None:
        """Another process writes the library for now: its papers can be looked at."""
        self.detailing.show(self.parts.papers.current_paper)

    def library_opened(self) -> None:
        """The library can be written from now on."""
        if self.pages is None:
            from desktop.store.pages import Pages  # noqa: PLC0415

            self.attach(Pages(self.bridge.path), lambda: Pages(self.bridge.path))
        self.detailing.take_recovered(self.recovery)
        self.searching.begin()
        self.incomplete.begin()
        self.saving.begin()
        self.detailing.show(self.parts.papers.current_paper)
        self.tell_selection()

    def apply(self, changes: Changes) -> None:
        """A change was committed: every view brings itself up to date."""
        if self.parts.pages.currentWidget() is self.parts.panes:
            self.refresh_sidebar()  # else it is when the panes are seen again
        elif self.pages is not None:
            self.actions_.show_history(*self.pages.undo_labels())
        with self.detailing.behind_the_table():
            self.parts.papers.apply(changes)
            self.detailing.apply(changes)
        self.searching.follow(changes)
        self.incomplete.apply(changes)
        self.saving.apply(changes)
        self.tell_selection()

    def panes_uncovered(self) -> None:
        """What covered the panes may have gone: the sidebar counts what was done meanwhile."""
        if self.parts.pages.currentWidget() is self.parts.panes:
            self.refresh_sidebar()

    # -- what is shown

    def detail_selection(self, chosen: int) -> None:
        """Shows in the details what several selected papers have in common, or the paper that has no details yet."""
        papers = self.parts.papers
        if chosen > 1:
            self.detailing.show_many(papers.targets())
        elif papers.current_paper and self.detailing.paper is None:
            self.detailing.show(papers.current_paper)

    # -- import

    def take_in(self, what: Dropped) -> None:
        """Reads what was dropped, pasted or opened; a review follows, or for a manuscript an export."""
        if what := self.citing.take(what):
            self.importing.take_in(what)

    def paste(self) -> None:
        """Reads what is in the clipboard, or offers a pasted link to the paper that has none."""
        what = dropped(QApplication.clipboard().mimeData())
        if not self.menus.offer_link(what):
            self.take_in(what)

    def open_things(self, things: Sequence[Path | str]) -> None:
        """Takes files and links from the command line or from a second start, and comes to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self.take_in(Dropped(paths=tuple(thing for thing in things if isinstance(thing, Path))))
        for link in (thing for thing in things if isinstance(thing, str)):
            if page := page_to_add(link):
                self.take_in(Dropped(page=page))
            else:
                advice = self.tr("Make the bookmark anew; the manual shows how.")
                self.feedback.tell_error(PapertrayError(link[:80], self.tr("it names no page"), advice))

    def show_review(self, review: Prepared) -> None:
        """Covers the papers with the review of an import."""
        self.parts.details.flush()
        self.actions_.block(blocked=True)
        lists = [row.name for row in self.pages.lists()] if self.pages else []
        tags = [row.name for row in self.pages.tags()] if self.pages else []
        assert self.pages is not None
        self.parts.review.show_review(review, self.pages.connection, lists, tags)
        self.toast.dismiss()
        self.parts.show_review(review=True)
        self.parts.review.setFocus()

    def accept_import(self, choices: object) -> None:
        """Imports what was chosen in the review."""
        self._leave_review()
        self.importing.accept(choices)  # type: ignore[arg-type]

    def cancel_import(self) -> None:
        """Leaves the review; nothing was added."""
        self._leave_review()
        self.importing.discard()

    def _leave_review(self) -> None:
        self.parts.show_review(review=False)
        self.actions_.block(blocked=False)
        self.parts.papers.table.setFocus()

    def imported(self, changes: Changes) -> None:
        """Shows what came in, and offers Undo."""
        with self.detailing.behind_the_table():
            self.show_view(INBOX)
        if changes.items:
            self.feedback.tell_step(done(changes.label))
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

    # -- the window itself

    def apply_settings(self) -> None:
        """Brings the window in line with the settings."""
        if self.settings.compact is not self._usually_compact:
            self._usually_compact = self.settings.compact
            self.kept_views.forget_density()
        self.look.theme.set_scheme(self.settings.theme)  # type: ignore[arg-type]
        self.look.reduce_motion = self.settings.reduce_motion
        self.parts.papers.inbox_sort = Sort(
            "interests" if self.settings.inbox_sort == "interests" else "added"
        )
        self.parts.papers.grouped = self.settings.inbox_grouped
        self.arrange_view()
        if self.is_complete and self.detailing.paper is not None:
            self.detailing.show(self.detailing.paper.id)

    def show_keys(self) -> None:
        """Opens the overlay of all keys."""
        from desktop.ui.pickers.key_columns import KeyGroup  # noqa: PLC0415 - not for the first page

        self.keys.open_for([KeyGroup(words, keys) for words, keys in self.actions_.keys_by_group().items()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything typed is saved, the library is backed up if it changed, and the window is remembered.

        The window goes at once: nobody looks at it while what runs is ended and a large library is copied.
        """
        if self.is_complete:
            self.parts.details.flush()
        self.remember()
        self.hide()
        self.closing.emit()
        self.bridge.close(with_backup=True)
        if self.is_complete:
            self.searching.close()
        if self.pages is not None:
            self.pages.close()
        super().closeEvent(event)
