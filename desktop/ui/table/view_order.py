"""The order in which a view shows its papers at this moment: whole where that is quick, else a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.table.paper_order import FixedOrder, PagedOrder
from desktop.ui.table.standing import merged_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.papers.view import Sort, View
    from desktop.store.pages import Pages
    from desktop.ui.table.arrangement import Arrangement

AT_ONCE = 2_000
"""Up to so many papers an order is read whole, in less than a frame; more come a page at a time."""


def view_order(
    pages: Pages, view: View, sort: Sort, arrangement: Arrangement | None, keeping: FixedOrder | None
) -> FixedOrder | PagedOrder:
    """The papers of a view in their order. `keeping` holds rows that stay although they left."""
    is_paged = not arrangement and view.kind in {"state", "all", "bin"}
    if is_paged and pages.count(view) > AT_ONCE:
        return PagedOrder(pages, view, sort)
    ids = arrangement.ids if arrangement else pages.ids(view, sort)
    if not keeping:
        return FixedOrder(ids)
    merged = merged_order(ids, keeping, lambda papers: still_here(pages, papers))
    return FixedOrder(merged, set(merged).difference(ids) if len(merged) > len(ids) else ())


def still_here(pages: Pages, papers: Sequence[int]) -> set[int]:
    """Those of `papers` that are neither in the Bin nor gone."""
    return {paper for paper, line in pages.lines(papers).items() if not line.binned}
