"""Where a paper stands, in words: its place in the queue, until when it sleeps, what was done with it when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.papers.dates import MONTHS
from desktop.papers.days import day_words
from desktop.papers.reading_time import minutes_words, page_count, reading_minutes

if TYPE_CHECKING:
    from desktop.papers.paper import Paper


def tr(text: str) -> str:
    """The translation of words about a paper's standing."""
    return QCoreApplication.translate("Standing", text)


def state_words(paper: Paper, place: int, today: dt.date) -> str:
    """What the state is called here: "Queue, 5th", "Snoozed until Dec 4"; "" for its usual name.

    `place` is that in the queue, from 1; 0 for a paper that has none.
    """
    if paper.state.value != "queued":
        return ""
    if paper.snoozed_until > today.isoformat():
        day = day_words(dt.date.fromisoformat(paper.snoozed_until), today)
        return tr("Snoozed until {day}").format(day=day.partition(", ")[2])
    return tr("Queue, {place}").format(place=_ordinal(place)) if place else ""


def reading_words(paper: Paper, today: dt.date) -> list[str]:
    """What is known of reading a paper, a line each: how long it takes, when it was queued, begun, finished."""
    lines = []
    minutes, pages = reading_minutes(paper.pages, paper.comment), page_count(paper.pages, paper.comment)
    if minutes and pages:
        count = tr("1 page") if pages == 1 else tr("{n} pages").format(n=f"{pages:,}")
        lines.append(tr("{pages}, about {time}").format(pages=count, time=minutes_words(minutes)))
    moments = (
        (tr("queued {day}"), paper.queued_at),
        (tr("started {day}"), paper.started_at),
        (tr("finished {day}"), paper.finished_at),
    )
    done = [words.format(day=_day(at, today)) for words, at in moments if at]
    if done:
        said = ", ".join(done)
        lines.append(said[0].upper() + said[1:])
    return lines


def _day(moment: int, today: dt.date) -> str:
    date = dt.datetime.fromtimestamp(moment / 1000, dt.UTC).astimezone().date()
    words = f"{MONTHS[date.month - 1]} {date.day}"
    return words if date.year == today.year else f"{words}, {date.year}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
