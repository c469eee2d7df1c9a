"""Reads RIS, the tagged format that databases, publishers and reference managers export."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.ris.fields import read_tags
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.progress import Progress

KIND = "ris"
TITLE = "RIS files"
_KNOWN = (
    "A[0-4U]|A[BDN]|AV|BT|C[1-8]|C[ANTY]|D[ABIOPSU]|E[DPTR]|ID|I[ADS]|J[12AFO]|KW|L[1-4ABKO]|M[1-3]|N[12V]|OP|P[BPUY]|"
    "R[INP]|S[ENPTV]|T[1-4IATY]|U[1-5R]|V[LO]|Y[12]|DP|PM|PMC?ID|CP|CL|ST|OL"
)
_TAG = re.compile(
    rf"(?:([A-Za-z][A-Za-z0-9]|\d\d)  -|({_KNOWN})(?: ?-(?= |\Z)| -|  ?-)|(TY|ER) ?-)(?: |\Z|(?<=-))"
)
_TITLES = frozenset({"TI", "T1"})
_TYPE = re.compile(r"^[\ufeff \t]*TY {0,2}-", re.MULTILINE | re.IGNORECASE)
_SECOND = re.compile(
    r"^[ \t]*(?:ER|TI|T1|AU|A1|PY|Y1|DO|ID|JO|JF|T2|UR|AB|AN|KW|CT|BT) {0,2}-", re.MULTILINE | re.IGNORECASE
)
_NOISE = re.compile(
    r"\d{0,9}[.)]?\Z|Record #?\d+ of \d+\Z|Provider: |Content: text/|Database: ", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,6}\.\Z")
"""The number that some programs write above each record."""
_CUT = "The record has no end mark (ER): it may not be whole."


class _Record(NamedTuple):
    """The tags of one record in order, and where it stands.

    `whole` tells that it was ended by ER, `trailing` that more tags came behind that.
    """

    tags: list[tuple[str, str]]
    start: int
    end: int
    whole: bool = False
    trailing: bool = False


def looks_like(head: str) -> float:
    """A type line, and another tag of the format."""
    if not _TYPE.search(head):
        return 0.0
    return 0.95 if _SECOND.search(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each record from TY to ER; text between records is left over."""
    text = document.text
    yield DigestFacts(kind=KIND, source=document.name or "RIS")
    for each in _records(text):
        if isinstance(each, LeftOver):
            yield each
            continue
        reference = Reference()
        read_tags(reference, each.tags)
        if not each.whole:
            reference.doubts.append(_CUT)
        yield reference.finished(text, (each.start, each.end))


def whole_until(text: str) -> int:
    """Where the last record of a text begins that may go on: everything before it is whole."""
    last = 0
    for found in _TYPE.finditer(text):
        last = found.start()
    return last


def _records(text: str) -> Iterator[_Record | LeftOver]:
    """Records and what stands between them, in order; a line without tag goes on with the value before it.

    Tags behind ER that begin no record belong to the one before: Ovid writes such.
    """
    record: _Record | None = None
    outside = -1
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        tag, value = _tagged(text, at, end)
        if tag == "TY" or (record and record.whole and tag in _TITLES):
            if record:
                yield record
            if outside >= 0:
                yield from _left_over(text, outside, at)
            is_record = tag == "TY"
            record, outside = (_Record([(tag, value)], at, end), -1) if is_record else (None, at)
        elif record and outside < 0 and (tag or not record.whole or record.trailing):
            record = _extended(record, tag, value, end)
        else:
            outside = at if outside < 0 else outside
        at = end + 1
    if record:
        yield record
    if outside >= 0:
        yield from _left_over(text, outside, len(text))


def _tagged(text: str, start: int, end: int) -> tuple[str, str]:
    """The tag of a line in capitals and its value; ("", line) for a line without tag."""
    line = text[start:end].strip("\ufeff \t")
    found = _TAG.match(line)
    if not found:
        return "", line
    return (found[1] or found[2] or found[3]).upper(), line[found.end() :].strip()


def _extended(record: _Record, tag: str, value: str, end: int) -> _Record:
    if tag == "ER":
        return record._replace(end=end, whole=True)
    if tag and record.whole:
        record = record._replace(trailing=True)
    if tag:
        record.tags.append((tag, value))
    elif value and not (record.tags[-1][1].endswith("\n") and _NUMBER.match(value)):
        name, before = record.tags[-1]
        record.tags[-1] = (name, f"{before}\n{value}" if before else value)
    else:
        name, before = record.tags[-1]
        record.tags[-1] = (name, f"{before}\n") if before and not value else (name, before)
        return record
    return record._replace(end=end)


def _left_over(text: str, start: int, end: int) -> Iterator[LeftOver]:
    """What stands outside of records, but for numbers and the lines that databases put around them."""
    lines = [line.strip() for line in clean_text(text[start:end]).split("\n")]
    rest = "\n".join(line for line in lines if not _NOISE.match(line))
    if any(letter.isalpha() for letter in rest):
        yield LeftOver(text=rest.strip(), span=(start, end))
