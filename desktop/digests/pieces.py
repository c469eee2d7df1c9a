"""Cuts a document that is too large to hold into pieces at the ends of records, and decodes them one by one."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop.digests.containers.streams import HEAD_BYTES, chunks_of
from desktop.digests.decoding import Decoded, decoded
from desktop.digests.document import Document
from desktop.digests.part import Part
from desktop.digests.reader import Reader
from desktop.digests.refusals import LimitReached, size_in_words
from desktop.limits import DOCUMENT_BYTES

_WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")


class Piece(NamedTuple):
    """A part of a long document that holds whole records; `shift` is what its spans lack to be those of the whole."""

    document: Document
    shift: int = 0


def can_be_cut(reader: Reader, first: Decoded) -> bool:
    """Whether a reader can read a document piece by piece, and its encoding lets lines be told in bytes."""
    return hasattr(reader, "whole_until") and not first.encoding.lower().startswith(_WIDE)


def pieces_of(
    part: Part, reader: Reader, first: Decoded, *, largest: int = DOCUMENT_BYTES
) -> Iterator[Piece]:
    """The document in `part`, whose `data` decodes to `first`, as pieces that `reader` understands.

    Raises LimitReached for a single record or line of more than `largest` bytes.
    """
    whole_until: Callable[[str], int] = reader.whole_until  # type: ignore[attr-defined]
    carried: Callable[[str], str] = getattr(reader, "carried", lambda _: "")
    front = ""
    offset = lines = 0
    held = Decoded("", first.encoding)
    for text, is_last in _texts(part, "" if first.guessed else first.encoding, largest):
        held = _joined(held, text)
        end = len(held.text) if is_last else max(0, whole_until(front + held.text) - len(front))
        if end == 0:
            if len(held.text) > largest:
                raise _too_large(part.name, "record", largest)
            continue
        piece, held = _split(held, end)
        document = _document(part, piece, front, lines, goes_on=not is_last)
        front = front or carried(piece.text)
        yield Piece(document, offset - (len(document.text) - end))
        offset += end
        lines += piece.text.count("\n")


def _texts(part: Part, encoding: str, largest: int) -> Iterator[tuple[Decoded, bool]]:
    """The text in portions of whole lines, and whether it is the last of them."""
    held = bytearray()
    for chunk in chunks_of(part):
        held += chunk
        end = held.rfind(b"\n") + 1
        if len(held) >= HEAD_BYTES and end:
            yield decoded(bytes(held[:end]), encoding), False
            del held[:end]
        if len(held) > largest:
            raise _too_large(part.name, "line", largest)
    yield decoded(bytes(held), encoding), True


def _too_large(name: str, what: str, largest: int) -> LimitReached:
    reason = f"one {what} is larger than {size_in_words(largest)}"
    return LimitReached(name, reason, "Split it and drop the parts.")


def _document(part: Part, piece: Decoded, front: str, lines: int, *, goes_on: bool) -> Document:
    if front:
        mended = tuple(at + len(front) for at in piece.mended)
        piece = piece._replace(text=front + piece.text, mended=mended)
    before = lines - front.count("\n")
    return Document(piece, part.name, part.media_type, part.envelope, before, goes_on)


def _joined(one: Decoded, other: Decoded) -> Decoded:
    if not one.text:
        return other
    mended = (*one.mended, *(at + len(one.text) for at in other.mended))
    return other._replace(text=one.text + other.text, guessed=one.guessed or other.guessed, mended=mended)


def _split(text: Decoded, end: int) -> tuple[Decoded, Decoded]:
    before = text._replace(text=text.text[:end], mended=tuple(at for at in text.mended if at < end))
    after = text._replace(text=text.text[end:], mended=tuple(at - end for at in text.mended if at >= end))
    return before, after
