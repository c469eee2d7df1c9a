"""Reads one document: decodes it, finds its reader, accounts for everything that the reader finds in it."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from desktop.digests.containers.binaries import refuse_binary
from desktop.digests.containers.streams import HEAD_BYTES, too_large, whole
from desktop.digests.decoding import decoded
from desktop.digests.detecting import surest_reader, what_is_read
from desktop.digests.document import Document
from desktop.digests.part import Part
from desktop.digests.pieces import Piece, can_be_cut, pieces_of
from desktop.digests.reader import Reader
from desktop.digests.readers import READERS
from desktop.digests.refusals import LimitReached, names_limit, papers_in_words
from desktop.errors import UnreadableInput
from desktop.limits import DOCUMENT_BYTES
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.progress import Progress

NO_PAPERS = "no papers found"
_GUESSED = "The encoding of the digest is a guess: some letters may be wrong."
_MENDED = "Some letters were damaged in the digest."
_OTHERS_BEFORE_PAPERS = 10_000
"""A text whose first paper comes later than this is no digest."""
_NULS_OF_A_CRASH = 100
_SURE = 0.3
_F = TypeVar("_F", bound=Draft | Problem | LeftOver)


class Opened(NamedTuple):
    """A document, or the beginning of a long one, and the reader that understands it."""

    part: Part
    document: Document
    reader: Reader
    sureness: float
    damage: tuple[Problem, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether the reader knows the format, rather than being the last resort."""
        return self.sureness >= _SURE


def opened(part: Part, readers: tuple[Reader, ...] = READERS) -> Opened:
    """The document in `part` with its reader; raises UnreadableInput when it is none, or too large to be read."""
    refuse_binary(part.data, part.name)
    document = _document(part)
    reader, sureness = surest_reader(document, readers)
    if part.more is not None and not can_be_cut(reader, document.decoded):
        if part.size > DOCUMENT_BYTES:
            raise too_large(part)
        part = whole(part)
        document = _document(part)
    damage = tuple(_damage(part, document))
    if part.more is None:
        part = part._replace(data=b"")  # a hundred megabytes that are not needed any more
    return Opened(part, document, reader, sureness, damage)


def _document(part: Part) -> Document:
    data = part.data
    if part.more is not None:
        # A long document is looked at up to a line's end, so that no letter is cut in two.
        data = data[: data.rfind(b"\n", 0, HEAD_BYTES) + 1] or data
    return Document(decoded(data, part.charset), part.name, part.media_type, part.envelope)


def found_in(one: Opened, progress: Progress, papers: int, most: int) -> Iterator[Found]:
    """What one document holds; facts and left-overs wait for the first draft.

    `papers` is how many there were before, `most` how many there may be. Raises UnreadableInput for a document
    without any.
    """
    position = others = 0
    held: list[Found] = list(one.damage)
    length = 0 if one.part.more is not None else len(one.document.text)
    last, piece = None, Piece(one.document)
    for found, piece in _read(one, progress):
        if isinstance(found, DigestFacts) and last is not None:
            continue  # a later piece of the same document
        position += isinstance(found, Draft)
        others += not isinstance(found, Draft)
        last = _completed(found, one.part, piece, position, length)
        held.append(last)
        if position:
            yield from held
            held = []
        if isinstance(last, Draft):
            done, total = one.part.extent[0] + last.span[1], one.part.size or length or None
            progress.step(done, total, papers_in_words(papers + position))
        is_full = papers + position >= most
        if is_full or others > (most if position else _OTHERS_BEFORE_PAPERS):
            yield from _unread(one, piece, found, papers_in_words(most) if is_full else _pieces(most))
            break
    if position:
        return
    if not any(isinstance(each, DigestFacts) and each.is_empty for each in held):
        raise _no_papers(held, one.document)
    yield from held


def _read(one: Opened, progress: Progress) -> Iterator[tuple[Found, Piece]]:
    if one.part.more is None:
        pieces = iter((Piece(one.document),))
    else:
        pieces = pieces_of(one.part, one.reader, one.document.decoded)
    for piece in pieces:
        for found in one.reader.read(piece.document, progress):
            yield found, piece


def _damage(part: Part, document: Document) -> Iterator[Problem]:
    """Runs of NUL bytes, which a crash leaves behind: the text around them is read all the same."""
    nuls = document.text.count("\0")
    if nuls >= _NULS_OF_A_CRASH:
        reason = f"{nuls:,} NUL bytes were skipped, the file was damaged"
        place = f"byte {part.data.find(0)}"
        yield Problem(file=part.name, place=place, reason=reason, advice="Compare with another copy.")


def _completed(found: Found, part: Part, piece: Piece, position: int, length: int) -> Found:
    """`found` with what every reader leaves to this module."""
    document = piece.document
    if isinstance(found, DigestFacts):
        known: dict[str, object] = {
            "encoding": _encoding(document),
            "text_length": length,
            "extent": part.extent,
        }
        known["name"] = found.name or document.name
        known["captured_on"] = found.captured_on or part.envelope.day
        return found.model_copy(update=known)
    new: dict[str, object] = {} if found.place else {"place": document.place(*found.span)}
    if piece.shift:
        new["span"] = (max(0, found.span[0] + piece.shift), max(0, found.span[1] + piece.shift))
    if isinstance(found, Draft):
        new["position"] = position
        if document.decoded.is_doubtful(*found.span):
            new["doubt"] = f"{found.doubt} {_GUESSED if document.decoded.guessed else _MENDED}".strip()
    elif isinstance(found, Problem) and not found.file:
        new["file"] = document.name
    return _with(found, new)


def _with(found: _F, new: dict[str, object]) -> _F:
    """`found` with other values that need no checking, in a third of the time of `model_copy`."""
    copied = object.__new__(type(found))
    object.__setattr__(copied, "__dict__", found.__dict__ | new)
    object.__setattr__(copied, "__pydantic_fields_set__", found.model_fields_set | new.keys())
    object.__setattr__(copied, "__pydantic_extra__", None)
    object.__setattr__(copied, "__pydantic_private__", None)
    return copied


def _encoding(document: Document) -> str:
    return f"{document.decoded.encoding}{', guessed' if document.decoded.guessed else ''}"


def _unread(one: Opened, piece: Piece, last: Found, what: str) -> Iterator[Problem]:
    """Says that reading stopped at a limit, if that was before the end of the text."""
    end = 0 if isinstance(last, DigestFacts) else last.span[1]
    if one.part.more is not None or piece.document.text[end:].strip():
        place = f"after line {piece.document.line(max(0, end - 1))}"
        yield limit_problem(one.part.name, what, place)


def limit_problem(file: str, what: str, place: str) -> Problem:
    """Says that `what` was the most that is read of one file."""
    reason = f"more than {what}, the rest was not read"
    return Problem(file=file, place=place, reason=reason, advice="Split it and drop the parts.")


def _pieces(count: int) -> str:
    return f"{count:,} pieces of text that are no papers"


def _no_papers(held: list[Found], document: Document) -> UnreadableInput:
    for found in held:
        if isinstance(found, Problem):
            kind = LimitReached if names_limit(found.reason) else UnreadableInput
            return kind(document.name, found.reason, found.advice, place=found.place)
    place = next((found.place for found in held if isinstance(found, LeftOver)), "line 1")
    return UnreadableInput(document.name, NO_PAPERS, what_is_read(), place=place)
