"""What a search found in a view, and how much of it there is."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.ui.table.view_words import found_words, papers_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.papers.view import Sort
    from desktop.store.pages import Pages, PaperLine
    from desktop.ui.table.row_words import Match


@dataclass(frozen=True)
class Found:
    """Papers as they are shown, best first or in the order of `sort`.

    `others` tells how many a search found besides; None: more, and nobody counted them. `matching` is set for
    what a saved search finds, which is whole and stands in its order already: how many papers that are, some rows
    may be there no more. `is_waiting`: the answer is on its way.
    """

    papers: array[int]
    match: Callable[[PaperLine], Match] | None = None
    others: int | None = 0
    sort: Sort | None = None
    matching: int | None = None
    is_waiting: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether this is all that a saved search finds."""
        return self.matching is not None

    @property
    def words(self) -> str:
        """The count beside the title."""
        if self.is_waiting:
            return ""
        if self.matching is not None:
            return papers_words(self.matching)
        return found_words(len(self.papers), self.others)

    def ordered(self, pages: Pages) -> array[int]:
        """The papers in the order that was asked for."""
        if self.is_whole or self.sort is None:
            return self.papers
        return pages.sorted_ids(self.papers, self.sort)

    def with_more(self, papers: array[int], others: int | None) -> tuple[Found, array[int]]:
        """The same with those of `papers` behind it that are not there yet, and which these are."""
        known = set(self.papers)
        more = array("q", (paper for paper in papers if paper not in known))
        return replace(self, papers=self.papers + more, others=others), more


def awaited(sort: Sort | None) -> Found:
    """A saved search that is not answered yet."""
    return Found(array("q"), sort=sort, matching=0, is_waiting=True)
