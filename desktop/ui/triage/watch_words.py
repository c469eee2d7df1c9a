"""Finds the person's watch words in a text: the first place of each in every paragraph."""

import re
from collections.abc import Sequence

from desktop.ui.details.shown_text import Spans


def watched(text: str, words: Sequence[str]) -> Spans:
    """The places (start, end) of `words` in `text`, whole words in any case, from left to right."""
    found = []
    patterns = [
        re.compile(rf"(?<!\w){re.escape(word.strip())}(?!\w)", re.IGNORECASE)
        for word in words
        if word.strip()
    ]
    start = 0
    for paragraph in text.split("\n"):
        for pattern in patterns:
            if match := pattern.search(paragraph):
                found.append((start + match.start(), start + match.end()))
        start += len(paragraph) + 1
    return tuple(_apart(sorted(found)))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of which none reaches into the next."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
