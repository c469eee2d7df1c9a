"""Finds for each draft the paper it already is, in the library or earlier in the same import."""

import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.papers.dates import year_of
from desktop.papers.draft import Draft
from desktop.papers.fields import YOU
from desktop.papers.likeness import Evidence, Sameness, likeness
from desktop.papers.name import OTHERS, Name, names_from_json
from desktop.papers.text_keys import title_key
from desktop.papers.verdict import Verdict
from desktop.store import lookup
from desktop.store.pages import Pages
from desktop.store.staging import stored_fields

Key = tuple[str, str]
_COMPARED = 100
"""Papers of one title that a draft is compared with: a feed can hold thousands of an "Editorial"."""


class Match(NamedTuple):
    """What a draft is: the verdict, the paper it is or may be (0: none), what it would fill, and why."""

    verdict: Verdict
    paper: int
    adds: tuple[str, ...]
    reason: str


class Matcher:
    """Judges drafts against the library and against the drafts that came before them in the same import."""

    def __init__(self, pages: Pages) -> None:
        """`pages` reads the library; what is staged meanwhile is told by `remember`."""
        self._pages = pages
        self._staged: dict[Key, list[tuple[int, Evidence]]] = {}

    def matches(self, drafts: Sequence[Draft], evidence: Sequence[Evidence]) -> list[Match]:
        """One match for each draft, of which the evidence is given; the library is asked once for all of them."""
        keys = [keys_of_evidence(each) for each in evidence]
        known = lookup.candidates(self._pages.connection, (key for each in keys for key in each))
        found = [_best(mine, each, known) for mine, each in zip(evidence, keys, strict=True)]
        gaps = lookup.gaps(self._pages.connection, [match.paper for match in found if match.paper])
        return [_with_gaps(match, draft, gaps) for match, draft in zip(found, drafts, strict=True)]

    def remember(self, evidence: Evidence, staged: int) -> None:
        """Tells what was staged as paper `staged`, so that a later draft can be known as the same."""
        for key in keys_of_evidence(evidence):
            self._staged.setdefault(key, []).append((staged, evidence))

    def staged_before(self, mine: Evidence) -> int:
        """The paper staged earlier in this import that a draft is without doubt, 0 when there is none."""
        for key in keys_of_evidence(mine):
            for paper, theirs in self._staged.get(key, [])[:_COMPARED]:
                if likeness(mine, theirs).sameness is Sameness.SAME:
                    return paper
        return 0


def _best(mine: Evidence, keys: Iterable[Key], known: dict[Key, list[lookup.Candidate]]) -> Match:
    doubtful: Match | None = None
    for key in keys:
        for candidate in known.get(key, [])[:_COMPARED]:
            judged = likeness(mine, evidence_of_candidate(candidate))
            reason = _in_words(judged.reasons)
            if judged.sameness is Sameness.SAME:
                reason = ". ".join(filter(None, (reason, _standing(candidate))))
                return Match(Verdict.SEEN, candidate.paper_id, (), reason)
            if judged.sameness is Sameness.MAYBE and doubtful is None:
                doubtful = Match(Verdict.SUSPECT, candidate.paper_id, (), reason)
    return doubtful or Match(Verdict.NEW, 0, (), "")


def keys_of_evidence(evidence: Evidence) -> list[Key]:
    """What a work can be looked up by, the surest first."""
    return [(kind, value) for kind in _KINDS if (value := getattr(evidence, kind))]


_KINDS = ("arxiv_id", "doi", "pmid", "title_key")


def evidence_of(draft: Draft) -> Evidence:
    """What a draft says about which work it is."""
    return Evidence(
        title_key(draft.title),
        draft.arxiv_id,
        draft.doi,
        draft.pmid,
        _families(draft.authors),
        year_of(draft.issued),
        bool(draft.abstract),
    )


def evidence_of_candidate(paper: lookup.Candidate) -> Evidence:
    """What the library knows about which work a paper is."""
    return Evidence(
        title_key(paper.title),
        paper.arxiv_id,
        paper.doi,
        paper.pmid,
        _families(names_from_json(paper.authors)),
        year_of(paper.issued),
        abstract=False,
    )


def _families(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(name.family or name.literal for name in names if name != OTHERS)


def _with_gaps(match: Match, draft: Draft, gaps: dict[int, lookup.Gaps]) -> Match:
    """Turns "seen" into "changed" when the draft knows something that the paper does not."""
    gap = gaps.get(match.paper)
    if gap is None or match.verdict not in {Verdict.SEEN, Verdict.SUSPECT}:
        return match
    fields = stored_fields(draft)
    adds = tuple(name for name in gap.empty if fields.get(name) and gap.sources.get(name) != YOU)
    verdict = Verdict.CHANGED if adds and match.verdict is Verdict.SEEN else match.verdict
    return match._replace(adds=adds, verdict=verdict)


def _standing(paper: lookup.Candidate) -> str:
    """What became of a known paper: "dismissed 12 days ago", "in the Bin"."""
    if paper.binned:
        return "In the Bin"
    days = max(0, int(time.time() * 1000) - paper.changed_at) // 86_400_000
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    words = {"inbox": "In the Inbox since", "queued": "In the queue since", "reading": "Being read since"}
    if paper.state in words:
        return f"{words[paper.state]} {ago}" if days < 2 else f"{words[paper.state][:-6]}, added {ago}"
    return f"{paper.state.capitalize()} {ago}"


def _in_words(reasons: Sequence[str]) -> str:
    text = ", ".join(reasons)
    return text[:1].upper() + text[1:]
