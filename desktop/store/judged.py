"""The papers that the person has judged: what interests are learned from."""

import sqlite3
from typing import NamedTuple

_OF_STATE = (
    "SELECT p.id, p.state, p.rating FROM paper p WHERE p.absent = 0 AND p.binned = 0 AND p.state = ? "
    "ORDER BY p.added_at DESC LIMIT ?"
)
_RATED = (
    "SELECT p.id, p.state, p.rating FROM paper p WHERE p.absent = 0 AND p.binned = 0 AND p.rating > 0 "
    "ORDER BY p.rating DESC, p.id DESC LIMIT ?"
)
_STATES = ("queued", "reading", "done", "dismissed")


class JudgedPaper(NamedTuple):
    """A paper with what the person made of it."""

    id: int
    state: str
    rating: int


def judged_papers(connection: sqlite3.Connection, most: int) -> list[JudgedPaper]:
    """The papers with a decision or stars, at most `most` of each state, those added last; each once, by id."""
    found: dict[int, JudgedPaper] = {}
    for state in _STATES:
        found.update((row[0], JudgedPaper(*row)) for row in connection.execute(_OF_STATE, (state, most)))
    found.update((row[0], JudgedPaper(*row)) for row in connection.execute(_RATED, (most,)))
    return [found[paper] for paper in sorted(found)]
