"""Reads lists of identifiers and links, one a line: papers that are to be completed."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.prose.identifier_line import NamedInLine, named_in
from desktop.digests.prose.paragraphs import Unit, lines_in
from desktop.digests.prose.title_abstract_pairs import NOT_PROSE
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.progress import Progress

KIND = "identifiers"
TITLE = "lists of identifiers and links"
SUREST = 0.8
NO_TITLE = "Only an identifier is given: to be completed."
_COMMENT = re.compile(r"(?:#|//|%|;)\s*\S|[#=*_-]{3,}\Z|[^\d/]{1,80}[:：]\Z")
# A line with a year in brackets, or with initials, is a reference of which the title is one part.
_REFERENCE = re.compile(r"\((?:19|20)\d\d[a-z]?\)|\bet\.? al\b|[^\W\d_]{2}, [A-Z]\.|\. (?:19|20)\d\d\b")
_ALMOST = re.compile(r"://|\b10\.\d|\d{3,}\.\d{3,}|arxiv|doi\b", re.IGNORECASE)
_LINK_START = re.compile(r"https?://", re.IGNORECASE)
_DAMAGED_WORDS = 5
_TITLE_CHARACTERS = 200
_LINE_CHARACTERS = 2_000
_SHARE = 0.9
_PURE, _TITLED = SUREST, 0.5
_LOOKED_AT = 400


def looks_like(head: str) -> float:
    """Nearly every line is an identifier or a link, and one of them names a paper; titles beside them are rarer."""
    if NOT_PROSE.match(head):
        return 0.0
    lines = [unit.text for unit in lines_in(head, 0, len(head)) if not _COMMENT.match(unit.text)]
    if not lines or any(len(line) > _LINE_CHARACTERS for line in lines):
        return 0.0
    lines = lines[:_LOOKED_AT]
    named = known = damaged = titles = 0
    for number, text in enumerate(lines, 1):
        line = named_in(text)
        is_damaged = _is_damaged(text, line)
        is_reference = not is_damaged and _REFERENCE.search(line.words)
        if len(line.words) > _TITLE_CHARACTERS or is_reference:
            return 0.0
        titles += bool(line.words)
        named += bool(line.papers)
        known += bool(line.papers or (line.links and not line.words))
        damaged += is_damaged
        if number - known - damaged > len(lines) - _SHARE * len(lines):
            return 0.0  # so many other lines that the rest cannot make up for them
    if not named or known < max(_SHARE * (len(lines) - damaged), 2 * damaged):
        return 0.0
    return _TITLED if titles else _PURE


def _is_damaged(text: str, line: NamedInLine) -> bool:
    """Whether a line is no identifier, but was one before something befell it."""
    if line.papers or (line.links and not line.words):
        return False
    is_short = len(text.split()) <= _DAMAGED_WORDS
    return bool(_LINK_START.match(text) or (is_short and _ALMOST.search(text)))


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """A draft for each identifier, its title only when the line gives it; other lines are left over."""
    yield DigestFacts(kind=KIND, source=document.name or "Identifiers")
    text = document.text
    for unit in lines_in(text, 0, len(text)):
        line = named_in(unit.text) if len(unit.text) <= _LINE_CHARACTERS else NamedInLine()
        title = line.words if len(line.papers) == 1 else ""
        for paper in line.papers:
            yield draft_of(title, doubt="" if title else NO_TITLE, span=(unit.start, unit.end), **paper)
        if not line.papers and not _COMMENT.match(unit.text):
            yield _left_over(text, unit)


def _left_over(text: str, unit: Unit) -> LeftOver:
    return LeftOver(
        text=clean_text(text[unit.start : unit.end])[:_LINE_CHARACTERS], span=(unit.start, unit.end)
    )
