"""Says what is selected, and which actions that makes possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.papers.view import INBOX, SNOOZED
from desktop.paths import shortened
from desktop.ui.table.view_words import papers_words

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


def tr(text: str) -> str:
    """The translation of the words of the status bar."""
    return QCoreApplication.translate("MainWindow", text)


def tell_selection(window: MainWindow) -> None:
    """Fills the status bar, enables what can be done, and leads the details to what is current."""
    papers, status = window.parts.papers, window.parts.status
    chosen, marked = papers.table.selected_rows(), len(papers.model.marked)
    empty = window.is_empty
    status.show_left(_words(window, chosen, marked, empty=empty))
    calm = tr("Everything stays on this computer, in {folder}")
    folder = shortened(window.bridge.path.parent) if empty else ""
    week = window.days.words if window.is_complete else ""
    status.show_calm(calm.format(folder=folder) if empty else week)
    some = bool(chosen or marked or papers.current_paper) and not empty
    window.actions_.allow(
        papers=some,
        paper=bool(papers.current_paper) and not empty,
        list=some and papers.is_ranked,
        snoozed=some and papers.view == SNOOZED,
        bin=some and papers.view.kind == "bin",
        kept=some and papers.view.kind != "bin",
        text=papers.view.kind == "tag",
        found=bool(some and papers.is_search),
        inbox=papers.view == INBOX and not papers.is_search and not empty,
        grouped=some and papers.group_of_current() is not None,
    )
    if not window.is_complete:
        return
    if chosen > 1:
        window.detailing.show_many(papers.targets())
    elif papers.current_paper and window.detailing.paper is None:
        window.detailing.show(papers.current_paper)


def _words(window: MainWindow, chosen: int, marked: int, *, empty: bool) -> str:
    rows = window.parts.papers.model.rowCount()
    if marked:
        return tr("{papers} marked").format(papers=papers_words(marked))
    if empty:
        return tr("No papers yet")
    return tr("{n} of {all} selected").format(n=f"{chosen:,}", all=f"{rows:,}") if rows else ""
