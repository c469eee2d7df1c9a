"""Tells by content, never by name, which reader understands a text."""

import re

from desktop.digests.document import Document
from desktop.digests.reader import Reader
from desktop.digests.readers import READERS
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.limits import DEPTH, DETECTED_CHARACTERS

_LOOKED_AT = 4_000
_TOO_DEEP = re.compile(rf'\s*(?:[\[{{]\s*(?:"[^"]{{0,80}}"\s*:\s*)?){{{DEPTH + 1}}}')
"""JSON that is nothing but brackets, more of them than any reader follows."""
_NAMED = 8
_BEST_KNOWN = frozenset({"hugging-face-page", "arxiv-mail", "scholar-alert", "journal-feed", "bibtex", "ris"})
# What is recognised only to be named in the message; a reader that takes such a text comes first.
_RECOGNISED = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), name)
    for pattern, name in (
        (r"\A(?:<!doctype html|<html|<head|<body|<script|<p>|<h\d|<div)", "a web page"),
        (r"\A<", "an XML document"),
        (r"\A[\[{]\s*[\"{\[\]}]", "JSON"),
        (r"^[ \t]*@\w+[ \t]*[{(]", "BibTeX"),
        (r"^[ \t]*TY {0,2}-", "a RIS file"),
        (r"^(?:PMID|OWN )[ \t]*- ", "a MEDLINE file"),
        (r"\Ahttps?://\S+\Z", "a single link, not a digest"),
        (r"\A(?:/|[a-z]:\\)\S+\Z", "a path, not a digest"),
    )
)
# What can hold no papers at all, with what to do instead.
_WITHOUT_PAPERS = (
    (
        re.compile(r"\A(?:<[?!][^>]{0,2000}>\s*|<!--.{0,2000}?-->\s*)*<opml\b", re.IGNORECASE | re.DOTALL),
        "this is a list of feeds (OPML), which holds no papers",
        "Open one of its feeds in the browser, save it and drop that file.",
    ),
    (
        re.compile(r"\A(?:---[ \t]*\n)?references:[ \t]*\n[ \t]*-[ \t]", re.IGNORECASE),
        "this is a bibliography in YAML, which is not read",
        "Export it as CSL-JSON or BibTeX; Pandoc turns it into either (pandoc -f markdown -t csljson).",
    ),
)


def reader_for(document: Document, readers: tuple[Reader, ...] = READERS) -> Reader:
    """The reader that is surest of `document`; raises UnreadableInput that says what the text is instead."""
    return surest_reader(document, readers)[0]


def surest_reader(document: Document, readers: tuple[Reader, ...] = READERS) -> tuple[Reader, float]:
    """The reader that is surest of `document`, and how sure it is; raises as `reader_for` does."""
    head = document.text[:DETECTED_CHARACTERS]
    if not document.text.strip():
        raise UnreadableInput(document.name, "no papers found, there are only blanks", what_is_read(readers))
    surest, best = _surest(head, readers)
    for pattern, reason, advice in _WITHOUT_PAPERS:
        if pattern.match(head.lstrip()[:_LOOKED_AT]):
            raise UnreadableInput(document.name, reason, advice, place="line 1")
    if best <= 0 and (deep := _TOO_DEEP.match(head)):
        place = f"character {deep.end()}"
        raise LimitReached(
            document.name, f"it is nested deeper than {DEPTH}", what_is_read(readers), place=place
        )
    if best <= 0:
        raise UnreadableInput(document.name, _what_it_is(head), what_is_read(readers), place="line 1")
    return surest, best


def _surest(head: str, readers: tuple[Reader, ...]) -> tuple[Reader, float]:
    """The first of the surest readers; one that can never be surer than another is, is not asked."""
    surest, best = readers[0], 0.0
    for reader in readers:
        if getattr(reader, "SUREST", 1.0) > best and (sureness := reader.looks_like(head)) > best:
            surest, best = reader, sureness
    return surest, best


def what_is_read(readers: tuple[Reader, ...] = READERS) -> str:
    """The advice that names the formats, or of many the best known: "Papertray reads arXiv mails, … others"."""
    titles = [reader.TITLE for reader in readers]
    if len(titles) > _NAMED:
        known = [reader.TITLE for reader in readers if reader.KIND in _BEST_KNOWN]
        return f"Papertray reads {', '.join(known)} and {len(titles) - len(known)} other kinds of digests."
    return f"Papertray reads {', '.join(titles[:-1])} and {titles[-1]}."


def _what_it_is(head: str) -> str:
    start = head.strip()[:_LOOKED_AT]
    for pattern, name in _RECOGNISED:
        if pattern.search(start):
            return f"this looks like {name}, which is not read"
    return "this is an unknown kind of file, no papers found"
