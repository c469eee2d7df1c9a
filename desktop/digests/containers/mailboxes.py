"""Splits a mailbox (mbox, RFC 4155) into its messages as it comes in, never holding more than one of them."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.digests.containers.envelope import Envelope, postmarked_day
from desktop.digests.containers.mails import mail_parts
from desktop.digests.containers.streams import chunks_of
from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached, size_in_words
from desktop.errors import UnreadableInput
from desktop.limits import DOCUMENT_BYTES

# A line of the body may begin with "From " too; a postmark has an address, a date and headers after it.
_POSTMARK = re.compile(rb"^From \S+[^\n]{0,200}\b\d{4}\b[^\n]{0,40}\n(?=[!-9;-~]+:)", re.MULTILINE)
_POSTMARK_BYTES = 600
"""More than a postmark takes: so much is looked at again when more comes in, for one that was cut in two."""
_CUT_POSTMARK = re.compile(rb"\r?\n\r?\nFrom \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]*\n?\Z")
_MARK = codecs.BOM_UTF8
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_SAVE = "Save the mailbox again and drop it once more."


def is_mailbox(data: bytes) -> bool:
    """Whether `data` begins with the postmark line of an mbox file."""
    return bool(_POSTMARK.match(data[:4096].removeprefix(_MARK).replace(b"\r\n", b"\n").lstrip(b"\n")))


def mailbox_parts(box: Part, *, is_source: bool) -> Iterator[Part | UnreadableInput]:
    """The parts of every message, named "box.mbox: message 2".

    Each message is a digest of its own, so that a mailbox that has grown brings only what is new: where the box
    itself is what was dropped (`is_source`), its parts tell which bytes of it they are (`Part.extent`).
    """
    for number, message in enumerate(_messages(box), 1):
        name = f"{box.name}: message {number}"
        if message.raw is None:
            yield _too_large(name, number)
            continue
        extent = (message.start, message.start + len(message.raw)) if is_source else (0, 0)
        yield from _parts(message.raw, Part(b"", name, extent=extent, size=box.size))
        if message.is_last and _CUT_POSTMARK.search(message.raw, max(0, len(message.raw) - 400)):
            name, reason = f"{box.name}: message {number + 1}", "the mailbox ends early, within this message"
            yield UnreadableInput(name, reason, _SAVE, place="end of the file")


def _too_large(name: str, number: int) -> LimitReached:
    reason = f"the message is larger than {size_in_words(DOCUMENT_BYTES)}"
    return LimitReached(name, reason, "Save its attachments and drop those.", place=f"message {number}")


def _parts(raw: bytes, message: Part) -> Iterator[Part | UnreadableInput]:
    """The parts of one message, which begins with its postmark."""
    cut = _CUT_POSTMARK.search(raw, max(0, len(raw) - 400))
    postmark, _, text = (raw[: cut.start()] if cut else raw).replace(b"\r\n", b"\n").partition(b"\n")
    envelope = Envelope(day=postmarked_day(postmark))
    try:
        yield from mail_parts(message._replace(data=_QUOTED_FROM.sub(rb"\1", text), envelope=envelope))
    except UnreadableInput as error:
        yield error


class _Message(NamedTuple):
    """A message with its postmark, None when it is too large, and the place in the box where it begins."""

    start: int
    raw: bytes | None
    is_last: bool = False


def _messages(box: Part) -> Iterator[_Message]:
    """Each message; the blank lines at its end are the box's, not its own."""
    held, base, start, searched = bytearray(), 0, -1, 0
    for chunk in chunks_of(box):
        held += chunk
        if base == 0 and held.startswith(_MARK):
            base = len(_MARK)
            del held[: len(_MARK)]
        kept = 0
        for found in _POSTMARK.finditer(held, searched):
            if start >= 0:
                yield _message(start, held, kept, found.start(), base)
            start, kept = base + found.start(), found.start()
        base += kept
        del held[:kept]
        if len(held) > DOCUMENT_BYTES:
            base += len(held) - _POSTMARK_BYTES
            del held[:-_POSTMARK_BYTES]
        searched = max(int(start == base), len(held) - _POSTMARK_BYTES)
    if start >= 0 and held.strip():
        yield _message(start, held, 0, len(held), base)._replace(is_last=True)


def _message(start: int, held: bytearray, first: int, end: int, base: int) -> _Message:
    is_whole = start == base + first
    return _Message(start, bytes(held[first:end]).rstrip(b"\r\n") if is_whole else None)
