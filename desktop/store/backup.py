"""Copies of a library, made by SQLite's backup API and checked before they count."""

import os
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from desktop.errors import CannotWrite, LibraryUnusable
from desktop.limits import BACKUPS_KEPT
from desktop.store.database import connect_to_read, header_of
from desktop.store.folders import sync_folder
from desktop.store.migrations import is_as_made

_RESTORING = ".restoring"
_NAME = re.compile(r"\w[\w.-]*-(\d{8})-\d{4}-\d\d-\d\dT\d{6}Z\.db\Z")


class Backup(NamedTuple):
    """A backup and what is in it."""

    path: Path
    number: int
    papers: int
    notes: int


def backups_folder(library: Path) -> Path:
    """Where the backups of a library lie: a folder beside it."""
    return library.with_name("backups")


def back_up(connection: sqlite3.Connection, library: Path) -> Path:
    """A checked copy of the library as it is now; older ones above the number kept are removed.

    The order is that of the running number in the name, never of a clock.
    """
    folder = backups_folder(library)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for forgotten in folder.glob("*.part*"):
            forgotten.unlink()
        number = max((backup_number(path) for path in folder.iterdir()), default=0) + 1
        moment = time.strftime("%Y-%m-%dT%H%M%SZ", time.gmtime())
        path = folder / f"{library.stem}-{number:08d}-{moment}.db"
        unfinished = folder / (path.name + ".part")
        copy_to(connection, unfinished)
        check(unfinished)
        unfinished.rename(path)
        sync_folder(folder)
    except OSError as error:
        raise CannotWrite(
            str(folder), f"no backup could be made ({error})", "Make room or check the folder."
        ) from error
    _remove_oldest(folder)
    return path


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """The library as one file without a log beside it, synced to the disk."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            connection.backup(copy, pages=2048)
            copy.execute("PRAGMA journal_mode = DELETE")
        with target.open("rb+") as file:
            os.fsync(file.fileno())
    except (sqlite3.Error, OSError) as error:
        target.unlink(missing_ok=True)
        raise CannotWrite(
            str(target), f"no copy could be made ({error})", "Make room or check the folder."
        ) from error


def check(path: Path) -> Backup:
    """What is in a backup; raises LibraryUnusable when it is not a sound library."""
    if header_of(path) is None:
        raise LibraryUnusable(
            str(path), "there is no such file", "Name one of the files in the backups folder."
        )
    connection = connect_to_read(path)
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise LibraryUnusable(str(path), "the backup is damaged", "Take another one.")
        if not is_as_made(connection):
            raise LibraryUnusable(str(path), "the backup was altered by another program", "Take another one.")
        papers = connection.execute("SELECT count(*) FROM paper WHERE absent = 0").fetchone()[0]
        notes = connection.execute("SELECT count(*) FROM note").fetchone()[0]
    except sqlite3.Error as error:
        raise LibraryUnusable(str(path), f"the backup is damaged ({error})", "Take another one.") from error
    finally:
        connection.close()
    return Backup(path, backup_number(path), papers, notes)


def restore(library: Path, source: Path) -> Path | None:
    """Puts a checked backup in the place of the library; where the one before was set aside.

    Nobody may have the library open (the caller holds the writer lock). The library that was there is kept
    under another name beside it, with its log, and never overwritten. Whatever happens in between, the next
    start finds one of the two whole. Raises CannotWrite, or LibraryUnusable for a backup that is not sound.
    """
    check(source)
    unfinished = library.with_name(library.name + _RESTORING + ".part")
    original = connect_to_read(source)
    try:
        copy_to(original, unfinished)
    finally:
        original.close()
    check(unfinished)
    try:
        unfinished.rename(library.with_name(library.name + _RESTORING))
        sync_folder(library.parent)
        aside = _aside(library)
        if library.exists():
            library.rename(aside)
        finish_restoring(library)
    except OSError as error:
        reason = f"the backup could not be put in its place ({(error.strerror or str(error)).lower()})"
        raise CannotWrite(str(library), reason, "Check the folder and try again.") from error
    return aside if aside.exists() else None


def finish_restoring(library: Path) -> None:
    """Completes a restore that was cut off after the library before was set aside; undoes one cut off earlier.

    The log of that library goes after it: left where it is, SQLite would take it for that of the restored one.
    """
    restoring = library.with_name(library.name + _RESTORING)
    if library.exists():
        for forgotten in library.parent.glob(f"{restoring.name}*"):
            forgotten.unlink()
    if library.exists() or not restoring.exists():
        return
    for ending in ("-wal", "-shm"):
        log = library.with_name(library.name + ending)
        if log.exists():
            log.rename(_aside(library, latest=True).with_name(_aside(library, latest=True).name + ending))
    restoring.rename(library)
    sync_folder(library.parent)


def _aside(library: Path, *, latest: bool = False) -> Path:
    """The first name that is free for a library set aside, or the last one that is not."""
    number = 1
    while (aside := _numbered(library, number)).exists():
        number += 1
    return _numbered(library, max(1, number - 1)) if latest else aside


def _numbered(library: Path, number: int) -> Path:
    return library.with_name(f"{library.stem}.before-restore-{number}{library.suffix}")


def backups_of(library: Path) -> list[Path]:
    """The backups of a library, newest first."""
    folder = backups_folder(library)
    found = [path for path in folder.glob("*.db") if backup_number(path)] if folder.is_dir() else []
    return sorted(found, key=backup_number, reverse=True)


def backup_number(path: Path) -> int:
    """The running number in the name of a backup, 0 for any other file."""
    found = _NAME.match(path.name)
    return int(found.group(1)) if found else 0


def _remove_oldest(folder: Path) -> None:
    kept = sorted((path for path in folder.iterdir() if backup_number(path)), key=backup_number)
    for path in kept[:-BACKUPS_KEPT]:
        path.unlink(missing_ok=True)
