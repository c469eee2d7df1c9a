"""A title or an abstract as a person reads it: formulas in plain letters and signs, places in it still known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.ui.details.shown_text import Spans


class _Stretch(NamedTuple):
    """A stretch of the source, and where it stands in what is read; a formula is one whole."""

    start: int
    end: int
    here: int
    there: int
    is_formula: bool


class Readable(NamedTuple):
    """A text to be read. `stretches` are empty where it is its source, letter for letter."""

    text: str
    stretches: tuple[_Stretch, ...] = ()

    def places(self, spans: Spans) -> tuple[tuple[int, int], ...]:
        """Places in the source as places in `text`, in characters; of a formula that is touched all of it."""
        if not self.stretches:
            return tuple(spans)
        return tuple(
            _joined(self._place(each, start, end) for start, end in spans for each in self.stretches)
        )

    @staticmethod
    def _place(stretch: _Stretch, start: int, end: int) -> tuple[int, int]:
        first, last = max(start, stretch.start), min(end, stretch.end)
        if first >= last:
            return 0, 0
        if stretch.is_formula:
            return stretch.here, stretch.there
        moved = stretch.here - stretch.start
        return first + moved, last + moved


def readable(text: str) -> Readable:
    """`text` with each formula that has a form in plain letters written so: "Cu$_2$O" is read as "Cu₂O"."""
    if "$" not in text and "\\(" not in text:
        return Readable(text)
    stretches = tuple(_stretches(text))
    words = "".join(each.words for each in stretches)
    return Readable(words, tuple(each.stretch for each in stretches))


def readable_title(title: str) -> Readable:
    """A paper's title to be read; for a paper without one, words that say so."""
    return readable(title) if title.strip() else Readable(no_title())


def no_title() -> str:
    """What stands where the title of a paper would, in quiet words."""
    return QCoreApplication.translate("Title", "(no title)")


class _Written(NamedTuple):
    words: str
    stretch: _Stretch


def _stretches(text: str) -> Iterator[_Written]:
    from desktop.exports.maths import maths_in  # noqa: PLC0415 - few texts hold maths
    from desktop.exports.maths_text import maths_text  # noqa: PLC0415

    start = here = 0
    for first, end, inside in maths_in(text):
        formula = maths_text(inside)
        if formula is None:
            continue
        between = first - start
        yield _Written(text[start:first], _Stretch(start, first, here, here + between, is_formula=False))
        here += between
        yield _Written(formula, _Stretch(first, end, here, here + len(formula), is_formula=True))
        here += len(formula)
        start = end
    rest = len(text) - start
    yield _Written(text[start:], _Stretch(start, len(text), here, here + rest, is_formula=False))


def _joined(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that are not empty; those that touch each other are one."""
    begun: tuple[int, int] | None = None
    for start, end in places:
        if start == end:
            continue
        if begun is not None and begun[1] == start:
            begun = begun[0], end
            continue
        if begun is not None:
            yield begun
        begun = start, end
    if begun is not None:
        yield begun
