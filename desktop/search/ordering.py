"""The order of what was found: by score, and where scores say little, by the titles."""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from desktop.papers.letter_likeness import letters_alike
from desktop.search.engine import TITLE
from desktop.search.failures import engine_failures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tantivy import DocAddress, Searcher

    from desktop.search.group import Group

_TIES_LOOKED_AT = 50
_TIE = 0.97
"""Scores that differ by less than this factor say nothing about which paper was meant."""
_BEGUN_LOOKED_AT = 3
"""So many papers at the top may be those whose title the query begins."""
_BEGUN_SHARE = 0.4
"""The share of the best score that such a paper has at least."""
_BEGUN_FROM = 4
"""Fewer letters begin titles by chance."""


class Ordering:
    """One answer of the engine, the best score first, on its way to ids of papers."""

    def __init__(
        self, papers: Searcher, scored: Sequence[tuple[float, DocAddress]], groups: Sequence[Group]
    ) -> None:
        self._papers = papers
        self._scores = [score for score, _ in scored]
        self._addresses = [address for _, address in scored]
        self._groups = groups
        self._titles: dict[int, str] = {}

    def ids(self) -> list[int]:
        """The papers by score; of those that score alike, the title nearest to the query first.

        Of the first few the one whose title begins with the query stands before the others.
        """
        with engine_failures():
            ids = self._papers.fast_field_values("id", self._addresses)
        order = list(self._by_score())
        first = [at for at in order[:_BEGUN_LOOKED_AT] if self._scores[at] > _BEGUN_SHARE * self._scores[0]]
        begun = next(filter(self._is_begun, first), None) if len(first) > 1 else None
        if begun:
            order.remove(begun)
            order.insert(0, begun)
        return [int(ids[at] or 0) for at in order]

    def _by_score(self) -> Iterator[int]:
        """Places in the answer of the engine."""
        at, looked_at = 0, min(len(self._scores), _TIES_LOOKED_AT)
        while at < looked_at:
            end = at + 1
            while end < looked_at and self._scores[end] >= _TIE * self._scores[at]:
                end += 1
            yield from self._nearest_first(range(at, end))
            at = end
        yield from range(looked_at, len(self._scores))

    def _nearest_first(self, tied: range) -> Sequence[int]:
        if len(tied) == 1:
            return tied
        wanted = " ".join(_meant(group) for group in self._groups)
        return sorted(tied, key=lambda at: -letters_alike(wanted, self._title(at)))

    def _is_begun(self, at: int) -> bool:
        """Whether a title begins with all words of the query, whatever blanks and hyphens stand between them."""
        wanted = "".join(_meant(group).replace(" ", "") for group in self._groups)
        title = self._title(at)
        if len(wanted) < _BEGUN_FROM or not title.replace(" ", "").startswith(wanted):
            return False
        begun = accumulate(title.split(), initial="")
        return self._groups[-1].open or wanted in takewhile(lambda each: len(each) <= len(wanted), begun)

    def _title(self, at: int) -> str:
        """A folded title, with the other forms of its compounds behind it."""
        if at not in self._titles:
            with engine_failures():
                document = self._papers.doc(self._addresses[at]).to_dict()
            self._titles[at] = " ".join(document.get(TITLE, ()))
        return self._titles[at]


def _meant(group: Group) -> str:
    return group.all_readings[0].word if group.all_readings else group.typed
