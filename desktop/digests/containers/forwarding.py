"""Takes a forwarded message out of the plain text of the mail that hands it on."""

import re

from desktop.digests.containers.envelope import Envelope, day_of
from desktop.papers.cleaning import one_line

_BEFORE = 2_000
"""Bytes in which a forwarded message must begin: whoever forwards a digest writes a line or two."""
_ANYWHERE = re.MULTILINE | re.IGNORECASE
_MARK = re.compile(
    rb"^[> ]*(?:-{2,}[^\n-]{3,60}-{2,}|(?:begin|start of) forwarded message:)[ \t]*\n", _ANYWHERE
)
# "From: …", "*Von:* …", now and then folded.
_FIELD = rb"[> \t]*\*?[A-Za-z\x80-\xff][^\n:]{1,24}\*?:\*?(?: [^\n]*)?\n(?:[> ]*[ \t]+[^\s:][^\n:]*\n)?"
_BLOCK = re.compile(rb"(?:[> \t]*\n){0,2}(?P<fields>(?:" + _FIELD + rb"){3,9})(?=[> \t]*\n)")
_NAMED = re.compile(rb"^[> \t]*\*?(?P<name>from|date|sent|subject)\*?:\*? ?(?P<value>[^\n]*)", _ANYWHERE)
_QUOTE = re.compile(rb"^> ?", re.MULTILINE)
_MOSTLY = 0.9


def unforwarded(data: bytes, envelope: Envelope) -> tuple[bytes, Envelope]:
    """The text behind the header block of a forwarded message, with what that block says; or both unchanged.

    What stands before it is the cover note of whoever forwarded it. Quotation marks ("> ") go where all lines have
    them.
    """
    text = data.replace(b"\r\n", b"\n")
    mark = _MARK.search(text, 0, _BEFORE)
    block = _BLOCK.match(text, mark.end()) if mark else None
    if block is None:
        return data, envelope
    said = {found["name"].lower(): _value(found["value"]) for found in _NAMED.finditer(block["fields"])}
    inner = envelope._replace(
        subject=said.get(b"subject") or envelope.subject,
        sender=said.get(b"from") or envelope.sender,
        day=day_of(said.get(b"date") or said.get(b"sent") or "") or envelope.day,
    )
    return _unquoted(text[block.end() :]), inner


def _value(raw: bytes) -> str:
    return one_line(raw[:300].decode("utf-8", "replace")).strip("* ")


def _unquoted(text: bytes) -> bytes:
    lines = [line for line in text.split(b"\n") if line.strip()]
    quoted = sum(line.startswith(b">") for line in lines)
    return _QUOTE.sub(b"", text) if lines and quoted >= _MOSTLY * len(lines) else text
