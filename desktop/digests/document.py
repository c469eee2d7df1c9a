"""One decoded document as readers see it: its text, its name, and where a span of it lies."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from desktop.digests.containers.envelope import Envelope
from desktop.digests.decoding import Decoded

_BLOCK_CHARACTERS = 2_048
_UNKNOWN = Envelope()


@dataclass(frozen=True)
class Document:
    """A text to read drafts from; offsets count the characters of `text`, whose line ends are LF.

    `envelope` is what the mail or saved page around it says: a reader may take the query from its subject; the
    day is filled in by `reading`. Of a long document that is read piece by piece, `earlier_lines` lines came before,
    and `goes_on` tells that another piece follows.
    """

    decoded: Decoded
    name: str = ""
    media_type: str = ""
    envelope: Envelope = _UNKNOWN
    earlier_lines: int = 0
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The whole text, verbatim but for its line ends."""
        return self.decoded.text

    @cached_property
    def _lines_before(self) -> list[int]:
        """How many lines end before each block: a number for every line would outgrow the text."""
        starts = range(0, len(self.text), _BLOCK_CHARACTERS)
        return list(
            accumulate((self.text.count("\n", at, at + _BLOCK_CHARACTERS) for at in starts), initial=0)
        )

    def line(self, offset: int) -> int:
        """The number of the line that holds the character at `offset`, counted from 1."""
        text = self.decoded.text
        block = min(offset, len(text)) // _BLOCK_CHARACTERS
        inside = self._lines_before[block] + text.count("\n", block * _BLOCK_CHARACTERS, offset)
        return 1 + self.earlier_lines + inside

    def place(self, start: int, end: int) -> str:
        """Where the span [start, end) lies, in words: "line 7", "lines 251 to 253"."""
        first, final = self.line(start), max(start, end - 1)
        is_short = final - start < _BLOCK_CHARACTERS
        last = first + self.decoded.text.count("\n", start, final) if is_short else self.line(final)
        return f"line {first}" if first == last else f"lines {first} to {last}"
