"""My interests: learns from what was watched, rated, queued and dismissed, and orders the papers of a view by it."""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from desktop.papers.interests import (
    Interests,
    Judged,
    Reasons,
    Standing,
    by_interest,
    judgement,
    learned,
    reasons,
)
from desktop.papers.state import State
from desktop.papers.view import QUEUE, Sort, View
from desktop.search.words import terms, terms_in_order
from desktop.store.judged import judged_papers
from desktop.store.search_text import SearchText, search_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.search.index import SearchIndex
    from desktop.search.weighing import Wanted
    from desktop.store.pages import Pages

LEARNED_FROM = 800
"""So many papers of each state are read to learn from, those added last."""
_KEPT = (QUEUE, View("state", "done"))


class Watched(NamedTuple):
    """The watch words and the watched authors, as the person typed them."""

    words: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


class Ordered(NamedTuple):
    """Papers in the order of a person's interests, and what they are; `hindrance` says why they are not in it."""

    ids: array[int]
    interests: Interests
    hindrance: str = ""


def ordered_by_interest(pages: Pages, index: SearchIndex | None, view: View, watched: Watched) -> Ordered:
    """All papers of a view: with most watch words first, then by what was learned, then as they were added."""
    ids = pages.ids(view, Sort())
    if index is None:
        return Ordered(ids, Interests(*watched), "the search index is not ready yet")
    interests = learned_interests(pages, index, watched)
    found = index.weighed([*_wanted(interests)], interests.learned, ids)
    if found is None:
        return Ordered(ids, interests, "the search index has to be made anew")
    standings = {
        paper: Standing(found.wanted.get(paper, 0), found.weight.get(paper, 0.0))
        for paper in found.wanted.keys() | found.weight.keys()
    }
    return Ordered(array("q", by_interest(ids, standings)), interests)


def learned_interests(pages: Pages, index: SearchIndex, watched: Watched) -> Interests:
    """What the person watches, and what can be learned from their decisions; `index` knows how rare words are."""
    vocabulary = index.vocabulary
    if vocabulary is None:
        return Interests(*watched)
    weights = {
        paper.id: weight
        for paper in judged_papers(pages.connection, LEARNED_FROM)
        if (weight := judgement(State(paper.state), paper.rating))
    }
    texts = search_texts(pages.connection, list(weights))
    judged = (Judged(_words(text), weights[text.id]) for text in texts)
    papers = vocabulary.papers
    return Interests(*watched, learned(judged, lambda word: vocabulary.frequency(word) / papers))


def kept_about(pages: Pages, index: SearchIndex, words: Sequence[str]) -> dict[str, int]:
    """How many papers with each watch word the person has kept: queued, in reading or done."""
    from desktop.search.weighing import wanted_words  # noqa: PLC0415 - the engine comes late

    kept = {paper for view in _KEPT for paper in pages.ids(view, Sort())}
    return {each.typed: len(kept.intersection(index.having(each) or ())) for each in wanted_words(words)}


def _words(text: SearchText) -> frozenset[str]:
    return frozenset(terms_in_order(f"{text.title}\n{text.abstract}"))


def _wanted(interests: Interests) -> Iterable[Wanted]:
    from desktop.search.weighing import wanted_authors, wanted_words  # noqa: PLC0415 - the engine comes late

    yield from wanted_words(interests.watch_words)
    yield from wanted_authors(interests.watch_authors)


class Explainer:
    """Says why a paper stands where it does; looks at one text after the other, for the rows in sight."""

    def __init__(self, interests: Interests) -> None:
        self.interests = interests

    @cached_property
    def _watched(self) -> tuple[Wanted, ...]:
        return tuple(_wanted(self.interests))

    def reasons(self, title: str, authors: Sequence[str], abstract: str) -> Reasons:
        """The words that decided; `authors` are names as they are written out."""
        parts = (terms(title).split(), terms(abstract).split())
        names = terms("\n".join(authors)).split()
        watched = [
            each.typed
            for each in self._watched
            if (each.stands_in(names) if each.of_authors else any(each.stands_in(part) for part in parts))
        ]
        return reasons(watched, (word for part in parts for word in part), self.interests)
