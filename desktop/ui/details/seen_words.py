"""Lines that lead somewhere: of "Seen in" to a digest, of what is close to a paper to another paper."""

from typing import TYPE_CHECKING, NamedTuple

from desktop.ui.details.readable import readable

if TYPE_CHECKING:
    from desktop.library.neighbours import Neighbour


class SeenLine(NamedTuple):
    """Something in words, and the id of the digest or paper that it leads to (0: there is nothing to go to)."""

    words: str
    digest: int = 0


def neighbour_words(neighbour: "Neighbour") -> str:
    """A judged paper in one line: its stars, its title, and how its note begins."""
    stars = "★" * neighbour.rating
    note = f" — {neighbour.note}" if neighbour.note else ""
    return f"{stars} {readable(neighbour.title).text}{note}".strip()
