"""Reads the page of a day copied as bare text: no abstracts, each card begins with who submitted the paper."""

import re
from collections.abc import Iterator
from typing import Any

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.hugging_face.text import header_end, page_header
from desktop.digests.hugging_face.words import author_count, is_detail, is_furniture, is_number, votes_in
from desktop.digests.prose.assembling import left_over
from desktop.digests.prose.paragraphs import Unit, lines_in, unit_of
from desktop.papers.digest import DigestFacts, Found

_SUBMITTED = re.compile(r"submitted by:?\s*(?P<name>.{0,80})\Z", re.IGNORECASE)
_SUBMITTED_LINE = re.compile(r"^[ \t]*submitted by:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_LONG_LINE = re.compile(r"^[^\n]{250}", re.MULTILINE)
_ENOUGH = 2
_WRAPPED_CHARACTERS = 65
_SEPARATORS = frozenset("·•|")


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
    yield from (left_over(document, line) for line in lines[: starts[0] if starts else len(lines)])
    for at, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield from _card(document, lines[at:after])


def _card(document: Document, lines: list[Unit]) -> Iterator[Found]:
    """The paper of one card, whose lines are: who submitted it, votes, title, organisation, authors, comments."""
    found = _SUBMITTED.match(lines[0].text)
    submitter = found["name"] if found else ""
    rest = lines[1:]
    if not submitter and rest:
        submitter, rest = rest[0].text, rest[1:]
    fields: dict[str, Any] = {"submitter": submitter.removeprefix("@")}
    if rest and is_number(rest[0].text):
        fields["upvotes"] = votes_in(rest[0].text)
        rest = rest[1:]
    title, rest = _title(document.text, rest)
    unknown = next((at for at, line in enumerate(rest) if _is_unknown(rest, at)), len(rest))
    end = rest[unknown].start if unknown < len(rest) else lines[-1].end
    span = unit_of(document.text, lines[0].start, end)
    fields["extra"] = _details(rest[:unknown])
    if title:
        yield draft_of(title, span=span[:2], **fields)
    else:
        yield left_over(document, span)
    if unknown < len(rest):
        yield left_over(document, unit_of(document.text, end, lines[-1].end))


def _is_unknown(lines: list[Unit], at: int) -> bool:
    """Whether a line behind the title is neither a detail nor an organisation, which has a separator behind it."""
    words = lines[at].text
    behind = lines[at + 1].text if at + 1 < len(lines) else ""
    return not (behind in _SEPARATORS or is_detail(words) or is_furniture(words))


def _details(lines: list[Unit]) -> dict[str, str]:
    details: dict[str, str] = {}
    for line in lines:
        if count := author_count(line.text):
            details["author_count"] = count
        elif not (is_detail(line.text) or is_furniture(line.text)):
            details["organisation"] = line.text
    return details


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
