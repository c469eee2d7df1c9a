"""Which rows of a view begin a group, and what stands above them: the parts of the queue, what is new, topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.papers.reading_time import minutes_words, reading_minutes
from desktop.papers.view import INBOX, QUEUE, Sort, View
from desktop.ui.table.paper_order import FixedOrder
from desktop.ui.table.view_words import papers_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.store.pages import Pages
    from desktop.ui.table.arrangement import Arrangement, Group, Headings
    from desktop.ui.table.paper_order import PaperOrder


_TIMED = 2_000
"""For more papers than this nobody wants to know how long they take; it would be counted for every change."""


def tr(text: str) -> str:
    """The translation of the words of a heading."""
    return QCoreApplication.translate("Heading", text)


def headings_of(
    pages: Pages, order: PaperOrder, view: View, sort: Sort, arrangement: Arrangement | None, since: int
) -> Headings:
    """The rows that begin a part of a view; `since` is the last visit, in milliseconds since 1970 UTC."""
    if view == QUEUE:
        return queue_headings(pages, order)
    if arrangement:
        return arrangement.headings(order, topic_words)
    if view == INBOX and sort == Sort():
        return visit_headings(pages, order, view, since)
    return {}


def queue_headings(pages: Pages, order: PaperOrder) -> Headings:
    """The queue has two parts: what is being read, and what comes next with the time that it takes."""
    reading = pages.count(View("state", "reading"))
    following = pages.count(QUEUE) - reading
    first = _rows_of_reading(pages, order) if isinstance(order, FixedOrder) else reading
    headings = {}
    if reading:
        headings[0] = (tr("Reading now"), papers_words(reading))
    if following and first < order.count:
        lengths = pages.lengths_in_queue() if following <= _TIMED else ()
        headings[first] = (tr("Next"), following_words(lengths, following))
    return headings


def _rows_of_reading(pages: Pages, order: FixedOrder) -> int:
    """How many rows come before the first paper that is next; some that are read to their end may stand there."""
    reading = pages.ids(View("state", "reading"), Sort())
    return max((row + 1 for paper in reading if (row := order.row_of(paper)) is not None), default=0)


def following_words(lengths: Sequence[tuple[str, str]], count: int) -> str:
    """How many papers come next, and about how long they take as far as anybody knows: "9 papers, about 5 h"."""
    known = [minutes for length in lengths if (minutes := reading_minutes(*length)) is not None]
    words = papers_words(count)
    if not known:
        return words
    time = minutes_words(sum(known))
    if len(known) == count:
        return tr("{papers}, about {time}").format(papers=words, time=time)
    return tr("{papers}, about {time} for {n} of them").format(papers=words, time=time, n=f"{len(known):,}")


def visit_headings(pages: Pages, order: PaperOrder, view: View, since: int) -> Headings:
    """What was added after `since` (milliseconds since 1970 UTC) stands under one heading, the rest under another.

    `order` has the papers of `view`, the newest first. Nothing new: no heading.
    """
    if not since:
        return {}  # and nothing is counted: a first visit may be one to a million papers
    fresh = (
        _fresh_rows(pages, order, since) if isinstance(order, FixedOrder) else pages.added_after(view, since)
    )
    if not fresh:
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
