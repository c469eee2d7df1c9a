"""The queue beyond its states: papers put in at a place, and papers asleep until a day."""

from collections.abc import Sequence

from desktop.library.actions import action
from desktop.library.deciding import set_state
from desktop.library.listing import place
from desktop.papers.state import State
from desktop.papers.view import QUEUE_LIST
from desktop.store.step import Step


@action
def queue_before(step: Step, papers: Sequence[int], before: int | None) -> None:
    """Puts papers into the queue, in the order given, to stand before another one, or last with None."""
    set_state(step, papers, State.QUEUED)
    label = step.label if step.items else ""
    place(step, QUEUE_LIST, papers, before)
    step.label = label or step.label
