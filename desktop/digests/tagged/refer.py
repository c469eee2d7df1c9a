"""Reads Refer, the tagged format of EndNote (.enw) that publishers and Google Scholar export."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.tagged.lines import Grammar, Tagged, drafts_in, last_start
from desktop.digests.tagged.refer_fields import read_tags
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "refer"
TITLE = "EndNote tagged files"
_TAG = re.compile(r"[ \t\ufeff]{0,2}%([0-9A-Z@!#$&*()+\[\]=~>?^|])(?:[ \t]+|$)", re.MULTILINE)
_LINE = re.compile(r"^[ \t\ufeff]{0,2}%([0-9A-Z@]) +\S", re.MULTILINE)
_START = re.compile(r"(?<=\n\n)[ \t]*(?=%[0A-Z] )")
_TELLING = frozenset("0T")
_ENOUGH = 2


def looks_like(head: str) -> float:
    """Two lines with tags, a title or a type among them."""
    tags = _LINE.findall(head)
    return 0.9 if len(tags) >= _ENOUGH and _TELLING & set(tags) and not tags.count("PDF") else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each record; records are ended by an empty line or by the next type."""
    yield DigestFacts(kind=KIND, source=document.name or "EndNote")
    yield from drafts_in(document, _GRAMMAR, read_tags)


def whole_until(text: str) -> int:
    """Where the last record behind an empty line begins."""
    return last_start(text, _START)


def _begins(tags: list[Tagged], tag: str, after_blank: bool) -> bool:
    """An empty line ends a record that has a title; so does a second type or a second title."""
    known = {each.tag for each in tags}
    if tag in _TELLING:
        return tag in known or (after_blank and "T" in known)
    return after_blank and "T" in known


_GRAMMAR = Grammar(_TAG, _begins)
