"""Reads results of Google Scholar copied without their links: titles above lines of names, venue and year."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.prose.paragraphs import Unit, lines_in
from desktop.digests.scholar.draft import scholar_draft
from desktop.papers.draft import Draft

_HOST = r"[\w-]{1,60}(?:\.[\w-]{1,60}){0,5}\.[a-z]{2,6}"
_NAME = (
    r"(?:[^\W\d_a-zß-öø-ÿ]{1,4}(?:-[A-Z]{1,2})? [^\W\d_][^\W\d_]*(?:[ '’-][^\W\d_]+){0,4}"
    r"|[\u4e00-\u9fff]{2,4})"
)
_BYLINE = re.compile(
    rf"{_NAME}(?:, {_NAME}){{0,20}}(?:, ?)? ?(?:…|\.\.\.)?\s?[-–—] "
    rf"(?:(?:[^\n]{{2,200}}, )?(?:19|20)\d\d(?: [-–—] [^\n]{{2,80}})?|[^\n]{{0,120}}arXiv:\S+|{_HOST})\Z"
)
"""Some of the authors, initials first, some of the venue, the year, who publishes it."""
_FURNITURE = re.compile(
    r"(?:save|cite|share|twitter|linkedin|facebook|import into \w+|full ?view|view as html|list alerts"
    r"|cancel alert|create alert|library search|related (?:articles|searches)|(?:all )?\d+ versions?|see all results"
    rf"|(?:\[?(?:pdf|html|book|doc)\]? )?(?:from )?{_HOST}|view (?:it )?at .{{1,40}})\Z"
    r"|save (?:cite|cited)\b|[☆★]|\W*(?:cited by|zitiert (?:von|durch)|cité|citado por|citato da|geciteerd door)\W*\d"
    r"|\W*(?:被引用|引用元)|about [\d.,]+ results|showing the best result|scholar alert"
    r"|this (?:message|alert) (?:was|is) sent|(?:articles|google scholar)\Z|any time\b|since 20\d\d\b|sort by\b",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"google scholar|scholar alert|^\W*(?:save\W+)?(?:cite\W+)?(?:cited by|zitiert von|citado por|cité|被引用)\W*\d"
    r"|^\[(?:PDF|HTML|BOOK|CITATION|B|C)\]|related articles",
    re.IGNORECASE | re.MULTILINE,
)
_MARKED = re.compile(r"(?:[-*+•>#|]|\d+[.)]|https?://)\s*\S?")
_TITLE_LINES = 3
_SHORTEST, _LONGEST = 8, 400
_FEW, _SHARE = 2, 0.12
_SIGNED, _UNSIGNED = 0.9, 0.7


def bare_sureness(head: str) -> float:
    """How surely `head` is such a text: by its lines of names, and by the words that stand around results."""
    if " - " not in head and "- " not in head:
        return 0.0
    lines = list(lines_in(head, 0, len(head)))
    known = len(_results(head, lines))
    is_signed = bool(_SIGN.search(head))
    if known < (1 if is_signed else _FEW) or known < _SHARE * len(lines):
        return 0.0
    return _SIGNED if is_signed else _UNSIGNED


def bare_records(document: Document) -> Iterator[Draft]:
    """The papers in the order of the text."""
    text = document.text
    lines = list(lines_in(text, 0, len(text)))
    results = _results(text, lines)
    limits = [first for first, _ in results[1:]] + [len(lines)]
    for (first, byline), limit in zip(results, limits, strict=True):
        end = _snippet_end(text, lines, byline + 1, limit)
        yield scholar_draft(
            title=" ".join(each.text for each in lines[first:byline]),
            label="",
            link="",
            byline=lines[byline].text,
            snippet=" ".join(each.text for each in lines[byline + 1 : end]),
            span=(lines[first].start, lines[end - 1].end),
        )


def _results(text: str, lines: list[Unit]) -> list[tuple[int, int]]:
    """The first line of the title and the line of names of each result, as numbers of `lines`."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        floor = found[-1][1] + 1 if found else 0
        if len(line.text) < _LONGEST and _BYLINE.match(line.text):
            first = _title_start(text, lines, at - 1, floor)
            if first is not None:
                found.append((first, at))
    return found


def _title_start(text: str, lines: list[Unit], last: int, floor: int) -> int | None:
    """Where the title begins whose last line is `last`: behind a blank line or a button not far above, else there."""
    if last < floor or not _may_be_title(lines[last].text):
        return None
    for at in range(last, max(floor, last - _TITLE_LINES + 1) - 1, -1):
        if not _may_be_title(lines[at].text, part=True):
            return last
        if at == 0 or _is_gap(text, lines, at) or _FURNITURE.match(lines[at - 1].text):
            return at
    return last


def _may_be_title(words: str, *, part: bool = False) -> bool:
    if _FURNITURE.match(words) or _MARKED.match(words) or _BYLINE.match(words) or len(words) > _LONGEST:
        return False
    return part or len(words) >= _SHORTEST


def _is_gap(text: str, lines: list[Unit], at: int) -> bool:
    """Whether a blank line stands before a line."""
    return at > 0 and text.count("\n", lines[at - 1].end, lines[at].start) > 1


def _snippet_end(text: str, lines: list[Unit], at: int, limit: int) -> int:
    """Where the lines of a snippet end: at a button, or at a blank line behind its first line."""
    end = at
    while (
        end < limit and not _FURNITURE.match(lines[end].text) and (end == at or not _is_gap(text, lines, end))
    ):
        end += 1
    return end
