"""Looks through the whole library for papers that may be the same: groups with reasons, and which are safe to merge."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from desktop.library.matching import evidence_of_candidate, in_words
from desktop.papers.likeness import Evidence, Likeness, Sameness, likeness
from desktop.progress import Progress, no_progress
from desktop.store import lookup
from desktop.store.blocking import groups
from desktop.store.lookup import Candidate
from desktop.store.merged import distinct_pairs, title_keys
from desktop.store.pages import Pages

_WORTH_COMPARING = 70
_MOST = 60
"""Papers that share one key and are compared with each other: of an "Editorial" there are thousands."""
_PORTION = 2_000


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
    pairs = _pairs(pages, progress)
    apart = distinct_pairs(pages.connection)
    found: dict[tuple[int, int], Likeness] = {}
    wanted = sorted(pair for pair in pairs if pair not in apart)
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


def _is_shown(paper: Candidate) -> bool:
    return not paper.absent and not paper.binned


def _judged(
    pairs: list[tuple[int, int]], evidence: dict[int, Evidence]
) -> Iterator[tuple[tuple[int, int], Likeness]]:
    for one, other in pairs:
        if one in evidence and other in evidence:
            judged = likeness(evidence[one], evidence[other])
            if judged.sameness is not Sameness.DIFFERENT:
                yield (one, other), judged


def _pairs(pages: Pages, progress: Progress) -> set[tuple[int, int]]:
    """Pairs, the smaller id first, that share an identifier or a key, and have titles that may be one."""
    titles = title_keys(pages.connection)
    found = set(lookup.sharing_identifiers(pages.connection, _MOST))
    rejected: set[tuple[int, int]] = set()
    for number, (key, papers) in enumerate(groups(pages.connection, _MOST)):
        if not number % 1_000:
            progress.step(0, None, "Looking for titles that are alike")
        decisive = bool(key & 3)
        there = [paper for paper in papers if paper in titles]
        for at, one in enumerate(there):
            for other in there[at + 1 :]:
                pair = (one, other)
                if pair in found or (pair in rejected and not decisive):
                    continue
                if decisive or ratio(titles[one], titles[other], score_cutoff=_WORTH_COMPARING):
                    found.add(pair)
                else:
                    rejected.add(pair)
    return found


def _grouped(found: dict[tuple[int, int], Likeness], apart: set[tuple[int, int]]) -> list[Duplicates]:
    """Pairs that hang together as groups: what is surely the same first, then what may be the same as a whole of it."""
    parent: dict[int, int] = {}

    def root(paper: int) -> int:
        while parent.setdefault(paper, paper) != paper:
            paper = parent[paper]
        return paper

    members: dict[int, set[int]] = defaultdict(set)
    unsafe: set[int] = set()
    order = sorted(
        found, key=lambda pair: (found[pair].sameness is not Sameness.SAME, -found[pair].score, pair)
    )
    for pair in order:
        one, other = root(pair[0]), root(pair[1])
        if one == other:
            continue
        mine, theirs = members[one] or {one}, members[other] or {other}
        if any((min(a, b), max(a, b)) in apart for a in mine for b in theirs):
            continue
        parent[max(one, other)] = min(one, other)
        members[min(one, other)] = mine | theirs
        if found[pair].sameness is not Sameness.SAME or unsafe & {one, other}:
            unsafe.add(min(one, other))
    return sorted(
        (
            _group(sorted(members[row]), found, row not in unsafe)
            for row in members
            if root(row) == row and len(members[row]) > 1
        ),
        key=lambda group: (not group.is_safe, -group.score, group.papers),
    )


def _group(papers: list[int], found: dict[tuple[int, int], Likeness], is_safe: bool) -> Duplicates:
    reasons, scores = [], []
    for paper in papers[1:]:
        mine = [found[pair] for pair in found_pairs(paper, papers, found)]
        best = max(mine, key=lambda each: (each.sameness is Sameness.SAME, each.score))
        reasons.append(in_words(best.reasons))
        scores.append(best.score)
    same = all(
        found[one, other].sameness is Sameness.SAME
        for at, one in enumerate(papers)
        for other in papers[at + 1 :]
        if (one, other) in found
    )
    return Duplicates(tuple(papers), tuple(reasons), is_safe and same, min(scores))


def found_pairs(
    paper: int, papers: list[int], found: dict[tuple[int, int], Likeness]
) -> Iterator[tuple[int, int]]:
    """The pairs of a group that a paper stands in."""
    for other in papers:
        pair = (min(paper, other), max(paper, other))
        if pair in found:
            yield pair
