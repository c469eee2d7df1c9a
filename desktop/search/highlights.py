"""Where a text matched a query, misspelt words included, and the passage that shows it best."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from desktop.search.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence


PASSAGE_CHARACTERS = 160
_LEAD = "… "
_BEFORE = 40
"""Characters of context before the first match of a passage."""

Span = tuple[int, int]


class Matched(Protocol):
    """What a search found, as far as marking it needs: whole words, and beginnings of words."""

    @property
    def words(self) -> frozenset[str]:
        """The words that matched, folded."""

    @property
    def begins(self) -> tuple[str, ...]:
        """What a matching word may begin with, folded."""


class Passage(NamedTuple):
    """Characters `start:end` of a text as one line; `spans` are places in `text`."""

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]


def matched_spans(text: str, ranking: Matched) -> tuple[Span, ...]:
    """Return the places (start, end) in `text` of the words that `ranking` found, from left to right."""
    known, begins = ranking.words, ranking.begins
    is_matched = (lambda word: word in known or word.startswith(begins)) if begins else known.__contains__
    found = ((start, end) for _, start, end in words(text, is_matched, _run(known, begins)))
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


@lru_cache(4)
def _run(known: frozenset[str], begins: tuple[str, ...]) -> re.Pattern[str]:
    """Whole runs of small ASCII letters and digits that match: a text of a thousand is looked through at once."""
    wanted = [f"{re.escape(begin)}[a-z0-9]*" for begin in begins if begin.isascii()]
    wanted += [re.escape(word) for word in sorted(known) if word.isascii()]
    return re.compile(f"(?<![a-z0-9])(?:{'|'.join(wanted) or '(?!)'})(?![a-z0-9])")


def passage(text: str, spans: Sequence[Span], characters: int = PASSAGE_CHARACTERS) -> Passage | None:
    """The part of `text` that shows the most different matched words; None when nothing matched.

    Begins with "… " unless it is the beginning of `text`; at most `characters` long without that.
    """
    if not spans:
        return None
    first = max(range(len(spans)), key=lambda at: (*_shown(text, spans[at:], characters), -at))
    start = _word_start(text, max(0, spans[first][0] - _BEFORE), spans[first][0])
    end = _word_end(text, min(len(text), start + characters), spans[first][1])
    lead = _LEAD if text[:start].strip() else ""
    line = lead + "".join(" " if letter.isspace() else letter for letter in text[start:end])
    offset = len(lead) - start
    shown = ((begin + offset, min(stop, end) + offset) for begin, stop in spans if start <= begin < end)
    return Passage(start, end, line, tuple(shown))


def _shown(text: str, spans: Sequence[Span], characters: int) -> tuple[int, int]:
    """How many different matches and how many in all a passage shows that has the first of `spans` first."""
    last = spans[0][0] - _BEFORE + characters
    shown = [text[start:end].casefold() for start, end in spans if end <= last]
    return len(set(shown)), len(shown)


def _word_start(text: str, start: int, latest: int) -> int:
    """The first beginning of a word from `start` on, so that no word is cut in front."""
    if start == 0:
        return 0
    blank = next((at for at in range(start, latest) if text[at].isspace()), latest - 1)
    return blank + 1


def _word_end(text: str, end: int, earliest: int) -> int:
    """The last end of a word up to `end`."""
    if end == len(text):
        return end
    return next((at for at in range(end, earliest, -1) if text[at].isspace()), end)
