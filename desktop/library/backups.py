"""Backups as a person asks for them: where they choose, and put back in the place of the library."""

import shutil
from pathlib import Path

from desktop.errors import CannotWrite, LibraryUnusable
from desktop.library.finding import index_folder
from desktop.store import backup
from desktop.store.backup import Backup
from desktop.store.database import header_of
from desktop.store.lock import WriterLock
from desktop.store.pages import Pages


def back_up(pages: Pages, library: Path, target: Path | None = None) -> Backup:
    """A checked copy of the library: at `target`, or as the newest of its own backups.

    An older backup at `target` is replaced once the new one is sound; any other file is left alone, and so
    is the library itself. Raises CannotWrite.
    """
    if target is None:
        return backup.check(backup.back_up(pages.connection, library))
    _refuse_to_overwrite(target, library)
    unfinished = target.with_name(target.name + ".part")
    try:
        backup.copy_to(pages.connection, unfinished)
        found = backup.check(unfinished)
        unfinished.replace(target)
    except OSError as error:
        reason = f"no backup could be made ({(error.strerror or str(error)).lower()})"
        raise CannotWrite(str(target), reason, "Choose another folder.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return found._replace(path=target)


def restore(library: Path, source: Path) -> tuple[Backup, Path | None]:
    """Puts the backup `source` in the place of the library; what it is, and where the old library was put.

    Raises LibraryInUse while a window has the library, LibraryUnusable for a backup that is not sound.
    """
    found = backup.check(source)
    if library.exists() and library.samefile(source):
        raise LibraryUnusable(str(source), "this is the library itself", "Name one of its backups.")
    lock = WriterLock(library)
    try:
        aside = backup.restore(library, source)
        # What the index has seen is not what the restored library is.
        shutil.rmtree(index_folder(library), ignore_errors=True)
    finally:
        lock.release()
    return found, aside


def _refuse_to_overwrite(target: Path, library: Path) -> None:
    advice = "Choose another name for the backup."
    if target.is_dir():
        raise CannotWrite(str(target), "this is a folder", advice)
    if not target.exists():
        return
    if target.samefile(library):
        raise CannotWrite(str(target), "this is the library itself", advice)
    try:
        header_of(target)
    except LibraryUnusable as error:
        raise CannotWrite(str(target), "there is another file of this name", advice) from error
