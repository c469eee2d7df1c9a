"""Says which bytes each digest of a source is kept with: all of the source, or the message it was read from."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts
from desktop.store.documents import PIECE_BYTES

_ALL = (0, 0)
_ELSEWHERE = (-1, -1)


class Document(NamedTuple):
    """The bytes that a digest is kept with; it is the `part`-th (from 0) that was read from them.

    Given in pieces of at most `PIECE_BYTES`: the `first`, then those of `rest`, which can be asked for once.
    """

    sha256: str
    part: int
    size: int
    first: bytes
    rest: Iterator[bytes]
    media_type: str
    beside: Source | None = None


class Keeping:
    """The bytes of one source, while it is read.

    `is_new` is False for bytes that have been met before.
    """

    def __init__(self, source: Source, met: set[str]) -> None:
        """Reads the source once to know it again; raises UnreadableInput when it is not there any more.

        `met` has the hashes of all bytes that came before in this import; those of this source are added.
        """
        whole = hashlib.sha256()
        for chunk in source.chunks():
            whole.update(chunk)
        self._sha256 = whole.hexdigest()
        self.is_new = self._sha256 not in met
        met.add(self._sha256)
        self._source, self._met = source, met
        self._parts: Counter[str] = Counter()
        self._extents: dict[str, tuple[int, int]] = {}

    def document_of(self, facts: DigestFacts) -> Document | None:
        """What the digest with these facts is kept with: a message of a mailbox has bytes of its own.

        None for a message that has come before, in this source or in another.
        """
        source, sha256, size = self._source, self._sha256, self._source.size
        chunks = source.chunks()
        if facts.extent != _ALL:
            message = b"".join(source.chunks(*facts.extent))
            sha256, size = hashlib.sha256(message).hexdigest(), len(message)
            chunks = iter((message,))
            if not self._is_first(sha256, facts.extent):
                return None
        part = self._parts[sha256]
        self._parts[sha256] += 1
        pieces = _pieces(chunks)
        return Document(sha256, part, size, next(pieces), pieces, source.media_type, source.beside)

    def _is_first(self, sha256: str, extent: tuple[int, int]) -> bool:
        """Whether a message has not come before, or is a further part of the one that came first."""
        if sha256 not in self._extents:
            self._extents[sha256] = _ELSEWHERE if sha256 in self._met else extent
            self._met.add(sha256)
        return self._extents[sha256] == extent


def _pieces(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of PIECE_BYTES; at least one."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) > PIECE_BYTES:
            yield bytes(held[:PIECE_BYTES])
            del held[:PIECE_BYTES]
    yield bytes(held)
