"""Pairs of papers of the library that it is worth comparing in full: cheap questions first, dear ones for few."""

from collections.abc import Iterator, Sequence
from itertools import combinations, compress, starmap

from rapidfuzz.process import extract

from desktop.papers.abstract_likeness import are_of_one_text
from desktop.papers.author_likeness import Authorship, People, authorship_of, people_in
from desktop.papers.blocking import KEY_BITS
from desktop.papers.letter_likeness import cut_off, letters_alike
from desktop.progress import Progress
from desktop.store import lookup
from desktop.store.blocking import groups
from desktop.store.merged import title_keys
from desktop.store.pages import Pages

Pair = tuple[int, int]
"""Two papers, the smaller id first."""
_WORTH_COMPARING, _FAR = cut_off(0.8), 0.6
"""Likeness of two titles from which a pair of shared words counts, and under which nothing but a shared
beginning makes one title of them."""
_MOST = 60
"""Papers that share one key and are compared with each other: of an "Editorial" there are thousands."""
_MANY = 8
"""So many titles are compared faster by preparing each of them once than pair by pair."""
_PORTION = 4_000
"""Pairs that are sifted at a time; about as many papers are in memory."""


def likely_pairs(pages: Pages, apart: set[Pair], progress: Progress) -> list[Pair]:
    """Pairs outside `apart` that share an identifier or a key and are not plainly two works.

    Pairs that hang together follow each other, so that each paper need be read but once. Raises Cancelled as
    `progress` does.
    """
    titles = title_keys(pages.connection)
    sure = set(lookup.sharing_identifiers(pages.connection, _MOST)) - apart
    pairs = _together((_sharing_keys(pages, titles, progress) | sure) - apart)
    found: list[Pair] = []
    for start in range(0, len(pairs), _PORTION):
        progress.step(start, len(pairs), "Comparing authors")
        found += _sifted(pages, titles, pairs[start : start + _PORTION], sure)
    return found


def _sharing_keys(pages: Pages, titles: dict[int, str], progress: Progress) -> set[Pair]:
    """Pairs that share a decisive key, or a pair of words and most of their titles."""
    found: set[Pair] = set()
    for number, (key, papers) in enumerate(groups(pages.connection, _MOST)):
        if not number % 1_000:  # keys are as good as random and come in order, so they tell how far this is
            progress.step(100 * key >> KEY_BITS, 100, "Looking for titles that are alike")
        there = list(filter(titles.__contains__, papers))
        if lookup.is_decisive(key):
            found.update(combinations(there, 2))
        else:
            found.update(_alike(there, list(map(titles.__getitem__, there))))
    return found


def _alike(papers: Sequence[int], keys: Sequence[str]) -> Iterator[Pair]:
    """Those pairs of papers whose title keys, given in the same order, are mostly the same.

    Without Python for each pair: of a million and a half a tenth is left. Of few papers each pair is compared by
    itself, without a cut-off, which is passed by name and would take as long as comparing two titles.
    """
    if len(papers) < _MANY:
        alike = map(_WORTH_COMPARING.__le__, starmap(letters_alike, combinations(keys, 2)))
        return compress(combinations(papers, 2), alike)
    return (
        (papers[at], papers[at + 1 + place])
        for at, key in enumerate(keys[:-1])
        for _, _, place in extract(
            key, keys[at + 1 :], scorer=letters_alike, score_cutoff=_WORTH_COMPARING, limit=None
        )
    )


def _together(pairs: set[Pair]) -> list[Pair]:
    """The pairs in an order in which those that hang together follow each other."""
    parent: dict[int, int] = {}

    def root(paper: int) -> int:
        while (above := parent.get(paper, paper)) != paper:
            parent[paper] = parent.get(above, above)
            paper = above
        return paper

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return sorted(pairs, key=lambda pair: (root(pair[0]), pair))


def _sifted(pages: Pages, titles: dict[int, str], pairs: list[Pair], sure: set[Pair]) -> Iterator[Pair]:
    """Those pairs that have not other authors, or have one abstract and titles that may be one."""
    ids = sorted({paper for pair in pairs for paper in pair})
    authors: dict[int, People] = {}
    abstracts: dict[int, str] = {}
    for paper, names, abstract in lookup.authors_and_abstracts(pages.connection, ids):
        authors[paper] = people_in(names)
        abstracts[paper] = abstract
    for pair in pairs:
        one, other = pair
        is_likely = pair in sure or (
            not _are_far(titles[one], titles[other]) and are_of_one_text(abstracts[one], abstracts[other])
        )
        if is_likely or authorship_of(authors[one], authors[other]) is not Authorship.OTHER:
            yield pair


def _are_far(one: str, other: str) -> bool:
    """Whether two titles have nothing in common, not even their beginning."""
    length = min(len(one), len(other))
    if letters_alike(one, other) >= _FAR:
        return False
    return letters_alike(one[:length], other[:length]) < _WORTH_COMPARING
