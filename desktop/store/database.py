"""Opens, makes and refuses library files; a file that is not a sound library of ours is never touched."""

import os
import sqlite3
import struct
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from desktop.errors import CannotWrite, LibraryUnusable

APPLICATION_ID = 0x50415059
SCHEMA_VERSION = 1
_MAGIC = b"SQLite format 3\x00"
_CHOOSE = "Choose another library with --library, or restore a backup with “papertray restore FILE”."


class Header(NamedTuple):
    """What the first 100 bytes of a library say (www.sqlite.org/fileformat.html, section 1.3)."""

    schema_version: int
    application_id: int
    encoding: int


def header_of(path: Path) -> Header | None:
    """The header of a library, None when there is no file; raises LibraryUnusable for anything else.

    An existing file of 0 bytes is damage, never a new library; nothing is opened by SQLite before this.
    """
    try:
        if path.is_dir():
            raise LibraryUnusable(str(path), "this is a folder, not a library", _CHOOSE)
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LibraryUnusable(str(path), _reason(error), "Check who may read it.") from error
    if not head:
        raise LibraryUnusable(str(path), "the library is empty (0 bytes), so it is damaged", _CHOOSE)
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise LibraryUnusable(str(path), "this is not a Papertray library, or it is damaged", _CHOOSE)
    version, application = struct.unpack(">I4xI", head[60:72])
    header = Header(version, application, head[59])
    return _checked(path, header)


def _checked(path: Path, header: Header) -> Header:
    if header.application_id != APPLICATION_ID or header.encoding != 1:
        raise LibraryUnusable(str(path), "this is not a Papertray library", _CHOOSE)
    if header.schema_version > SCHEMA_VERSION:
        reason = f"the library was made by a newer Papertray (format {header.schema_version}, this one reads "
        raise LibraryUnusable(
            str(path), f"{reason}{SCHEMA_VERSION})", "Update Papertray; nothing was changed."
        )
    return header


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; in a folder nobody may write the file is read as it lies there."""
    log = path.with_name(path.name + "-wal")
    frozen = not os.access(path.parent, os.W_OK) and not log.exists()
    mode = "immutable=1" if frozen else "mode=ro"
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?{mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA query_only = 1")
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA cache_size = -16000")
        _ = connection.execute("SELECT count(*) FROM meta").fetchone()
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    return connection


def connect_to_write(path: Path, *, must_exist: bool = True) -> sqlite3.Connection:
    """The one connection that writes and checkpoints.

    `synchronous=FULL`: with NORMAL an acknowledged action can be lost in a power cut although WAL is on.
    """
    mode = "rw" if must_exist else "rwc"
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        for pragma in _WRITER_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    return connection


_WRITER_PRAGMAS = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = 1",
    "checkpoint_fullfsync = 1",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "wal_autocheckpoint = 1000",
    "journal_size_limit = 4194304",
    "cache_size = -64000",
)


def unusable(path: Path, error: sqlite3.Error) -> LibraryUnusable:
    """What an error of SQLite means for the library at `path`, in words."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or "no such table" in str(error):
        return LibraryUnusable(str(path), "the library is damaged", _CHOOSE)
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return LibraryUnusable(
            str(path), "the library cannot be opened for writing", "Check who may write there."
        )
    return LibraryUnusable(str(path), f"the library cannot be used ({error})", _CHOOSE)


def write_failure(path: Path, error: sqlite3.Error) -> CannotWrite:
    """What an error of SQLite in the middle of a write means, in words; the write was rolled back."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return CannotWrite(str(path), "the disk is full", "Nothing was changed; make room and try again.")
    if code == sqlite3.SQLITE_READONLY:
        return CannotWrite(
            str(path), "the library is read-only", "Nothing was changed; check its permissions."
        )
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        reason = "another program holds the library"
        return CannotWrite(str(path), reason, "Nothing was changed; close it and try again.")
    return CannotWrite(str(path), f"writing failed ({error})", "Nothing was changed; try again.")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
