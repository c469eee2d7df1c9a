"""The Bin: deleting, restoring, and emptying it."""

from collections.abc import Sequence

from desktop.library.actions import action, papers_in_words
from desktop.store.step import Step


@action
def move_to_bin(step: Step, papers: Sequence[int]) -> None:
    """Takes papers out of every view but the Bin."""
    step.label = f"Move {papers_in_words(step.put('paper', 'binned', papers, 1))} to the Bin"


@action
def restore(step: Step, papers: Sequence[int]) -> None:
    """Puts papers back where they were before they were deleted."""
    step.label = f"Restore {papers_in_words(step.put('paper', 'binned', papers, 0))}"


@action
def empty_bin(step: Step) -> None:
    """Removes what is in the Bin; for good once this step has left the history."""
    step.label = f"Empty the Bin: {papers_in_words(step.put('paper', 'absent', step.now_in.binned(), 1))}"
