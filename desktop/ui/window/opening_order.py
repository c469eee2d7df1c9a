"""The order in which a view opens: the one that was chosen for it, else its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.papers.view import INBOX, natural_sort

if TYPE_CHECKING:
    from desktop.papers.view import Sort, View
    from desktop.store.pages import Pages
    from desktop.ui.table.kept_views import KeptViews


def opening_sort(kept: KeptViews, pages: Pages | None, view: View, inbox_sort: Sort) -> Sort | None:
    """The order of a view, None for that of the search; `inbox_sort` is the one that the preferences name."""
    natural: Sort | None = inbox_sort if view == INBOX else natural_sort(view)
    if view.kind == "search":
        line = pages.search(view.key) if pages else None
        natural = line.order if line else None
    return kept.sort(view, uid_of(pages, view), natural)


def uid_of(pages: Pages | None, view: View) -> str:
    """The permanent name of a saved search, "" for every other view."""
    line = pages.search(view.key) if pages and view.kind == "search" else None
    return f"search:{line.uid}" if line else ""
