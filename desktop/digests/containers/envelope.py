"""What a mail or a saved page says around the document in it: subject, sender, day, web address."""

import re
from datetime import date
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_tz
from typing import NamedTuple

from desktop.digests.decoding import codec_of
from desktop.papers.cleaning import one_line

_HEADER_CHARACTERS = 2_000
"""Longer headers are cut before anybody parses them: the parsers of Python take minutes on some of them."""
_SHOWN_CHARACTERS = 300
_SAVED_BY = re.compile(r"<?\s*saved by\b", re.IGNORECASE)
_ENCODED = re.compile(r"=\?[^?\s]{1,80}\?[bqBQ]\?[^?]{0,500}\?=")
_RECEIVED_DAY = re.compile(r";([^;]*)\Z")
_DAY_IN_POSTMARK = re.compile(
    rb"\b(?P<month>[A-Z][a-z]{2}) +(?P<day>\d{1,2}) [\d:]{4,8}(?: [A-Z+-][\w+-]{1,8})? (?P<year>\d{4})\b"
)


class Envelope(NamedTuple):
    """What stands around a document, "" for what is not told.

    `sender` as the mail writes it ("arXiv <no-reply@arXiv.org>"); `day` the partial date ("2024-06-03") on which
    the message was sent or the page was saved, as its header tells it, in the sender's time zone; `address` where
    the saved page came from.
    """

    subject: str = ""
    sender: str = ""
    day: str = ""
    address: str = ""


def envelope_of(message: Message, outer: Envelope) -> Envelope:
    """What the headers of `message` say; where they say nothing, what `outer` says."""
    sender = _text(message, "From")
    return Envelope(
        _text(message, "Subject") or outer.subject,
        outer.sender if _SAVED_BY.match(sender) else sender or outer.sender,
        _day(message) or outer.day,
        _address(message) or outer.address,
    )


def day_of(text: str) -> str:
    """The day in a date as mails write them (RFC 5322), "" when it is none."""
    try:
        found = parsedate_tz(text[:_HEADER_CHARACTERS])
        return date(*found[:3]).isoformat() if found else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def postmarked_day(line: bytes) -> str:
    """The day in the line that begins a message of an mbox file (RFC 4155), "" when there is none."""
    found = _DAY_IN_POSTMARK.search(line)
    return (
        day_of(b" ".join((*found.group("day", "month", "year"), b"00:00:00")).decode("ascii"))
        if found
        else ""
    )


def _day(message: Message) -> str:
    """The day it was sent, else the day it arrived."""
    for text in (_raw(message, "Date"), *_last_parts(message)):
        if day := day_of(text):
            return day
    return ""


def _last_parts(message: Message) -> list[str]:
    values = message.get_all("Received", ())
    found = (_RECEIVED_DAY.search(str(value)[-_HEADER_CHARACTERS:]) for value in values[:1])
    return [each[1] for each in found if each]


def _address(message: Message) -> str:
    for name in ("Snapshot-Content-Location", "Content-Location"):
        text = "".join(_raw(message, name).split())
        if text.lower().startswith(("http://", "https://")):
            return text
    return ""


def _text(message: Message, name: str) -> str:
    """A header as a person reads it: encoded words (RFC 2047) decoded, on one line, cut."""
    raw = _raw(message, name)
    try:
        parts = decode_header(raw) if _ENCODED.search(raw) else [(raw, None)]
    except (MessageError, ValueError, LookupError):
        parts = [(raw, None)]
    return one_line("".join(_decoded(*part) for part in parts))[:_SHOWN_CHARACTERS]


def _decoded(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    for name in (codec_of(charset or ""), "utf-8"):
        try:
            return part.decode(name or "utf-8")
        except (UnicodeError, LookupError):
            continue
    return part.decode("cp1252", "replace")


def _raw(message: Message, name: str) -> str:
    """The first header of that name, unfolded and cut; bytes outside ASCII as the letters they most likely are."""
    name = name.lower()
    for key, value in message.raw_items():
        if key.lower() == name:
            text = " ".join(str(value)[:_HEADER_CHARACTERS].split())
            return _decoded(text.encode("utf-8", "surrogateescape"), None)
    return ""
