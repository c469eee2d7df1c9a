"""Opens a library for reading only: no lock, nothing written, whoever has it open."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import LibraryUnusable
from desktop.store.database import SCHEMA_VERSION, Header, header_of, unusable
from desktop.store.pages import Pages


@contextmanager
def opened_for_reading(path: Path) -> Iterator[Pages]:
    """A reader of the library at `path`; raises LibraryUnusable when there is none, or it is not a sound one."""
    header = refuse_missing(path)
    if header.schema_version < SCHEMA_VERSION:
        reason = f"the library has the format of an older Papertray ({header.schema_version})"
        raise LibraryUnusable(str(path), reason, "Open it in the window once, which brings it up to date.")
    pages = Pages(path)
    try:
        yield pages
    except sqlite3.DatabaseError as error:
        raise unusable(path, error) from error
    finally:
        pages.close()


def refuse_missing(path: Path) -> Header:
    """The header of the library at `path`; raises LibraryUnusable when there is none, or it is not sound."""
    header = header_of(path)
    if header is None:
        advice = "“papertray import FILE” makes it, and so does opening the window."
        raise LibraryUnusable(str(path), "there is no library here yet", advice)
    return header


def sqlite_version() -> str:
    """Which SQLite this Python brings: "3.40.1"."""
    return sqlite3.sqlite_version
