"""Reads lists of identifiers and links, one a line: papers that are to be completed."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.prose.paragraphs import Unit, lines_in
from desktop.digests.prose.title_abstract_pairs import NOT_PROSE
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.papers.identifiers import arxiv_of, doi_of, web_link, without_sentence_end
from desktop.progress import Progress

KIND = "identifiers"
TITLE = "lists of identifiers and links"
SUREST = 0.8
NO_TITLE = "Only an identifier is given: to be completed."
_MARK = re.compile(r"(?:[-*+•·>]|\(?\d{1,4}[.)]|\[\d{1,4}\]|\[[ xX]\])\s+")
_COMMENT = re.compile(r"(?:#|//|%|;)\s*\S|[#=*_-]{3,}\Z|[^\d/]{1,80}[:：]\Z")
_NAMED_TWICE = re.compile(
    r"\s*[(\[]?arxiv(?:[:\s]+(?:\d{4}\.\d{4,5}(?:v\d+)?)?)?[)\]]?[\s:：-]*\Z", re.IGNORECASE
)
_FRAME = "<>\"'“”`()[]{},;|"
_PMID = re.compile(r"(?:pmid|pubmed)\s*[:：]?\s*(\d{1,9})\Z", re.IGNORECASE)
_DOI = re.compile(r"(?:doi\s*[:：]?\s*)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE)
_LABEL = re.compile(r"(?:arxiv|doi|pmid|pubmed|url|link|id|openreview)\s*[:：]\s*(?=\S)", re.IGNORECASE)
_SPLIT = re.compile(r"[\s,;|]+")
_LETTER = re.compile(r"[^\W_]")
_NAMES_SOMETHING = re.compile(r"[\d/]")
"""What every identifier and every link has."""
# A line with a year in brackets, or with initials, is a reference of which the title is one part.
_REFERENCE = re.compile(r"\((?:19|20)\d\d[a-z]?\)|\bet\.? al\b|[^\W\d_]{2}, [A-Z]\.|\. (?:19|20)\d\d\b")
_ALMOST = re.compile(r"://|\b10\.\d|\d{3,}\.\d{3,}|arxiv|doi\b", re.IGNORECASE)
_LINK_START = re.compile(r"https?://", re.IGNORECASE)
_DAMAGED_WORDS = 5
_DOI_CHARACTERS = 300
_TITLE_CHARACTERS = 200
_LINE_CHARACTERS = 2_000
_SHARE = 0.9
_PURE, _TITLED = SUREST, 0.5
_LOOKED_AT = 400


class _Line(NamedTuple):
    papers: tuple[dict[str, Any], ...] = ()
    words: str = ""
    links: tuple[str, ...] = ()


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
        line = _read_line(text)
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


def _is_damaged(text: str, line: _Line) -> bool:
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
        line = _read_line(unit.text) if len(unit.text) <= _LINE_CHARACTERS else _Line()
        title = line.words if len(line.papers) == 1 else ""
        for paper in line.papers:
            yield draft_of(title, doubt="" if title else NO_TITLE, span=(unit.start, unit.end), **paper)
        if not line.papers and not _COMMENT.match(unit.text):
            yield _left_over(text, unit)


def _left_over(text: str, unit: Unit) -> LeftOver:
    return LeftOver(
        text=clean_text(text[unit.start : unit.end])[:_LINE_CHARACTERS], span=(unit.start, unit.end)
    )


def _read_line(line: str) -> _Line:
    """What a line names: identifiers alone, or one identifier before or after the words of a title."""
    mark = _MARK.match(line)
    bare = line[mark.end() :] if mark else line
    if paper := _paper_of(bare):
        return _Line((paper,))
    papers: list[dict[str, Any]] = []
    words: list[str] = []
    links: list[str] = []
    for part in _SPLIT.split(_LABEL.sub("", bare)):
        if paper := _paper_of(part):
            papers.append(paper)
        elif link := web_link(without_sentence_end(part.strip(_FRAME))):
            links.append(link)
        elif _LETTER.search(part) or words:
            words.append(part)
    papers = [
        paper for at, paper in enumerate(papers) if not any(_is_same(paper, other) for other in papers[:at])
    ]
    title = _title_beside(bare, words)
    is_beside = not words or _paper_of(_first(bare)) or _paper_of(_last(bare))
    return _Line(tuple(papers) if is_beside else (), "" if is_label(title) else title, tuple(links))


def _title_beside(line: str, words: list[str]) -> str:
    """What stands before the identifier at a line's end as it is written, else all words of the line."""
    first, _, last = line.rpartition(" ")
    is_last = bool(words) and _paper_of(last) is not None and _paper_of(_first(line)) is None
    return _NAMED_TWICE.sub("", first if is_last else " ".join(words)).strip(" -–—:：|,")


def _is_same(paper: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two identifiers of a line name one paper."""
    return any(paper.get(name) and paper.get(name) == other.get(name) for name in ("arxiv_id", "doi", "pmid"))


def _first(line: str) -> str:
    return _LABEL.sub("", line).split(maxsplit=1)[0] if line.split() else ""


def _last(line: str) -> str:
    return line.rsplit(maxsplit=1)[-1] if line.split() else ""


def _paper_of(part: str) -> dict[str, Any] | None:
    """The fields of the paper that a piece of a line names, None when it names none."""
    if not _NAMES_SOMETHING.search(part):
        return None
    part = without_sentence_end(part.strip().strip(_FRAME))
    if web_link(part):
        found = paper_link(part)
        return found.fields() if found else None
    if arxiv := arxiv_of(part):
        version = {"arxiv_version": arxiv.version} if arxiv.version else {}
        return {"arxiv_id": arxiv.identifier, **version}
    if number := _PMID.match(part):
        return {"pmid": number[1]}
    if doi := _DOI.match(part):
        found_doi = doi_of(doi[1])
        is_sound = len(found_doi) <= _DOI_CHARACTERS and _LETTER.search(found_doi.partition("/")[2])
        return {"doi": found_doi} if is_sound else None
    return None
