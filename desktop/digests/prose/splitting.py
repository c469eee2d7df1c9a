"""Splits paragraphs whose lines stand by themselves: pages pasted without empty lines, lists of titles."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from desktop.digests.prose.paragraphs import Unit, paragraphs_as_lines, unit_of

UNWRAPPED_CHARACTERS = 140
"""A longer line was never wrapped: every line of its paragraph stands by itself."""
_NARROWEST_WRAP = 60
_ABSTRACT_CHARACTERS = 250
_TITLE_LINES = 4
_MOST_LINES = 1_000
"""A paragraph of more lines is looked at in parts, so that a million of them need not be held."""


def units_in(
    text: str, start: int, end: int, *, stands_alone: Callable[[str], bool], lists: bool
) -> Iterator[Unit]:
    """The paragraphs of text[start:end], split where a line break is one that a person or a page made.

    `stands_alone` tells lines that are never part of running text; `lists` allows paragraphs in which
    every line is a thing of its own.
    """
    for lines in paragraphs_as_lines(text, start, end, most=_MOST_LINES):
        for first, last in _groups(lines, stands_alone, lists) if len(lines) > 1 else ((lines[0], lines[0]),):
            yield first if first is last else unit_of(text, first.start, last.end)


def _groups(
    lines: list[Unit], stands_alone: Callable[[str], bool], lists: bool
) -> Iterator[tuple[Unit, Unit]]:
    """The first and last line of each group of lines that belong together."""
    if any(len(line.text) > UNWRAPPED_CHARACTERS for line in lines):
        yield from ((line, line) for line in lines)
        return
    early = _early_breaks(lines)
    if lists and _is_list(lines, early):
        yield from ((line, line) for line in lines)
        return
    alone = [stands_alone(line.text) for line in lines]
    # Deep in running text a link on a line of its own was wrapped there, if it found no room before.
    alone = [each and (at < 2 or early[at - 1]) for at, each in enumerate(alone)]
    starts = [0, *(at for at in range(1, len(lines)) if alone[at] or alone[at - 1])]
    if len(starts) == 1:
        starts += _abstract_start(lines, early)
    for first, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[first], lines[after - 1]


def _is_list(lines: list[Unit], early: list[bool]) -> bool:
    """Whether every line is a thing of its own; behind the longest ones of a list no other word would have fitted."""
    return all(early) or (
        2 * early.count(True) >= len(early) and not any(each.text[0].islower() for each in lines)
    )


def _abstract_start(lines: list[Unit], early: list[bool]) -> list[int]:
    """Where an abstract follows its title without an empty line: after the only line that ends early."""
    if early.count(True) != 1 or (at := early.index(True) + 1) > _TITLE_LINES:
        return []
    return [at] if sum(len(line.text) for line in lines[at:]) >= _ABSTRACT_CHARACTERS else []


def _early_breaks(lines: list[Unit]) -> list[bool]:
    """For each line break whether the next word would have fitted: such a break was made on purpose."""
    width = max(_NARROWEST_WRAP, *(len(line.text) for line in lines))
    return [
        len(line.text) + 1 + len(after.text.partition(" ")[0]) <= width for line, after in pairwise(lines)
    ]
