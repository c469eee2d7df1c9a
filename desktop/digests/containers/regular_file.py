"""Opens what is a regular file and nothing else, and reads it a chunk at a time."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from desktop.digests.refusals import LimitReached, size_in_words
from desktop.errors import UnreadableInput
from desktop.limits import STREAM_BYTES

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


class RegularFile:
    """An open file, for `with`; raises UnreadableInput when there is none, or something else than a file.

    Raises LimitReached for more than `limits.STREAM_BYTES`, which costs one fstat.
    """

    def __init__(self, path: Path, name: str) -> None:
        """`name` is what messages call the file."""
        self._path, self._name = path, name
        try:
            self._descriptor = os.open(path, _FLAGS)
        except (OSError, ValueError) as error:
            raise _not_opened(path, name, error) from error
        self.about = os.fstat(self._descriptor)
        try:
            self._check()
        except UnreadableInput:
            os.close(self._descriptor)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def _check(self) -> None:
        for is_special, reason, advice in _SPECIAL:
            if is_special(self.about.st_mode):
                raise UnreadableInput(self._name, reason, advice)
        if self.about.st_size > STREAM_BYTES:
            raise self._too_large()

    def about_now(self) -> os.stat_result:
        """What the file system says of the open file at this moment."""
        return os.fstat(self._descriptor)

    def chunks(self, start: int = 0, end: int = STREAM_BYTES) -> Iterator[bytes]:
        """The bytes [start, end), fewer where the file ends before; raises UnreadableInput when the disk fails.

        Without `end` all there is, which may be more than the size of the file: it may grow meanwhile, and files
        of /proc say that they have no bytes; LimitReached for more than `limits.STREAM_BYTES`.
        """
        try:
            os.lseek(self._descriptor, start, os.SEEK_SET)
            while start < end and (chunk := os.read(self._descriptor, min(_CHUNK_BYTES, end - start))):
                start += len(chunk)
                yield chunk
            if start == STREAM_BYTES and os.read(self._descriptor, 1):
                raise self._too_large()
        except OSError as error:
            raise _not_opened(self._path, self._name, error) from error

    def _too_large(self) -> LimitReached:
        reason = f"the file is larger than {size_in_words(STREAM_BYTES)}"
        return LimitReached(self._name, reason, "Split it and drop the parts.")


class FileContent:
    """A file that is read where it lies, as long as it is still the one that was dropped."""

    def __init__(self, path: Path, name: str, about: os.stat_result) -> None:
        self.size = about.st_size
        self._path, self._name, self._mark = path, name, _mark(about)

    def chunks(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes [start, end); raises UnreadableInput when the file was changed, moved or removed meanwhile."""
        with RegularFile(self._path, self._name) as file:
            yield from file.chunks(start, self.size if end is None else end)
            if _mark(file.about) != self._mark or _mark(file.about_now()) != self._mark:
                reason = "the file was changed while it was read"
                raise UnreadableInput(self._name, reason, "Wait until it is complete and drop it once more.")


def _mark(about: os.stat_result) -> tuple[int, ...]:
    """What tells a file from another one at the same path, and from itself after a change."""
    return (about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns)


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
