"""Reads a reading list that Papertray itself wrote as Markdown, whole: papers without any link too."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.digests.document import Document
from desktop.digests.fields.drafting import cut
from desktop.digests.markdown import lists as markdown_lists
from desktop.digests.papertray.list_entry import BLOCK, HEADLINE, KEY, entry_in
from desktop.limits import FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text
from desktop.papers.dates import is_partial_date
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.papers.draft import Draft
from desktop.progress import Progress

KIND = "reading-list"
TITLE = "reading lists of Papertray in Markdown"
_FRONT = re.compile(r"\s*---[ \t]*\n(?P<lines>(?:(?!---)[^\n]{0,10000}\n){0,100})---[ \t]*\n")
_GENERATOR = re.compile(r"^generator:[ \t]*\"?Papertray\b", re.MULTILINE)
_PROPERTY = r"^{}:[ \t]*(?P<value>[^\n]*)$"
_POINT = re.compile(r"^[-*+][ \t]+\S", re.MULTILINE)
_OWN_SHARE = 0.8
_SIGNED, _UNSIGNED = 1.0, 0.97
"""Surer than any list in Markdown: only Papertray ends its tasks with a key and the name of a block."""
_HEADING = re.compile(r"#{1,6}[ \t]")
_INK = re.compile(r"[^\n]")
_SOURCE_CHARACTERS = 200


def looks_like(head: str) -> float:
    """The front matter names its maker; without it nearly every point is a task as Papertray writes it."""
    front = _FRONT.match(head)
    if front and _GENERATOR.search(front["lines"]):
        return _SIGNED
    if "**" not in head or "[@" not in head:
        return 0.0
    own = sum(1 for found in HEADLINE.finditer(head) if _is_signed(found["rest"]))
    return _UNSIGNED if own and own >= _OWN_SHARE * len(_POINT.findall(head)) else 0.0


def _is_signed(rest: str) -> bool:
    """Whether the words behind a title end as Papertray ends them, with a citation key before the block."""
    return bool(KEY.search(rest) and BLOCK.match(rest.rpartition(" ")[2]))


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each task; what a person wrote between them is read as any other list, or left over."""
    text = document.text
    front = _FRONT.match(text)
    start = front.end() if front else 0
    papers, gaps = _parts(text, start)
    found: list[Found] = [entry_in(text, *each) for each in papers]
    found += _between(document, gaps, progress)
    yield _facts(document, front["lines"] if front else "", is_empty=not found)
    yield from sorted(found, key=_start)


def _facts(document: Document, front: str, *, is_empty: bool) -> DigestFacts:
    created = _stated(front, "created")[:10]
    return DigestFacts(
        kind=KIND,
        source=_stated(front, "title")[:_SOURCE_CHARACTERS] or document.name or "Reading list",
        query=_stated(front, "scope")[:_SOURCE_CHARACTERS],
        captured_on=created if is_partial_date(created) else "",
        is_empty=is_empty,
    )


def _stated(front: str, name: str) -> str:
    """What the front matter says under a name, as `exports/front_matter.py` writes it."""
    found = re.search(_PROPERTY.format(name), front, re.MULTILINE)
    value = found["value"].strip() if found else ""
    try:
        return str(json.loads(value)) if value.startswith('"') else value
    except ValueError:
        return value.strip('"')


def _parts(text: str, at: int) -> tuple[list[tuple[re.Match[str], int]], list[tuple[int, int]]]:
    """The headlines with where their lines end, and the lines [start, end) that belong to no paper."""
    papers: list[tuple[re.Match[str], int]] = []
    gaps: list[tuple[int, int]] = []
    is_open = False
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if found := HEADLINE.match(text, at, end):
            papers.append((found, end))
            is_open = True
        elif line.strip():
            if is_open and line[0] in " \t":
                papers[-1] = (papers[-1][0], end)
            else:
                is_open = False
                if not _HEADING.match(line):
                    gaps.append((at, end))
        at = end + 1
    return papers, gaps


def _between(
    document: Document, gaps: list[tuple[int, int]], progress: Progress
) -> Iterator[Draft | LeftOver]:
    """The papers in lines that Papertray did not write; a line without one is left over."""
    text, spans = document.text, [(0, 0)]
    if any("](" in text[slice(*gap)] or "http" in text[slice(*gap)] for gap in gaps):
        only = document.decoded._replace(text=_only(text, gaps))
        for each in markdown_lists.read(replace(document, decoded=only), progress):
            if isinstance(each, Draft):
                spans.append(each.span)
                yield each
    at = 0
    for start, end in gaps:
        while at + 1 < len(spans) and spans[at][1] <= start:
            at += 1
        if not spans[at][0] <= start < spans[at][1]:
            yield LeftOver(text=cut(clean_text(text[start:end]), FIELD_CHARACTERS), span=(start, end))


def _only(text: str, gaps: list[tuple[int, int]]) -> str:
    """`text` with blanks for all that lies outside of `gaps`; exactly as long."""
    parts: list[str] = []
    at = 0
    for start, end in gaps:
        parts += (_INK.sub(" ", text[at:start]), text[start:end])
        at = end
    return "".join((*parts, _INK.sub(" ", text[at:])))


def _start(found: Found) -> int:
    return 0 if isinstance(found, DigestFacts) else found.span[0]
