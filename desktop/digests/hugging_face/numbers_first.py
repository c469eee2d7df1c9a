"""Takes a page apart that a text browser wrote with a number before each link: "[12]A Title"."""

import re
from collections.abc import Iterator

from desktop.digests.hugging_face.pieces import Piece, continues, references, references_start, words
from desktop.digests.prose.paragraphs import lines_in, paragraphs_in

_MARK = re.compile(r"\[(\d{1,5})\](?=[^\[(:])")
_FOOTNOTES = re.compile(r"^[ \t]*\d{1,5}\.[ \t]+https?://(?:www\.)?huggingface\.co/papers/\d", re.MULTILINE)
_BULLET = re.compile(r"\s*[*+•]\s+(?=\S)")


def has_numbers_first(text: str) -> bool:
    """Whether the addresses of papers stand numbered at the end, and their numbers before the words that link."""
    return bool(_FOOTNOTES.search(text)) and bool(_MARK.search(text))


def numbered_pieces(text: str, start: int) -> Iterator[Piece]:
    """The strings of text[start:] up to the list of addresses, each with the one that its number stands for."""
    addresses = references(text)
    for block in paragraphs_in(text, start, references_start(text)):
        at, target = block.start, ""
        for found in _MARK.finditer(text, block.start, block.end):
            if found[1] not in addresses:
                continue
            yield from _strings(text, at, found.start(), target)
            at, target = found.end(), addresses[found[1]]
        yield from _strings(text, at, block.end, target)


def _strings(text: str, start: int, end: int, target: str) -> Iterator[Piece]:
    """The lines of text[start:end], running ones joined; only the first string is what the number links."""
    lines = list(lines_in(text, start, end))
    if not lines and target:
        yield Piece(start, start, "", target)
    number = 0
    while number < len(lines):
        first = number
        while number + 1 < len(lines) and continues(text, lines[number], lines[number + 1]):
            number += 1
        raw = text[lines[first].start : lines[number].end]
        yield Piece(lines[first].start, lines[number].end, words(_BULLET.sub("", raw, count=1)), target)
        target = ""
        number += 1
