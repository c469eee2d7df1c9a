"""Finds the entries of a feed in its text, so that damage in one of them costs no other."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CLOSERS = re.compile(r"(?:\s*</[\w:.-]{1,40}\s*>)*\s*\Z")
_CLOSERS_CHARACTERS = 400


class EntrySpan(NamedTuple):
    """The characters [start, end) of one entry; `whole` when its end tag is there."""

    start: int
    end: int
    whole: bool


def entry_spans(text: str, name: str, start: int = 0) -> Iterator[EntrySpan]:
    """Each element `name` ("item", "atom:entry") in text[start:], in time that grows with the text alone.

    What is commented out is no entry. A comment or CDATA section that never ends, or that swallows the end
    of its entry, is taken for text: its end was lost. Entries do not nest: a second start ends the first.
    """
    token = re.compile(rf"<!--|<!\[CDATA\[|<(/?){re.escape(name)}(?=[\s/>])")
    comment_end, section_end = _Next(text, "-->"), _Next(text, "]]>")
    entry_end = _Next(text, f"</{name}")
    opened, at = -1, start
    while found := token.search(text, at):
        at = found.end()
        if found[1] is None:
            end = (comment_end if found[0] == "<!--" else section_end).after(at)
            swallows = opened >= 0 and 0 <= entry_end.after(at) < end
            at = at if end < 0 or (swallows and _is_end(text, entry_end.after(at), name)) else end + 3
        elif found[1]:
            if opened >= 0:
                at = (text.find(">", at) + 1) or len(text)
                yield EntrySpan(opened, at, whole=True)
            opened = -1
        elif not text.startswith("/>", at):
            if opened >= 0:
                yield EntrySpan(opened, found.start(), whole=False)
            opened = found.start()
    if opened >= 0:
        yield EntrySpan(opened, _before_closers(text), whole=False)


class _Next:
    """The next place of `needle` at or after a position that only grows: each place is looked for once."""

    def __init__(self, text: str, needle: str) -> None:
        self._text, self._needle = text, needle
        self._found = -1
        self._ended = False

    def after(self, at: int) -> int:
        """The first place at or after `at`, -1 when there is none."""
        if not self._ended and self._found < at:
            self._found = self._text.find(self._needle, at)
            self._ended = self._found < 0
        return -1 if self._ended else self._found


def _is_end(text: str, at: int, name: str) -> bool:
    """Whether the end tag at `at` is followed by the next entry or by the end of the feed, as a true one is."""
    rest = text[at + len(name) + 2 : at + len(name) + 400].lstrip("> \t\n")
    return rest.startswith((f"<{name}", "</", "<!--")) or not rest


def _before_closers(text: str) -> int:
    """Where the end tags of the feed begin at the end of its text."""
    tail = max(0, len(text) - _CLOSERS_CHARACTERS)
    found = _CLOSERS.search(text, tail)
    return found.start() if found else len(text)
