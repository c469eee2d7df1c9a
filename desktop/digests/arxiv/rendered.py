"""Cuts an arXiv announcement that a program made Markdown of: a heading that links to each paper, then its fields."""

import re
from collections.abc import Iterator

from desktop.digests.arxiv.blocks import IDENTIFIER, Outside
from desktop.digests.arxiv.fields import field_name
from desktop.digests.arxiv.record import Record
from desktop.papers.identifiers import arxiv_of

_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]*\[", re.MULTILINE)
_LINK = re.compile(
    rf"\]\([ \t]*<?(?P<link>https?://[\w.]*arxiv\.org/(?:abs|pdf)/{IDENTIFIER})[^)\s]{{0,20}}>?[ \t]*\)"
)
_TITLE_CHARACTERS = 2_000
_RULE = re.compile(r"[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*\Z")
_RULE_LINE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_EMPHASIS = re.compile(r"[ \t*_]+\Z")
_FIELDS_WITHIN = 400


def rendered_records(text: str) -> Iterator[Record | Outside]:
    """The records of `text` in order, and what stands before the first."""
    record: Record | None = None
    start = 0
    for begins, head_end, title, link in _headings(text):
        if record is not None:
            yield _filled(record, text, begins)
        elif text[:begins].strip():
            yield Outside(start, begins)
        record = Record(begins, head_end, "", arxiv_of(link), {"title": title})
    if record is not None:
        yield _filled(record, text, len(text))


def is_rendered(head: str) -> bool:
    """Whether a heading links to a paper on arXiv and fields of an announcement follow it."""
    for _, end, _, _ in _headings(head):
        lines = head[end : end + _FIELDS_WITHIN].split("\n")
        if any(field_name(line)[0] == "authors" for line in lines):
            return True
    return False


def _headings(text: str) -> Iterator[tuple[int, int, str, str]]:
    at = 0
    while found := _HEADING.search(text, at):
        at = found.end()
        if link := _LINK.search(text, at, at + _TITLE_CHARACTERS):
            title = text[at : link.start()]
            if "\n\n" not in title and not _HEADING.search(title):
                at = link.end()
                yield found.start(), at, " ".join(title.split()), link["link"]


def _filled(record: Record, text: str, end: int) -> Record:
    """`record` with what stands below its heading, up to `end`."""
    at = record.end
    record.is_marked = _RULE_LINE.search(text, at, end) is not None
    while at < end:
        stop = text.find("\n", at, end) + 1 or end
        line = text[at:stop].rstrip("\n")
        if record.in_header and _RULE.match(line):
            record.in_header, record.end = False, stop
        else:
            record.add(_EMPHASIS.sub("", line) if record.in_header else line, stop)
        at = stop
    record.whole = True
    return record
