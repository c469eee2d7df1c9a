"""Writes a file whole or not at all: the old one stays until the new one is on disk."""

import contextlib
import errno
import os
import secrets
import stat
import time
import weakref
from collections.abc import Iterable, Iterator
from io import FileIO
from pathlib import Path
from typing import Self

from desktop.errors import CannotWrite
from desktop.progress import Progress, no_progress

_BLOCK_BYTES = 256 * 1024
_WINDOWS_ATTEMPTS = 5
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_atomically(path: Path, chunks: Iterable[str | bytes], progress: Progress = no_progress) -> int:
    """Write `chunks` (text as UTF-8, line ends as they come) to `path`; returns the number of bytes.

    A file beside it is written, flushed to disk and renamed; a link is followed, so that the file it names is
    replaced. An existing file lends its mode, a new one gets the user's default. `progress` is told the bytes.
    Raises CannotWrite; whatever is raised, also by `chunks` or by `progress`, the old file is untouched and
    nothing new is left behind.
    """
    with Unfinished(path) as file:
        written = file.fill(chunks, progress)
        file.put_in_place()
    return written


def refuse_target(path: Path) -> None:
    """Raises CannotWrite where `path` could not be written now; nothing is left behind."""
    with Unfinished(path):
        pass


class Unfinished:
    """A file that is written beside its target, for who has something to do between writing and `put_in_place`.

    What is not put in place is gone when the context ends, with `discard`, or when nobody holds it any more.
    """

    def __init__(self, path: Path) -> None:
        """Makes the file, still empty; raises CannotWrite where the target could not be written."""
        self.path = path
        with _naming(path):
            self._target = _target(path)
            self._temporary, descriptor = _beside(self._target)
        self._file = FileIO(descriptor, "wb")
        self._leftovers = weakref.finalize(self, _remove, self._file, self._temporary)

    def fill(self, chunks: Iterable[str | bytes], progress: Progress = no_progress) -> int:
        """Writes everything and flushes it to disk; the number of bytes. Raises CannotWrite."""
        return _fill(self.path, self._file.fileno(), chunks, progress)

    def put_in_place(self) -> None:
        """Replaces the target; raises CannotWrite, and the old file is untouched then."""
        with _naming(self.path):
            self._file.close()
            if self._target.exists():
                self._temporary.chmod(stat.S_IMODE(self._target.stat().st_mode))
            _rename(self._temporary, self._target)
        self._leftovers.detach()
        _flush_folder(self._target.parent)

    def discard(self) -> None:
        """Leaves nothing behind of a file that was not put in place."""
        self._leftovers()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()


def _remove(file: FileIO, path: Path) -> None:
    with contextlib.suppress(OSError):
        file.close()
    with contextlib.suppress(OSError):
        path.unlink()


def _target(path: Path) -> Path:
    """The file that `path` names in the end, when it is one that may be made or replaced."""
    target = path.resolve()
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise CannotWrite(str(path), "it is a folder", "Choose a file name inside it.")
    if not stat.S_ISREG(mode):
        raise CannotWrite(str(path), "it is not an ordinary file", "Choose another file name.")
    if not os.access(target, os.W_OK):
        raise CannotWrite(str(path), "the file is read-only", "Choose another name, or make it writable.")
    return target


def _beside(target: Path) -> tuple[Path, int]:
    temporary = target.parent / f".papertray-{secrets.token_hex(8)}.part"
    # Not tempfile: its files are 0600, and reading the umask to widen that would disturb other threads.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return temporary, os.open(temporary, flags, 0o666)


def _fill(path: Path, descriptor: int, chunks: Iterable[str | bytes], progress: Progress) -> int:
    """Write all chunks and flush them to disk; only what the disk says becomes CannotWrite."""
    written = 0
    for block in _blocks(chunks):
        with _naming(path):
            rest = memoryview(block)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        written += len(block)
        progress.step(written)
    with _naming(path):
        os.fsync(descriptor)
    return written


def _blocks(chunks: Iterable[str | bytes]) -> Iterator[bytes]:
    block = bytearray()
    for chunk in chunks:
        block += chunk.encode() if isinstance(chunk, str) else chunk
        if len(block) >= _BLOCK_BYTES:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


def _rename(temporary: Path, target: Path) -> None:
    """Put `temporary` in the place of `target`; Windows refuses while a scanner or viewer has it open."""
    for attempt in range(1, _WINDOWS_ATTEMPTS + 1):
        try:
            temporary.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == _WINDOWS_ATTEMPTS:
                raise
            time.sleep(0.05 * attempt)
        else:
            return


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable; some network folders cannot do that, and the file is whole anyway."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turn what the operating system says about `path` into words."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go round in a circle
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError | RuntimeError) -> CannotWrite:
    number = error.errno if isinstance(error, OSError) else errno.ELOOP
    name = str(path)
    if number in _FULL:
        return CannotWrite(name, "the disk is full", "Make room, or choose another folder.")
    if number in _FORBIDDEN:
        return CannotWrite(name, "the folder is read-only", "Choose a folder that is yours.")
    if number in {errno.ENOENT, errno.ENOTDIR}:
        return CannotWrite(name, "its folder does not exist", "Make the folder, or choose another.")
    if number == errno.ENAMETOOLONG:
        return CannotWrite(name, "the file name is too long", "Choose a shorter name.")
    if number == errno.ELOOP:
        return CannotWrite(name, "its links go round in a circle", "Choose another file name.")
    return CannotWrite(name, str(getattr(error, "strerror", "") or error), "Choose another folder.")
