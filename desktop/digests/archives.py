"""Unpacks gzip and zip in memory, within the limits."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached, size_in_words
from desktop.digests.source import shown_name
from desktop.errors import UnreadableInput
from desktop.limits import ARCHIVE_MEMBERS, DOCUMENT_BYTES

_GZIP, _ZIP, _EMPTY_ZIP = b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x05\x06"
_DAMAGED = "Save it again and drop it once more."
_DOCUMENTS = {
    "[Content_Types].xml": ("this is an Office document", "Save it as plain text and drop that."),
    "mimetype": ("this is an e-book or an OpenDocument file", "Save it as plain text and drop that."),
}
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_CHUNK_BYTES = 1 << 20


def is_archive(data: bytes) -> bool:
    """Whether `data` begins as gzip or zip does."""
    return data.startswith((_GZIP, _ZIP, _EMPTY_ZIP))


def members(archive: Part) -> Iterator[Part | UnreadableInput]:
    """What `archive` holds, in its order, each unpacked in memory.

    Raises UnreadableInput for a damaged archive and LimitReached for one with too many members.
    """
    if archive.data.startswith(_GZIP):
        yield Part(_gunzipped(archive), archive.name)
        return
    try:
        opened = zipfile.ZipFile(io.BytesIO(archive.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableInput(archive.name, "the zip archive is damaged", _DAMAGED) from error
    with opened:
        yield from _zip_members(archive.name, opened)


def _gunzipped(archive: Part) -> bytes:
    """The first gzip stream; what follows it would be another document."""
    stream = zlib.decompressobj(_GZIP_WINDOW)
    parts = bytearray()
    data = archive.data
    try:
        while data and not stream.eof:
            parts += stream.decompress(data, _CHUNK_BYTES)
            data = stream.unconsumed_tail
            if len(parts) > DOCUMENT_BYTES:
                raise _too_large(archive.name)
    except zlib.error as error:
        raise UnreadableInput(archive.name, "the compressed file is damaged", _DAMAGED) from error
    if not stream.eof:
        raise UnreadableInput(archive.name, "the compressed file ends early", _DAMAGED)
    return bytes(parts)


def _zip_members(name: str, opened: zipfile.ZipFile) -> Iterator[Part | UnreadableInput]:
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    for marker, (reason, advice) in _DOCUMENTS.items():
        if any(entry.filename == marker for entry in entries):
            raise UnreadableInput(name, reason, advice)
    if len(entries) > ARCHIVE_MEMBERS:
        raise LimitReached(name, f"it holds more than {ARCHIVE_MEMBERS:,} files", "Unpack it and drop them.")
    if not entries:
        raise UnreadableInput(name, "the archive is empty", "Save it again and drop it once more.")
    left = DOCUMENT_BYTES
    for entry in entries:
        member = _member(name, opened, entry, left)
        left -= len(member.data) if isinstance(member, Part) else 0
        if left < 0:
            raise _too_large(name)
        yield member


def _member(
    archive: str, opened: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int
) -> Part | UnreadableInput:
    """One member, of which at most one byte more than `left` is unpacked: its stated size is not believed."""
    name = f"{archive}: {shown_name(entry.filename.rsplit('/', 1)[-1])}"
    try:
        with opened.open(entry) as stream:
            data = stream.read(left + 1)
    except (RuntimeError, NotImplementedError):
        return UnreadableInput(name, "it is locked or packed in an unknown way", "Unpack it yourself.")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        return UnreadableInput(name, f"it cannot be unpacked ({type(error).__name__})", _DAMAGED)
    return Part(data, name) if data else UnreadableInput(name, "the file is empty", _DAMAGED)


def _too_large(name: str) -> LimitReached:
    reason = f"it is larger than {size_in_words(DOCUMENT_BYTES)} when unpacked"
    return LimitReached(name, reason, "Unpack it and drop the parts.")
