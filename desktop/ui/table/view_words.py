"""What a view is called, what it counts, and what it says when there is nothing in it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.papers.days import day_words
from desktop.papers.view import ALL, QUEUE, SNOOZED, View

if TYPE_CHECKING:
    from desktop.store.pages import Pages


class Emptiness(NamedTuple):
    """An empty view: an icon, a sentence, and the words of what to do (or "")."""

    icon: str
    sentence: str
    action: str = ""


def tr(text: str, count: int = -1) -> str:
    """The translation of the words of a view."""
    return QCoreApplication.translate("View", text, None, count)


_STATES = {
    "inbox": ("Inbox", "inbox", "Inbox is empty."),
    "queued": ("Queue", "queue", "The queue is empty. Press q on a paper to put it here."),
    "reading": ("Reading", "reading", "You are reading nothing. Press r on a paper to start."),
    "done": ("Done", "done", "Nothing is done yet. Press d on a paper you have read."),
    "dismissed": ("Dismissed", "dismissed", "Nothing is dismissed. Press e on a paper you do not want."),
}


def view_icon(view: View) -> str:
    """The name of a view's icon."""
    if view.kind == "state":
        return _STATES[view.state][1]
    return {
        "all": "all",
        "bin": "bin",
        "tag": "tag",
        "list": "list",
        "digest": "digest",
        "snoozed": "snooze",
        "search": "saved",
    }[view.kind]


def view_title(view: View, name: str = "") -> str:
    """What a view is called; `name` is that of its tag, list or digest."""
    if view.kind == "state":
        return tr(_STATES[view.state][0])
    return {"all": tr("All papers"), "bin": tr("Bin"), "snoozed": tr("Snoozed")}.get(view.kind, name)


def count_words(view: View, count: int, reading: int = 0) -> str:
    """The count beside the title; it names what it counts."""
    if view == QUEUE:
        following = tr("{n} next").format(n=f"{count - reading:,}")
        return f"{following}, {tr('{n} in reading').format(n=reading)}" if reading else following
    return papers_words(count)


def count_line(pages: Pages, view: View) -> str:
    """The count beside the title of a view, "" for an empty queue."""
    count = pages.count(view)
    return count_words(view, count, pages.count(View("state", "reading"))) if count or view != QUEUE else ""


def snoozed_words(pages: Pages) -> str:
    """How many papers sleep and when the first wakes: "2 papers snoozed, next on Fri, Dec 4"; "" for none."""
    first = pages.first_awakening()
    if not first:
        return ""
    day = day_words(dt.date.fromisoformat(first), dt.datetime.now().astimezone().date())
    return tr("{papers} snoozed, next on {day}").format(papers=papers_words(pages.count(SNOOZED)), day=day)


def papers_words(count: int) -> str:
    """How many papers: "1 paper", "66 papers"."""
    return tr("1 paper") if count == 1 else tr("{n} papers").format(n=f"{count:,}")


def found_words(shown: int, others: int | None) -> str:
    """How many papers a search found: "9 found", "5,000+ found" where nobody counted the `others`."""
    number = f"{shown + (others or 0):,}"
    return tr("{n} found").format(n=number if others is not None else f"{number}+")


def emptiness(view: View, *, queued: int = 0) -> Emptiness:
    """What an empty view says; an empty Inbox points to the queue when there is one."""
    if view.kind == "state" and view.state == "inbox" and queued:
        sentence = tr("Inbox is empty. {papers} queued.").format(papers=papers_words(queued))
        return Emptiness("inbox", sentence, tr("Read next"))
    if view.kind == "state":
        return Emptiness(_STATES[view.state][1], tr(_STATES[view.state][2]))
    sentences = {
        "all": tr("There are no papers yet."),
        "bin": tr("The Bin is empty."),
        "snoozed": tr("Nothing is snoozed. Press b on a paper to have it back on another day."),
        "tag": tr("No paper has this tag."),
        "list": tr("This list is empty. Press l on a paper to add it."),
        "digest": tr("Every paper of this digest is in the Bin."),
    }
    return Emptiness(view_icon(view), sentences[view.kind])


def nothing_found(view: View, name: str, suggestion: str) -> tuple[str, str]:
    """What an empty search says, and the way on: words nearby, then all papers, then no search."""
    if suggestion:
        words = tr("Search for “{query}”").format(query=suggestion)
        return tr("Nothing found. Is it spelt differently?"), words
    if view.kind == "search":
        return tr("Nothing matches this search now."), tr("Edit the search")
    if view != ALL:
        return tr("Nothing found in {place}.").format(place=view_title(view, name)), tr("Search all papers")
    return tr("Nothing found."), tr("Clear the search")


def nothing_asked() -> tuple[str, str]:
    """What an emptied saved search says, and the way back."""
    return tr("This search asks for nothing. What was saved is still there."), tr("Bring the query back")
