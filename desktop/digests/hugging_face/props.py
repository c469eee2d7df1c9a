"""Finds the data that the Hugging Face site puts into its pages for its own scripts, and where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_OPENS = re.compile(r"\bdata-props\s*=\s*([\"'])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_OF_PAPERS = re.compile(r"[\"{,]\s*\"(?:dailyPapers|searchResults)\"\s*:\s*\[|\"paper\"\s*:\s*\{")
_LOOKED_AT = 20_000


class Props(NamedTuple):
    """JSON that stood escaped in an attribute; `places` pairs offsets of its text with those of the page."""

    text: str
    places: tuple[tuple[int, int], ...]

    def place(self, offset: int) -> int:
        """Where in the page the character at `offset` of the JSON text stands."""
        inner, outer = self.places[bisect_right(self.places, (offset, len(self.text) * 1_000)) - 1]
        return outer + offset - inner


def props_in(text: str) -> Iterator[Props]:
    """The data of each part of a page that holds papers; where the page ends early, what there is of it."""
    at = 0
    while found := _OPENS.search(text, at):
        end = text.find(found[1], found.end())
        at = end if end >= 0 else len(text)
        head = unescape(text[found.end() : min(at, found.end() + _LOOKED_AT)])
        if _OF_PAPERS.search(head):
            yield _unescaped(text, found.end(), at)


def _unescaped(text: str, start: int, end: int) -> Props:
    parts: list[str] = []
    places = [(0, start)]
    length, at = 0, start
    for found in _ENTITY.finditer(text, start, end):
        letter = unescape(found[0])
        parts += (text[at : found.start()], letter)
        length += found.start() - at + len(letter)
        at = found.end()
        places.append((length, at))
    parts.append(text[at:end])
    return Props("".join(parts), tuple(places))
