"""Which papers an export is about: the selection, the view, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktop.papers.cleaning import one_line

if TYPE_CHECKING:
    from desktop.library.manuscripts import Cited
    from desktop.papers.view import View


class Scope(NamedTuple):
    """One choice of papers: its words ("Queue"), how many, and their ids, read only when they are needed.

    `view` is the place of the sidebar that it is, None for what was selected, marked or found. `cited` is what a
    manuscript cites, whose papers these are then.
    """

    words: str
    papers: int
    ids: Callable[[], Sequence[int]]
    view: View | None = None
    cited: Cited | None = None

    @property
    def can_be_followed(self) -> bool:
        """Whether the papers will change by themselves; a selection is of the moment."""
        return self.view is not None or self.cited is not None


def file_stem(words: str) -> str:
    """A file name for a scope: "queue", "reading-group"; safe on every system."""
    letters = (letter.lower() if letter.isalnum() else "-" for letter in one_line(words))
    stem = "-".join(filter(None, "".join(letters).split("-")))[:60]
    return f"{stem}-papers" if stem in _RESERVED else stem or "papers"


_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{name}{number}" for name in ("com", "lpt") for number in range(10)
}
"""Names that Windows keeps for devices."""
