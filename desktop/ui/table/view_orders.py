"""The order in which a view shows its papers: whole where that is quick, a page at a time, or from the background."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from desktop.papers.view import QUEUE
from desktop.ui.table.paper_order import FixedOrder, PagedOrder
from desktop.ui.table.standing import merged_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.papers.view import Sort, View
    from desktop.store.pages import Pages
    from desktop.ui.jobs import Jobs
    from desktop.ui.table.arrangement import Arrangement

    Show = Callable[["FixedOrder | PagedOrder"], object]

AT_ONCE = 2_000
"""Up to so many papers an order is read whole, in less than a frame."""


class ViewOrders:
    """Reads orders for one table. One that comes late is dropped when another has been asked for meanwhile."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._pages: Pages | None = None
        self._open_reader: Callable[[], Pages] | None = None
        self._asked = 0

    def attach(self, pages: Pages, open_reader: Callable[[], Pages]) -> None:
        """Reads from `pages` at once, and from what `open_reader` opens in the background."""
        self._pages, self._open_reader = pages, open_reader

    def ask(
        self,
        view: View,
        sort: Sort,
        arrangement: Arrangement | None,
        keeping: FixedOrder | None,
        show: Show,
    ) -> bool:
        """Gives `show` the order of a view; returns whether that was done at once.

        `arrangement` is an order that was worked out already, `keeping` holds rows that stay although they left.
        """
        self.forget()
        assert self._pages is not None
        if arrangement:
            show(_with_kept(self._pages, arrangement.ids, keeping))
        elif self._has_index(view, sort) and self._pages.count(view) > AT_ONCE:
            show(PagedOrder(self._pages, view, sort))
        elif self._pages.count(view) > AT_ONCE and self._open_reader is not None:
            self._read_later(lambda pages: _with_kept(pages, pages.ids(view, sort), keeping), show)
            return False
        else:
            show(_with_kept(self._pages, self._pages.ids(view, sort), keeping))
        return True

    def ask_whole(self, view: View, sort: Sort, then: Callable[[FixedOrder], object]) -> None:
        """Gives `then` the whole of an order that is shown a page at a time, as soon as it is read."""
        if self._open_reader is not None:
            self._read_later(lambda pages: FixedOrder(pages.ids(view, sort)), then)

    def forget(self) -> None:
        """What was asked for is not wanted any more."""
        self._asked += 1

    @staticmethod
    def _has_index(view: View, sort: Sort) -> bool:
        """Whether pages come in this order by an index; else all of the view is sorted before its first page."""
        return view.kind in {"state", "all", "bin"} and (view != QUEUE or sort.key == "rank")

    def _read_later(self, whole: Callable[[Pages], FixedOrder], then: Callable[[FixedOrder], object]) -> None:
        asked, open_reader = self._asked, self._open_reader
        assert open_reader is not None

        def read(_progress: object) -> FixedOrder | None:
            return _counted(open_reader, whole) if asked == self._asked else None

        def tell(order: FixedOrder | None) -> None:
            if order is not None and asked == self._asked:
                then(order)

        self._jobs.start("read", read).succeeded.connect(tell)


def _counted(open_reader: Callable[[], Pages], whole: Callable[[Pages], FixedOrder]) -> FixedOrder:
    """An order whose rows are counted already: the window would count a million when it first looks for one."""
    pages = open_reader()
    try:
        order = whole(pages)
    finally:
        pages.close()
    order.row_of(0)
    return order


def _with_kept(pages: Pages, ids: array[int], keeping: FixedOrder | None) -> FixedOrder:
    if not keeping:
        return FixedOrder(ids)
    merged = merged_order(ids, keeping, lambda papers: still_here(pages, papers))
    return FixedOrder(merged, set(merged).difference(ids) if len(merged) > len(ids) else ())


def still_here(pages: Pages, papers: Sequence[int]) -> set[int]:
    """Those of `papers` that are neither in the Bin nor gone."""
    return {paper for paper, line in pages.lines(papers).items() if not line.binned}
