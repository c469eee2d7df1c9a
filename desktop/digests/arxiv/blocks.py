r"""Cuts an arXiv mailing into its records: header, `\\`, abstract, `\\ ( link )`, with rules between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.digests.arxiv.record import Record
from desktop.papers.identifiers import Arxiv, arxiv_of

IDENTIFIER = r"(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Za-z-]{2})?/\d{7})(?:v\d{1,3})?"
_ID_LINE = re.compile(
    r"[ \t]*(?:\[\d{1,5}\][ \t]*)?(?:arXiv|Paper[ \t]*(?P<paper>\([^)\n]{1,30}\))?):[ \t]*"
    rf"(?P<id>{IDENTIFIER})[ \t]*(?P<rest>[(\[][^\n]{{0,120}}|)[ \t]*\Z",
    re.IGNORECASE,
)
_BEGINS_RECORD = re.compile(
    r"(?:[> \t]*\n)*[> \t]*(?:Date|Title|From|Authors?|replaced with|figures? added|part)\b"
)
_SEPARATOR = re.compile(r"[ \t]*\\{1,4}[ \t]*\Z")
_FOOTER = re.compile(
    r"[ \t]*(?:\\{2,4}[ \t]*(?:\(|(?=http))|\\[ \t]*\((?=[ \t]*<?http))[ \t]*[<\[]?"
    r"(?P<link>https?://[^\s,)>\]]{1,100})?[^\n]{0,200}\Z",
    re.IGNORECASE,
)
_RULES = (
    (re.compile(r"[ \t]*-{20,}[ \t]*\Z"), ""),
    (re.compile(r"[ \t]*(?:%%%---){2,}[%-]*[ \t]*\Z"), "new"),
    (re.compile(r"[ \t]*(?:%%--){3,}[%-]*[ \t]*\Z"), "replaced"),
    (re.compile(r"[ \t]*(?:%-){6,}%?[ \t]*\Z"), "cross"),
)
_NEXT_MARK = re.compile(
    r"^[> \t]*(?:(?P<separator>\\{1,4}[ \t]*(?:$|\([ \t]*<?http)|\\{2,4}[ \t]*\()"
    rf"|(?:arXiv|Paper[^:\n]{{0,40}}):[ \t]*{IDENTIFIER}[ \t]*(?:[(\[][^\n]*)?$|-{{20,}}|%-%-|%%--|%%%-)",
    re.MULTILINE | re.IGNORECASE,
)
_CROSS = re.compile(r"cross", re.IGNORECASE)
_QUOTES = re.compile(r"(?:[ \t]{0,3}>)*")


@dataclass
class Outside:
    """Text [start, end) between records: the head of the mailing, rules, what somebody wrote around them."""

    start: int
    end: int


def blocks_in(text: str, start: int = 0) -> Iterator[Record | Outside]:
    """The records of text[start:] and what stands around them, in order; quotation marks (">") are left out."""
    cutter = _Cutter(text)
    at = start
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield from cutter.take(at, end)
        at = end
    yield from cutter.finish()


class _Cutter:
    def __init__(self, text: str) -> None:
        self._text = text
        self._section = "new"
        self._record: Record | None = None
        self._outside: Outside | None = None
        self._quotes = 0

    def take(self, start: int, end: int) -> Iterator[Record | Outside]:
        """What is complete now that the line [start, end) is known."""
        line = self._unquoted(self._text[start:end].rstrip("\n"))
        mark = line.lstrip()[:1]
        if mark in {"-", "%"} and (section := _section_of(line)) is not None:
            self._section = section or self._section
            yield from self._close(whole=True)
            self._note_outside(start, end)
        elif mark == "\\" and _SEPARATOR.match(line):
            yield from self._separate(start, end)
        elif mark == "\\" and (found := _FOOTER.match(line)):
            yield from self._foot(start, end, arxiv_of(found["link"] or ""))
        elif (found := _ID_LINE.match(line)) and self._is_start(end):
            yield from self._identify(start, end, found)
        elif self._record is None:
            self._note_outside(start, end)
        else:
            self._record.add(line, end)

    def finish(self) -> Iterator[Record | Outside]:
        """What is left when the text ends."""
        yield from self._close(whole=False)
        yield from self._flush_outside()

    def _unquoted(self, line: str) -> str:
        """The line without the quotation marks that the first line of its record has."""
        if ">" not in line[:4]:
            return line
        if self._record is None:
            found = _QUOTES.match(line)
            self._quotes = found[0].count(">") if found else 0
        for _ in range(self._quotes):
            line = line.lstrip()[1:] if line.lstrip().startswith(">") else line
        return line.removeprefix(" ") if self._quotes else line

    def _is_start(self, end: int) -> bool:
        """Whether a line with an identifier begins a record: abstracts cite papers at the start of a line, too."""
        record = self._record
        is_expected = record is not None and record.in_header and not record.identifier
        return is_expected or bool(_BEGINS_RECORD.match(self._text, end))

    def _separate(self, start: int, end: int) -> Iterator[Record | Outside]:
        record = self._record
        if record is not None and record.in_header and (record.fields or record.identifier):
            record.in_header = False
            record.end = end
            return
        # Behind an abstract it is the last line of a record, or the first one of the next: the rest tells.
        yield from self._close(whole=True)
        yield from self._open(start, end)

    def _foot(self, start: int, end: int, identifier: Arxiv | None) -> Iterator[Record | Outside]:
        if self._record is None:
            self._note_outside(start, end)
            return
        self._record.identifier = self._record.identifier or identifier
        self._record.end = end
        yield from self._close(whole=True)

    def _identify(self, start: int, end: int, found: re.Match[str]) -> Iterator[Record | Outside]:
        if self._record is None or self._record.identifier or self._record.fields:
            yield from self._close(whole=True)
            yield from self._open(start, end)
            if self._record is not None:
                mark = _NEXT_MARK.search(self._text, end)
                self._record.is_marked = mark is not None and mark["separator"] is not None
        if self._record is not None:
            self._record.identifier = arxiv_of(found["id"])
            self._record.end = end
            if _CROSS.search(f"{found['paper']}{found['rest']}"):
                self._record.status = "cross"

    def _open(self, start: int, end: int) -> Iterator[Record | Outside]:
        yield from self._flush_outside()
        self._record = Record(start, end, self._section)

    def _close(self, *, whole: bool) -> Iterator[Record | Outside]:
        record, self._record = self._record, None
        if record is None:
            return
        record.whole = whole or not record.is_marked
        if record.is_paper:
            yield record
        else:
            self._note_outside(record.start, record.end)

    def _note_outside(self, start: int, end: int) -> None:
        self._outside = Outside(self._outside.start if self._outside else start, end)

    def _flush_outside(self) -> Iterator[Record | Outside]:
        if self._outside is not None:
            yield self._outside
            self._outside = None


def _section_of(line: str) -> str | None:
    """The section that a rule begins, "" when it only parts records; None for a line that is no rule."""
    return next((section for pattern, section in _RULES if pattern.match(line)), None)
