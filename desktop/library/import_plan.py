"""An import before it happens: a verdict for each paper, and what the user decides about them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from desktop.papers.digest import DigestFacts, LeftOver, Problem
from desktop.papers.state import State
from desktop.papers.verdict import Verdict


class Taking(StrEnum):
    """What of a shared list is taken over besides its records: nothing, what can be attributed to it, or all."""

    NOTHING = "nothing"
    ATTRIBUTED = "attributed"
    ALL = "all"


class PlannedPaper(NamedTuple):
    """One paper of a digest, its verdict, and where it is staged.

    `staged` is the paper row that lies ready (0 when the paper is known), `listing` its listing (0 when the
    digest has it already), `known` the paper of the library it is, or may be (`SUSPECT`). `adds` names the
    fields an import would fill, `reason` says why in words, `place` where in the file it stands. `also` are
    other papers, staged ones among them, that it is as surely: it shows that they are all one.
    """

    number: int
    title: str
    verdict: Verdict
    digest: int
    staged: int
    listing: int
    known: int
    adds: tuple[str, ...]
    reason: str
    place: str
    doubt: str
    also: tuple[int, ...] = ()


@dataclass
class PlannedDigest:
    """A digest of the plan: its row, its facts, and when the same bytes were imported before (or None)."""

    id: int
    facts: DigestFacts
    imported_at: int | None = None
    papers: int = 0
    left_over: list[LeftOver] = field(default_factory=list)


@dataclass
class ImportPlan:
    """What an import would do. Everything it needs lies staged in the library; nothing is visible yet.

    `revision` is that of the library when the verdicts were found; `is_first` tells that it held no paper.
    """

    papers: list[PlannedPaper] = field(default_factory=list)
    digests: list[PlannedDigest] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    revision: int = 0
    is_first: bool = False

    def counts(self) -> dict[Verdict, int]:
        """Papers by verdict; a problem counts as one that could not be read. They add up to what was found."""
        verdicts = [paper.verdict for paper in self.papers]
        counted = {verdict: verdicts.count(verdict) for verdict in Verdict}
        counted[Verdict.UNREADABLE] += len(self.problems)
        return counted

    @property
    def found(self) -> int:
        """How many papers were found, readable or not."""
        return len(self.papers) + len(self.problems)

    @property
    def brings_anything(self) -> bool:
        """Whether there is a paper or an appearance that the library does not have yet."""
        return any(paper.staged or paper.listing for paper in self.papers)

    @property
    def is_shared(self) -> bool:
        """Whether a shared list is among the digests: it says what other people made of its papers."""
        from desktop.digests.papertray.shared_list import KIND  # noqa: PLC0415 - every window shows plans

        return any(digest.facts.kind == KIND for digest in self.digests)

    def default_choices(self) -> "Choices":
        """All but what could not be read; a paper that may be known is kept as a new one."""
        making = Taking.ALL if self.is_first else Taking.ATTRIBUTED
        return Choices(taken={paper.number for paper in self.papers}, making=making)


@dataclass
class Choices:
    """What the user decided in the review: which papers, which of them are the same as a known one, and rules.

    `taken`, `same`, `different` (new ones that are not the paper they may be, which is remembered) and `copies`
    (known papers that become papers of their own all the same) hold numbers of planned papers; `state`, `tags`
    and `list_name` apply to the whole batch.
    `making` decides about what others made of the papers of a shared list.
    """

    taken: set[int] = field(default_factory=set)
    same: set[int] = field(default_factory=set)
    different: set[int] = field(default_factory=set)
    copies: set[int] = field(default_factory=set)
    state: State = State.INBOX
    tags: tuple[str, ...] = ()
    list_name: str = ""
    making: Taking = Taking.ATTRIBUTED
