"""Which papers an export is about: the selection, the view, or all of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.papers.cleaning import one_line


class Scope(NamedTuple):
    """One choice of papers: its words ("Queue"), how many, and their ids, read only when they are needed."""

    words: str
    papers: int
    ids: Callable[[], Sequence[int]]


def file_stem(words: str) -> str:
    """A file name for a scope: "queue", "reading-group"; safe on every system."""
    letters = (letter.lower() if letter.isalnum() else "-" for letter in one_line(words))
    return "-".join(filter(None, "".join(letters).split("-")))[:60] or "papers"
