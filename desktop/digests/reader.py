"""What a format must offer to be read."""

from collections.abc import Iterator
from typing import Protocol

from desktop.digests.document import Document
from desktop.papers.digest import Found
from desktop.progress import Progress


class Reader(Protocol):
    """A module that reads one format.

    To add a format: write a module with these four names, put it into `readers.READERS`, and lay a sample of it
    into resources/samples; docs/new-format.md shows it. Libraries that are slow to import belong inside `read`.
    A reader may have `SUREST: float` as well, the most that its `looks_like` ever says: then it is only asked where
    no reader before it is as sure.
    """

    KIND: str
    """The stable word that is stored: "hugging-face-page"."""
    TITLE: str
    """What a person calls such documents, in the plural: "Hugging Face pages"."""

    def looks_like(self, head: str) -> float:
        """How surely a text that begins with `head` is of this format: 0 (no) to 1 (beyond doubt)."""

    def read(self, document: Document, progress: Progress) -> Iterator[Found]:
        """The facts of the digest, then its drafts, problems and left-overs in order.

        Only spans are needed: name, encoding, positions and places are filled in by `reading`. Text that
        cannot be placed comes as LeftOver. Never raises for what a document holds, except UnreadableInput
        when all of it is worthless.
        """
