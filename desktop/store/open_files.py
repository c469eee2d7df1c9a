"""Which library files this process has open in SQLite, and must not open and close by itself.

POSIX drops all locks that a process has on a file when it closes any descriptor of that file (fcntl, "record locks").
SQLite's lock says that somebody reads the log: without it the next program that opens the library and leaves it takes
itself for the last one, and removes the log with everything in it that this process has acknowledged
(www.sqlite.org/howtocorrupt.html, section 2.2).
"""

import os
import sqlite3
import threading
from pathlib import Path
from weakref import WeakSet


class FileConnection(sqlite3.Connection):
    """A connection that is known to be open until it is closed."""

    file: tuple[int, int] | None = None
    """Device and inode of the file; None while it is not known."""

    def close(self) -> None:
        super().close()
        with _turn:
            _open.discard(self)


_open: WeakSet[FileConnection] = WeakSet()
_turn = threading.Lock()


def remember(connection: FileConnection, path: Path) -> None:
    """Notes that a connection has the file at `path` open."""
    connection.file = _identity(path.stat())
    with _turn:
        _open.add(connection)


def is_open_here(about: os.stat_result) -> bool:
    """Whether a connection of this process has the file with this status open."""
    with _turn:
        return any(connection.file == _identity(about) for connection in _open)


def is_open_at(path: Path) -> bool:
    """Whether a connection of this process has the file at `path` open; False where there is none."""
    try:
        return is_open_here(path.stat())
    except OSError:
        return False


def _identity(about: os.stat_result) -> tuple[int, int]:
    return about.st_dev, about.st_ino
