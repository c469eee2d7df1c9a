"""Text from outside as it is shown: nothing hidden in it, no line too long to lay out, places still known."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from desktop.limits import SHOWN_LINE_CHARACTERS

SHOWN_CHARACTERS = 100_000
"""Longest text a view lays out, in characters; what is longer ends in "…"."""

Spans = Iterable[tuple[int, int]]

_SIGN = "\N{REPLACEMENT CHARACTER}"
# Embeddings, overrides and isolates can make a text read as another one (Unicode TR 36, 2.8). The marks
# that only give a letter a direction (U+200E, U+200F, U+061C) are harmless and stay.
_TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in {0x09, 0x0A}},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys(range(0x80, 0xA0), _SIGN),
    **dict.fromkeys(_TURNING, _SIGN),
    0x2028: "\n",
    0x2029: "\n",
}
_UNPAIRED = re.compile("[\ud800-\udfff]")


class ShownText(NamedTuple):
    """A text ready for a view. `pieces` are (start in the source, start here, length) of what was kept."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def places(self, spans: Spans) -> list[tuple[int, int]]:
        """Spans of the source as places in `text`, counted in UTF-16 units as Qt does."""
        found = []
        for start, end in spans:
            for source, here, length in self.pieces:
                first, last = max(start, source), min(end, source + length)
                if first < last:
                    found.append((self._utf16(first - source + here), self._utf16(last - source + here)))
        return found

    def _utf16(self, place: int) -> int:
        before = self.text[:place]
        return place if before.isascii() else len(before.encode("utf-16-le")) // 2


def shown(text: str, longest_line: int = SHOWN_LINE_CHARACTERS, longest: int = SHOWN_CHARACTERS) -> ShownText:
    """`text` with controls as signs that can be seen, its lines cut at `longest_line`, all of it at `longest`.

    Each character becomes one character, so that places in a line stay what they are.
    """
    text = visible(text)
    lines: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    source = here = 0
    for line in text.split("\n"):
        kept = line[: min(longest_line, longest - here)]
        lines.append(kept if len(kept) == len(line) else kept + "…")
        pieces.append((source, here, len(kept)))
        source += len(line) + 1
        here += len(lines[-1]) + 1
        if here >= longest:
            break
    return ShownText("\n".join(lines), tuple(pieces))


def visible(text: str) -> str:
    """`text` with every control and direction-turning character replaced by one sign that can be seen."""
    if text.isascii() and text.isprintable():
        return text
    return _UNPAIRED.sub(_SIGN, text).translate(_VISIBLE)


def visible_line(text: str, longest: int = SHOWN_LINE_CHARACTERS) -> str:
    """`visible` text on one line, at most `longest` characters: for names, tips and buttons."""
    line = visible(text).replace("\n", " ").replace("\t", " ")
    return line if len(line) <= longest else line[: longest - 1] + "…"


def is_editable(text: str) -> bool:
    """Whether a text editor can hold all of `text`: what is only shown in part must not be saved again."""
    return len(text) <= SHOWN_CHARACTERS and all(
        len(line) <= SHOWN_LINE_CHARACTERS for line in text.split("\n")
    )
