"""Looks a library over before it is opened for writing; where it is refused, nothing was touched."""

import sqlite3
from pathlib import Path

from desktop.errors import LibraryUnusable
from desktop.store.database import connect_frozen, connect_to_read, unusable
from desktop.store.migrations import is_as_made
from desktop.store.open_files import is_open_here

_CHECKED_BYTES = 64_000_000
"""Larger libraries are not read whole at every start; their backups are checked instead."""
_RESTORE = "Restore a backup with “papertray restore FILE”; nothing was changed."


def inspect(path: Path) -> None:
    """Raises LibraryUnusable for a library that is damaged, or whose schema another program has altered.

    The caller holds the writer's lock. Without a log beside it the file is read as it lies there, so that
    SQLite makes no files of its own.
    """
    logs = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    has_log = any(log.exists() for log in logs)
    connection = connect_to_read(path) if has_log or is_open_here(path.stat()) else connect_frozen(path)
    try:
        if not is_as_made(connection):
            raise LibraryUnusable(str(path), "the library was altered by another program", _RESTORE)
        if path.stat().st_size < _CHECKED_BYTES:
            _check_pages(path, connection)
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    finally:
        connection.close()


def _check_pages(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise LibraryUnusable(str(path), "the library is damaged", _RESTORE)
