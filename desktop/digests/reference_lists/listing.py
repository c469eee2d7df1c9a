"""Reads plain lists of references; where authors, title and venue end is a guess that the review asks about."""

from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.prose.paragraphs import Unit
from desktop.digests.prose.title_abstract_pairs import NOT_PROSE
from desktop.digests.reference_lists.citation import Citation, citation_in
from desktop.digests.reference_lists.entries import entries_in
from desktop.digests.reference_lists.venues import read_where
from desktop.digests.tables.people import authors_in
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.progress import Progress

KIND = "reference-list"
TITLE = "lists of references"
SUREST = 0.25
_GUESSED = "Taken from a list of references: please check where the title begins and ends."
_ENOUGH = 2
_SHARE = 0.6
_LOOKED_AT = 60


def looks_like(head: str) -> float:
    """Most paragraphs or lines are references; never sure, so any format that is known comes first."""
    if NOT_PROSE.match(head):
        return 0.0
    known = total = 0
    for number, entry in enumerate(entries_in(head)):
        if number >= _LOOKED_AT:
            break
        total += 1
        known += citation_in(entry.text) is not None
    return SUREST if known >= _ENOUGH and known >= _SHARE * total else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft in doubt for each reference; every other paragraph is left over."""
    text = document.text
    yield DigestFacts(kind=KIND, source=document.name or "References")
    for entry in entries_in(text):
        found = citation_in(entry.text)
        if found:
            yield reference_draft(found, entry, text)
        else:
            yield LeftOver(text=clean_text(text[entry.start : entry.end]), span=(entry.start, entry.end))


def reference_draft(found: Citation, entry: Unit, text: str) -> Found:
    """The draft, always in doubt, of a reference that stands at `entry` in `text`."""
    reference = Reference()
    reference.title = found.title
    reference.authors = authors_in(found.authors.replace("&", " and "))
    reference.put("issued", found.year)
    read_where(reference, found.where)
    reference.doubts.append(_GUESSED)
    return reference.finished(text, (entry.start, entry.end))
