"""Sorts papers under headings, by state, digest, tag and more; each paper stands under one of them."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from desktop.exports.derivation import year_and_month
from desktop.papers.paper import Paper
from desktop.papers.state import State
from desktop.papers.text_keys import name_key


class Grouping(StrEnum):
    """What the headings of a list go by."""

    NONE = "none"
    QUEUE = "queue"
    STATE = "state"
    YEAR = "year"
    RATING = "rating"
    TAG = "tag"
    DIGEST = "digest"


_STATES = {
    State.READING: "Reading",
    State.QUEUED: "Queue",
    State.INBOX: "Inbox",
    State.DONE: "Done",
    State.DISMISSED: "Dismissed",
}
_STATE_ORDER = list(_STATES)
_NO_DIGESTS: Mapping[int, str] = {}
_NEXT_UP = 3
_LAST = 1 << 30
_Place = tuple[int, str, str]  # two sort keys, the heading


def grouped(
    papers: Iterable[Paper], by: Grouping, digests: Mapping[int, str] = _NO_DIGESTS
) -> list[tuple[str, list[Paper]]]:
    """The headings in reading order, each with its papers in the order they came.

    `digests` names for the id of a paper the digest that it stands under; digests come in the order of their
    first papers.
    """
    place: Callable[[Paper], _Place]
    if by is Grouping.DIGEST:
        place = _ByDigest(digests)
    elif by is Grouping.QUEUE:
        place = _ByQueue()
    else:
        place = _PLACES[by]
    groups = dict[_Place, list[Paper]]()
    for paper in papers:
        groups.setdefault(place(paper), []).append(paper)
    return [(heading[2], groups[heading]) for heading in sorted(groups)]


class _ByQueue:
    """What is being read, the next papers, the rest of the queue, and what is not in it."""

    def __init__(self) -> None:
        self._queued = 0

    def __call__(self, paper: Paper) -> _Place:
        if paper.state is State.READING:
            return 0, "", "Reading now"
        if paper.state is not State.QUEUED:
            return 3 + _STATE_ORDER.index(paper.state), "", _STATES[paper.state]
        self._queued += 1
        return (1, "", "Next up") if self._queued <= _NEXT_UP else (2, "", "Queue")


class _ByDigest:
    def __init__(self, digests: Mapping[int, str]) -> None:
        self._digests = digests
        self._order: dict[str, int] = {}

    def __call__(self, paper: Paper) -> _Place:
        name = self._digests.get(paper.id, "")
        if not name:
            return _LAST, "", "Added by hand"
        return self._order.setdefault(name, len(self._order)), "", name


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
