"""What the user decides about each planned paper, what follows from it, and how many papers that concerns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from desktop.papers.verdict import Verdict

if TYPE_CHECKING:
    from desktop.library.import_plan import Choices, ImportPlan, PlannedPaper
    from desktop.ui.review.decision_buttons import Answer


class Outcome(StrEnum):
    """What an import does with a paper: adds it, fills its gaps, notes where it was seen, or nothing."""

    ADD = "add"
    FILL = "fill"
    SEEN = "seen"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left out"
    UNREADABLE = "unreadable"


class Decisions:
    """The choices about one plan, by the number of the paper.

    A paper that stands in the import twice is staged once: a later appearance alone would add it. So whoever
    leaves the first out leaves the later ones out, and whoever takes a later one takes the first.
    """

    def __init__(self, plan: ImportPlan) -> None:
        self._plan = plan
        chosen = plan.default_choices()
        self._taken = chosen.taken
        self._same = chosen.same
        self._different = chosen.different
        self._copies = chosen.copies
        staged = {paper.staged: paper.number for paper in plan.papers if paper.staged}
        self._first = {
            paper.number: staged[paper.known] for paper in plan.papers if paper.known in staged
        }  # by the number of a later appearance
        self._repeats: dict[int, list[int]] = {}
        for number, first in self._first.items():
            self._repeats.setdefault(first, []).append(number)
        self._counts: Counter[Outcome] = Counter()
        self._verdicts = [paper.verdict for paper in plan.papers]
        self._papers = _counted(self._verdicts, Verdict)
        self._taken_of: Counter[Verdict] = Counter()
        self._count_again()

    # -- what was decided

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """Papers by outcome; together they are all that was found."""
        return self._counts

    def is_taken(self, number: int) -> bool:
        """Whether the paper takes part in the import."""
        return number in self._taken

    def is_same(self, number: int) -> bool:
        """Whether the user said that the paper is the known one."""
        return number in self._same

    def is_copy(self, number: int) -> bool:
        """Whether the user wants a known paper once more, as a paper of its own."""
        return number in self._copies

    def duplicates(self) -> list[int]:
        """The papers that are known, and could be added once more."""
        return [paper.number for paper in self._plan.papers if _may_be_copied(paper)]

    def taken_among(self, numbers: Iterable[int]) -> int:
        """How many of these papers take part."""
        return sum(number in self._taken for number in numbers)

    def papers_of(self, verdict: Verdict | None) -> int:
        """How many papers have a verdict, None for all; what could not be read is none."""
        return self._papers.total() if verdict is None else self._papers[verdict]

    def taken_of(self, verdict: Verdict | None) -> int:
        """How many of them take part."""
        return self._taken_of.total() if verdict is None else self._taken_of[verdict]

    def outcome(self, paper: PlannedPaper) -> Outcome:
        """What an import would do with a paper now."""
        if paper.number not in self._taken:
            return Outcome.LEFT_OUT
        if paper.number in self._copies or (paper.staged and paper.number not in self._same):
            return Outcome.ADD
        if not paper.listing:
            return Outcome.UNCHANGED
        return Outcome.FILL if paper.adds else Outcome.SEEN

    def choices(self) -> Choices:
        """What was decided, for the use case that imports; state, tags and list are left to the caller."""
        chosen = self._plan.default_choices()
        chosen.taken = set(self._taken)
        chosen.same = self._same & self._taken
        chosen.different = (self._different & self._taken) - self._same
        chosen.copies = self._copies & self._taken
        return chosen

    # -- deciding

    def toggle(self, number: int) -> None:
        """Takes a paper that was left out, or leaves it out."""
        if self.is_taken(number):
            self.leave_out(number)
        else:
            self.take(number)

    def note(self, number: int) -> None:
        """Takes a known paper as what it is, not as one more."""
        paper = self._paper(number)
        self._counts[self.outcome(paper)] -= 1
        self._copies.discard(number)
        self._counts[self.outcome(paper)] += 1
        self.take(number)

    def take(self, number: int) -> None:
        """Takes a paper as it was decided last; for one that may be known, that is as a new paper at first."""
        for each in {self._first_of(number), number}:
            self._set(each, taken=True, same=self.is_same(each))

    def keep(self, number: int) -> None:
        """Says that a paper is not the known one it may be; nothing happens for one that cannot be."""
        if self._paper(number).verdict is Verdict.SUSPECT:
            self._different.add(number)
            self._set(number, taken=True, same=False)

    def call_same(self, number: int) -> None:
        """Says that a paper is the known one it may be; nothing happens for one that cannot be."""
        if self._paper(number).verdict is Verdict.SUSPECT:
            self._different.discard(number)
            self._set(number, taken=True, same=True)

    def copy(self, number: int) -> None:
        """Adds a known paper once more, as a paper of its own; nothing happens for any other."""
        paper = self._paper(number)
        if _may_be_copied(paper):
            self._counts[self.outcome(paper)] -= 1
            self._copies.add(number)
            self._counts[self.outcome(paper)] += 1
            self.take(number)

    def copy_all(self, *, wanted: bool) -> None:
        """Adds all known papers once more, or none of them."""
        self._copies.clear()
        if wanted:
            self._copies.update(self.duplicates())
            self._taken |= self._copies
        self._count_again()

    def leave_out(self, number: int) -> None:
        """Leaves a paper out, and its later appearances in this import."""
        for each in (number, *self._repeats.get(number, ())):
            self._set(each, taken=False, same=self.is_same(each))

    def answer_all(self, answer: Answer) -> None:
        """Decides about every paper that may be known: keeps them, calls them the same, or leaves them out."""
        decide = {"new": self.keep, "same": self.call_same, "out": self.leave_out}[answer]
        for paper in self._plan.papers:
            if paper.verdict is Verdict.SUSPECT:
                decide(paper.number)

    def take_all(self, numbers: Iterable[int]) -> None:
        """Takes all of these papers, each as it was decided last."""
        wanted = set(numbers)
        self._taken |= wanted
        self._taken.update(first for number, first in self._first.items() if number in wanted)
        self._count_again()

    def leave_all_out(self, numbers: Iterable[int]) -> None:
        """Leaves all of these papers out."""
        wanted = set(numbers)
        self._taken -= wanted
        self._taken.difference_update(number for number, first in self._first.items() if first in wanted)
        self._count_again()

    def take_new_only(self) -> None:
        """Takes the papers whose verdict is New, and no other."""
        self._taken = {paper.number for paper in self._plan.papers if paper.verdict is Verdict.NEW}
        self._count_again()

    # -- keeping count

    def _paper(self, number: int) -> PlannedPaper:
        return self._plan.papers[number - 1]

    def _first_of(self, number: int) -> int:
        return self._first.get(number, number)

    def _set(self, number: int, *, taken: bool, same: bool) -> None:
        paper = self._paper(number)
        self._counts[self.outcome(paper)] -= 1
        self._taken_of[paper.verdict] += taken - self.is_taken(number)
        for numbers, wanted in ((self._taken, taken), (self._same, same)):
            if wanted:
                numbers.add(number)
            else:
                numbers.discard(number)
        self._counts[self.outcome(paper)] += 1

    def _count_again(self) -> None:
        papers = self._plan.papers
        self._counts = _counted([self.outcome(paper) for paper in papers], Outcome)
        taken = [
            verdict
            for verdict, paper in zip(self._verdicts, papers, strict=True)
            if paper.number in self._taken
        ]
        self._taken_of = _counted(taken, Verdict)
        self._counts[Outcome.UNREADABLE] = len(self._plan.problems)


def _may_be_copied(paper: PlannedPaper) -> bool:
    """Whether a paper is known for certain and the digest does not list it yet."""
    return bool(paper.listing) and not paper.staged


Member = TypeVar("Member", bound=StrEnum)


def _counted(found: Sequence[Member], kinds: type[Member]) -> Counter[Member]:
    """How often each of `kinds` is among `found`; a Counter would ask each member for its hash, in Python."""
    return Counter({kind: found.count(kind) for kind in kinds})
