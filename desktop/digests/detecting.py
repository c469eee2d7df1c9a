"""Tells by content, never by name, which reader understands a text."""

import re

from desktop.digests.document import Document
from desktop.digests.reader import Reader
from desktop.digests.readers import READERS
from desktop.errors import UnreadableInput
from desktop.limits import DETECTED_CHARACTERS

_WORDS = re.compile(r"\w", re.ASCII)
# What is recognised only to be named in the message; a reader that takes such a text comes first.
_RECOGNISED = (
    (
        re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<script|<p>|<h\d|<div)", re.IGNORECASE),
        "a web page",
    ),
    (re.compile(r"\s*<opml", re.IGNORECASE), "a list of feeds, not a digest"),
    (re.compile(r"\s*<"), "an XML document"),
    (re.compile(r"\s*[\[{]\s*[\"{\[\]}]"), "JSON"),
    (re.compile(r"(?:[^@\n]*\n)*?\s*@\w+\s*[{(]"), "BibTeX"),
    (re.compile(r"(?:.*\n)??\s*TY\s{0,2}-"), "a RIS file"),
    (re.compile(r"\s*(?:PMID|OWN )\s*- "), "a MEDLINE file"),
    (re.compile(r"\s*https?://\S+\s*\Z"), "a single link, not a digest"),
    (re.compile(r"\s*(?:/|[A-Za-z]:\\)\S+\s*\Z"), "a path, not a digest"),
)


def reader_for(document: Document, readers: tuple[Reader, ...] = READERS) -> Reader:
    """The reader that is surest of `document`; raises UnreadableInput that says what the text is instead."""
    head = document.text[:DETECTED_CHARACTERS]
    if not _WORDS.search(head) and not document.text.strip():
        raise UnreadableInput(document.name, "no papers found, there are only blanks", what_is_read(readers))
    scores = [reader.looks_like(head) for reader in readers]
    best = max(scores)
    if best <= 0:
        raise UnreadableInput(document.name, _what_it_is(head), what_is_read(readers), place="line 1")
    return readers[scores.index(best)]


def what_is_read(readers: tuple[Reader, ...] = READERS) -> str:
    """The advice that names every format: "Papertray reads Hugging Face pages and …"."""
    titles = [reader.TITLE for reader in readers]
    return f"Papertray reads {', '.join(titles[:-1])} and {titles[-1]}."


def _what_it_is(head: str) -> str:
    for pattern, name in _RECOGNISED:
        if pattern.match(head):
            return f"this looks like {name}, which is not read"
    return "this is an unknown kind of file, no papers found"
