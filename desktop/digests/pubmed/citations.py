"""Reads PubMed XML, article by article (PubmedArticleSet; dtd.nlm.nih.gov/ncbi/pubmed/out)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.markup.records import drafts_in
from desktop.digests.markup.stretches import end_of_last, root_tag_of
from desktop.digests.pubmed.article import read_article
from desktop.digests.pubmed.book import read_book
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KIND = "pubmed"
TITLE = "PubMed XML files"
_RECORDS = ("PubmedArticle", "PubmedBookArticle")
_BARE = "MedlineCitation"
_BEGINNING = re.compile(
    r"\s*(?:(?:<\?[^>]{0,2000}\?>|<!--.{0,5000}?-->|<!DOCTYPE[^<>\[]{0,2000}>)\s*)*"
    r"<(?:Pubmed(?:ArticleSet|BookArticleSet|Article|BookArticle)|MedlineCitation(?:Set)?)[\s>]",
    re.DOTALL,
)
_WITHIN = re.compile(r"<(?:PubmedArticle|PubmedBookArticle|MedlineCitation)[\s>]")


def looks_like(head: str) -> float:
    """A set of articles, or one of them at the beginning."""
    if _BEGINNING.match(head):
        return 1.0
    return 0.6 if _WITHIN.search(head) and "<ArticleTitle" in head else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each article, book and chapter; citations that PubMed deleted are none."""
    is_empty = root_tag_of(document.text).startswith("<Pubmed") and not _WITHIN.search(document.text)
    yield DigestFacts(kind=KIND, source="PubMed", is_empty=is_empty)
    names = _RECORDS if _is_in(document.text, _RECORDS) else (_BARE,)
    yield from drafts_in(document, names, _fill)


def whole_until(text: str) -> int:
    """Where the last article ends that is whole."""
    return end_of_last(text, _RECORDS) or end_of_last(text, (_BARE,))


def carried(text: str) -> str:
    """What later pieces need of the first: the tag of the root element."""
    return root_tag_of(text)


def _is_in(text: str, names: tuple[str, ...]) -> bool:
    return any(f"<{name}>" in text or f"<{name} " in text for name in names)


def _fill(reference: Reference, element: "Element") -> None:
    if element.find(".//{*}BookDocument") is not None:
        read_book(reference, element)
    else:
        read_article(reference, element)
