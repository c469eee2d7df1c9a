"""What a person dropped or pasted: the bytes of one document, its name and where it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from desktop.digests.containers.regular_file import FileContent, RegularFile
from desktop.errors import UnreadableInput
from desktop.papers.cleaning import clean_text
from desktop.papers.links import PageToAdd

HELD_BYTES = 8 * 1024 * 1024
"""A larger file stays where it is and is read a chunk at a time, each time it is needed."""


class Content(Protocol):
    """Bytes that are too many to hold."""

    size: int

    def chunks(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes [start, end), in order; raises UnreadableInput when they are not there any more."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it came, before anything is known about it.

    `name` is the file name without folders, "" for pasted text; `path` only serves messages, no reader
    opens it; `media_type` is a hint of the clipboard or of a mail ("text/html", "text/plain", "").
    `beside` is the same in another flavour (a copied page as plain text), read when this one cannot be.
    Where there are too many bytes to hold, `data` is empty and `content` gives them.
    """

    data: bytes = field(repr=False)
    name: str = ""
    path: str = ""
    media_type: str = ""
    beside: "Source | None" = field(default=None, repr=False)
    content: Content | None = field(default=None, repr=False)

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self.content.size if self.content else len(self.data)

    def chunks(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes [start, end), in order; raises UnreadableInput when they are not there any more."""
        return self.content.chunks(start, end) if self.content else iter((self.data[start:end],))

    @property
    def thing(self) -> str:
        """What messages call it."""
        return self.name or "pasted text"


def pasted(text: str, media_type: str = "text/plain") -> Source:
    """The source for text from the clipboard, where surrogates may stand alone or in pairs."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Source(whole.encode(), media_type=media_type)


def from_browser(page: PageToAdd) -> Source:
    """The source for a page that a browser gives: one record of RIS, which no title can break out of."""
    lines = ("TY  - GEN", f"TI  - {page.title or page.url}", f"UR  - {page.url}", "ER  - ", "")
    return Source("\r\n".join(lines).encode(), urlsplit(page.url).hostname or "")


def source_of(path: Path) -> Source:
    """The file at `path`; the bytes of a large one (more than HELD_BYTES) are left where they are.

    Raises UnreadableInput for what is missing, unreadable, empty or not a regular file, and LimitReached
    for more than `limits.STREAM_BYTES`, which costs one fstat.
    """
    name = shown_name(path.name or str(path))
    with RegularFile(path, name) as file:
        if file.about.st_size > HELD_BYTES:
            return Source(b"", name, str(path), content=FileContent(path, name, file.about))
        # A file may grow while it is read, and files of /proc say that they have no bytes.
        data = b"".join(file.chunks())
    if not data:
        raise UnreadableInput(name, "the file is empty", "Save the digest again and drop it once more.")
    return Source(data, name, str(path))


def shown_name(name: str) -> str:
    """A file name on one line that can be stored: control characters become blanks."""
    return clean_text("".join(letter if letter >= " " else " " for letter in name)).replace("\n", " ")
