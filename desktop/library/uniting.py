"""Makes one paper of several that an import has shown to be the same: a record with the identifiers of both."""

from collections.abc import Iterable, Sequence

from desktop.library.matching import evidence_of_candidate
from desktop.library.merging import make_one
from desktop.papers.likeness import is_contradicted
from desktop.store.step import Step


def unite_linked(step: Step, groups: Iterable[Sequence[int]]) -> int:
    """Merges the papers of each group into the one that was there first; how many papers became part of others.

    Groups that share a paper are one. Papers stay apart that lie in the Bin, that a person called different, or
    that contradict the first one by an identifier, their authors, a number in the title or the abstract.
    """
    return sum(_unite(step, papers) for papers in _joined(groups))


def _unite(step: Step, papers: Sequence[int]) -> int:
    there = {
        paper.paper_id: evidence_of_candidate(paper)
        for paper in step.now_in.as_candidates(papers)
        if not paper.absent and not paper.binned
    }
    apart = step.now_in.distinct_pairs(list(there))
    first, *others = sorted(there) or [0]
    same = [first]
    for paper in others:
        is_apart = any((each, paper) in apart for each in same)
        if not is_apart and not is_contradicted(there[first], there[paper]):
            same.append(paper)
    if len(same) > 1:
        make_one(step, same)
    return len(same) - 1


def _joined(groups: Iterable[Sequence[int]]) -> list[list[int]]:
    """The groups, those that share a paper as one; each in the order of the ids."""
    found: dict[int, set[int]] = {}
    for group in groups:
        whole = set(group).union(*(found[paper] for paper in group if paper in found))
        found |= dict.fromkeys(whole, whole)
    return sorted(map(sorted, {id(group): group for group in found.values()}.values()))
