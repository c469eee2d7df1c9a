"""Reads EndNote XML, record by record; every program that writes it follows EndNote's own RSXML.dtd loosely."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.endnote.fields import read_record
from desktop.digests.markup.records import drafts_in
from desktop.digests.markup.stretches import end_of_last, root_tag_of
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "endnote-xml"
TITLE = "EndNote XML files"
_RECORD = ("record",)
_BEGINNING = re.compile(
    r"\s*(?:(?:<\?[^>]{0,2000}\?>|<!--.{0,5000}?-->|<!DOCTYPE[^<>\[]{0,2000}>)\s*)*(?:<xml>\s*)?<records>\s*(?:<record[\s>]|</records|\Z)",
    re.DOTALL,
)
_OWN = re.compile(r"<(?:ref-type|contributors|titles|source-app|rec-number|electronic-resource-num)[\s>/]")
_LIBRARY = re.compile(
    r"<database\b[^<>]{0,500}>(?:\s*<style[^<>]*>)?\s*([^<>]{1,200}?)(?:\.enlx?|\.enl\.Data)?\s*<"
)


def looks_like(head: str) -> float:
    """A list of records, with the names that only EndNote gives to their parts."""
    if not _BEGINNING.match(head):
        return 0.0
    return 0.98 if _OWN.search(head) else 0.5 if "<titles>" in head or "</records" in head else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each record."""
    named = _LIBRARY.search(document.text)
    is_empty = "<record>" not in document.text and "<record " not in document.text
    yield DigestFacts(kind=KIND, source=named[1] if named else document.name or "EndNote", is_empty=is_empty)
    yield from drafts_in(document, _RECORD, read_record)


def whole_until(text: str) -> int:
    """Where the last record ends that is whole."""
    return end_of_last(text, _RECORD)


def carried(text: str) -> str:
    """What later pieces need of the first: the tag of the root element."""
    return root_tag_of(text)
