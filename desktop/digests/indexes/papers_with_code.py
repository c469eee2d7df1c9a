"""Reads what Papers with Code gave away until 2025: papers with abstracts, and links between papers and code."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from desktop.digests.csl.values import line_in
from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.papers import read_object
from desktop.digests.json_files.problems import problem_of_fault, unreadable_record
from desktop.digests.json_files.reading import drafts_in
from desktop.digests.json_files.records import Fault, Record, keys_in, records_in
from desktop.digests.json_files.values import field_in, list_in, text_in
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.progress import Progress

KIND = "papers-with-code"
TITLE = "Papers with Code files"
_ABSTRACTS = frozenset({"url_abs", "url_pdf", "short_abstract", "proceeding", "tasks", "methods"})
_TOLD_EVERY = 1_000


class _Linked(NamedTuple):
    """A paper of which the links to code are gathered."""

    title: str
    arxiv: str
    links: tuple[str, ...]
    code: dict[str, None]
    span: tuple[int, int]


def looks_like(head: str) -> float:
    """The names that only these files have."""
    keys = keys_in(head)
    if {"paper_title", "repo_url"} <= keys:
        return 0.97
    return 0.95 if {"paper_url", "title"} <= keys and len(keys & _ABSTRACTS) >= 3 else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each paper; of the links file each paper once, with the links to all its code."""
    yield DigestFacts(kind=KIND, source="Papers with Code")
    if "repo_url" in keys_in(document.text[: _TOLD_EVERY * 64]):
        yield from _linked_papers(document, progress)
    else:
        yield from drafts_in(document, (), _read_paper)


def _read_paper(reference: Reference, value: dict[str, Any]) -> None:
    read_object(reference, value)
    methods = (
        line_in(field_in(each, "full_name") or field_in(each, "name"))
        for each in list_in(value.get("methods"))
    )
    reference.keep("methods", ", ".join(filter(None, methods)))


def _linked_papers(document: Document, progress: Progress) -> Iterator[Found]:
    papers: dict[str, _Linked] = {}
    number = 0
    for item in records_in(document.text, ()):
        if isinstance(item, Fault):
            yield problem_of_fault(item, document)
        elif isinstance(item, Record):
            number += 1
            if number % _TOLD_EVERY == 0:
                progress.step(item.end, len(document.text))
            if not _gather(papers, item):
                yield unreadable_record(item, number)
    for paper in papers.values():
        yield _draft(paper, document)


def _gather(papers: dict[str, _Linked], record: Record) -> bool:
    """Note the paper of a row and its code; False for a row that names no paper."""
    row = record.value if isinstance(record.value, dict) else {}
    title, arxiv = line_in(row.get("paper_title")), text_in(row.get("paper_arxiv_id"))
    names = ("paper_url_abs", "paper_url", "paper_url_pdf")
    links = tuple(link for name in names if (link := text_in(row.get(name))))
    key = arxiv or (links[0] if links else title)
    if not key:
        return False
    paper = papers.setdefault(key, _Linked(title, arxiv, links, {}, (record.start, record.end)))
    if code := text_in(row.get("repo_url")):
        paper.code[code] = None
    return True


def _draft(paper: _Linked, document: Document) -> Found:
    reference = Reference()
    reference.title = paper.title
    reference.put_arxiv(paper.arxiv)
    for link in paper.links:
        reference.put_link(link)
    reference.add("links", paper.code)
    draft = reference.finished(document.text, paper.span)
    return draft if not isinstance(draft, LeftOver) else unreadable_record(Record({}, *paper.span), 1)
