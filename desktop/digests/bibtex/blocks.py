"""Cuts a BibTeX text into its blocks with bibtexparser, one at a time, so that damage ends with its block."""

import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from desktop.digests.bibtex.mending import mended_entry, unmasked
from desktop.limits import FIELD_CHARACTERS

START = re.compile(
    r"^[ \t]*@(?P<plain>(?=\w*[ \t]*[{(]))?[ \t]*(?:(?P<special>(?i:string|comment|preamble))|(?P<type>\w*))\s*"
    r"(?P<opening>[{(])(?(special)|(?=\s*[^{}=\",\n]{0,200}\s*[,=]))",
    re.MULTILINE,
)
"""Where a block begins: also inside one that is not closed, which thereby ends. "@name (that is she)" begins none."""
_NO_KEY = re.compile(r"\s*[\w:.+-]+\s*=")
_LOOKS_SPECIAL = re.compile(r"\A[scp](?=(?:tring|omment|reamble)\w)", re.IGNORECASE)
"""Types of entries that bibtexparser takes for what they begin with: biblatex has `@commentary`."""
_FIELD = re.compile(r",\s*[A-Za-z][\w:+-]*\s*=")


class Entry(NamedTuple):
    """An entry: its type in lower case, its key, and the fields in order with their raw values.

    `has_key` is False where the key is missing together with its comma: the file is not BibTeX there. `fault`
    is one clause that says what had to be mended.
    """

    type: str
    key: str
    fields: list[tuple[str, str]]
    start: int
    end: int
    has_key: bool = True
    fault: str = ""


class Abbreviation(NamedTuple):
    """`@string{name = value}`, the value raw."""

    name: str
    value: str
    start: int
    end: int


class Broken(NamedTuple):
    """A block that cannot be read: one clause why."""

    reason: str
    start: int
    end: int


class Prose(NamedTuple):
    """Text between the blocks, without blanks around it."""

    start: int
    end: int


Block = Entry | Abbreviation | Broken | Prose


def blocks_in(text: str, start: int = 0) -> Iterator[Block]:
    """The blocks of `text` from `start` on, with their spans, in order; comments and preambles are left out.

    An entry behind a percent sign is commented out, whatever BibTeX makes of it. Takes time in proportion
    to the text.
    """
    logging.getLogger("bibtexparser.splitter").disabled = True
    at = start
    while at < len(text):
        following = START.search(text, at + 1)
        end = following.start() if following else len(text)
        yield from _region(text, at, end)
        at = end


def _region(text: str, start: int, end: int) -> Iterator[Block]:
    """What stands between the beginnings of two blocks: one block as a rule, with prose behind it."""
    if "@" not in text[start:end]:
        yield from _prose(text, start, end)
        return
    if end - start > 2 * FIELD_CHARACTERS:
        yield Broken("it is longer than 1 MB", start, end)
        return
    source = text[start:end]
    for each in _mended(list(_blocks_of(source, text, start)), source, text, start):
        yield from _prose(text, each.start, each.end) if isinstance(each, Prose) else (each,)


def _mended(found: list[Block], source: str, text: str, start: int) -> list[Block]:
    """What is found in `source`; what is broken as one finds it mended, and then it says what was wrong."""
    broken = next((each for each in found if isinstance(each, Broken)), None)
    if not broken or (mended := mended_entry(source)) == source:
        return found
    again = list(_blocks_of(mended, text, start))
    if any(isinstance(each, Broken) or (isinstance(each, Entry) and _is_run_on(each)) for each in again):
        return found
    fault = broken.reason if unmasked(mended) != source else ""
    last = start + len(source.rstrip())
    return [
        each._replace(fault=fault, end=min(each.end, last)) if isinstance(each, Entry) else each
        for each in again
    ]


def _is_run_on(entry: Entry) -> bool:
    """Whether a title goes on into the next field, because its own brace is missing and not that of the entry."""
    return any(name == "title" and _FIELD.search(value) for name, value in entry.fields)


def _blocks_of(source: str, text: str, start: int) -> Iterator[Block]:
    """The blocks of `source`, which stands in `text` from `start` on; nothing after one that is broken."""
    head, key = _mended_head(source)
    shift = len(head) - len(source)
    at = 0
    for block in _split(head):
        found = head.find(block.raw, at)
        at = found + len(block.raw)
        first, last = start + found - (shift if source[:found] != head[:found] else 0), start + at - shift
        taken = _taken(block, text, first, last, has_key=key or source[:found].strip() != "")
        if isinstance(taken, Broken):
            yield taken._replace(end=start + len(source.rstrip()))
            return
        if taken:
            yield taken._replace(end=min(taken.end, len(text)))


def _mended_head(source: str) -> tuple[str, bool]:
    """`source` with its first line as bibtexparser expects it, and whether its entry has a key."""
    opening = START.match(source)
    if not opening:
        return source, True
    rest = source[opening.end() :]
    start = source[: opening.end()]
    if not opening["plain"]:
        kind = opening["special"] or _LOOKS_SPECIAL.sub("x", opening["type"])
        start = f"{source[: source.index('@')]}@{kind}{opening['opening']}"
    if _NO_KEY.match(rest) and not opening["special"]:
        return f"{start},{rest}", False
    return start + rest if start != source[: opening.end()] else source, True


def _split(source: str) -> list[Any]:
    from bibtexparser.splitter import Splitter  # noqa: PLC0415 - slow to import

    return list(Splitter(source).split().blocks)


def _taken(block: Any, text: str, start: int, end: int, *, has_key: bool) -> Block | None:
    """A block of bibtexparser as ours, None for what is a comment or commented out."""
    block = getattr(block, "ignore_error_block", None) or block
    kind = type(block).__name__
    if kind in {"ExplicitComment", "Preamble"} or (
        kind != "ImplicitComment" and _is_commented_out(text, start)
    ):
        return None
    if kind == "Entry":
        fields = [(field.key.lower(), unmasked(field.value)) for field in block.fields]
        return Entry(block.entry_type.lower(), block.key, fields, start, end, has_key)
    if kind == "String":
        return Abbreviation(block.key.lower(), block.value, start, end)
    if kind == "ImplicitComment" or not _is_at_line_start(text, start):
        return Prose(start, end)
    return Broken(_reason(block, text[start:end]), start, end)


def _reason(block: Any, source: str) -> str:
    """Why a block failed, without the words of the parser."""
    error = str(getattr(block.error, "abort_reason", block.error))
    if "end of file" in error or "block start" in error:
        opening = "quotation mark" if '`"`' in error else "brace"
        return f"“{_name(source)}” is never closed, a {opening} is missing"
    return f"“{_name(source)}” is no valid BibTeX"


def _name(source: str) -> str:
    """The beginning of a block, up to its key: "@article{smith2020"."""
    return " ".join(re.split(r"[,=\n]", source, maxsplit=1)[0].split())[:60]


def _line_before(text: str, at: int) -> str:
    return text[max(text.rfind("\n", 0, at) + 1, at - 1_000) : at]


def _is_commented_out(text: str, at: int) -> bool:
    return "%" in _line_before(text, at)


def _is_at_line_start(text: str, at: int) -> bool:
    return not _line_before(text, at).strip(" \t{}(),")


def _prose(text: str, start: int, end: int) -> Iterator[Prose]:
    stretch = text[start:end]
    if stretch.strip():
        start += len(stretch) - len(stretch.lstrip())
        yield Prose(start, start + len(stretch.strip()))
