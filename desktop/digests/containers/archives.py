"""Unpacks gzip and zip in memory, a chunk at a time, within the limits."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from desktop.digests.containers.streams import CHUNK_BYTES, chunks_of, whole, with_chunks
from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached, size_in_words
from desktop.digests.source import shown_name
from desktop.errors import UnreadableInput
from desktop.limits import ARCHIVE_MEMBERS, STREAM_BYTES

_GZIP, _ZIP, _EMPTY_ZIP = b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x05\x06"
_DAMAGED = "Save it again and drop it once more."
_DOCUMENTS = {
    "[Content_Types].xml": ("this is an Office document", "Save it as plain text and drop that."),
    "mimetype": ("this is an e-book or an OpenDocument file", "Save it as plain text and drop that."),
}
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
# What browsers and macOS put beside a document: styles and pictures of a saved page, notes of the file system.
_BESIDE_PAGES = re.compile(r"(?:^|/)(?:[^/]*_files/|__MACOSX/|\.[^/]*\Z)")


def is_archive(data: bytes) -> bool:
    """Whether `data` begins as gzip or zip does."""
    return data.startswith((_GZIP, _ZIP, _EMPTY_ZIP))


def members(archive: Part, *, most: int = STREAM_BYTES) -> Iterator[Part | UnreadableInput]:
    """What `archive` holds, in its order, unpacked as it is asked for; damage is told after what is sound.

    A member must be done with before the next is taken; `most` bytes are unpacked in all. Raises
    UnreadableInput for an archive that cannot be opened at all and LimitReached for one with too many members.
    """
    if archive.data.startswith(_GZIP):
        chunks = _gunzipped(chunks_of(archive))
        yield from _unpacked(_Unpacking(archive.name, chunks, most, _too_large(archive.name, most)))
        return
    try:
        opened = zipfile.ZipFile(io.BytesIO(whole(archive).data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise UnreadableInput(archive.name, "the zip archive is damaged", _DAMAGED) from error
    with opened:
        yield from _zip_members(archive.name, opened, most)


class _Unpacking:
    """The chunks of one member; they end at the first error, which `error` tells then.

    `too_large` is the error when more than `left` bytes come.
    """

    def __init__(self, name: str, chunks: Iterator[bytes], left: int, too_large: UnreadableInput) -> None:
        self.name, self.size = name, 0
        self.error: UnreadableInput | None = None
        self._chunks, self._left, self._too_large = chunks, left, too_large

    def __iter__(self) -> Iterator[bytes]:
        try:
            for chunk in self._chunks:
                self.size += len(chunk)
                if self.size > self._left:
                    self.error = self._too_large
                    return
                yield chunk
        except (RuntimeError, NotImplementedError):
            reason = "it is locked or packed in an unknown way"
            self.error = UnreadableInput(self.name, reason, "Unpack it yourself.")
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            reason = "it ends early" if isinstance(error, EOFError) else "it is damaged"
            self.error = UnreadableInput(self.name, f"{reason} and cannot be unpacked whole", _DAMAGED)


def _unpacked(unpacking: _Unpacking) -> Iterator[Part | UnreadableInput]:
    """The member as far as it can be unpacked, then what is wrong with it."""
    part = with_chunks(Part(b"", unpacking.name, is_unpacked=True), iter(unpacking))
    if part.data:
        yield part
    elif not unpacking.error:
        yield UnreadableInput(unpacking.name, "the file is empty", _DAMAGED)
    if unpacking.error:
        yield unpacking.error


def _gunzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What a gzip file holds: one stream or several in a row (RFC 1952, 2.2); raises zlib.error and EOFError."""
    stream = zlib.decompressobj(_GZIP_WINDOW)
    for chunk in chunks:
        rest = chunk
        while rest:
            if stream.eof:
                if not rest.startswith(_GZIP):
                    return
                stream = zlib.decompressobj(_GZIP_WINDOW)
            yield stream.decompress(rest, CHUNK_BYTES)
            rest = stream.unused_data if stream.eof else stream.unconsumed_tail
    yield stream.flush()
    if not stream.eof:
        raise EOFError


def _zip_members(name: str, opened: zipfile.ZipFile, most: int) -> Iterator[Part | UnreadableInput]:
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    for marker, (reason, advice) in _DOCUMENTS.items():
        if any(entry.filename == marker for entry in entries):
            raise UnreadableInput(name, reason, advice)
    if len(entries) > ARCHIVE_MEMBERS:
        raise LimitReached(name, f"it holds more than {ARCHIVE_MEMBERS:,} files", "Unpack it and drop them.")
    if not entries:
        raise UnreadableInput(name, "the archive is empty", "Save it again and drop it once more.")
    left = most
    for entry in entries:
        if _BESIDE_PAGES.search(entry.filename):
            continue
        shown = f"{name}: {shown_name(entry.filename.rsplit('/', 1)[-1])}"
        unpacking = _Unpacking(shown, _inflated(opened, entry), left, _too_large(name, most))
        yield from _unpacked(unpacking)
        left -= unpacking.size
        if left < 0:
            return


def _inflated(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one member; the size that it states is not believed."""
    with opened.open(entry) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk


def _too_large(name: str, most: int) -> LimitReached:
    reason = f"it is larger than {size_in_words(most)} when unpacked"
    return LimitReached(name, reason, "Unpack it and drop the parts.")
