"""Where a new paper fits in: the papers most like it that the user has rated or written a note about."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.papers.condition import Condition
from desktop.papers.view import ALL
from desktop.store.conditions import meeting
from desktop.store.pages import Pages
from desktop.store.search_text import search_texts

MOST = 3
_NOTE_CHARACTERS = 120
_JUDGED = (Condition("has", "note"), Condition("has", "rating"))


class Neighbour(NamedTuple):
    """A paper of the user's, its stars (0: none), and the first line of the note, "" without one."""

    paper: int
    title: str
    rating: int
    note: str


def judged_neighbours(pages: Pages, alike: Sequence[int], most: int = MOST) -> list[Neighbour]:
    """Those of `alike` (ids, the most alike first) that the user has judged, at most `most` of them."""
    shown = pages.within(ALL, alike)
    judged = {paper for condition in _JUDGED for paper in meeting(pages.connection, shown, (condition,))}
    kept = [paper for paper in shown if paper in judged][:most]
    lines = pages.lines(kept)
    notes = {text.id: _first_line(text.note) for text in search_texts(pages.connection, kept)}
    return [
        Neighbour(paper, lines[paper].title, lines[paper].rating, notes.get(paper, ""))
        for paper in kept
        if paper in lines
    ]


def _first_line(note: str) -> str:
    line = next((line.strip() for line in note.split("\n") if line.strip()), "")
    return line if len(line) <= _NOTE_CHARACTERS else f"{line[: _NOTE_CHARACTERS - 1].rstrip()}…"
