"""Which rows of a view begin a group, and what stands above them: the parts of the queue, what is new, topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.papers.view import QUEUE, View
from desktop.ui.table.paper_order import FixedOrder
from desktop.ui.table.view_words import papers_words

if TYPE_CHECKING:
    from desktop.store.pages import Pages
    from desktop.ui.table.arrangement import Group, Headings
    from desktop.ui.table.paper_order import PaperOrder


def tr(text: str) -> str:
    """The translation of the words of a heading."""
    return QCoreApplication.translate("Heading", text)


def queue_headings(pages: Pages) -> Headings:
    """The queue has two parts: what is being read, and what comes next."""
    reading = pages.count(View("state", "reading"))
    following = pages.count(QUEUE) - reading
    headings = {}
    if reading:
        headings[0] = (tr("Reading now"), papers_words(reading))
    if following:
        headings[reading] = (tr("Next"), papers_words(following))
    return headings


def visit_headings(pages: Pages, order: PaperOrder, view: View, since: int) -> Headings:
    """What was added after `since` (milliseconds since 1970 UTC) stands under one heading, the rest under another.

    `order` has the papers of `view`, the newest first. Nothing new: no heading.
    """
    fresh = (
        _fresh_rows(pages, order, since) if isinstance(order, FixedOrder) else pages.added_after(view, since)
    )
    if not since or not fresh:
        return {}
    headings = {0: (tr("New since your last visit"), f"{fresh:,}")}
    if fresh < order.count:
        headings[fresh] = (tr("Earlier"), f"{order.count - fresh:,}")
    return headings


def _fresh_rows(pages: Pages, order: FixedOrder, since: int) -> int:
    """How many rows come before the first old one; rows that left the view count as well."""
    low, high = 0, order.count
    while low < high:
        middle = (low + high) // 2
        if pages.added_at(order.ids(middle, middle + 1)[0]) > since:
            low = middle + 1
        else:
            high = middle
    return low


def topic_words(group: Group) -> str:
    """The heading of a group of papers: "18 · image, visual, segmentation"."""
    return f"{len(group.papers):,} · {group.words or tr('about other things')}"
