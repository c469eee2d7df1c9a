"""In which order the rows of a table stand: asked for page by page at first, fixed once it is known whole."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.papers.view import Sort, View
    from desktop.store.pages import Pages

PAGE = 128
"""Rows that are asked for at once: about three screens."""


class PaperOrder(Protocol):
    """Ids of papers by row."""

    @property
    def count(self) -> int:
        """How many rows there are."""

    def ids(self, start: int, stop: int) -> Sequence[int]:
        """The ids of rows `start` to `stop`, cut where the table ends."""

    def row_of(self, paper: int) -> int | None:
        """The row of a paper, as far as it can be told at no cost."""


class PagedOrder:
    """The order of a view as the library has it, a page at a time: a million rows cost as much as a hundred."""

    def __init__(self, pages: Pages, view: View, sort: Sort) -> None:
        self._pages = pages
        self._view = view
        self._sort = sort
        self._known: dict[int, array[int]] = {}
        self.count = pages.count(view)

    def ids(self, start: int, stop: int) -> Sequence[int]:
        found: list[int] = []
        for page in range(start // PAGE, (min(stop, self.count) + PAGE - 1) // PAGE):
            first = page * PAGE
            found.extend(self._page(page)[max(start - first, 0) : max(stop - first, 0)])
        return found

    def row_of(self, paper: int) -> int | None:
        for page, ids in self._known.items():
            if paper in ids:
                return page * PAGE + ids.index(paper)
        return None

    def _page(self, page: int) -> array[int]:
        if page not in self._known:
            self._known[page] = self._pages.ids(self._view, self._sort, page * PAGE, PAGE)
        return self._known[page]


class FixedOrder:
    """An order that is known whole and stays until the view is left, whatever happens to the papers in it."""

    def __init__(self, ids: array[int], left: Collection[int] = ()) -> None:
        """`left` are the papers among them that have left the view and only keep their rows."""
        self._ids = ids
        self._left = left
        self._rows: dict[int, int] | None = None
        self._left_rows: list[int] | None = None if left else []

    @property
    def count(self) -> int:
        return len(self._ids)

    def ids(self, start: int, stop: int) -> Sequence[int]:
        return self._ids[start:stop]

    def row_of(self, paper: int) -> int | None:
        if self._rows is None:
            self._rows = {paper: row for row, paper in enumerate(self._ids)}
        return self._rows.get(paper)

    def followed_by(self, papers: array[int]) -> FixedOrder:
        """The same order with further papers below."""
        return FixedOrder(self._ids + papers, self._left)

    def without(self, papers: Collection[int]) -> FixedOrder:
        """The same order with some papers left out."""
        left = {paper for paper in self._left if paper not in papers}
        return FixedOrder(array("q", (paper for paper in self._ids if paper not in papers)), left)

    @property
    def left_rows(self) -> Sequence[int]:
        """The rows whose papers have left the view, in ascending order."""
        if self._left_rows is None:
            self._left_rows = sorted(row for paper in self._left if (row := self.row_of(paper)) is not None)
        return self._left_rows
