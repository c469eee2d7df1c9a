"""The middle of the window: one view's papers, in their order, and what a search finds in them."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.papers.view import INBOX, QUEUE, Sort, View, natural_sort
from desktop.ui.controls.hairline import Hairline
from desktop.ui.table.digest_strip import DigestStrip
from desktop.ui.table.found_strip import FoundStrip
from desktop.ui.table.list_header import ListHeader
from desktop.ui.table.paper_order import FixedOrder, PagedOrder, whole_order
from desktop.ui.table.paper_table import PaperTable
from desktop.ui.table.paper_table_model import PaperTableModel
from desktop.ui.table.row_headings import headings_of
from desktop.ui.table.row_words import Match, RowWords
from desktop.ui.table.snoozed_strip import SnoozedStrip
from desktop.ui.table.standing import gone_from, merged_order, needs_new_order
from desktop.ui.table.view_words import (
    count_words,
    emptiness,
    found_words,
    nothing_found,
    snoozed_words,
    view_title,
)
from desktop.ui.views.empty_view import EmptyView

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.store.pages import Pages, PaperLine
    from desktop.ui.jobs import Jobs
    from desktop.ui.look.look import Look
    from desktop.ui.table.arrangement import Arrangement, Group, Headings

AT_ONCE = 2_000
"""Up to so many papers an order is read whole, in less than a frame; more come a page at a time."""


class PaperList(QWidget):
    """Shows one view. The rows of a view keep their order until it is left, whatever is done to the papers."""

    current_changed = Signal(int)
    selection_changed = Signal()
    rating_requested = Signal(int, int)
    open_requested = Signal()
    menu_requested = Signal(QPoint)
    empty_action_requested = Signal()
    shown = Signal()
    arrangement_wanted = Signal()
    """The order that was asked for has to be worked out, or papers came in that it does not know."""

    def __init__(self, look: Look, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pages: Pages | None = None
        self._open_reader: Callable[[], Pages] | None = None
        self.view = INBOX
        self.sort = self.inbox_sort = Sort()
        self.grouped = False
        self.since = 0
        """The last visit, in milliseconds since 1970 UTC: what came in later is new. 0: there was none."""
        self.arrangement: Arrangement | None = None
        self._name = ""
        self._found: array[int] | None = None
        self._others: int | None = 0
        self._found_sort: Sort | None = None
        self._match: Callable[[PaperLine], Match] | None = None
        self._ticket = 0
        self.suggestion = ""
        self.header = ListHeader(look, self)
        self.about = DigestStrip(look, self)
        self.strip = FoundStrip(look, self)
        self.model = PaperTableModel(self._read_lines, self)
        self.table = PaperTable(look, self.model, self)
        self.table.papers_to_carry = self.targets
        self.empty = EmptyView(look, self)
        self.snoozed = SnoozedStrip(look, self)
        self._below = QStackedWidget(self)
        self._lay_out(look)
        self._connect()

    def _lay_out(self, look: Look) -> None:
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.about)
        layout.addWidget(self.strip)
        self._line = Hairline(look)
        layout.addWidget(self._line)
        layout.addWidget(self._below, 1)
        layout.addWidget(self.snoozed)

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
        self._open_reader = open_reader

    def _read_lines(self, papers: list[int]) -> dict[int, PaperLine]:
        return self._pages.lines(papers) if self._pages else {}

    # -- which view, in which order

    def show_view(self, view: View, name: str = "") -> None:
        """Leaves the view that is shown and shows another one from its beginning, in its natural order."""
        self.view, self._name = view, name
        self.sort = self.inbox_sort if view == INBOX else natural_sort(view)
        self._found = self._match = self._found_sort = self.arrangement = None
        self.model.marked.clear()
        self.strip.hide()
        self._load()
        if self.model.rowCount():
            self.table.go_to(0)
        self.table.verticalScrollBar().setValue(0)

    def sort_by(self, sort: Sort | None) -> None:
        """Shows the same papers in another order; the current one stays current and in sight.

        None is the order of a search: the best match first.
        """
        if self._found is not None:
            self._found_sort = sort
        elif sort is not None:
            self.sort = sort
            self.arrangement = None
        self._load_around(self.current_paper)

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
            self._load(kept)
            self.table.go_to(0)
            self.table.verticalScrollBar().setValue(0)
        else:
            self._load_around(self.current_paper, kept)

    def since_visit(self, moment: int) -> None:
        """Says when the last visit was; what stands in sight keeps its place."""
        if moment != self.since:
            self.since = moment
            if self.view == INBOX and self.model.rowCount():
                self._load_around(self.current_paper, self._fixed_order)

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
    ) -> None:
        """Shows what a search found, best first; `did_you_mean` is another query where it found nothing.

        `others` tells how many it found besides; None: more, and nobody counted them.
        """
        self._found, self._match, self._others = papers, match, others
        self.arrangement = None
        self.suggestion = did_you_mean
        self.empty.show_state("search", *nothing_found(self.view, self._name, self.suggestion))
        self._load()
        if self.model.rowCount():
            self.table.go_to(0)
            self.table.verticalScrollBar().setValue(0)

    def add_found(self, papers: array[int], others: int | None) -> None:
        """Shows those of `papers` that are not shown yet below the rest of what was found; no row moves."""
        if self._found is None:
            return
        known = set(self._found)
        more = array("q", (paper for paper in papers if paper not in known))
        self._found, self._others = self._found + more, others
        if self._found_sort:
            self._load_around(self.current_paper)
        else:
            self.model.add(more)
            self._tell_count()

    def leave_search(self) -> None:
        """Shows the whole view again; the current paper stays current."""
        if self._found is not None:
            self._found = self._match = self._found_sort = None
            self.strip.hide()
            self._load_around(self.current_paper)

    @property
    def is_search(self) -> bool:
        """Whether what is shown was found by a search."""
        return self._found is not None

    @property
    def is_ranked(self) -> bool:
        """Whether the order is the user's own, and can be changed."""
        return self._found is None and (self.view == QUEUE or self.view.kind == "list")

    def _load(self, keeping: FixedOrder | None = None) -> None:
        """Reads the order of the view and shows it. `keeping` holds rows that stay although they left."""
        if self._pages is None:
            return
        self._ticket += 1
        order = self._order(keeping)
        because = self.arrangement.because if self.arrangement and not self.is_search else None
        today = dt.datetime.now().astimezone().date()
        words = RowWords(self.view, today=today, match=self._match, because=because)
        self.table.set_ranked(ranked=self.is_ranked)
        self._line.setVisible(self.is_ranked)
        self.model.show(order, words, self._headings(order))
        self.table.show_sort(self._found_sort if self.is_search else self.sort, has_best=self.is_search)
        self._tell_count()
        if isinstance(order, PagedOrder):
            self._fix_later(order)
        self.shown.emit()

    def _order(self, keeping: FixedOrder | None) -> FixedOrder | PagedOrder:
        assert self._pages is not None
        if self._found is not None:
            ids = self._pages.sorted_ids(self._found, self._found_sort) if self._found_sort else self._found
            return FixedOrder(ids)
        if (
            not self.arrangement
            and self._pages.count(self.view) > AT_ONCE
            and self.view.kind in {"state", "all", "bin"}
        ):
            return PagedOrder(self._pages, self.view, self.sort)
        ids = self.arrangement.ids if self.arrangement else self._pages.ids(self.view, self.sort)
        if not keeping:
            return FixedOrder(ids)
        merged = merged_order(ids, keeping, self._still_here)
        return FixedOrder(merged, set(merged).difference(ids) if len(merged) > len(ids) else ())

    def _still_here(self, papers: list[int]) -> set[int]:
        """Those of `papers` that are neither in the Bin nor gone."""
        assert self._pages is not None
        return {paper for paper, line in self._pages.lines(papers).items() if not line.binned}

    def _fix_later(self, order: PagedOrder) -> None:
        """Reads the whole order in the background, so that no later change can move a row."""
        ticket, open_reader, view, sort = self._ticket, self._open_reader, self.view, self.sort

        def fix(whole: FixedOrder) -> None:
            if ticket == self._ticket and whole.count == order.count:
                self.model.fix(whole)

        if open_reader is not None:
            job = self._jobs.start("read", lambda _progress: whole_order(open_reader, view, sort))
            job.succeeded.connect(fix)

    def _load_around(self, paper: int, keeping: FixedOrder | None = None) -> None:
        """Shows the order anew with `paper` current at the same height of the screen, if it is still there."""
        top = self.table.rowViewportPosition(self.table.current_row) if self.table.current_row >= 0 else 0
        row_before = self.table.current_row
        scrolled = self.table.verticalScrollBar().value()
        selected = set(self.table.selected_papers()) if self.table.selected_rows() <= AT_ONCE else set()
        self._load(keeping)
        row = self.model.order.row_of(paper) if paper else None
        if row is None:
            self.table.go_to(max(0, min(row_before, self.model.rowCount() - 1)))
            return
        self.table.select_papers(selected | {paper}, row)
        place = self.table.rowViewportPosition(row) + self.table.verticalScrollBar().value() - top
        self.table.verticalScrollBar().setValue(place if scrolled else 0)

    def _headings(self, order: FixedOrder | PagedOrder) -> Headings:
        if self._pages is None or self.is_search:
            return {}
        return headings_of(self._pages, order, self.view, self.sort, self.arrangement, self.since)

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
        if self.header.search.text():
            self.header.search.clear()
        elif self.model.marked:
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
                self._load_around(self.current_paper, self._fixed_order)
        self._tell_count()

    def day_changed(self) -> None:
        """A new day has begun: what slept comes back, and days are called by other words."""
        if self._pages is not None and not self.is_search:
            self._load_around(self.current_paper, self._fixed_order)

    def _remove(self, papers: set[int]) -> None:
        row = self.table.current_row
        had_current = self.current_paper in papers
        self.model.remove(papers)
        self.arrangement = self.arrangement.without(papers) if self.arrangement else None
        if had_current and self.model.rowCount():
            self.table.go_to(min(row, self.model.rowCount() - 1))
        if self.model.headings and isinstance(self.model.order, FixedOrder):
            self._load_around(self.current_paper, self.model.order)  # the headings count their papers

    def _tell_count(self) -> None:
        assert self._pages is not None
        self.header.show_view(view_title(self.view, self._name))
        count = self._pages.count(self.view)
        if self._found is not None:
            words = found_words(len(self._found), self._others)
        elif count or self.view != QUEUE:
            words = count_words(self.view, count, self._pages.count(View("state", "reading")))
        else:
            words = ""
        self.header.count.setText(words)
        self._tell_snoozed()
        self._show_emptiness()

    def _tell_snoozed(self) -> None:
        """Below the queue stands how many papers sleep."""
        is_queue = self._pages is not None and self.view == QUEUE and not self.is_search
        self.snoozed.show_snoozed(snoozed_words(self._pages) if self._pages and is_queue else "")

    def _show_emptiness(self) -> None:
        """An empty view says why; so does a search that found nothing."""
        if self.model.rowCount() or self._pages is None:
            self._below.setCurrentWidget(self.table)
            return
        if self._found is None:
            says = emptiness(self.view, queued=self._pages.count(View("state", "queued")))
            self.empty.show_state(*says)
        self._below.setCurrentWidget(self.empty)
        self.current_changed.emit(0)
