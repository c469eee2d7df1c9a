"""One decoded document as readers see it: its text, its name, and where a span of it lies."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from desktop.digests.decoding import Decoded


@dataclass(frozen=True)
class Document:
    """A text to read drafts from; offsets count the characters of `text`, whose line ends are LF."""

    decoded: Decoded
    name: str = ""
    media_type: str = ""

    @property
    def text(self) -> str:
        """The whole text, verbatim but for its line ends."""
        return self.decoded.text

    @cached_property
    def _line_starts(self) -> "array[int]":
        starts, at = array("Q", [0]), self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line(self, offset: int) -> int:
        """The number of the line that holds the character at `offset`, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def place(self, start: int, end: int) -> str:
        """Where the span [start, end) lies, in words: "line 7", "lines 251 to 253"."""
        first, last = self.line(start), self.line(max(start, end - 1))
        return f"line {first}" if first == last else f"lines {first} to {last}"
