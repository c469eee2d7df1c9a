"""Reads RSS and Atom feeds: what they say about themselves, then their entries, a few at a time by feedparser."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

from desktop.digests.document import Document
from desktop.digests.feeds.damage import depth_of, mended, place_of_fault
from desktop.digests.feeds.entries import EntrySpan, entry_spans
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.limits import DEPTH, FIELD_CHARACTERS
from desktop.papers.digest import Problem

_TAG_REST = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*>"""
_ROOT = re.compile(r"<((?:[\w.-]+:)?(?:rss|feed|RDF))(?=[\s>])")
_ROOT_TAG = re.compile(_ROOT.pattern + _TAG_REST)
_CHANNEL_TAG = re.compile(r"<(channel)(?=[\s>])" + _TAG_REST)
_ENTRY = re.compile(r"<((?:[\w.-]+:)?(?:item|entry))(?=[\s>/])")
_RSS_1 = ("purl.org/rss/1.0", "purl.org/net/rss1.1", "my.netscape.com/rdf/simple")
_RDF_HEAD_CHARACTERS = 3_000
_PROLOG = re.compile(r"<\?[^>]{0,2000}\?>|<!--.{0,5000}?-->|<!DOCTYPE[^<>\[]{0,2000}>", re.DOTALL)
_WORDS_BEFORE = 200
_DECLARATIONS = re.compile(r"<!DOCTYPE[^<>\[]*\[|<!ENTITY\b")
_ROOT_CHARACTERS = 10_000
_HEAD_CHARACTERS = 100_000
_BATCH, _BATCH_CHARACTERS = 32, 200_000
_DAMAGED_CHARACTERS = 100_000
"""A damaged entry that is longer is not read: the lenient parser is slow."""
_LETTERS = re.compile(r">[^<]{0,200}\w|<!\[CDATA\[|=")
"""An entry without any says nothing."""
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_NAMESPACES = {
    "arxiv": "http://arxiv.org/schemas/atom",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "opensearch": "http://a9.com/-/spec/opensearch/1.1/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_IN_MAIL_ADDRESS = re.compile(r"\A\S+@\S+\s*(?:\((.*)\))?\Z", re.DOTALL)
_VALUE_CHARACTERS, _VALUES = 10_000, 100
_SAVE = "Save the feed again and drop it once more."
_DAMAGED = "This entry is damaged in the feed: please check."
_CUT = "The feed ends within this entry: please check."

Fields = Mapping[str, Any]
"""What feedparser calls things: "title", "authors", "dc_identifier", "prism_doi"."""


class Entry(NamedTuple):
    """One entry: its fields, the raw XML they were read from, and its span in the document."""

    fields: Fields
    raw: str
    span: tuple[int, int]
    doubt: str = ""

    def text(self, name: str) -> str:
        """The field `name` when it is text, else ""."""
        value = self.fields.get(name)
        return value.strip() if isinstance(value, str) else ""

    def names(self) -> list[str]:
        """The names that the entry gives, each once, raw: one of them may be a list of all."""
        authors = self.fields.get("authors") or ()
        given = [authors] if isinstance(authors, str) else [each.get("name") for each in authors]
        found = (_IN_MAIL_ADDRESS.sub(r"\1", str(name or "").strip()) for name in given)
        return list(dict.fromkeys(name for name in found if name))

    def each(self, element: str) -> list[str]:
        """Every value of an element that may stand several times, of which feedparser keeps the last."""
        return values_of(self.raw, element)


class Feed:
    """A feed of which the head is read; its entries are read while they are asked for."""

    def __init__(self, document: Document) -> None:
        """Find the parts of the feed in `document`.

        Raises UnreadableInput for a text that is no feed or declares entities, which are never expanded,
        and LimitReached for one that is nested deeper than `limits.DEPTH`.
        """
        self._document = document
        text = self._text = document.text
        root = _ROOT_TAG.search(text) or _ROOT.search(text)
        _refuse_declarations(document, root.start() if root else len(text))
        start = root.end() if root else 0
        first = _ENTRY.search(text, start)
        if not root and not first:
            raise UnreadableInput(document.name, "this is not a feed", _SAVE, place="line 1")
        self._name = first[1] if first else "item"
        self._end = f"</{self._name}>"
        self._first = next(entry_spans(text, self._name, start), None)
        end = self._first.start if self._first else len(text)
        self._head = text[start : min(end, start + _HEAD_CHARACTERS)]
        if depth_of(self._head) > DEPTH:
            reason, place = f"it is nested deeper than {DEPTH}", f"depth {DEPTH + 1}"
            raise LimitReached(document.name, reason, _SAVE, place=place)
        self._root = root[1] if root else "feed" if self._name == "entry" else "rss"
        self._opening, self._closing = _frame(self._root, root[0] if root else "", self._head)

    @property
    def is_empty(self) -> bool:
        """Whether the feed is whole and has no entry."""
        return self._first is None and self._is_closed(0)

    @cached_property
    def about(self) -> Fields:
        """What the feed says about itself."""
        head = _CHANNEL_TAG.sub("", self._head, count=1) if self._root.endswith("rss") else self._head
        closing = "" if "</channel>" in head or "</feed>" in head else self._closing
        return _parsed(f"{self._opening}{mended(head)}{closing}")[0]

    def entries(self) -> Iterator[Entry | Problem]:
        """The entries in order, and a problem for each that cannot be read."""
        batch: list[EntrySpan] = []
        characters = last = 0
        for span in entry_spans(self._text, self._name, self._first.start if self._first else 0):
            batch.append(span)
            characters += span.end - span.start
            if len(batch) >= _BATCH or characters >= _BATCH_CHARACTERS:
                yield from self._read(batch)
                batch, characters = [], 0
            last = span.end
        found: Entry | Problem | None = None
        for found in self._read(batch):
            yield found
        if not (isinstance(found, Problem) or self._is_closed(last)):
            end = len(self._text)
            place = self._document.place(max(0, end - 1), end)
            reason = "the feed ends early, entries may be missing"
            yield Problem(file=self._document.name, place=place, reason=reason, advice=_SAVE, span=(end, end))

    def _is_closed(self, last: int) -> bool:
        return self._text.find(f"</{self._root}", last) >= 0

    def _read(self, batch: Sequence[EntrySpan]) -> Iterator[Entry | Problem]:
        raws = [self._text[span.start : span.end] for span in batch]
        if all(span.end - span.start <= FIELD_CHARACTERS for span in batch):
            ended = (f"{raw}{'' if span.whole else self._end}" for span, raw in zip(batch, raws, strict=True))
            wrapped = f"{self._opening}{mended(''.join(ended))}{self._closing}"
            found = None if place_of_fault(wrapped) else _parsed(wrapped)[1]
            if found and len(found) == len(batch):
                for span, raw, fields in zip(batch, raws, found, strict=True):
                    yield self._entry(span, raw, fields, None if span.whole else (1, 1))
                return
        for span, raw in zip(batch, raws, strict=True):
            yield self._read_alone(span, raw)

    def _read_alone(self, span: EntrySpan, raw: str) -> Entry | Problem:
        """An entry that may be damaged."""
        if len(raw) > FIELD_CHARACTERS:
            return self._problem(span, "this entry is longer than 1 MB")
        if depth_of(raw) > DEPTH:
            return self._problem(span, f"this entry is nested deeper than {DEPTH}")
        wrapped = f"{self._opening}{mended(raw)}{'' if span.whole else self._end}{self._closing}"
        fault = place_of_fault(wrapped, len(self._opening)) or (None if span.whole else (1, 1))
        is_readable = not fault or (len(raw) <= _DAMAGED_CHARACTERS and _LETTERS.search(raw))
        found = _parsed(wrapped)[1] if is_readable else []
        return self._entry(span, raw, found[0] if found else {}, fault)

    def _entry(
        self, span: EntrySpan, raw: str, fields: Fields, fault: tuple[int, int] | None
    ) -> Entry | Problem:
        """What was read of an entry; of a damaged one (`fault`) what makes a paper of it is kept with a doubt."""
        if fault and not (fields.get("title") and _says_more(fields)):
            why = "is not well-formed XML" if span.whole else "is cut in the middle"
            return self._problem(span, f"this entry {why}", self._place(span.start, *fault))
        doubt = "" if not fault else _DAMAGED if span.whole else _CUT
        return Entry(fields, raw, (span.start, span.end), doubt)

    def _place(self, start: int, line: int, column: int) -> str:
        """Where a line and column of the entry that begins at `start` lie in the document."""
        before = start - self._text.rfind("\n", 0, start) - 1 if line == 1 else 0
        return f"line {self._document.line(start) + line - 1}, column {before + column}"

    def _problem(self, span: EntrySpan, reason: str, place: str = "") -> Problem:
        return Problem(
            file=self._document.name, place=place, reason=reason, advice=_SAVE, span=(span.start, span.end)
        )


def begins_feed(head: str) -> bool:
    """Whether a text begins as RSS of any version or Atom does; a browser may say a sentence before it."""
    root = _ROOT.search(head)
    if root and len(_PROLOG.sub("", head[: root.start()]).strip()) > _WORDS_BEFORE:
        return False
    if root and root[1].endswith("RDF"):
        return any(name in head[root.start() : root.start() + _RDF_HEAD_CHARACTERS] for name in _RSS_1)
    return bool(root or _ENTRY.match(head.lstrip()))


def declares_entities(head: str) -> bool:
    """Whether a text begins with a DTD of its own, which no feed has: such a text is refused as a whole."""
    return bool(_DECLARATIONS.search(head, 0, _HEAD_CHARACTERS))


def values_of(xml: str, element: str) -> list[str]:
    """The text of each short element `element` ("dc:identifier") in `xml`, as it is written there."""
    values: list[str] = []
    if f"<{element}" not in xml:
        return values  # nearly always, and making the pattern takes longer
    for found in re.finditer(rf"<{re.escape(element)}(?:\s[^<>]{{0,500}})?>", xml):
        end = xml.find(f"</{element}", found.end(), found.end() + _VALUE_CHARACTERS)
        value = (
            xml[found.end() : end].strip().removeprefix("<![CDATA[").removesuffix("]]>") if end >= 0 else ""
        )
        values.append(html.unescape(value).strip())
        if len(values) >= _VALUES:
            break
    return [value for value in values if value]


def _refuse_declarations(document: Document, end: int) -> None:
    """Entities of a document are where bombs and stolen files come from; no feed needs any."""
    if found := _DECLARATIONS.search(document.text, 0, end):
        reason = "it contains a DTD, which is not read"
        place = document.place(found.start(), found.end())
        raise UnreadableInput(document.name, reason, "Save the feed without it.", place=place)


def _frame(root: str, tag: str, head: str) -> tuple[str, str]:
    """The tags that stand around an entry, on one line, with the usual namespaces declared."""
    tag = " ".join(tag.split()) if len(tag) <= _ROOT_CHARACTERS else ""
    tag = tag or (f'<{root} xmlns="{_NAMESPACES["atom"]}">' if root == "feed" else f"<{root}>")
    missing = (
        f' xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items() if f"xmlns:{prefix}=" not in tag
    )
    opening = f"{tag[:-1]}{''.join(missing)}>"
    if not root.endswith("rss"):
        return opening, f"</{root}>"
    channel = _CHANNEL_TAG.search(head)
    opening += " ".join(channel[0].split()) if channel else "<channel>"
    return opening, f"</channel></{root}>"


def _parsed(xml: str) -> tuple[Fields, list[Fields]]:
    """What feedparser makes of `xml`: the feed's own fields and those of its entries.

    It never fetches or opens anything: it gets bytes in memory alone. Its own kind of dictionary answers with
    the day of publication when it is asked for that of a change and there is none.
    """
    import feedparser  # noqa: PLC0415 - 0.2 s that only feeds need

    found = feedparser.parse(
        BytesIO(xml.encode("utf-8", "replace")),
        response_headers=_HEADERS,
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    return dict(found.feed), [dict(entry) for entry in found.entries]


def _says_more(fields: Fields) -> bool:
    return any(fields.get(name) for name in ("summary", "content", "link", "authors", "id"))
