"""Cuts a tagged text into records: lines with tags, lines that go on with a value, and what stands between."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop.digests.document import Document
from desktop.digests.fields.drafting import cut
from desktop.digests.fields.reference import Reference
from desktop.limits import FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import Found, LeftOver

CUT = "The record has no end mark: it may not be whole."


class Tagged(NamedTuple):
    """A tag with its value: one text for each line, the first of them beside the tag."""

    tag: str
    lines: list[str]

    @property
    def line(self) -> str:
        """The value on one line."""
        return " ".join(filter(None, (line.strip() for line in self.lines)))


class TaggedRecord(NamedTuple):
    """The tags of one record in order, and the characters [start, end) it stands in."""

    tags: list[Tagged]
    start: int
    end: int
    whole: bool = True


class Grammar(NamedTuple):
    """How a format is written.

    `tag` finds a tag at the beginning of a line, its first group; `begins(tags, tag, after_blank)` tells whether a
    tag behind `tags` begins a new record; `ends` is the tag that ends one, "" where an empty line does;
    `outside` are lines that belong to the file rather than to a record.
    """

    tag: re.Pattern[str]
    begins: Callable[[list[Tagged], str, bool], bool]
    ends: str = ""
    outside: re.Pattern[str] = re.compile(r"(?!)")


def records_in(text: str, grammar: Grammar) -> Iterator[TaggedRecord | LeftOver]:
    """Records and what stands outside of them, in order."""
    return _Reading(text, grammar).records()


class _Reading:
    """One pass over a text; `_outside` is where text outside of records begins, -1 when there is none."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self._text = text
        self._grammar = grammar
        self._tags: list[Tagged] = []
        self._start = self._end = 0
        self._outside = -1

    def records(self) -> Iterator[TaggedRecord | LeftOver]:
        """What `records_in` gives."""
        text, grammar = self._text, self._grammar
        at, blank = 0, True
        while at < len(text):
            after = text.find("\n", at)
            after = len(text) if after < 0 else after
            found = grammar.tag.match(text, at, after)
            if found and grammar.outside.match(text, at, after):
                yield from self._closed()
            elif found:
                yield from self._tagged(found, at, after, blank)
            else:
                self._continued(at, after, blank)
            blank = not text[at:after].strip()
            at = after + 1
        yield from self._closed()
        if self._outside >= 0:
            yield from left_over(text, self._outside, len(text))

    def _tagged(
        self, found: re.Match[str], at: int, after: int, blank: bool
    ) -> Iterator[TaggedRecord | LeftOver]:
        if found[1] == self._grammar.ends:
            self._end = after
            yield from self._closed(whole=True)
            return
        if self._tags and self._grammar.begins(self._tags, found[1], blank):
            yield from self._closed()
        if not self._tags:
            if self._outside >= 0:
                yield from left_over(self._text, self._outside, at)
                self._outside = -1
            self._start = at
        self._tags.append(Tagged(found[1], [self._text[found.end() : after].strip()]))
        self._end = after

    def _continued(self, at: int, after: int, blank: bool) -> None:
        line = self._text[at:after].strip("\ufeff \t")
        if not line:
            return
        if self._tags:
            self._tags[-1].lines.extend(("", line) if blank else (line,))
            self._end = after
        elif self._outside < 0:
            self._outside = at

    def _closed(self, *, whole: bool = False) -> Iterator[TaggedRecord]:
        if self._tags:
            whole = whole or not self._grammar.ends
            yield TaggedRecord(self._tags, self._start, self._end, whole)
            self._tags = []


def left_over(text: str, start: int, end: int) -> Iterator[LeftOver]:
    """What stands outside of records, unless it has no letters."""
    rest = clean_text(text[start:end]).strip()
    if any(letter.isalpha() for letter in rest):
        yield LeftOver(text=cut(rest, FIELD_CHARACTERS), span=(start, end))


def drafts_in(
    document: Document, grammar: Grammar, fill: Callable[[Reference, list[Tagged]], None]
) -> Iterator[Found]:
    """A draft for each record of the document; `fill` takes its tags into a reference."""
    for each in records_in(document.text, grammar):
        if isinstance(each, LeftOver):
            yield each
            continue
        reference = Reference()
        fill(reference, each.tags)
        if not each.whole:
            reference.doubts.append(CUT)
        yield reference.finished(document.text, (each.start, each.end))


def last_start(text: str, begin: re.Pattern[str]) -> int:
    """Where the last line that begins a record stands: everything before it is whole."""
    last = 0
    for found in begin.finditer(text):
        last = found.start()
    return last


class Values:
    """The values of one record by tag; each is taken out when it is understood, the rest is kept in the end."""

    def __init__(self, tags: list[Tagged]) -> None:
        self._values: dict[str, list[Tagged]] = {}
        for each in tags:
            if each.line:
                self._values.setdefault(each.tag, []).append(each)

    def all(self, *tags: str) -> list[str]:
        """Each value of these tags on one line."""
        return [each.line for tag in tags for each in self._values.pop(tag, [])]

    def first(self, *tags: str) -> str:
        """The first value of these tags; the others stay to be kept."""
        for tag in tags:
            if found := self._values.get(tag):
                value = found.pop(0).line
                if not found:
                    del self._values[tag]
                return value
        return ""

    def peek(self, tag: str) -> str:
        """The first value of a tag, which stays."""
        return self._values[tag][0].line if tag in self._values else ""

    def lines(self, *tags: str) -> list[str]:
        """Each line of the values of these tags, where every line is a thing of its own."""
        return [line for tag in tags for each in self._values.pop(tag, []) for line in each.lines if line]

    def text(self, *tags: str) -> str:
        """The values of these tags with their line breaks, an empty line between two of them."""
        return "\n\n".join("\n".join(each.lines) for tag in tags for each in self._values.pop(tag, []))

    def rest(self) -> Iterator[tuple[str, str]]:
        """What nobody asked for."""
        for tag, values in self._values.items():
            yield tag, "\n\n".join(each.line for each in values)
