"""Sorts papers under headings: by state, year, rating or tag; each paper stands under one of them."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from desktop.exports.derivation import year_and_month
from desktop.papers.paper import Paper
from desktop.papers.state import State
from desktop.papers.text_keys import name_key


class Grouping(StrEnum):
    """What the headings of a list go by."""

    NONE = "none"
    STATE = "state"
    YEAR = "year"
    RATING = "rating"
    TAG = "tag"


_STATES = {
    State.READING: "Reading",
    State.QUEUED: "Queue",
    State.INBOX: "Inbox",
    State.DONE: "Done",
    State.DISMISSED: "Dismissed",
}
_STATE_ORDER = list(_STATES)
_Place = tuple[int, str, str]  # two sort keys, the heading


def grouped(papers: Iterable[Paper], by: Grouping) -> list[tuple[str, list[Paper]]]:
    """The headings in reading order, each with its papers in the order they came."""
    place = _PLACES[by]
    groups = dict[_Place, list[Paper]]()
    for paper in papers:
        groups.setdefault(place(paper), []).append(paper)
    return [(heading[2], groups[heading]) for heading in sorted(groups)]


def _by_state(paper: Paper) -> _Place:
    return _STATE_ORDER.index(paper.state), "", _STATES[paper.state]


def _by_year(paper: Paper) -> _Place:
    year, _ = year_and_month(paper)
    return (1, "", "Year not known") if year is None else (-year, "", str(year))


def _by_rating(paper: Paper) -> _Place:
    stars = "★" * paper.rating + "☆" * (5 - paper.rating)
    return -paper.rating, "", stars if paper.rating else "Not rated"


def _by_first_tag(paper: Paper) -> _Place:
    return (0, name_key(paper.tags[0]), paper.tags[0]) if paper.tags else (1, "", "No tag")


_PLACES: dict[Grouping, Callable[[Paper], _Place]] = {
    Grouping.NONE: lambda _: (0, "", ""),
    Grouping.STATE: _by_state,
    Grouping.YEAR: _by_year,
    Grouping.RATING: _by_rating,
    Grouping.TAG: _by_first_tag,
}
