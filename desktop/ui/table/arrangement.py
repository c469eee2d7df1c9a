"""An order of the Inbox that had to be worked out: by interest, in groups by topic, or both."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.papers.interests import Reasons
    from desktop.store.pages import PaperLine
    from desktop.ui.table.paper_order import PaperOrder

Headings = dict[int, tuple[str, str]]
"""The rows that begin a group, with the words at the left and at the right."""


class Group(NamedTuple):
    """Papers that stand together, and what they are about: "image, visual, segmentation"."""

    words: str
    papers: tuple[int, ...]


class Arrangement:
    """The papers of a view in their order. `because` says why a paper stands where it does, None: by its date."""

    def __init__(
        self,
        ids: array[int],
        groups: Iterable[Group] = (),
        because: Callable[[PaperLine], Reasons] | None = None,
    ) -> None:
        self.ids = ids
        self.groups = tuple(groups)
        self.because = because
        self._place = {paper: place for place, group in enumerate(self.groups) for paper in group.papers}

    def group_of(self, paper: int) -> Group | None:
        """The group that a paper stands in, None where nothing is grouped."""
        place = self._place.get(paper)
        return None if place is None else self.groups[place]

    def without(self, papers: Collection[int]) -> Arrangement:
        """The same order with some papers left out, for those that went to the Bin or away."""
        ids = array("q", (paper for paper in self.ids if paper not in papers))
        groups = (Group(words, tuple(p for p in of if p not in papers)) for words, of in self.groups)
        return Arrangement(ids, (group for group in groups if group.papers), self.because)

    def headings(self, order: PaperOrder, words: Callable[[Group], str]) -> Headings:
        """Where each group begins in rows of `order`: at its first paper, which keeps its row when it is decided."""
        rows = ((order.row_of(group.papers[0]), group) for group in self.groups)
        return {row: (words(group), "") for row, group in rows if row is not None}
