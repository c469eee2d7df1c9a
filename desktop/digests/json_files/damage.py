"""Finds where a damaged element of a JSON array ends and where a line of JSON is followed by the next."""

import json
import re
from collections.abc import Iterator

_MARK = re.compile(r'"(?:[^"\\\n]++|\\.)*+"?|[\[\]{},]')
_OPENING, _CLOSING = frozenset("[{"), frozenset("]}")
_NEXT_LINE = re.compile(r"\n(?=[{\[])")
_PASSES = 3
"""How often, all in all, a text is searched to its end in vain: more than that is not worth the time."""
_ROOM = 100_000
LIKELY_CHARACTERS = 100_000
"""How much of what may be a record is looked at to tell whether it is one."""


class Damage:
    """Where to go on in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._budget = _PASSES * len(text) + _ROOM
        self._barren: dict[str, int] = {}
        """From where on nothing begins with a key any more."""

    def element_end(self, start: int, most: int = 0) -> int:
        """Where the element that begins at `start` is over, by its brackets; -1 when they are never closed.

        A string that is not closed ends with its line here, so that one lost quote costs one line. With `most`
        only so many characters are looked at.
        """
        if self._budget <= 0:
            return -1
        depth = 0
        before = min(len(self._text), start + (most or len(self._text)))
        for found in _MARK.finditer(self._text, start, before):
            mark = found.group()
            if mark in _OPENING:
                if depth == 0 and found.start() > start:
                    return found.start()
                depth += 1
            elif mark in _CLOSING:
                depth -= 1
                if depth <= 0:
                    return found.start() if mark == "]" and depth < 0 else found.end()
            elif mark == "," and depth == 0:
                return found.start()
        self._budget -= before - start
        return -1

    def likely_elements(self, first_key: str, after: int, before: int) -> Iterator[tuple[int, int]]:
        """Spans of what begins, in [after, before), with the key that the records before began with.

        To be asked until one of them is a record: where none was up to the end of the text, none is looked for again.
        """
        if after >= self._barren.get(first_key, len(self._text)):
            return
        likely = re.compile(r"\{\s*" + re.escape(json.dumps(first_key, ensure_ascii=False)) + r"\s*:")
        for found in likely.finditer(self._text, after, before):
            end = self.element_end(found.start(), LIKELY_CHARACTERS)
            if end >= 0:
                self._budget -= end - found.start()
                yield found.start(), end
        if before == len(self._text):
            self._barren[first_key] = after

    def line_end(self, start: int) -> int:
        """Where the next line begins as an array or object does: line feed before it, or the text's end."""
        found = _NEXT_LINE.search(self._text, start + 1)
        return found.start() if found else len(self._text)
