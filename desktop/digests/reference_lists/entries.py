"""Cuts a list of references into its entries: one to a line, a paragraph, or behind a number."""

import re
from collections.abc import Iterator

from desktop.digests.prose.paragraphs import Unit, paragraphs_in, unit_of
from desktop.digests.reference_lists.citation import citation_in
from desktop.digests.reference_lists.names import begins_with_names

_INDENT = r"[ \t]{0,12}"
_LABEL = re.compile(rf"{_INDENT}(?:[-*•·][ \t]+)?(?:\[\d{{1,4}}\]|\(?\d{{1,4}}[.)])[ \t]+(?=\S)")
_ALPHA_LABEL = re.compile(rf"{_INDENT}\[[A-Z][\w+.-]{{1,20}}\d{{2,4}}[a-z]?\][ \t]+(?=\S)")
_BULLET = re.compile(rf"{_INDENT}[-*•·][ \t]+(?=\S)")
_HEADING = re.compile(
    r"[#\s*\d.]*(?:references?|bibliography|works cited|literature(?: cited)?|cited (?:works|literature)|"
    r"further reading|literatur(?:verzeichnis)?|références|referencias|参考文献)[\s:*]*\Z",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:[.)\]]|\d|https?://\S+)[\s*_]*\Z")
_LONGEST = 3_000


def entries_in(text: str) -> Iterator[Unit]:
    """What may be an entry, as spans without the number before it; a heading of the list is none."""
    for paragraph in paragraphs_in(text, 0, len(text)):
        if not _HEADING.match(paragraph.text):
            yield from _in_paragraph(text, paragraph)


def _in_paragraph(text: str, paragraph: Unit) -> Iterator[Unit]:
    starts = list(_line_starts(text, paragraph))
    marks = [_mark(text, at) for at in starts]
    if len(starts) > 1 and not (marks[0]):
        marks = [_mark_of_names(text, at, number, starts) for number, at in enumerate(starts)]
    begins = [0, *(number for number in range(1, len(starts)) if marks[number])]
    for first, after in zip(begins, [*begins[1:], len(starts)], strict=True):
        end = starts[after] if after < len(starts) else paragraph.end
        start = min(starts[first] + max(0, marks[first] - 1), end)
        if end - start <= _LONGEST:
            yield unit_of(text, start, end)


def _line_starts(text: str, paragraph: Unit) -> Iterator[int]:
    at = paragraph.start
    while 0 <= at < paragraph.end:
        yield at
        at = text.find("\n", at, paragraph.end) + 1 or -1


def _mark(text: str, at: int) -> int:
    """1 + the length of a number before an entry, 0 where there is none."""
    found = _LABEL.match(text, at) or _ALPHA_LABEL.match(text, at) or _BULLET.match(text, at)
    return 1 + found.end() - at if found else 0


def _mark_of_names(text: str, at: int, number: int, starts: list[int]) -> int:
    """1 where a line begins a new entry: it begins with names, and is whole or follows the end of one."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    before = text[starts[number - 1] : at].rstrip() if number else "."
    if not begins_with_names(line.strip()):
        return 0
    return int(bool(_ENDED.search(before[-80:])) or citation_in(line.strip()) is not None)
