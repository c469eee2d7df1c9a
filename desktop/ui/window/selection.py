"""Says what is selected, and which actions that makes possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.papers.view import INBOX, SNOOZED
from desktop.ui.table.view_words import papers_words

if TYPE_CHECKING:
    from desktop.ui.window.panes import Parts
    from desktop.ui.window.window_actions import WindowActions


def tr(text: str) -> str:
    """The translation of the words of the status bar."""
    return QCoreApplication.translate("MainWindow", text)


def tell_selection(parts: Parts, actions: WindowActions, calm: str, *, empty: bool) -> int:
    """Fills the status bar, with a calm line, and enables what can be done.

    Returns how many rows are selected. `empty`: the library holds no paper.
    """
    papers = parts.papers
    chosen, marked = papers.table.selected_rows(), len(papers.model.marked)
    parts.status.show_left(_words(papers.model.rowCount(), chosen, marked, empty=empty))
    parts.status.show_calm(calm)
    some = bool(chosen or marked or papers.current_paper) and not empty
    actions.allow(
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
    return chosen


def _words(rows: int, chosen: int, marked: int, *, empty: bool) -> str:
    if marked:
        return tr("{papers} marked").format(papers=papers_words(marked))
    if empty:
        return tr("No papers yet")
    return tr("{n} of {all} selected").format(n=f"{chosen:,}", all=f"{rows:,}") if rows else ""
