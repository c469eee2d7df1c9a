"""Takes the text parts out of a mail, a mailbox or a page saved as MHTML, without trusting any header."""

import re
from collections.abc import Iterator
from email.errors import InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from desktop.digests.decoding import codec_of
from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached
from desktop.digests.source import shown_name
from desktop.errors import UnreadableInput
from desktop.limits import DETECTED_CHARACTERS, MIME_DEPTH, MIME_PARTS

_HEADERS = re.compile(
    rb"^(from|to|subject|date|mime-version|content-type|received|return-path|delivered-to|message-id):",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD_OR_FOLD = re.compile(rb"\A(?:[!-9;-~]+:|[ \t])")
# A line of the body may begin with "From " too; a postmark has an address, a date and headers after it.
_POSTMARK = re.compile(rb"^From \S+[^\n]{0,200}\b\d{4}\b[^\n]{0,40}\n(?=[!-9;-~]+:)", re.MULTILINE)
_CUT_POSTMARK = re.compile(rb"\n\nFrom \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]*\n?\Z")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
# A multipart that is none, for lack of its boundary, holds plain text; .bib and .ris come as octet-stream.
_TEXTUAL = ("text/", "multipart/", "application/octet-stream", "application/json")
_BAD_BASE64 = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)
_SAVE = "Save the message again and drop it once more."


def is_mail(data: bytes) -> bool:
    """Whether the block before the first empty line is a mail's: fields only, two of the usual ones."""
    head = data[:DETECTED_CHARACTERS].replace(b"\r\n", b"\n").lstrip(b"\n")
    block = head.partition(b"\n\n")[0]
    lines = block.split(b"\n")
    fields = sum(bool(_FIELD_OR_FOLD.match(line)) for line in lines)
    known = {found[1].lower() for found in _HEADERS.finditer(block)}
    nested = block.lower().startswith(b"content-type: message/rfc822")
    return (len(known) >= 2 or nested) and fields >= len(lines) - 1


def is_mailbox(data: bytes) -> bool:
    """Whether `data` begins with the postmark line of an mbox file (RFC 4155)."""
    return bool(_POSTMARK.match(data[:4096].replace(b"\r\n", b"\n").lstrip(b"\n")))


def mailbox_parts(part: Part) -> Iterator[Part | UnreadableInput]:
    """The text parts of every message, named "box.mbox: message 2"."""
    data = part.data.replace(b"\r\n", b"\n")
    cut = _CUT_POSTMARK.search(data, max(0, len(data) - 400))
    data = data[: cut.start()] if cut else data
    starts = [found.end() for found in _POSTMARK.finditer(data)]
    ends = [*(found.start() for found in _POSTMARK.finditer(data)), len(data)][1:]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        message = _QUOTED_FROM.sub(rb"\1", data[start:end])
        name = f"{part.name}: message {number}"
        try:
            yield from mail_parts(Part(message, name))
        except UnreadableInput as error:
            yield error
    if cut:
        name, place = f"{part.name}: message {len(starts) + 1}", "end of the file"
        yield UnreadableInput(name, "the mailbox ends early, within this message", _SAVE, place=place)


def mail_parts(part: Part) -> Iterator[Part | UnreadableInput]:
    """The text parts of one message: of alternatives the plain one, of attachments those that are text.

    Raises UnreadableInput for an encrypted message or one without text, LimitReached for one that is
    nested deeper than `limits.MIME_DEPTH` or has more than `limits.MIME_PARTS` parts.
    """
    try:
        message = BytesParser(policy=compat32).parsebytes(part.data)
        leaves = list(_leaves(message, part.name, 0))
    except RecursionError as error:
        raise _too_deep(part.name) from error
    if not leaves:
        raise UnreadableInput(part.name, "the message has no text", _SAVE, place="body")
    for leaf in leaves:
        yield from _text_of(leaf, part.name)


def _leaves(message: Message, name: str, depth: int) -> Iterator[Message]:
    found = 0
    waiting = [(message, depth)]
    while waiting:
        part, depth = waiting.pop()
        if depth > MIME_DEPTH:
            raise _too_deep(name)
        found += 1
        if found > MIME_PARTS:
            reason = f"the message has more than {MIME_PARTS:,} parts"
            raise LimitReached(name, reason, "Save the part that is the digest.", place=f"part {found}")
        kind = part.get_content_type()
        if kind == "multipart/encrypted":
            raise UnreadableInput(name, "this is an encrypted message", "Save its text and drop that.")
        if part.is_multipart():
            waiting += [(each, depth + 1) for each in reversed(_chosen(part))]
        elif kind.startswith(_TEXTUAL):
            yield part


def _chosen(message: Message) -> list[Message]:
    parts = [part for part in message.get_payload() if isinstance(part, Message)]
    kind = message.get_content_type()
    if kind == "multipart/alternative":
        plain = [part for part in parts if part.get_content_type() == "text/plain" and _raw(part).strip()]
        return plain[:1] or parts[-1:]
    return parts[:1] if kind == "multipart/related" else parts


def _raw(message: Message) -> bytes:
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text_of(message: Message, name: str) -> Iterator[Part | UnreadableInput]:
    data = _raw(message)
    attached = _file_name(message)
    shown = f"{name}: {attached}" if attached else name
    broken = any(isinstance(defect, _BAD_BASE64) for defect in message.defects)
    if not data.strip() or (broken and not _is_readable(data)):
        reason = "the body cannot be decoded" if broken else "the message has no body"
        yield UnreadableInput(shown, reason, _SAVE, place="body")
        return
    yield Part(data, shown, message.get_content_type(), _charset(message))
    if broken:
        yield UnreadableInput(shown, "the message ends early", _SAVE, place="end of the message")


def _is_readable(data: bytes) -> bool:
    return len(data) > 40 and data.isascii()


def _charset(message: Message) -> str:
    try:
        return codec_of(message.get_content_charset() or "")
    except (LookupError, ValueError, TypeError):
        return ""


def _file_name(message: Message) -> str:
    try:
        return shown_name(message.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1]
    except (LookupError, ValueError, TypeError):
        return ""


def _too_deep(name: str) -> LimitReached:
    reason = f"its parts are nested deeper than {MIME_DEPTH}"
    return LimitReached(name, reason, "Save the part that is the digest.", place=f"part {MIME_DEPTH + 1}")
