"""What can become of one planned paper: the lines of its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.ui.review.review_choices import Outcome
from desktop.ui.review.review_words import outcome_words, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from desktop.library.import_plan import PlannedPaper
    from desktop.ui.review.decision_buttons import Answer


_RULES: dict[Answer, str] = {
    "new": "Keep all {n} that may be known as new papers",
    "same": "All {n} that may be known are the same papers",
    "out": "Leave all {n} that may be known out",
}
"""One answer for every paper of the import that may be known, in words; `n` is how many there are."""


class Offer(NamedTuple):
    """One line: the answer it stands for, its words, and whether that is the answer in force."""

    name: str
    words: str
    chosen: bool


def offers_for(paper: PlannedPaper, answer: Answer, state: State, *, is_copy: bool) -> list[Offer]:
    """Taken or left out; what may be known also as the same paper; what is known also once more."""
    taken = outcome_words(taken_outcome(paper), state)
    is_in = answer != "out"
    if paper.verdict is Verdict.SUSPECT:
        offers = [
            Offer("new", tr("Keep as a new paper"), answer == "new"),
            Offer("same", tr("Same paper"), answer == "same"),
        ]
    elif paper.listing and not paper.staged:
        offers = [
            Offer("note", taken, is_in and not is_copy),
            Offer("copy", tr("Add once more"), is_in and is_copy),
        ]
    else:
        offers = [Offer("in", taken, is_in)]
    return [*offers, Offer("out", tr("Leave out"), not is_in)]


def taken_outcome(paper: PlannedPaper) -> Outcome:
    """What becomes of a paper when it is taken as what it is."""
    if paper.staged:
        return Outcome.ADD
    if not paper.listing:
        return Outcome.UNCHANGED
    return Outcome.FILL if paper.adds else Outcome.SEEN


def add_rules(menu: QMenu, suspects: int, answer_all: Callable[[Answer], object]) -> None:
    """Adds one answer each for all papers that may be known, where there are several."""
    if suspects > 1:
        menu.addSeparator()
        for answer, words in _RULES.items():
            rule = menu.addAction(tr(words).format(n=f"{suspects:,}"))
            rule.triggered.connect(lambda _checked=False, answer=answer: answer_all(answer))
