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

    def element_end(self, start: int) -> int:
        """Where the element that begins at `start` is over, by its brackets; -1 when they are never closed.

        A string that is not closed ends with its line here, so that one lost quote costs one line.
        """
        if self._budget <= 0:
            return -1
        depth = 0
        for found in _MARK.finditer(self._text, start):
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
        self._budget -= len(self._text) - start
        return -1

    def likely_starts(self, first_key: str, after: int, before: int) -> Iterator[int]:
        """Where, in [after, before), something begins with the key that the records before began with."""
        at = after
        likely = re.compile(r"\{\s*" + re.escape(json.dumps(first_key, ensure_ascii=False)) + r"\s*:")
        for found in likely.finditer(self._text, after, before):
            self._budget -= found.start() - at + min(LIKELY_CHARACTERS, len(self._text) - found.start())
            if self._budget <= 0:
                return
            at = found.start()
            yield at

    def line_end(self, start: int) -> int:
        """Where the next line begins as an array or object does: line feed before it, or the text's end."""
        found = _NEXT_LINE.search(self._text, start + 1)
        return found.start() if found else len(self._text)
