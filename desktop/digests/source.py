"""What a person dropped or pasted: the bytes of one document, its name and where it came from."""

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from desktop.digests.refusals import LimitReached, size_in_words
from desktop.errors import UnreadableInput
from desktop.limits import DOCUMENT_BYTES
from desktop.papers.cleaning import clean_text

_CHUNK_BYTES = 1 << 20
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # opening a FIFO must not wait for a writer
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOINHERIT", 0)
    | getattr(os, "O_BINARY", 0)
)
_SPECIAL = (
    (stat.S_ISDIR, "this is a folder", "Choose the files in it."),
    (stat.S_ISFIFO, "this is a pipe, not a regular file", "Save what comes out of it to a file first."),
    (stat.S_ISSOCK, "this is a socket, not a regular file", "Choose a saved digest."),
    (stat.S_ISCHR, "this is a device, not a regular file", "Choose a saved digest."),
    (stat.S_ISBLK, "this is a device, not a regular file", "Choose a saved digest."),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it came, before anything is known about it.

    `name` is the file name without folders, "" for pasted text; `path` only serves messages, no reader
    opens it; `media_type` is a hint of the clipboard or of a mail ("text/html", "text/plain", "").
    """

    data: bytes = field(repr=False)
    name: str = ""
    path: str = ""
    media_type: str = ""

    @property
    def thing(self) -> str:
        """What messages call it."""
        return self.name or "pasted text"


def pasted(text: str, media_type: str = "text/plain") -> Source:
    """The source for text from the clipboard, where surrogates may stand alone or in pairs."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Source(whole.encode(), media_type=media_type)


def source_of(path: Path) -> Source:
    """The file at `path`, read whole.

    Raises UnreadableInput for what is missing, unreadable, empty or not a regular file, and LimitReached
    for more than `limits.DOCUMENT_BYTES`, which costs one fstat.
    """
    name = shown_name(path.name or str(path))
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise _not_opened(path, name, error) from error
    try:
        data = _content(descriptor, name)
    except OSError as error:
        raise _not_opened(path, name, error) from error
    finally:
        os.close(descriptor)
    if not data:
        raise UnreadableInput(name, "the file is empty", "Save the digest again and drop it once more.")
    return Source(data, name, str(path))


def shown_name(name: str) -> str:
    """A file name on one line that can be stored: control characters become blanks."""
    return clean_text("".join(letter if letter >= " " else " " for letter in name)).replace("\n", " ")


def _content(descriptor: int, name: str) -> bytes:
    about = os.fstat(descriptor)
    for is_special, reason, advice in _SPECIAL:
        if is_special(about.st_mode):
            raise UnreadableInput(name, reason, advice)
    # A file may grow while it is read, and files of /proc say that they have no bytes.
    if about.st_size <= DOCUMENT_BYTES and len(data := _read(descriptor)) <= DOCUMENT_BYTES:
        return data
    reason = f"the file is larger than {size_in_words(DOCUMENT_BYTES)}"
    raise LimitReached(name, reason, "Split it and drop the parts.")


def _read(descriptor: int) -> bytes:
    data = bytearray()
    while len(data) <= DOCUMENT_BYTES and (part := os.read(descriptor, _CHUNK_BYTES)):
        data += part
    return bytes(data)


def _not_opened(path: Path, name: str, error: OSError | ValueError) -> UnreadableInput:
    if isinstance(error, FileNotFoundError):
        target = "the file its link points to" if path.is_symlink() else "the file"
        return UnreadableInput(name, f"{target} was not found", "It may have been moved or renamed.")
    if isinstance(error, IsADirectoryError) or (isinstance(error, PermissionError) and _is_folder(path)):
        return UnreadableInput(name, "this is a folder", "Choose the files in it.")
    if isinstance(error, PermissionError):
        return UnreadableInput(name, "there is no permission to read it", "Change its rights or copy it.")
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ELOOP:
        return UnreadableInput(name, "its links lead in a circle", "Choose the file itself.")
    if number == errno.ENXIO:
        return UnreadableInput(name, "this is not a regular file", "Choose a saved digest.")
    why = os.strerror(number).lower() if number else "the name cannot be a file's"
    return UnreadableInput(name, f"it could not be read ({why})", "Copy it to this computer and try again.")


def _is_folder(path: Path) -> bool:
    # Windows answers "permission denied" when a folder is opened as a file.
    try:
        return path.is_dir()
    except OSError:
        return False
