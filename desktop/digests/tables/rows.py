"""Cuts a table into rows with their spans; a quote that is never closed costs one row, not the rest."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

from desktop.limits import FIELD_CHARACTERS

OPEN_QUOTE = "a quote is opened in this row and never closed"
TOO_LONG = "a cell is longer than 1 MB"
_ROW_CHARACTERS = 4 * FIELD_CHARACTERS
_LINES_TRIED = 200
"""So many lines behind an open quote are tried as the beginning of the next row."""
_TRIES = 20_000
"""So many of them in all: more damage than that is not worth the time."""


class Row(NamedTuple):
    """The cells of one row, the characters [start, end) it stands in, and its number, counted from 1.

    A row with a `fault` may have cells all the same: those before the damage.
    """

    cells: list[str]
    start: int
    end: int
    number: int
    fault: str = ""


def rows_in(text: str, delimiter: str, start: int = 0, width: int = 0, number: int = 0) -> Iterator[Row]:
    """The rows from `start` on (RFC 4180); empty lines count as rows, but are none.

    With `width`, the number of cells in the header, a quoted cell that swallows the rows behind it is told
    from one that holds line breaks. `number` is how many rows came before.
    """
    csv.field_size_limit(FIELD_CHARACTERS)
    return _Rows(text, delimiter, start, width).rows(number)


class _Lines:
    """Hands the lines of a text to the csv module, up to a limit, and knows where it is."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self.at = at
        self.limit = len(text)
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.at >= self.limit:
            self.ended = True
            raise StopIteration
        start = self.at
        self.at = self._text.find("\n", start) + 1 or len(self._text)
        return self._text[start : self.at]


class _Rows:
    """One pass over a text."""

    def __init__(self, text: str, delimiter: str, start: int, width: int) -> None:
        self._text = text
        self._delimiter = delimiter
        self._width = width
        self._tries = _TRIES
        self._lines = _Lines(text, start)
        self._reader = csv.reader(self._lines, delimiter=delimiter)

    def rows(self, number: int) -> Iterator[Row]:
        """What `rows_in` gives."""
        text, lines = self._text, self._lines
        while lines.at < len(text):
            start = lines.at
            number += 1
            cells, fault = self._next(start)
            first_end = text.find("\n", start) + 1 or len(text)
            if fault or (lines.at > first_end and self._is_suspicious(cells, start)):
                after = self._resumed(first_end, lines.at)
                if after and not fault:
                    fault, cells = OPEN_QUOTE, []
                elif after:
                    cells = []
                lines.at = after or lines.at
            elif self._width and len(cells) != self._width and '\\"' in text[start : lines.at]:
                cells = self._unescaped(cells, start)
            end = lines.at - (text[lines.at - 1] == "\n")
            if cells or fault:
                yield Row(cells, start, end, number, fault)

    def _next(self, start: int) -> tuple[list[str], str]:
        """The cells of the row at the position, which moves behind it, and what is wrong with it."""
        lines = self._lines
        lines.ended = False
        lines.limit = min(len(self._text), start + _ROW_CHARACTERS)
        try:
            cells = next(self._reader)
        except csv.Error:
            return [], TOO_LONG
        except StopIteration:
            return [], ""
        return cells, OPEN_QUOTE if lines.ended else ""

    def _is_suspicious(self, cells: list[str], start: int) -> bool:
        """Whether a row of several lines may have swallowed others."""
        return bool(self._width) and (
            len(cells) != self._width or not self._is_strict(start, self._lines.at, 0)
        )

    def _resumed(self, first: int, end: int) -> int:
        """Where in [first, end) the next row of the right width begins, 0 when nowhere."""
        at = first
        for _ in range(_LINES_TRIED if self._width > 1 else 0):
            if at >= end or self._tries <= 0:
                break
            self._tries -= 1
            if self._is_strict(at, min(len(self._text), at + FIELD_CHARACTERS), self._width):
                return at
            at = self._text.find("\n", at) + 1 or len(self._text)
        return 0

    def _is_strict(self, start: int, end: int, width: int) -> bool:
        """Whether a row at `start` keeps every rule, and has `width` cells if that is not 0."""
        lines = _Lines(self._text, start)
        lines.limit = end
        try:
            cells = next(csv.reader(lines, delimiter=self._delimiter, strict=True), [])
        except csv.Error:
            return False
        return not width or len(cells) == width

    def _unescaped(self, cells: list[str], start: int) -> list[str]:
        """The cells where that gives the right width, once quotes are read as written with a backslash."""
        line = self._text[start : self._lines.at].replace('\\"', '""')
        try:
            found = next(csv.reader([line], delimiter=self._delimiter), [])
        except csv.Error:
            return cells
        return found if len(found) == self._width else cells
