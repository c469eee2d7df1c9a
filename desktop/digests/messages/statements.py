"""Tells what each line of a message is: a paper by its identifier, a reference, words that may be a title, talk."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import Any

from desktop.digests.messages.lines import Line, lines_of
from desktop.digests.messages.short_citation import reference_in
from desktop.digests.messages.talk import is_comment, may_be_title, unquoted
from desktop.digests.prose.bylines import names_in
from desktop.digests.prose.identifier_line import named_in
from desktop.digests.prose.paragraphs import Unit
from desktop.digests.reference_lists.citation import Citation
from desktop.digests.reference_lists.names import begins_with_names
from desktop.papers.name import Name

_NARROWEST_WRAP = 60
_LINE_CHARACTERS = 2_000
_MOST_WRAPPED = 12
_BROKEN_AT_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")


class Kind(Enum):
    """What a statement is."""

    PAPER = "paper"
    REFERENCE = "reference"
    WORDS = "words"
    BYLINE = "byline"
    TALK = "talk"


@dataclass
class Statement:
    """What one line says, or several that were wrapped; of a PAPER the fields of each that is named.

    `is_own` tells that a bullet, a number or the time of a chat stands before it.
    """

    kind: Kind
    unit: Unit
    paragraph: int
    papers: tuple[dict[str, Any], ...] = ()
    title: str = ""
    citation: Citation | None = None
    authors: tuple[Name, ...] = ()
    is_own: bool = False
    extent: list[Unit] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Whether it names one paper that has no title yet."""
        return self.kind is Kind.PAPER and len(self.papers) == 1 and not self.title and not self.citation

    @property
    def span(self) -> tuple[int, int]:
        """From the first to the last character of all lines that were taken for this one."""
        units = (self.unit, *self.extent)
        return min(unit.start for unit in units), max(unit.end for unit in units)


def statements_in(text: str) -> Iterator[Statement]:
    """What the lines of a message say, in order; lines that were wrapped are one statement."""
    for _, lines in groupby(lines_of(text), key=lambda line: line.paragraph):
        yield from _in_paragraph(list(lines))


def _in_paragraph(lines: list[Line]) -> Iterator[Statement]:
    named = [_named(line, lines[at + 1 :][:1]) for at, line in enumerate(lines)]
    width = max(_NARROWEST_WRAP, *(line.end - line.start for line in lines))
    at = 0
    while at < len(lines):
        if paper := named[at]:
            yield paper
            at += 1
            continue
        after = at + 1
        while after < len(lines) and not named[after] and after - at < _MOST_WRAPPED:
            if not _goes_on(lines[after - 1], lines[after], width):
                break
            after += 1
        yield _of_words(lines[at:after])
        at = after


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether a line was wrapped into the one after it: the next word would have found no room."""
    if following.is_own or line.end - line.start + 1 + len(following.text.partition(" ")[0]) <= width:
        return False
    return not (reference_in(line.text) and begins_with_names(following.text))


def _named(line: Line, following: Sequence[Line]) -> Statement | None:
    """The papers that a line names by identifier; None for a mention within a sentence."""
    if len(line.text) > _LINE_CHARACTERS:
        return None
    found = named_in(line.text)
    goes_on = bool(following) and following[0].text[:1].islower() and not following[0].is_own
    if not found.papers or (goes_on and not named_in(following[0].text).papers):
        return None
    unit = Unit(line.start, line.end, line.text)
    said = Statement(Kind.PAPER, unit, line.paragraph, found.papers, is_own=line.is_own)
    words = found.words
    if not words:
        return said
    if len(found.papers) == 1 and (citation := reference_in(words.strip(" .,;"))):
        said.citation = citation
        return said
    if len(found.papers) == 1 and may_be_title(words):
        said.title = unquoted(words)
        return said
    is_introduced = is_comment(words) or is_comment(f"{words}:" if f"{words}:" in line.text else words)
    return said if is_introduced or line.is_chat else None


def _of_words(lines: Sequence[Line]) -> Statement:
    words = _BROKEN_AT_HYPHEN.sub("-", "\n".join(line.text for line in lines)).replace("\n", " ")
    unit = Unit(lines[0].start, lines[-1].end, words)
    said = Statement(Kind.TALK, unit, lines[0].paragraph, is_own=lines[0].is_own)
    if len(unit.text) <= _LINE_CHARACTERS:
        if citation := reference_in(unit.text):
            said.kind, said.citation = Kind.REFERENCE, citation
        elif names := names_in(unit.text):
            said.kind, said.authors = Kind.BYLINE, names
        elif may_be_title(unit.text):
            said.kind = Kind.WORDS
    return said
