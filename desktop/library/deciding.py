"""Deciding about papers: their state and their rating."""

from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.library.actions import action, papers_in_words
from desktop.papers.state import State
from desktop.papers.view import QUEUE_LIST
from desktop.store.step import Step

_LABELS = {
    State.INBOX: "Move {} to the Inbox",
    State.QUEUED: "Queue {}",
    State.READING: "Start reading {}",
    State.DONE: "Finish {}",
    State.DISMISSED: "Dismiss {}",
}
_CLOCKS = {State.QUEUED: "queued_at", State.READING: "started_at", State.DONE: "finished_at"}


@action
def set_state(step: Step, papers: Sequence[int], state: State, *, at_top: bool = False) -> None:
    """Moves papers to a state. In the queue they come last, or first in their order with `at_top`.

    Whatever was snoozed is in sight again.
    """
    changed = step.put("paper", "state", papers, state.value)
    step.label = _LABELS[state].format(papers_in_words(changed))
    moved = list(step.items[-1].after.ids) if changed else []
    step.put("paper", "decided_at", moved, step.now)
    if clock := _CLOCKS.get(state):
        step.put("paper", clock, moved, step.now)
    woken = step.put("paper", "snoozed_until", papers, "")
    if woken and not changed:
        step.label = f"Wake {papers_in_words(woken)}"
    if state is not State.QUEUED:
        step.put("placement", "rank", papers, None, key=QUEUE_LIST)
        return
    wanted = set(moved) if not at_top else set(papers)
    place_in_queue(step, [paper for paper in papers if paper in wanted], at_top=at_top)
    if not changed and at_top:
        step.label = f"Move {papers_in_words(len(wanted))} to the top of the queue"


def place_in_queue(step: Step, papers: Sequence[int], *, at_top: bool) -> None:
    """Gives queued papers their ranks: behind the last, or before the first."""
    if at_top:
        start = step.now_in.first_rank(QUEUE_LIST) - len(papers)
    else:
        start = step.now_in.last_rank(QUEUE_LIST) + 1
    ranks = ((paper, start + place) for place, paper in enumerate(papers))
    step.put_each("placement", "rank", ranks, key=QUEUE_LIST)


@action
def rate(step: Step, papers: Sequence[int], rating: int) -> None:
    """Gives papers 1 to 5 stars, or none with 0; raises UsageError for any other number."""
    if rating not in range(6):
        raise UsageError(f"“{rating}”", "is not a rating", "Give 1 to 5 stars, or 0 for none.")
    changed = step.put("paper", "rating", papers, rating)
    step.label = f"{'Rate' if rating else 'Clear the rating of'} {papers_in_words(changed)}"
