"""The bytes of a large digest as they lie in the library, for whoever reads them again."""

from collections.abc import Iterator
from pathlib import Path

from desktop.store import documents
from desktop.store.pages import Pages


class KeptContent:
    """Gives the bytes a piece at a time, through a connection of its own: the reader is fed by another thread."""

    def __init__(self, library: Path, sha256: str, size: int) -> None:
        self.size = size
        self._library, self._sha256 = library, sha256

    def chunks(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes [start, end), in order."""
        end = self.size if end is None else end
        pages = Pages(self._library)
        try:
            at = 0
            for piece in documents.chunks(pages.connection, self._sha256):
                if at + len(piece) > start:
                    yield piece[max(0, start - at) : max(0, end - at)]
                at += len(piece)
                if at >= end:
                    return
        finally:
            pages.close()
