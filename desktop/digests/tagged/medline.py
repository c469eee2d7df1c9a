"""Reads MEDLINE (nbib), the tagged format of PubMed, PubMed Central and ERIC."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.tagged.lines import Grammar, Tagged, last_start, records_in
from desktop.digests.tagged.medline_fields import read_book, read_tags
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.progress import Progress

KIND = "medline"
TITLE = "MEDLINE files"
_TAG = re.compile(r"[ \t\ufeff]{0,2}([A-Z]{2,4}\d?)(?: {0,3}-(?= |$)|-(?=\S))[ \t]?", re.MULTILINE)
_START = re.compile(r"^[ \t\ufeff]{0,2}(?:PMID|OWN ?) ?- ", re.MULTILINE)
_BEGIN = re.compile(r"^PMID ?- |(?<=\n\n)(?:OWN|OID) ?- ", re.MULTILINE)
_TITLE = re.compile(r"^[ \t]{0,2}(?:TI|BTI|TT|CTI) {0,2}- ", re.MULTILINE)
_TITLES = frozenset({"TI", "BTI", "TT", "CTI"})
_BEGUN, _WITHIN = 0.97, 0.95
"""RIS begins with its type, so that one damaged tag does not make it RIS."""
_FIRST = frozenset({"PMID", "OWN", "OID", "PMC"})


def looks_like(head: str) -> float:
    """A line with a number or an owner of a record, and one with a title; surer where the text begins with one."""
    if not (_START.search(head) and _TITLE.search(head)):
        return 0.0
    return _BEGUN if _START.match(head.lstrip()) else _WITHIN


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each record; of a chapter one for its book as well, in doubt."""
    text = document.text
    yield DigestFacts(kind=KIND, source=document.name or "MEDLINE")
    for each in records_in(text, _GRAMMAR):
        if isinstance(each, LeftOver):
            yield each
            continue
        for fill in (read_tags, read_book):
            reference = Reference()
            if fill(reference, each.tags):
                yield reference.finished(text, (each.start, each.end))


def whole_until(text: str) -> int:
    """Where the last record begins, which may go on."""
    return last_start(text, _BEGIN)


def _begins(tags: list[Tagged], tag: str, after_blank: bool) -> bool:
    """PubMed ends a record with an empty line, which copying may lose: then its number tells."""
    known = {each.tag for each in tags}
    if tag == "PMID":
        return "PMID" in known or (after_blank and bool(known & _TITLES))
    return after_blank and (tag in _FIRST or bool(known & _TITLES)) and not known <= _FIRST


_GRAMMAR = Grammar(_TAG, _begins)
