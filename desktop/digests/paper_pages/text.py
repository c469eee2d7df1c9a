"""Reads pages of one paper that were copied as text: from arXiv, Hugging Face, OpenReview or PubMed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.paper_pages import arxiv_page, hugging_face_page, openreview_page, pubmed_page
from desktop.digests.prose.paragraphs import Unit, lines_in
from desktop.digests.prose.title_abstract_pairs import NOT_PROSE
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "paper-page"
TITLE = "pages of one paper, copied as text"
SUREST = 0.95
_SIGNS = ("Cite as", "arxiv:", "Modified: ", "PMID: ")


class _Site(Protocol):
    """A module that reads the pages of one site; each begins `ABOVE` lines above a line that matches `START`."""

    SOURCE: str
    START: re.Pattern[str]
    ABOVE: int

    def reference_in(self, lines: Sequence[Unit]) -> Reference | None:
        """The paper of one page, None for lines that are none."""


class _Page(NamedTuple):
    source: str
    reference: Reference
    span: tuple[int, int]


_SITES: tuple[_Site, ...] = (arxiv_page, hugging_face_page, openreview_page, pubmed_page)


def looks_like(head: str) -> float:
    """The labelled lines of one of the sites, around one paper."""
    if NOT_PROSE.match(head) or not any(sign in head for sign in _SIGNS):
        return 0.0
    return SUREST if any(_pages(head)) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts, and one draft for each page; all that stands on it is its listing."""
    for number, page in enumerate(_pages(document.text)):
        if not number:
            yield DigestFacts(kind=KIND, source=page.source)
        yield page.reference.finished(document.text, page.span)


def _pages(text: str) -> Iterator[_Page]:
    """The pages of the first site that has any; several were pasted one below the other."""
    lines = list(lines_in(text, 0, len(text)))
    for site in _SITES:
        found = list(_of_site(site, lines))
        yield from found
        if found:
            return


def _of_site(site: _Site, lines: Sequence[Unit]) -> Iterator[_Page]:
    starts = [max(0, at - site.ABOVE) for at, each in enumerate(lines) if site.START.match(each.text)]
    for at, after in pairwise([*starts, len(lines)]):
        part = lines[at:after]
        if part and (reference := site.reference_in(part)) and reference.title:
            yield _Page(site.SOURCE, reference, (part[0].start, part[-1].end))
