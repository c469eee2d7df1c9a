"""Which papers an export is about: the selection, the view, or all of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.papers.cleaning import one_line
from desktop.papers.view import View


class Scope(NamedTuple):
    """One choice of papers: its words ("Queue"), how many, and their ids, read only when they are needed.

    `view` is the place of the sidebar that it is, None for what was selected, marked or found.
    """

    words: str
    papers: int
    ids: Callable[[], Sequence[int]]
    view: View | None = None


def file_stem(words: str) -> str:
    """A file name for a scope: "queue", "reading-group"; safe on every system."""
    letters = (letter.lower() if letter.isalnum() else "-" for letter in one_line(words))
    stem = "-".join(filter(None, "".join(letters).split("-")))[:60]
    return f"{stem}-papers" if stem in _RESERVED else stem or "papers"


_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{name}{number}" for name in ("com", "lpt") for number in range(10)
}
"""Names that Windows keeps for devices."""
