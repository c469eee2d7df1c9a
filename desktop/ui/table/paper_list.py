"""The middle of the window: one view's papers, in their order, and what a search finds in them."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from desktop.papers.view import INBOX, QUEUE, Sort, View, natural_sort
from desktop.ui.table.found import Found, awaited
from desktop.ui.table.list_parts import ListParts
from desktop.ui.table.paper_order import FixedOrder, PagedOrder
from desktop.ui.table.row_headings import headings_of
from desktop.ui.table.row_words import Match, RowWords
from desktop.ui.table.standing import gone_from, merged_order, needs_new_order
from desktop.ui.table.view_orders import AT_ONCE, ViewOrders, still_here
from desktop.ui.table.view_words import (
    count_line,
    emptiness,
    nothing_asked,
    nothing_found,
    snoozed_words,
    view_title,
)

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.store.pages import Pages, PaperLine
    from desktop.ui.jobs import Jobs
    from desktop.ui.look.look import Look
    from desktop.ui.table.arrangement import Arrangement, Group


class PaperList(ListParts):
    """Shows one view. The rows of a view keep their order until it is left, whatever is done to the papers."""

    current_changed = Signal(int)
    selection_changed = Signal()
    rating_requested = Signal(int, int)
    open_requested = Signal()
    menu_requested = Signal(QPoint)
    empty_action_requested = Signal()
    shown = Signal()
    order_wanted = Signal()
    """What a saved search finds is wanted in another order (`found_sort`)."""
    arrangement_wanted = Signal()
    """The order that was asked for has to be worked out, or papers came in that it does not know."""

    def __init__(self, look: Look, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(look, self._read_lines, parent)
        self._orders = ViewOrders(jobs)
        self._pages: Pages | None = None
        self.view = INBOX
        self.sort = self.inbox_sort = Sort()
        self.grouped = False
        self.since = 0
        """The last visit, in milliseconds since 1970 UTC: what came in later is new. 0: there was none."""
        self.arrangement: Arrangement | None = None
        self._name = ""
        self._found: Found | None = None
        self._awaits_order = False
        self.suggestion = ""
        self.table.papers_to_carry = self.targets
        self._connect()

    def _connect(self) -> None:
        self.empty.action_requested.connect(self.empty_action_requested)
        self.model.marked_changed.connect(self.selection_changed)
        self.table.current_changed.connect(self.current_changed)
        self.table.escaped.connect(self.let_go)
        self.table.sort_requested.connect(self.sort_by)
        self.table.menu_requested.connect(self.menu_requested)
        self.table.open_requested.connect(self.open_requested)
        self.table.rating_requested.connect(self.rating_requested)
        self.table.selection_changed.connect(self.selection_changed)

    # -- the library

    def attach(self, pages: Pages, open_reader: Callable[[], Pages]) -> None:
        """Reads from `pages` here, and from what `open_reader` opens in background jobs."""
        self._pages = pages
        self._orders.attach(pages, open_reader)

    def _read_lines(self, papers: list[int]) -> dict[int, PaperLine]:
        return self._pages.lines(papers) if self._pages else {}

    # -- which view, in which order

    def show_view(self, view: View, name: str, sort: Sort | None) -> None:
        """Leaves the view that is shown and shows another one from its beginning; None: the best match first."""
        self.view, self._name = view, name
        self.sort = sort or natural_sort(view)
        self._found = self.arrangement = None
        self.model.marked.clear()
        self.strip.hide()
        if view.kind == "search":  # answered in the background
            self._found = awaited(sort)
        self._load_from_top()

    def call(self, name: str) -> None:
        """Calls what is shown by another name: that of its tag, list or search."""
        if name and name != self._name and self.view.kind in {"tag", "list", "search"}:
            self._name = name
            self._tell_title()

    def sort_by(self, sort: Sort | None) -> None:
        """Shows the same papers in another order; the current one stays current and in sight.

        None is the order of a search: the best match first.
        """
        if self._found is not None:
            self._found = replace(self._found, sort=sort)
        elif sort is not None:
            self.sort = sort
            self.arrangement = None
        if self._found is not None and self._found.is_whole:
            self.order_wanted.emit()
        else:
            self._load_around()

    @property
    def wants_arrangement(self) -> bool:
        """Whether the order that was chosen for the Inbox is one that has to be worked out."""
        return self.view == INBOX and not self.is_search and (self.sort.key == "interests" or self.grouped)

    def show_arrangement(self, arrangement: Arrangement, *, from_top: bool) -> None:
        """Shows the view in an order that was worked out; rows that left it stay behind their neighbours.

        `from_top` begins with the first paper, else the current one stays current and in sight.
        """
        kept, self.arrangement = self._fixed_order, arrangement
        if from_top:
            self._load_from_top(kept)
        else:
            self._load_around(kept)

    def since_visit(self, moment: int) -> None:
        """Says when the last visit was; what stands in sight keeps its place."""
        if moment != self.since:
            self.since = moment
            if self.view == INBOX and self.model.rowCount():
                self._load_around(self._fixed_order)

    def group_of_current(self) -> Group | None:
        """The group that the current paper stands in, None where nothing is grouped."""
        return self.arrangement.group_of(self.current_paper) if self.arrangement else None

    def show_found(
        self,
        papers: array[int],
        match: Callable[[PaperLine], Match],
        did_you_mean: str = "",
        *,
        others: int | None = 0,
        is_whole: bool = False,
    ) -> None:
        """Shows what a search found, best first; `did_you_mean` is another query where it found nothing.

        `others` tells how many it found besides; None: more, and nobody counted them. `is_whole` tells that it is
        all that a saved search finds, in the order that was asked for.
        """
        before = self._found
        matching = len(papers) if is_whole else None
        self._found = Found(papers, match, others, before.sort if before else None, matching)
        self.arrangement = None
        self.suggestion = did_you_mean
        self.empty.show_state("search", *nothing_found(self.view, self._name, self.suggestion))
        if is_whole and before and before.is_whole and not before.is_waiting:
            self._load_around()
        else:
            self._load_from_top()

    def follow_found(self, papers: array[int]) -> None:
        """Takes in what a saved search finds after a change; what it finds no more keeps its row."""
        if not (self._pages and self._found and self._found.is_whole and self._fixed_order):
            return
        self._found = replace(self._found, matching=len(papers))
        if papers == self._found.papers:  # in a large library a thousand times as fast as to look closer
            self._tell_count()
            return
        pages = self._pages
        merged = merged_order(papers, self._fixed_order, lambda left: still_here(pages, left))
        if merged == array("q", self.shown_papers()):
            self._tell_count()
        else:
            self._found = replace(self._found, papers=merged)
            self._load_around()

    def show_nothing_asked(self) -> None:
        """The box of a saved search is empty: says how its query comes back."""
        self._found, self.suggestion = Found(array("q")), ""
        self.strip.hide()
        self.empty.show_state("search", *nothing_asked())
        self._ask(None, self._show)
        self.header.count.setText("")

    def add_found(self, papers: array[int], others: int | None) -> None:
        """Shows those of `papers` that are not shown yet below the rest of what was found; no row moves."""
        if self._found is None:
            return
        self._found, more = self._found.with_more(papers, others)
        if self._found.sort:
            self._load_around()
        else:
            self.model.add(more)
            self._tell_count()

    def leave_search(self) -> None:
        """Shows the whole view again; the current paper stays current."""
        if self._found is not None:
            self._found = None
            self.strip.hide()
            self._load_around()

    @property
    def is_search(self) -> bool:
        """Whether what is shown was found by a search."""
        return self._found is not None

    @property
    def found_sort(self) -> Sort | None:
        """The order of what was found, None for the best match first."""
        return self._found.sort if self._found else None

    @property
    def is_whole(self) -> bool:
        """Whether what is shown is all that a saved search finds."""
        return self._found is not None and self._found.is_whole

    @property
    def is_ranked(self) -> bool:
        """Whether the order is the user's own, and can be changed."""
        return self._found is None and (self.view == QUEUE or self.view.kind == "list")

    def _load_from_top(self, keeping: FixedOrder | None = None) -> None:
        """Shows the view from its first paper on. `keeping` holds rows that stay although they left."""
        if not self._ask(keeping, self._show_from_top):
            self._show(FixedOrder(array("q")), awaits=True)  # rather nothing than the papers of another view

    def _load_around(self, keeping: FixedOrder | None = None) -> None:
        """Shows the order anew with the current paper at the same height of the screen, if it is still there."""
        self._ask(keeping, self._show_around)

    def _ask(self, keeping: FixedOrder | None, show: Callable[[FixedOrder | PagedOrder], object]) -> bool:
        """Gives `show` the order of what is wanted; returns whether that was done at once."""
        if self._pages is None:
            return True
        if self._found is not None:
            self._orders.forget()
            show(FixedOrder(self._found.ordered(self._pages)))
            return True
        at_once = self._orders.ask(self.view, self.sort, self.arrangement, keeping, show)
        self._awaits_order = not at_once
        return at_once

    def _show(self, order: FixedOrder | PagedOrder, *, awaits: bool = False) -> None:
        assert self._pages is not None
        self._awaits_order = awaits
        because = self.arrangement.because if self.arrangement and not self.is_search else None
        today = dt.datetime.now().astimezone().date()
        words = RowWords(
            self.view, today=today, match=self._found.match if self._found else None, because=because
        )
        self.table.set_ranked(ranked=self.is_ranked)
        self.show_line(line=self.is_ranked)
        known = (order, self.view, self.sort, self.arrangement, self.since)
        self.model.show(order, words, {} if self.is_search else headings_of(self._pages, *known))
        self.table.show_sort(self.found_sort if self.is_search else self.sort, has_best=self.is_search)
        self._tell_count()
        if isinstance(order, PagedOrder):  # known whole, no later change can move a row
            self._orders.ask_whole(self.view, self.sort, self.model.fix)
        self.shown.emit()

    def _show_from_top(self, order: FixedOrder | PagedOrder) -> None:
        self._show(order)
        self.table.go_to(0)
        self.table.verticalScrollBar().setValue(0)

    def _show_around(self, order: FixedOrder | PagedOrder) -> None:
        paper = self.current_paper
        top = self.table.rowViewportPosition(self.table.current_row) if self.table.current_row >= 0 else 0
        row_before = self.table.current_row
        scrolled = self.table.verticalScrollBar().value()
        selected = set(self.table.selected_papers()) if self.table.selected_rows() <= AT_ONCE else set()
        self._show(order)
        row = self.model.order.row_of(paper) if paper else None
        if row is None:
            self.table.go_to(max(0, min(row_before, self.model.rowCount() - 1)))
            return
        self.table.select_papers(selected | {paper}, row)
        place = self.table.rowViewportPosition(row) + self.table.verticalScrollBar().value() - top
        self.table.verticalScrollBar().setValue(place if scrolled else 0)

    # -- what is current and selected

    @property
    def _fixed_order(self) -> FixedOrder | None:
        return self.model.order if isinstance(self.model.order, FixedOrder) else None

    @property
    def current_paper(self) -> int:
        """The id of the current paper, 0 when there is none."""
        return self.model.paper_at(self.table.current_row) if self.table.current_row >= 0 else 0

    def go_to_paper(self, paper: int) -> None:
        """Makes a paper the current one, if it is shown."""
        row = self.model.order.row_of(paper)
        if row is not None:
            self.table.go_to(row)

    def targets(self) -> list[int]:
        """The papers that an action applies to: the marked ones, else the selected, else the current one."""
        if self.model.marked:
            return sorted(self.model.marked, key=lambda paper: self.model.order.row_of(paper) or 0)
        if self.table.selected_rows():
            return self.table.selected_papers()
        return [self.current_paper] if self.current_paper else []

    def let_go(self) -> None:
        """Takes back one thing: the search, else the marks, else a selection of several papers."""
        if self.header.search.take_back():
            return
        if self.model.marked:
            self.model.mark(set(self.model.marked), on=False)
        elif self.table.selected_rows() > 1:
            self.table.go_to(self.table.current_row)

    def shown_papers(self) -> list[int]:
        """Every paper that is shown, in the order of the screen."""
        return list(self.model.order.ids(0, self.model.order.count))

    # -- after a change

    def apply(self, changes: Changes) -> None:
        """Brings what is shown up to date with a committed change; no row in sight moves for it."""
        if self._pages is None:
            return
        self.model.apply(changes)
        gone = gone_from(changes, self.view)
        if gone and isinstance(self.model.order, FixedOrder):
            self._remove(gone)
        elif self._found is None and needs_new_order(changes, self.view, self.model.order):
            if self.wants_arrangement:
                self.arrangement_wanted.emit()
            else:
                self._load_around(self._fixed_order)
        self._tell_count()

    def day_changed(self) -> None:
        """A new day has begun: what slept comes back, and days are called by other words."""
        if self._pages is not None and not self.is_search:
            self._load_around(self._fixed_order)

    def _remove(self, papers: set[int]) -> None:
        row = self.table.current_row
        had_current = self.current_paper in papers
        self.model.remove(papers)
        self.arrangement = self.arrangement.without(papers) if self.arrangement else None
        if had_current and self.model.rowCount():
            self.table.go_to(min(row, self.model.rowCount() - 1))
        if self.model.headings and isinstance(self.model.order, FixedOrder):
            self._load_around(self.model.order)  # the headings count their papers

    def _tell_title(self) -> None:
        self.header.show_view(view_title(self.view, self._name), is_search=self.view.kind == "search")

    def _tell_count(self) -> None:
        assert self._pages is not None
        self._tell_title()
        words = self._found.words if self._found else count_line(self._pages, self.view)
        self.header.count.setText(words)
        sleeps = self.view == QUEUE and not self.is_search
        self.snoozed.show_snoozed(snoozed_words(self._pages) if sleeps else "")
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        """An empty view says why; so does a search that found nothing."""
        waits = self._awaits_order or (self._found is not None and self._found.is_waiting)
        if self.model.rowCount() or self._pages is None or waits:
            self.show_empty(empty=False)
            return
        if self._found is None:
            says = emptiness(self.view, queued=self._pages.count(View("state", "queued")))
            self.empty.show_state(*says)
        self.show_empty(empty=True)
        self.current_changed.emit(0)
