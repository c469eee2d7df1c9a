"""Looks again for papers of a plan that the library has got, or lost, since the plan was made."""

from collections.abc import Sequence

from desktop.library.matching import evidence_of_candidate, keys_of_evidence
from desktop.papers.likeness import Sameness, likeness
from desktop.store.standing import Standing


def known_meanwhile(now_in: Standing, staged: Sequence[int]) -> dict[int, int]:
    """Those of the staged papers that the library has by now, without doubt, with the paper they are."""
    mine = {paper.paper_id: evidence_of_candidate(paper) for paper in now_in.as_candidates(staged)}
    keys = {paper: keys_of_evidence(evidence) for paper, evidence in mine.items()}
    known = now_in.candidates(key for each in keys.values() for key in each)
    found = {}
    for paper, evidence in mine.items():
        for candidate in (each for key in keys[paper] for each in known.get(key, ())):
            if likeness(evidence, evidence_of_candidate(candidate)).sameness is Sameness.SAME:
                found[paper] = candidate.paper_id
                break
    return found


def no_longer_there(now_in: Standing, papers: Sequence[int]) -> set[int]:
    """Those of `papers` that no view shows any more, not even the Bin."""
    absent = now_in.values("paper", "absent", papers)
    return {paper for paper in papers if absent.get(paper, 1)}
