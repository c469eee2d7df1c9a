"""The commands that decide about papers: state, rate, queue, snooze and wake."""

from typing import Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import library_of, reading, writing
from desktop.command_line.options import Json, Papers
from desktop.command_line.references import papers_named, state_named
from desktop.command_line.selecting import Selection, Wanted, selected
from desktop.command_line.showing import write_paper_list
from desktop.errors import UsageError
from desktop.papers.days import day_named
from desktop.papers.state import State
from desktop.papers.view import SNOOZED, Sort
from desktop.store.database import local_day


def state(
    context: typer.Context,
    papers: Papers,
    state: Annotated[str, typer.Argument(metavar="STATE", help="inbox, queued, reading, done or dismissed.")],
    as_json: Json = False,
) -> None:
    """Move papers to a state."""
    from desktop.library import deciding

    chosen = state_named(state)
    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(deciding.set_state, ids, chosen), as_json)


def rate(
    context: typer.Context,
    papers: Papers,
    stars: Annotated[str, typer.Argument(metavar="STARS", help="1 to 5, or 0 for no rating.")],
    as_json: Json = False,
) -> None:
    """Give papers 1 to 5 stars."""
    from desktop.library import deciding

    if stars not in _RATINGS:
        raise UsageError("rating", f"“{stars}” is none", "Give 1 to 5 stars, or 0 for none; it comes last.")
    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(deciding.rate, ids, int(stars)), as_json)


def queue(
    context: typer.Context,
    papers: Annotated[list[str] | None, typer.Argument(metavar="[PAPER…]", help="What to queue.")] = None,
    at_top: Annotated[bool, typer.Option("--top", help="Before all others instead of behind them.")] = False,
    snoozed: Annotated[
        bool, typer.Option("--snoozed", help="Show what sleeps instead of the queue.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Put papers into the queue; without papers, show the queue."""
    if not papers:
        with reading(context) as pages:
            if snoozed:
                asleep = list(pages.ids(SNOOZED, Sort("snoozed")))
                write_paper_list(pages, Selection(asleep, len(asleep), "Snoozed"), as_json)
            else:
                write_paper_list(
                    pages, selected(pages, library_of(context), Wanted(in_list="queue")), as_json
                )
        return
    from desktop.library import deciding

    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(deciding.set_state, ids, State.QUEUED, at_top=at_top), as_json)


def snooze(
    context: typer.Context,
    papers: Papers,
    until: Annotated[str, typer.Argument(metavar="DAY", help="tomorrow, friday, “in 3 weeks”, 2026-12-04 …")],
    as_json: Json = False,
) -> None:
    """Take papers out of the queue until a day; the day comes last."""
    from desktop.library import queueing

    day = day_named(until, local_day())
    if day is None:
        raise UsageError(f"“{until}”", "names no day", "Say tomorrow, friday, “in 3 weeks” or 2026-12-04.")
    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(queueing.snooze, ids, day), as_json, until=day.isoformat())


def wake(context: typer.Context, papers: Papers, as_json: Json = False) -> None:
    """Bring snoozed papers back into the queue before their day."""
    from desktop.library import queueing

    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(queueing.wake, ids), as_json)


_RATINGS = tuple("012345")
