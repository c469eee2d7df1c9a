"""Opens, makes and refuses library files; a file that is not a sound library of ours is never touched."""

import datetime as dt
import os
import sqlite3
import stat
import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from desktop.errors import CannotWrite, LibraryUnusable
from desktop.store.open_files import FileConnection, is_open_here, remember

APPLICATION_ID = 0x50415059
SCHEMA_VERSION = 1
_MAGIC = b"SQLite format 3\x00"
_CHOOSE = "Choose another library with --library, or restore a backup with “papertray restore FILE”."


class Header(NamedTuple):
    """What the first 100 bytes of a library say (www.sqlite.org/fileformat.html, section 1.3).

    `size` is how long the file must be, in bytes; what is missing may stand in its log.
    """

    schema_version: int
    application_id: int
    encoding: int
    size: int


def header_of(path: Path) -> Header | None:
    """The header of a library, None when there is no file; raises LibraryUnusable for anything else.

    An existing file of 0 bytes is damage, never a new library; nothing is opened by SQLite before this. A library
    that this process has open is asked through SQLite instead (see open_files).
    """
    about = _status(path)
    if about is None:
        return None
    if is_open_here(about):
        return _header_told(path)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise LibraryUnusable(str(path), _reason(error), "Check who may read it.") from error
    if not head:
        raise LibraryUnusable(str(path), "the library is empty (0 bytes), so it is damaged", _CHOOSE)
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise LibraryUnusable(str(path), "this is not a Papertray library, or it is damaged", _CHOOSE)
    page_bytes, pages = struct.unpack(">H10xI", head[16:32])
    version, application = struct.unpack(">I4xI", head[60:72])
    header = Header(version, application, head[59], pages * (65_536 if page_bytes == 1 else page_bytes))
    _check(path, header)
    if about.st_size < header.size and not path.with_name(path.name + "-wal").exists():
        raise LibraryUnusable(str(path), "the library is damaged (its end is missing)", _CHOOSE)
    return header


def _status(path: Path) -> os.stat_result | None:
    """The status of a regular file, None when there is none; raises LibraryUnusable for anything else."""
    try:
        about = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            reason = "it is a link to a file that is not there"
            raise LibraryUnusable(
                str(path), reason, "Connect the disk it lies on, or remove the link."
            ) from None
        return None
    except OSError as error:
        raise LibraryUnusable(str(path), _reason(error), "Check who may read it.") from error
    if stat.S_ISDIR(about.st_mode):
        raise LibraryUnusable(str(path), "this is a folder, not a library", _CHOOSE)
    if not stat.S_ISREG(about.st_mode):
        raise LibraryUnusable(str(path), "this is not a regular file", _CHOOSE)
    return about


def _header_told(path: Path) -> Header:
    """The header of a library that a connection of this process has open."""
    connection = connect_to_read(path)
    try:
        told = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("user_version", "application_id", "page_count", "page_size")
        )
        version, application, pages, page_bytes = map(int, told)
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    finally:
        connection.close()
    header = Header(version, application, 1, pages * page_bytes)
    _check(path, header)
    return header


def _check(path: Path, header: Header) -> None:
    if header.application_id != APPLICATION_ID or header.encoding != 1:
        raise LibraryUnusable(str(path), "this is not a Papertray library", _CHOOSE)
    if header.schema_version > SCHEMA_VERSION:
        reason = f"the library was made by a newer Papertray (format {header.schema_version}, this one reads "
        raise LibraryUnusable(
            str(path), f"{reason}{SCHEMA_VERSION})", "Update Papertray; nothing was changed."
        )
    if header.schema_version == 0:
        raise LibraryUnusable(str(path), "the library is damaged (it has no format)", _CHOOSE)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; in a folder nobody may write the file is read as it lies there."""
    log = path.with_name(path.name + "-wal")
    if not os.access(path.parent, os.W_OK) and not log.exists():
        return connect_frozen(path)
    try:
        return _reading(path, "mode=ro")
    except LibraryUnusable as failure:
        # On a full disk SQLite cannot make the files beside it that it reads through.
        if _code(failure.__cause__) != sqlite3.SQLITE_IOERR or (log.exists() and log.stat().st_size):
            raise
        return connect_frozen(path)


def local_day() -> dt.date:
    """The day it is where the computer stands."""
    return dt.datetime.now().astimezone().date()


def day_of(moment: int) -> dt.date:
    """The day of a moment in milliseconds since 1970 UTC, where the computer stands."""
    return dt.datetime.fromtimestamp(moment / 1000, dt.UTC).astimezone().date()


def tell_day(connection: sqlite3.Connection, today: Callable[[], dt.date]) -> None:
    """Gives questions of this connection `today()`: the day as ISO 8601 text."""
    connection.create_function("today", 0, lambda: today().isoformat())


def connect_frozen(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody changes meanwhile: it takes no lock and makes no file beside it."""
    return _reading(path, "immutable=1")


def _reading(path: Path, mode: str) -> sqlite3.Connection:
    return _opened(path, mode, _READER_PRAGMAS, probe="SELECT count(*) FROM meta")


def connect_to_write(path: Path, *, must_exist: bool = True) -> sqlite3.Connection:
    """The one connection that writes and checkpoints.

    `synchronous=FULL`: with NORMAL an acknowledged action can be lost in a power cut although WAL is on.
    """
    return _opened(path, "mode=rw" if must_exist else "mode=rwc", _WRITER_PRAGMAS)


def _opened(path: Path, mode: str, pragmas: Sequence[str], probe: str = "") -> sqlite3.Connection:
    """A connection with its settings; one that fails on the way is closed, and leaves no file open."""
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?{mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=FileConnection,
        )
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        if probe:
            connection.execute(probe).fetchone()
        remember(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise unusable(path, error) from error
    tell_day(connection, local_day)
    return connection


_READER_PRAGMAS = ("query_only = 1", "busy_timeout = 5000", "cache_size = -16000")
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
    code = _code(error)
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or "no such table" in str(error):
        return LibraryUnusable(str(path), "the library is damaged", _CHOOSE)
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return LibraryUnusable(
            str(path), "the library cannot be opened for writing", "Check who may write there."
        )
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LibraryUnusable(str(path), "another program holds the library", "Close it and try again.")
    if code == sqlite3.SQLITE_IOERR:
        reason = f"the disk does not let it be opened ({error})"
        return LibraryUnusable(
            str(path), reason, "Make room on the disk, see that it is connected, try again."
        )
    if code == sqlite3.SQLITE_FULL:
        return LibraryUnusable(str(path), "the disk is full", "Make room and try again.")
    return LibraryUnusable(str(path), f"the library cannot be used ({error})", _CHOOSE)


def unchanged(path: Path, error: sqlite3.Error) -> Exception:
    """What an error of SQLite in a transaction means, once that was rolled back; defects of ours stay as they are."""
    if isinstance(error, sqlite3.OperationalError):
        return write_failure(path, error)
    # What SQLite says of a damaged file has no class of its own.
    return unusable(path, error) if type(error) is sqlite3.DatabaseError else error


def write_failure(path: Path, error: BaseException | None) -> CannotWrite:
    """What an error of SQLite in the middle of a write means, in words; the write was rolled back."""
    code = _code(error)
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


def _code(error: BaseException | None) -> int:
    """The primary result code of SQLite (www.sqlite.org/rescode.html), 0 for any other error."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
