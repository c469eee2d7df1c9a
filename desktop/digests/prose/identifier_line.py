"""Tells what a line names: identifiers and links of papers, alone or beside the words of a title."""

import re
from typing import Any, NamedTuple

from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.paper_links import paper_link
from desktop.papers.identifiers import arxiv_of, doi_of, web_link, without_sentence_end

_MARK = re.compile(r"(?:[-*+•·>]|\(?\d{1,4}[.)]|\[\d{1,4}\]|\[[ xX]\])\s+")
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
_DOI_CHARACTERS = 300


class NamedInLine(NamedTuple):
    """The fields of each paper that a line names, its words beside them, and its links to anything else."""

    papers: tuple[dict[str, Any], ...] = ()
    words: str = ""
    links: tuple[str, ...] = ()


def named_in(line: str) -> NamedInLine:
    """What a line names: identifiers alone, or one identifier before or after the words of a title."""
    mark = _MARK.match(line)
    bare = line[mark.end() :] if mark else line
    if paper := _paper_of(bare):
        return NamedInLine((paper,))
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
    return NamedInLine(tuple(papers) if is_beside else (), "" if is_label(title) else title, tuple(links))


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
