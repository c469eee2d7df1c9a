"""What several selected papers have in common."""

from collections.abc import Sequence
from typing import NamedTuple


class SharedTag(NamedTuple):
    """A tag that at least one of the papers has: its name, the name of its colour, how many papers have it."""

    name: str
    colour: str
    papers: int


class Shared(NamedTuple):
    """The states that occur, the rating of all (None: they differ), their tags, and fields equal in all.

    `fields` are (name in the window, value), for instance ("Venue", "arXiv").
    """

    states: Sequence[str] = ()
    rating: int | None = None
    tags: Sequence[SharedTag] = ()
    fields: Sequence[tuple[str, str]] = ()
