"""Reads the page of a day copied as bare text: no abstracts, each card begins with who submitted the paper."""

import re
from collections.abc import Iterator
from typing import Any

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.hugging_face.header import day_of
from desktop.digests.hugging_face.text import header_end, page_header
from desktop.digests.hugging_face.words import author_count, is_detail, is_furniture, is_number, votes_in
from desktop.digests.prose.assembling import left_over
from desktop.digests.prose.paragraphs import Unit, lines_in, unit_of
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.draft import Draft

_SUBMITTED = re.compile(r"submitted by:?\s*(?P<name>.{0,80})\Z", re.IGNORECASE)
_SUBMITTED_LINE = re.compile(r"^[ \t]*submitted by:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_LONG_LINE = re.compile(r"^[^\n]{250}", re.MULTILINE)
_ENOUGH = 2
_WRAPPED_CHARACTERS = 65
_SEPARATORS = frozenset("·•|")
_NO_TITLE = "This card has no title: please check."


def has_submissions(text: str) -> bool:
    """Whether cards begin with "Submitted by" and hold no abstracts."""
    return len(_SUBMITTED_LINE.findall(text)) >= _ENOUGH and not _LONG_LINE.search(text)


def read_submissions(document: Document) -> Iterator[Found]:
    """The facts of the page, then its papers; text that belongs to none of them is left over."""
    text = document.text
    end = header_end(text)
    yield DigestFacts(kind="hugging-face-page", source="Hugging Face", **page_header(text[:end])._asdict())
    lines = list(lines_in(text, end, len(text)))
    starts = [at for at, line in enumerate(lines) if _SUBMITTED.match(line.text)]
    for line in lines[: starts[0] if starts else len(lines)]:
        if not (is_furniture(line.text) or day_of(line.text)):
            yield left_over(document, line)
    for at, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield from _card(document, lines[at:after])


def _card(document: Document, lines: list[Unit]) -> Iterator[Found]:
    """The paper of one card, whose lines are: who submitted it, votes, title, organisation, authors, comments."""
    found = _SUBMITTED.match(lines[0].text)
    submitter = found["name"] if found else ""
    rest = lines[1:]
    if not submitter and rest:
        submitter, rest = rest[0].text, rest[1:]
    fields: dict[str, Any] = {"submitter": submitter.removeprefix("@"), "extra": {}}
    if rest and is_number(rest[0].text):
        fields["upvotes"] = votes_in(rest[0].text)
        rest = rest[1:]
    title, rest = _title(document.text, rest)
    unknown = []
    for number, line in enumerate(rest):
        after = rest[number + 1].text if number + 1 < len(rest) else ""
        if count := author_count(line.text):
            fields["extra"]["author_count"] = count
        elif after in _SEPARATORS and not is_detail(line.text):
            fields["extra"]["organisation"] = line.text
        elif not (is_detail(line.text) or is_furniture(line.text)):
            unknown.append(line)
    yield _draft(title, (lines[0].start, (unknown[0].start if unknown else lines[-1].end)), fields)
    yield from (left_over(document, line) for line in unknown)


def _title(text: str, lines: list[Unit]) -> tuple[str, list[Unit]]:
    """The first line that is no detail, with the next where it is wrapped, and the lines behind it."""
    at = next((at for at, line in enumerate(lines) if not is_detail(line.text)), len(lines))
    last = at
    while last + 1 < len(lines) and _is_wrapped(text, lines, last):
        last += 1
    words = unit_of(text, lines[at].start, lines[last].end).text if at < len(lines) else ""
    return words, lines[last + 1 :]


def _is_wrapped(text: str, lines: list[Unit], at: int) -> bool:
    """Whether the title in line `at` goes on: the next line is no organisation, which has a separator behind it."""
    line, after = lines[at], lines[at + 1]
    behind = lines[at + 2].text if at + 2 < len(lines) else ""
    is_adjacent = "\n\n" not in text[line.end : after.start]
    is_own = is_detail(after.text) or behind in _SEPARATORS
    return len(line.text) >= _WRAPPED_CHARACTERS and is_adjacent and not is_own


def _draft(title: str, span: tuple[int, int], fields: dict[str, Any]) -> Draft:
    return draft_of(title, doubt="" if title else _NO_TITLE, span=span, **fields)
