"""Reads the tagged format of Web of Science, also where the file is called .ris or .txt."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.tagged.lines import Grammar, Tagged, drafts_in, last_start
from desktop.digests.tagged.web_of_science_fields import read_tags
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "web-of-science"
TITLE = "Web of Science files"
_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: |$)(?! ?- )", re.MULTILINE)
_FILE = re.compile(r"\ufeff?(?:FN|VR|EF)(?: |\Z)")
_HEADER = re.compile(r"^\ufeff?FN (?:Clarivate|Thomson|ISI|Web of)", re.MULTILINE | re.IGNORECASE)
_TYPE = re.compile(r"^\ufeff?PT (?:[A-Z]|Journal|Book|Series|Patent)[^\n]{0,20}$", re.MULTILINE)
_END = re.compile(r"^ER *$", re.MULTILINE)
_TITLE = re.compile(r"^TI \S", re.MULTILINE)
_RECORDS = 2


def looks_like(head: str) -> float:
    """The line with which such files begin, or a type, a title and an end of a record."""
    if not _TITLE.search(head):
        return 0.0
    if _HEADER.search(head):
        return 0.96
    return 0.96 if _TYPE.search(head) and (_END.search(head) or len(_TYPE.findall(head)) >= _RECORDS) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each record from PT to ER; text between records is left over."""
    yield DigestFacts(kind=KIND, source=document.name or "Web of Science")
    yield from drafts_in(document, _GRAMMAR, read_tags)


def whole_until(text: str) -> int:
    """Where the last record begins, which may go on."""
    return last_start(text, _TYPE)


def _begins(tags: list[Tagged], tag: str, after_blank: bool) -> bool:
    """A type begins a record, even where the record before was not ended."""
    return tag == "PT" and tags[-1].tag != "PT"


_GRAMMAR = Grammar(_TAG, _begins, ends="ER", outside=_FILE)
