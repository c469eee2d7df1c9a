"""Finds the labelled lines of a page that was copied as text."""

import re
from collections.abc import Iterable, Sequence

from desktop.digests.prose.paragraphs import Unit


def first_at(lines: Sequence[Unit], pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> int:
    """The number of the first line that matches from `start` on, -1 for none."""
    return next(
        (
            at
            for at in range(start, len(lines) if end is None else min(end, len(lines)))
            if pattern.match(lines[at].text)
        ),
        -1,
    )


def joined(lines: Iterable[Unit]) -> str:
    """The words of several lines."""
    return " ".join(each.text for each in lines)


def behind(pattern: re.Pattern[str], text: str) -> str:
    """What follows the label that a line begins with."""
    return pattern.sub("", text, count=1).strip(" |\t")
