"""The queue beyond its states: papers put in at a place, and papers asleep until a day."""

import datetime as dt
from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.library.actions import action, papers_in_words
from desktop.library.deciding import set_state
from desktop.library.listing import place
from desktop.papers.dates import day_and_month
from desktop.papers.state import State
from desktop.papers.view import QUEUE_LIST
from desktop.store.step import Step

_LATEST = dt.timedelta(days=3_660)


@action
def queue_before(step: Step, papers: Sequence[int], before: int | None) -> None:
    """Puts papers into the queue, in the order given, to stand before another one, or last with None."""
    set_state(step, papers, State.QUEUED)
    label = step.label if step.items else ""
    place(step, QUEUE_LIST, papers, before)
    step.label = label or step.label


@action
def snooze(step: Step, papers: Sequence[int], until: dt.date) -> None:
    """Takes papers out of sight until a day, when they stand in the queue where they stood.

    Papers that were not in the queue come into it, behind the others. Raises UsageError for a day that is not
    to come, or that lies more than ten years ahead.
    """
    today = step.today
    if not today < until <= today + _LATEST:
        raise UsageError(f"“{until}”", "is not a day to come", "Choose one from tomorrow on.")
    states = step.now_in.values("paper", "state", papers)
    if others := [paper for paper in papers if states.get(paper) != State.QUEUED]:
        set_state(step, others, State.QUEUED)
    snoozed = step.put("paper", "snoozed_until", papers, until.isoformat())
    words = day_and_month(until.isoformat() if until.year != today.year else f"--{until:%m-%d}")
    step.label = f"Snooze {papers_in_words(snoozed)} until {words}"


@action
def wake(step: Step, papers: Sequence[int]) -> None:
    """Brings snoozed papers back into sight before their day."""
    woken = step.put("paper", "snoozed_until", papers, "")
    step.label = f"Wake {papers_in_words(woken)}"
