"""Refuses what is not text, in words that say what it is; no reader ever sees such bytes."""

import codecs
import re

from desktop.errors import UnreadableInput

_OTHER = "Papertray reads digests: saved pages, mails, feeds and reference files."
_PAPER = "Papertray reads digests, not papers."
_UNPACK = "Unpack it and drop what is in it."
_KINDS = (
    (b"%PDF-", "this is a PDF", _PAPER),
    (b"%!PS", "this is a PostScript file", _PAPER),
    (b"{\\rtf", "this is a Rich Text document", "Save it as plain text and drop that."),
    (
        b"\xd0\xcf\x11\xe0",
        "this is an Office document or an Outlook message",
        "Save it as plain text or .eml.",
    ),
    (b"SQLite format 3\0", "this is a database", "A library of Papertray is opened with --library."),
    (b"\x89PNG", "this is a PNG image", _OTHER),
    (b"\xff\xd8\xff", "this is a JPEG image", _OTHER),
    (b"GIF8", "this is a GIF image", _OTHER),
    (b"RIFF", "this is an image, a sound or a film", _OTHER),
    (b"Rar!", "this is a RAR archive", _UNPACK),
    (b"7z\xbc\xaf", "this is a 7-Zip archive", _UNPACK),
    (b"\xfd7zXZ", "this is a compressed file (xz)", _UNPACK),
    (b"BZh", "this is a compressed file (bzip2)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "this is a compressed file (zstd)", _UNPACK),
    (b"\x7fELF", "this is a program, binary, not text", _OTHER),
    (b"MZ", "this is a program, binary, not text", _OTHER),
)
_SURE = (b"%PDF-", b"%!PS", b"{\\rtf", b"SQLite format 3\0")
_HEAD_BYTES = 64 * 1024
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_NULS = re.compile(rb"\0+")
_CONTROLS = bytes(sorted({*range(0x01, 0x07), *range(0x0E, 0x1B), *range(0x1C, 0x20)}))
_BYTES_PER_NUL_RUN = 50
_UTF16_SAMPLE = 200


def refuse_binary(data: bytes, name: str) -> None:
    """Raise UnreadableInput when `data` is no text; `name` is what the message calls it."""
    start = data.lstrip()[:16] if data[:1].isspace() else data[:16]
    for magic, reason, advice in _KINDS:
        if start.startswith(magic) and (magic in _SURE or not magic.isascii() or _is_binary(data)):
            raise UnreadableInput(name, reason, advice, place=_first_control(data))
    if data.startswith(_MARKS):
        return
    if is_short_utf16(data):
        reason = "the encoding is unclear, it looks like UTF-16 without its mark"
        raise UnreadableInput(name, reason, "Save it as UTF-8 and drop it again.", place=_first_control(data))
    if not _is_utf16(data) and _is_binary(data):
        raise UnreadableInput(name, "this is binary, not text", _OTHER, place=_first_control(data))


def is_short_utf16(data: bytes) -> bool:
    """Whether the bytes look like UTF-16 but are too few to be sure of it."""
    return len(data) < _UTF16_SAMPLE and _is_utf16(data)


def _is_utf16(data: bytes) -> bool:
    """Whether two of five bytes are NUL in one parity, and not in the other as well."""
    head = data[:_UTF16_SAMPLE]
    few, many = sorted((head[0::2].count(0), head[1::2].count(0)))
    return len(head) >= 8 and many >= 0.4 * len(head) / 2 > few


def _is_binary(data: bytes) -> bool:
    """Whether NULs or controls are many; one run of NULs is what a crash leaves in a text."""
    head = data[:_HEAD_BYTES]
    runs = len(_NULS.findall(head))
    if runs * _BYTES_PER_NUL_RUN > max(len(head), 100) or (runs and not head.replace(b"\0", b"").strip()):
        return True
    return len(head) - len(head.translate(None, _CONTROLS)) > 0.05 * len(head)


def _first_control(data: bytes) -> str:
    found = re.search(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]", data[:_HEAD_BYTES])
    return f"byte {found.start()}" if found else ""
