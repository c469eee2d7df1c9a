"""Cuts a text into paragraphs and lines, as spans, in time that grows with its length alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.papers.cleaning import one_line

_BLANKS = " \t\xa0\u200b\ufeff\u2060\u00ad\x00\x0b\x0c\u2028\u3000"
# A line that was broken after a hyphen, unless the hyphen stands for a part left out ("pre- and post-").
_BROKEN_AT_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=[^\W\d_])(?!(?:and|or|to|und|et|y)\b)")


class Unit(NamedTuple):
    """A piece of text that stands by itself: its span, and its words on one line."""

    start: int
    end: int
    text: str


def unit_of(text: str, start: int, end: int) -> Unit:
    """The unit of a span, without the blanks around it."""
    while start < end and (text[start] in _BLANKS or text[start] == "\n"):
        start += 1
    while end > start and (text[end - 1] in _BLANKS or text[end - 1] == "\n"):
        end -= 1
    raw = text[start:end]
    return Unit(start, end, one_line(_BROKEN_AT_HYPHEN.sub("-", raw) if "\n" in raw else raw))


def lines_in(text: str, start: int, end: int) -> Iterator[Unit]:
    """Each line of a span that is not blank."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = unit_of(text, start, stop)
        if line.text:
            yield line
        start = stop + 1


def paragraphs_as_lines(text: str, start: int, end: int, *, most: int) -> Iterator[list[Unit]]:
    """The lines of each paragraph, at least one; those of a long paragraph in several lists of `most` lines."""
    lines: list[Unit] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = unit_of(text, start, stop)
        if line.text:
            lines.append(line)
        if lines and (line.start == line.end or len(lines) >= most):
            yield lines
            lines = []
        start = stop + 1
    if lines:
        yield lines


def paragraphs_in(text: str, start: int, end: int) -> Iterator[Unit]:
    """Each run of lines between blank ones; a line of invisible characters is blank too."""
    opened = -1
    closed = start
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip(_BLANKS):
            opened = start if opened < 0 else opened
            closed = stop
        elif opened >= 0:
            yield unit_of(text, opened, closed)
            opened = -1
        start = stop + 1
    if opened >= 0:
        yield unit_of(text, opened, closed)
