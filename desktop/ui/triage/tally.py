"""What was decided in one triage so far."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from desktop.papers.state import State


class Tally(NamedTuple):
    """Papers by what became of them; `undecided` are still in the Inbox."""

    queued: int = 0
    dismissed: int = 0
    other: int = 0
    undecided: int = 0

    def words(self) -> str:
        """What was decided, in words: "8 queued, 51 dismissed, 7 undecided"."""
        parts = (
            (self.queued, "queued"),
            (self.dismissed, "dismissed"),
            (self.other, "in reading or done"),
            (self.undecided, "undecided"),
        )
        return ", ".join(f"{number:,} {word}" for number, word in parts if number) or "Nothing decided"

    @staticmethod
    def papers_words(number: int) -> str:
        """A number of papers in words: "1 paper", "8 papers"."""
        return f"{number:,} {'paper' if number == 1 else 'papers'}"


def tally_of(states: Iterable[str]) -> Tally:
    """The tally of papers in these states."""
    counted = Counter(states)
    other = counted[State.READING] + counted[State.DONE]
    return Tally(counted[State.QUEUED], counted[State.DISMISSED], other, counted[State.INBOX])
