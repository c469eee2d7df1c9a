"""Looks again for papers of a plan that the library has got, or lost, since the plan was made."""

from collections.abc import Sequence

from desktop.library.matching import Known, candidates_for, evidence_of_candidate
from desktop.papers.likeness import Sameness, likeness
from desktop.store.standing import Standing


def known_meanwhile(now_in: Standing, staged: Sequence[int]) -> dict[int, int]:
    """Those of the staged papers that the library has by now, without doubt, with the paper they are."""
    mine = {paper.paper_id: evidence_of_candidate(paper) for paper in now_in.as_candidates(staged)}
    known = Known(now_in.candidates, now_in.near, now_in.as_candidates)
    found = {}
    for paper, candidates in zip(mine, candidates_for(known, list(mine.values())), strict=True):
        for candidate in candidates:
            if likeness(mine[paper], evidence_of_candidate(candidate)).sameness is Sameness.SAME:
                found[paper] = candidate.paper_id
                break
    return found


def no_longer_there(now_in: Standing, papers: Sequence[int]) -> set[int]:
    """Those of `papers` that no view shows any more, not even the Bin."""
    absent = now_in.values("paper", "absent", papers)
    return {paper for paper in papers if absent.get(paper, 1)}
