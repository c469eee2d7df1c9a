"""Takes the text parts out of a mail, or of a page saved as MHTML, without trusting any header."""

import codecs
import re
from collections.abc import Iterator
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from desktop.digests.containers.archives import is_archive
from desktop.digests.containers.forwarding import unforwarded
from desktop.digests.containers.mime_tree import Leaf, leaves_of, too_deep
from desktop.digests.decoding import codec_of
from desktop.digests.part import Part
from desktop.digests.source import shown_name
from desktop.errors import UnreadableInput
from desktop.limits import DETECTED_CHARACTERS

_HEADERS = re.compile(
    rb"^(from|to|subject|date|mime-version|content-type|received|return-path|delivered-to|message-id):",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD_OR_FOLD = re.compile(rb"\A(?:[!-9;-~]+:|[ \t])")
_BAD_BASE64 = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)
_READABLE_REMAINS = 40
_LONG_LINE = 76
_SAVE = "Save the message again and drop it once more."
_SOFT_BREAK = re.compile(rb" \r?\n(?! ?(?:>|-- \r?\n))")


def is_mail(data: bytes) -> bool:
    """Whether the block before the first empty line is a mail's: fields only, two of the usual ones."""
    head = data[:DETECTED_CHARACTERS].removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").lstrip(b"\n")
    block = head.partition(b"\n\n")[0]
    lines = block.split(b"\n")
    fields = sum(bool(_FIELD_OR_FOLD.match(line)) for line in lines)
    known = {found[1].lower() for found in _HEADERS.finditer(block)}
    nested = block.lower().startswith(b"content-type: message/rfc822")
    return (len(known) >= 2 or nested) and fields >= len(lines) - 1


def mail_parts(part: Part) -> Iterator[Part | UnreadableInput]:
    """The texts of one message and the files that came with it, each with the envelope of its own message.

    Raises UnreadableInput for an encrypted message or one without text, LimitReached for one that is
    nested deeper than `limits.MIME_DEPTH` or has more than `limits.MIME_PARTS` parts.
    """
    data = part.data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
    except RecursionError as error:
        raise too_deep(part.name) from error
    leaves = leaves_of(message, part.name, part.envelope)
    if not leaves:
        raise UnreadableInput(part.name, "the message has no text", _SAVE, place="body")
    for leaf in leaves:
        yield from _read(leaf, part)
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        yield _cut(part.name)


def _read(leaf: Leaf, whole: Part) -> Iterator[Part | UnreadableInput]:
    message = leaf.message
    data = raw_body(message)
    attached = _file_name(message)
    name = f"{whole.name}: {attached}" if attached else whole.name
    broken = any(isinstance(defect, _BAD_BASE64) for defect in message.defects)
    if not data.strip() or (broken and not _is_readable(data)):
        reason = "the body cannot be decoded" if broken else "the message has no body"
        yield UnreadableInput(name, reason, _SAVE, place="body")
    elif is_archive(data):
        yield UnreadableInput(name, "this is an archive in a mail", "Save it by itself and drop that.")
    else:
        yield _part(leaf, whole, name, data)
    if (broken and _is_readable(data)) or _breaks_off(message, data):
        yield _cut(name)


def _cut(name: str) -> UnreadableInput:
    return UnreadableInput(name, "the message ends early", _SAVE, place="end of the message")


def _breaks_off(message: Message, data: bytes) -> bool:
    """Whether a base64 text ends in the middle of a word of a long line, as one does that was cut."""
    if str(message.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
        return False
    last = data[data.rfind(b"\n") + 1 :]
    is_text = message.get_content_maintype() == "text"
    return is_text and len(data) % 3 == 0 and len(last) > _LONG_LINE and last[-1:].isalnum()


def _part(leaf: Leaf, whole: Part, name: str, data: bytes) -> Part:
    message, envelope = leaf.message, leaf.envelope
    media_type = message.get_content_type()
    if media_type == "text/plain" and not leaf.is_attached:
        if str(message.get_param("format", "")).lower() == "flowed":
            data = _unfolded(data, deletes_blank=str(message.get_param("delsp", "")).lower() == "yes")
        data, envelope = unforwarded(data, envelope)
    return whole._replace(
        data=data,
        name=name,
        media_type=media_type,
        charset=_charset(message),
        envelope=envelope,
        message=whole.name,
        is_attached=leaf.is_attached,
        version=leaf.version,
    )


def _unfolded(data: bytes, *, deletes_blank: bool) -> bytes:
    """Lines joined where a "flowed" text (RFC 3676) breaks them softly, with a blank before the line's end."""
    return _SOFT_BREAK.sub(b"" if deletes_blank else b" ", data)


def raw_body(message: Message) -> bytes:
    """The content of one part, base64 and quoted-printable undone."""
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_readable(data: bytes) -> bool:
    return len(data) > _READABLE_REMAINS and data.isascii()


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
