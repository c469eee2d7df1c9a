"""Looks through the whole library for papers that may be the same: groups with reasons, and which are safe."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from desktop.library.likely_pairs import Pair, likely_pairs
from desktop.library.matching import evidence_of_candidate, in_words
from desktop.papers.likeness import Evidence, Likeness, Sameness, likeness
from desktop.progress import Progress, no_progress
from desktop.store import lookup
from desktop.store.lookup import Candidate
from desktop.store.merged import distinct_pairs, title_keys
from desktop.store.pages import Pages

_PORTION = 2_000
"""Pairs that are compared at a time; about as many papers are in memory."""


class Duplicates(NamedTuple):
    """Papers that may be one, the one to keep first; `is_safe` when nothing but a merge makes sense.

    `reasons` says for each of the others why it is there.
    """

    papers: tuple[int, ...]
    reasons: tuple[str, ...]
    is_safe: bool
    score: float


def duplicates(pages: Pages, progress: Progress = no_progress) -> list[Duplicates]:
    """Every group of papers that may be the same, the surest first; raises Cancelled as `progress` does.

    What a person called different never stands in one group by itself, and what is in the Bin is left out.
    """
    apart = distinct_pairs(pages.connection)
    found: dict[Pair, Likeness] = {}
    wanted = likely_pairs(pages, apart, progress)
    for start in range(0, len(wanted), _PORTION):
        portion = wanted[start : start + _PORTION]
        progress.step(start, len(wanted), "Comparing")
        ids = sorted({paper for pair in portion for paper in pair})
        evidence = {
            paper.paper_id: evidence_of_candidate(paper)
            for paper in lookup.as_candidates(pages.connection, ids)
            if _is_shown(paper)
        }
        found.update(_judged(portion, evidence))
    return _grouped(found, apart)


def still_open(pages: Pages, found: Sequence[Duplicates]) -> list[Duplicates]:
    """Those groups that nobody has decided about since they were found, without papers that are gone."""
    there, apart = title_keys(pages.connection), distinct_pairs(pages.connection)
    left = []
    for group in found:
        pairs = [
            (paper, reason)
            for paper, reason in zip(group.papers, ("", *group.reasons), strict=True)
            if paper in there
        ]
        papers = tuple(paper for paper, _ in pairs)
        if len(papers) > 1 and not any(pair in apart for pair in combinations(sorted(papers), 2)):
            left.append(group._replace(papers=papers, reasons=tuple(reason for _, reason in pairs[1:])))
    return left


def _is_shown(paper: Candidate) -> bool:
    return not paper.absent and not paper.binned


def _judged(pairs: list[Pair], evidence: dict[int, Evidence]) -> Iterator[tuple[Pair, Likeness]]:
    for one, other in pairs:
        if one in evidence and other in evidence:
            judged = likeness(evidence[one], evidence[other])
            if judged.sameness is not Sameness.DIFFERENT:
                yield (one, other), judged


def _grouped(found: dict[Pair, Likeness], apart: set[Pair]) -> list[Duplicates]:
    """Groups of what is the same, and of what may be: there one paper stands for all that are the same as it."""
    sure = _Groups(apart)
    for pair in _in_order(found, Sameness.SAME):
        sure.join(*pair)
    doubtful = _Groups(apart)
    between: dict[Pair, Likeness] = {}
    for pair in _in_order(found, Sameness.MAYBE):
        one, other = sorted((sure.root(pair[0]), sure.root(pair[1])))
        if one != other and doubtful.join(one, other):
            between.setdefault((one, other), found[pair])
    groups_ = [_group(papers, found) for papers in sure.groups()]
    groups_ += [_group(papers, between) for papers in doubtful.groups()]
    return sorted(groups_, key=lambda group: (not group.is_safe, -group.score, group.papers))


def _in_order(found: dict[Pair, Likeness], sameness: Sameness) -> list[Pair]:
    pairs = [pair for pair, judged in found.items() if judged.sameness is sameness]
    return sorted(pairs, key=lambda pair: (-found[pair].score, pair))


class _Groups:
    """Papers that hang together by pairs; two that a person called different never get into one group."""

    def __init__(self, apart: set[Pair]) -> None:
        self._apart = apart
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def root(self, paper: int) -> int:
        """The smallest id of the group that a paper is in."""
        while self._parent.get(paper, paper) != paper:
            paper = self._parent[paper]
        return paper

    def join(self, one: int, other: int) -> bool:
        """Whether two papers are in one group now."""
        low, high = sorted((self.root(one), self.root(other)))
        if low == high:
            return True
        mine, theirs = self._members.get(low, [low]), self._members.get(high, [high])
        if self._apart and any((min(a, b), max(a, b)) in self._apart for a in mine for b in theirs):
            return False
        self._parent[high] = low
        self._members[low] = mine + theirs
        self._members.pop(high, None)
        return True

    def groups(self) -> list[list[int]]:
        """Every group of two papers or more, each in the order of the ids."""
        return [sorted(papers) for papers in self._members.values()]


def _group(papers: list[int], found: dict[Pair, Likeness]) -> Duplicates:
    """A group with the best reason for each paper but the first; safe only if each is the same as each other."""
    pairs = list(combinations(papers, 2))
    reasons, scores = [], []
    for paper in papers[1:]:
        best = max(
            (found[pair] for pair in pairs if paper in pair and pair in found), key=lambda each: each.score
        )
        reasons.append(in_words(best.reasons))
        scores.append(best.score)
    is_safe = all(pair in found and found[pair].sameness is Sameness.SAME for pair in pairs)
    return Duplicates(tuple(papers), tuple(reasons), is_safe, min(scores))
