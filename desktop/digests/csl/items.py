"""Reads CSL-JSON, the form in which Zotero, Pandoc and citation processors exchange references."""

import re
from collections.abc import Iterator

from desktop.digests.csl.fields import read_item
from desktop.digests.document import Document
from desktop.digests.json_files.reading import drafts_in
from desktop.digests.json_files.records import keys_in
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "csl-json"
TITLE = "CSL-JSON files"
_INSIDE = ("items", "references")
_NAMES = frozenset({"family", "given", "literal"})
_OWN = frozenset(
    {
        "issued",
        "container-title",
        "citation-key",
        "page",
        "publisher-place",
        "title-short",
        "non-dropping-particle",
    }
)


_OWN_TYPE = re.compile(
    r'"type"\s*:\s*"(?:article-(?:journal|magazine|newspaper)|paper-conference|entry-(?:dictionary|encyclopedia)'
    r'|review-book|post-weblog|personal_communication|motion_picture|legal_case)"'
)
"""Types that nobody but CSL calls so (docs.citationstyles.org, appendix III)."""


def looks_like(head: str) -> float:
    """Names, dates and types as CSL writes them, under a title."""
    keys = keys_in(head)
    if {"title", "type", "citation-key"} <= keys:
        return 0.85
    if {"title", "type"} <= keys and _OWN_TYPE.search(head):
        return 0.6
    if "title" not in keys or (
        "author" not in keys and "issued" not in keys and "container-title" not in keys
    ):
        return 0.0
    if {"type", "issued"} <= keys and ("date-parts" in keys or "raw" in keys or keys & _NAMES):
        return 0.85
    return 0.6 if len(keys & _OWN) >= 2 or ("author" in keys and keys & _NAMES) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each item."""
    yield DigestFacts(kind=KIND, source=document.name or "CSL-JSON")
    yield from drafts_in(document, _INSIDE, read_item)
