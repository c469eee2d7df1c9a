"""Cuts a Markdown text into headings, table rows, list items and paragraphs, each with its place."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

_HEADING = re.compile(r" {0,3}(#{1,6})(?!#)[ \t]*(?=\S)")
_SUMMARY = re.compile(
    r"<summary>\s*(?=(?:<(?:b|strong|h[1-6])>|\*\*)[^<>\n]{0,20}\w+\W+\w+\W+\w)", re.IGNORECASE
)
"""What a folded part shows: a title where an archive folds what it says about each paper."""
_SUMMARY_LEVEL = 6
_ITEM = re.compile(r"([ \t]*)(?:[-*+•·‣●▪◦–]|\(?\d{1,4}[.)]|\[\d{1,4}\](?![(\[:]))[ \t]+(?=\S)")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BAR_LINE = re.compile(r"[ \t>]*\|")
_THEMATIC = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}\Z")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_WRAPPED_ROW_LINES = 200
_TAB = 4
MOST_INDENTED = 20
"""Items indented deeper than this are taken to stand on this level."""


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    ROW = "row"
    RULE = "rule"
    ITEM = "item"
    TEXT = "text"


class Block(NamedTuple):
    """The characters [start, end) of a block; `inner` is where its words begin, after its mark.

    `level` is that of a heading (1 to 6), or how far an item is indented (0 to MOST_INDENTED).
    """

    kind: Kind
    start: int
    end: int
    inner: int
    level: int = 0


class _Line(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def blocks_in(text: str) -> Iterator[Block]:
    """The blocks of `text` in order; what is fenced as code or commented out is none.

    A row that is wrapped, and an item with the lines and paragraphs indented below it up to the next item,
    is one block. A rule is the line under the names of a table's columns.
    """
    lines = _Lines(text)
    while line := lines.next():
        if line.is_blank or ("|" not in line.text and _THEMATIC.match(line.text)):
            continue
        if fence := _FENCE.match(line.text):
            lines.skip_fence(fence[1])
        elif found := _HEADING.match(line.text):
            yield Block(Kind.HEADING, line.start, line.end, line.start + found.end(), len(found[1]))
        elif found := _SUMMARY.match(line.text):
            yield Block(Kind.HEADING, line.start, line.end, line.start + found.end(), _SUMMARY_LEVEL)
        elif lines.is_row(line):
            yield lines.row(line)
        elif found := _ITEM.match(line.text):
            yield lines.item(line, found)
        else:
            yield lines.paragraph(line)


class _Lines:
    """Goes over the lines of a text, and looks ahead."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._in_table = False
        self._unclosed: set[str] = set()

    def next(self) -> _Line | None:
        """The next line, moved past; None at the end."""
        line = self.peek()
        if line:
            self._at = line.end + 1
            self._in_table = self._in_table and "|" in line.text
        return line

    def peek(self) -> _Line | None:
        """The next line."""
        if self._at >= len(self._text):
            return None
        end = self._text.find("\n", self._at)
        end = len(self._text) if end < 0 else end
        return _Line(self._at, end, self._text[self._at : end])

    def skip_fence(self, mark: str) -> None:
        """Go on after the end of fenced code; a fence that is never closed is none."""
        if mark[0] in self._unclosed:
            return
        closing = re.compile(rf"^ {{0,3}}{re.escape(mark)}[ \t]*$", re.MULTILINE).search(self._text, self._at)
        if closing:
            self._at = closing.end() + 1
        else:
            self._unclosed.add(mark[0])

    def is_row(self, line: _Line) -> bool:
        """Whether a line is a row: it begins with a bar, or stands in a table without outer bars."""
        if _BAR_LINE.match(line.text):
            return True
        if "|" not in line.text:
            return False
        following = self.peek()
        if following and "|" in following.text and _RULE.match(following.text):
            self._in_table = True
        return self._in_table

    def row(self, line: _Line) -> Block:
        """A row, with the lines that were wrapped out of it."""
        if _RULE.match(line.text) and "-" in line.text:
            return Block(Kind.RULE, line.start, line.end, line.start)
        end = line.end
        if _BAR_LINE.match(line.text):
            end = self._wrapped_row_end(line)
        return Block(Kind.ROW, line.start, end, line.start)

    def _wrapped_row_end(self, line: _Line) -> int:
        end, before = line.end, self._at
        for _ in range(_WRAPPED_ROW_LINES):
            if self._text[line.start : end].rstrip().endswith("|") and end - line.start > 1:
                return end
            following = self.peek()
            if not following or following.is_blank or _BAR_LINE.match(following.text):
                break
            if _HEADING.match(following.text) or _ITEM.match(following.text):
                break
            self.next()
            end = following.end
        if self._text[line.start : end].rstrip().endswith("|"):
            return end
        self._at = before  # it was never closed: the lines after it are no part of it
        return line.end

    def item(self, line: _Line, mark: re.Match[str]) -> Block:
        """An item with the lines that continue it."""
        indent = len(mark[1].expandtabs(_TAB))
        end, blank = line.end, False
        while following := self.peek():
            if following.is_blank:
                blank = True
            elif self._ends_item(following, indent if blank else -1):
                break
            else:
                end, blank = following.end, False
            self.next()
        return Block(Kind.ITEM, line.start, end, line.start + mark.end(), min(indent, MOST_INDENTED))

    def _ends_item(self, line: _Line, indent: int) -> bool:
        """Whether a line is no part of the item before it, whose paragraphs are indented more than `indent`."""
        outdented = len(line.text) - len(line.text.lstrip()) <= indent
        return outdented or _is_new_block(line.text) or self.is_row(line)

    def paragraph(self, line: _Line) -> Block:
        """A run of lines that are nothing else."""
        end = line.end
        while (following := self.peek()) and not following.is_blank:
            if _is_new_block(following.text) or self.is_row(following) or _THEMATIC.match(following.text):
                break
            self.next()
            end = following.end
        quote = _QUOTE.match(line.text)
        return Block(Kind.TEXT, line.start, end, line.start + (quote.end() if quote else 0))


def _is_new_block(line: str) -> bool:
    return bool(_HEADING.match(line) or _ITEM.match(line) or _FENCE.match(line) or _SUMMARY.match(line))


def without_comments(text: str) -> str:
    """`text` with what is commented out as blanks, so that every other character keeps its place."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 2)) >= 0:
        parts += (text[at:start], _blanks(text[start : end + 3]))
        at = end + 3
    return "".join((*parts, text[at:])) if parts else text


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def cells_of(text: str) -> list[tuple[int, int]]:
    """The spans of the cells of a row, without blanks around them.

    A bar that is escaped, or stands in a link, in code or in a formula, separates nothing.
    """
    bars = [found.start() for found in _CELL_MARK.finditer(text) if found[0] == "|"]
    edges = [-1, *bars, len(text)]
    spans = [(first + 1, after) for first, after in pairwise(edges)]
    if spans and not text[slice(*spans[0])].strip(" \t>"):
        spans = spans[1:]
    if spans and not text[slice(*spans[-1])].strip():
        spans = spans[:-1]
    return [_stripped(text, *span) for span in spans]


_CELL_MARK = re.compile(
    r"\\.|`[^`\n|]{0,300}`|\]\([^()\s|]{0,2000}\)|\$(?=\S)[^$\n]{1,300}(?<=\S)\$(?!\d)|\|", re.DOTALL
)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
