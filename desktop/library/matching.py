"""Finds for each draft the paper it already is, in the library or earlier in the same import."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop.papers.abstract_likeness import ABSTRACT_CHARACTERS
from desktop.papers.blocking import blocking_keys
from desktop.papers.dates import year_of
from desktop.papers.doi_kinds import ARXIV_DOI, arxiv_id_in
from desktop.papers.draft import Draft
from desktop.papers.letter_likeness import cut_off, letters_alike
from desktop.papers.likeness import Evidence, Likeness, Sameness, likeness
from desktop.papers.merging import additions
from desktop.papers.text_keys import TITLE_KEY_CHARACTERS
from desktop.papers.title_words import title_words
from desktop.papers.verdict import Verdict
from desktop.store import lookup
from desktop.store.blocking import telling
from desktop.store.pages import Pages
from desktop.store.staging import last_id, stored_fields, stored_names

Key = tuple[str, str]
_AT_ONCE = 500
_MOST_COMPARED, _IDENTIFIED = 8, 20
"""Papers that are compared in full because they share words, and those that share an identifier."""
_WORTH_COMPARING = cut_off(0.6)
"""Likeness of two titles from which all the rest is compared, when no key alone is decisive."""


class Match(NamedTuple):
    """What a draft is: the verdict, the paper it is or may be (0: none), what it would fill, and why.

    `also` are other papers that it is without doubt, too.
    """

    verdict: Verdict
    paper: int
    adds: tuple[str, ...]
    reason: str
    also: tuple[int, ...] = ()


NEW = Match(Verdict.NEW, 0, (), "")
"""What is like nothing that is known."""


class Known(NamedTuple):
    """What the library holds that a draft may be: by what can be looked up, and in what can be asked."""

    by_identifier: Callable[[Iterable[Key]], dict[Key, list[lookup.Candidate]]]
    by_words: Callable[[Sequence[Sequence[int]]], list[list[lookup.Near]]]
    facts: Callable[[Sequence[int]], list[lookup.Candidate]]


class _Memory:
    """What was told in this import, by what it can be known again: (paper, evidence), numbered from 0."""

    def __init__(self) -> None:
        self.ones: list[tuple[int, Evidence]] = []
        self.by_key: dict[Key | int, list[int]] = {}

    def add(self, paper: int, evidence: Evidence, *, with_words: bool = True) -> None:
        """What has its identifiers is `paper` from now on; with `with_words` what looks like it, too."""
        number = len(self.ones)
        self.ones.append((paper, evidence))
        for key in keys_of_evidence(evidence):
            self.by_key.setdefault(key, []).append(number)
        if with_words:
            for word in blocking_keys(evidence.title, evidence.abstract):
                self.by_key.setdefault(word, []).append(number)

    def forget(self) -> None:
        """Everything."""
        self.ones.clear()
        self.by_key.clear()

    def identified(self, keys: Sequence[Key]) -> list[tuple[int, Evidence]]:
        """What has one of these identifiers."""
        return [self.ones[at] for key in keys for at in self.by_key.get(key, ())[:_IDENTIFIED]]

    def near(self, mine: Evidence) -> list[tuple[int, Evidence]]:
        """What looks so much like a record that it is worth comparing."""
        keys = filter(self.by_key.__contains__, blocking_keys(mine.title, mine.abstract))
        having = {key: self.by_key[key] for key in keys}
        if not having:  # as of most
            return []
        shared = lookup.weighed(telling(having))
        near = [
            (at, title_words(self.ones[at][1].title).letters[:TITLE_KEY_CHARACTERS], count)
            for at, count in shared.items()
        ]
        return [self.ones[at] for at in _worth_comparing(mine, near)]


class Matcher:
    """Judges drafts against the library and against the drafts that came before them in the same import."""

    def __init__(self, pages: Pages) -> None:
        """`pages` reads the library; what is staged from now on is found there once it is committed."""
        connection = pages.connection
        self._pages = pages
        self._staged = _Memory()
        self._learned = _Memory()
        self._before: dict[Evidence, Match] = {}
        first = self._first = last_id(connection, "paper")
        self._known = Known(
            lambda wanted: lookup.candidates(connection, wanted, staged_after=first),
            lambda keys: lookup.near(connection, keys, staged_after=first),
            lambda papers: lookup.as_candidates(connection, papers),
        )

    def matches(self, drafts: Sequence[Draft], evidence: Sequence[Evidence]) -> list[Match]:
        """One match for each draft, of which the evidence is given; what was remembered is committed by now."""
        self._staged.forget()
        self._before.clear()
        found = []
        for mine, candidates in zip(evidence, candidates_for(self._known, evidence), strict=True):
            found.append(_best(mine, [each for each in candidates if not each.absent]))
            staged = _best(mine, [each for each in candidates if each.absent])
            if staged.paper:
                self._before[mine] = staged
        stands = lookup.recorded(self._pages.connection, [match.paper for match in found if match.paper])
        return [_with_additions(match, draft, stands) for match, draft in zip(found, drafts, strict=True)]

    def remember(self, evidence: Evidence, staged: int) -> None:
        """Tells what is about to be staged as paper `staged`, so that a later draft can be known as the same."""
        self._staged.add(staged, evidence)

    def learn(self, evidence: Evidence, paper: int, *, with_words: bool) -> None:
        """Tells that a draft is `paper`, too: what has its identifiers is that paper from now on.

        `with_words` also what looks like it: the draft knows authors or an abstract that the paper does not show yet.
        """
        self._learned.add(paper, evidence, with_words=with_words)

    def staged_before(self, mine: Evidence) -> Match:
        """What a draft is among those that were staged earlier in this import: `SEEN`, `SUSPECT` or `NEW`."""
        found = self._before.get(mine, NEW)
        for paper, theirs in self._remembered(mine):
            like = likeness(mine, theirs)
            if like.sameness is Sameness.SAME:
                if found.verdict is not Verdict.SEEN:
                    found = Match(Verdict.SEEN, paper, (), in_words(like.reasons))
                elif paper not in {found.paper, *found.also}:
                    found = found._replace(also=(*found.also, paper))
            if like.sameness is Sameness.MAYBE and found.verdict is Verdict.NEW:
                found = Match(Verdict.SUSPECT, paper, (), in_words(like.reasons))
        return found

    def completed(self, match: Match, draft: Draft) -> Match:
        """What an earlier draft alone has shown, with what this one knows better than the paper of the library."""
        if match.paper > self._first:
            return match
        stands = lookup.recorded(self._pages.connection, [match.paper])
        return _with_additions(match, draft, stands)._replace(verdict=match.verdict)

    def _remembered(self, mine: Evidence) -> list[tuple[int, Evidence]]:
        """What was remembered since the library was asked last, as far as it is worth comparing."""
        keys = keys_of_evidence(mine)
        found = self._staged.identified(keys) + self._learned.identified(keys)
        return found + self._staged.near(mine) + self._learned.near(mine)


def candidates_for(known: Known, evidence: Sequence[Evidence]) -> list[list[lookup.Candidate]]:
    """For each of many records the papers that it is worth comparing with, those with its identifier first."""
    found: list[list[lookup.Candidate]] = []
    for start in range(0, len(evidence), _AT_ONCE):
        found += _candidates_for(known, evidence[start : start + _AT_ONCE])
    return found


def _candidates_for(known: Known, evidence: Sequence[Evidence]) -> list[list[lookup.Candidate]]:
    keys = [keys_of_evidence(each) for each in evidence]
    identified = known.by_identifier(key for each in keys for key in each)
    looking_alike = known.by_words([blocking_keys(each.title, each.abstract) for each in evidence])
    wanted: list[list[int]] = []
    for mine, own, near in zip(evidence, keys, looking_alike, strict=True):
        papers = [paper.paper_id for key in own for paper in identified.get(key, ())][:_IDENTIFIED]
        wanted.append(list(dict.fromkeys([*papers, *_worth_comparing(mine, near)])))
    every = {paper for papers in wanted for paper in papers}
    facts = {paper.paper_id: paper for paper in known.facts(sorted(every))}
    return [[facts[paper] for paper in papers if paper in facts] for papers in wanted]


def _worth_comparing(mine: Evidence, near: Sequence[lookup.Near]) -> list[int]:
    """The papers among those that share keys whose titles are most alike, and those with a decisive key."""
    title = title_words(mine.title).letters[:TITLE_KEY_CHARACTERS]
    worth = []
    for paper, key, shared in near:
        is_decisive = shared >= lookup.DECISIVE
        alike = letters_alike(title, key, score_cutoff=0 if is_decisive else _WORTH_COMPARING)
        if alike or is_decisive:
            worth.append((-alike, paper))
    return [paper for _, paper in sorted(worth)[:_MOST_COMPARED]]


def _best(mine: Evidence, candidates: Sequence[lookup.Candidate]) -> Match:
    """The paper that a record is without doubt, else the one that it is most likely to be."""
    judged = [(likeness(mine, evidence_of_candidate(each)), each) for each in candidates]
    for wanted, verdict in ((Sameness.SAME, Verdict.SEEN), (Sameness.MAYBE, Verdict.SUSPECT)):
        like = [pair for pair in judged if pair[0].sameness is wanted]
        if not like:
            continue
        likely, paper = min(
            like, key=lambda pair: (not pair[0].has_identifier, -pair[0].score, pair[1].paper_id)
        )
        reason = in_words(likely.reasons)
        if verdict is Verdict.SEEN and not paper.absent:
            reason = ". ".join(filter(None, (reason, _standing(paper))))
        return Match(
            verdict, paper.paper_id, (), reason, _others(paper, like) if verdict is Verdict.SEEN else ()
        )
    return NEW


def _others(chosen: lookup.Candidate, like: Sequence[tuple[Likeness, lookup.Candidate]]) -> tuple[int, ...]:
    """The other papers that a record is as surely as the chosen one; what lies in the Bin is left there."""
    if chosen.binned:
        return ()
    return tuple(sorted({paper.paper_id for _, paper in like if not paper.binned} - {chosen.paper_id}))


def keys_of_evidence(evidence: Evidence) -> list[Key]:
    """The identifiers that a work can be looked up by, the surest first; a DOI of arXiv is an arXiv id, too."""
    found = []
    if arxiv_id := evidence.arxiv_id or (evidence.doi and arxiv_id_in(evidence.doi)):
        found.append(("arxiv_id", arxiv_id))
    if evidence.doi:
        found.append(("doi", evidence.doi))
    if arxiv_id and (own := ("doi", f"{ARXIV_DOI}{arxiv_id.lower()}")) not in found:
        found.append(own)
    if evidence.pmid:
        found.append(("pmid", evidence.pmid))
    return found


def evidence_of(draft: Draft) -> Evidence:
    """What a draft says about which work it is."""
    return Evidence(
        draft.title,
        draft.arxiv_id,
        draft.doi,
        draft.pmid,
        stored_names(draft.authors),
        year_of(draft.issued),
        draft.abstract[: ABSTRACT_CHARACTERS + 100],
    )


def evidence_of_candidate(paper: lookup.Candidate) -> Evidence:
    """What the library knows about which work a paper is."""
    return Evidence(
        paper.title,
        paper.arxiv_id,
        paper.doi,
        paper.pmid,
        paper.authors,
        year_of(paper.issued),
        paper.abstract,
    )


def _with_additions(match: Match, draft: Draft, stands: dict[int, lookup.Recorded]) -> Match:
    """Turns "seen" into "changed" when the draft knows something, or knows it better, that the paper does not."""
    paper = stands.get(match.paper)
    if paper is None or match.verdict not in {Verdict.SEEN, Verdict.SUSPECT}:
        return match
    adds = additions(paper.fields, paper.sources, stored_fields(draft))
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


def in_words(reasons: Sequence[str]) -> str:
    """Reasons as one sentence without its full stop: "Same arXiv id, title 100 %"."""
    text = ", ".join(reasons)
    return text[:1].upper() + text[1:]
