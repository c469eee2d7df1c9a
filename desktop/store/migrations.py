"""Brings an older library to today's schema: numbered steps, each whole or not at all."""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.schema import CreateIndex, CreateTable

from desktop.errors import CannotWrite, LibraryUnusable
from desktop.papers.view import QUEUE_LIST
from desktop.store.database import APPLICATION_ID, SCHEMA_VERSION, connect_to_write, write_failure
from desktop.store.folders import sync_folder
from desktop.store.tables import METADATA

MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}
"""Version reached -> the function that reaches it from the version before, in raw SQL."""


def schema_statements() -> list[str]:
    """The statements that make today's schema, from the SQLModel rows."""
    dialect = create_engine("sqlite://").dialect
    statements = []
    for table in METADATA.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements.extend(str(CreateIndex(index).compile(dialect=dialect)).strip() for index in indexes)
    return statements


def make_library(path: Path, *, uid: str, made_by: str) -> None:
    """Writes an empty library at `path`, where none is: whole under another name first, then renamed.

    Raises CannotWrite; there is no library then, and the next attempt starts anew.
    """
    unfinished = path.with_name(path.name + ".new")
    try:
        _remove(unfinished)
        _make_whole(unfinished, uid, made_by)
        unfinished.rename(path)
        sync_folder(path.parent)
    except (sqlite3.OperationalError, LibraryUnusable) as error:
        _remove(unfinished)
        cause = error.__cause__ if isinstance(error, LibraryUnusable) else error
        raise write_failure(path, cause) from error
    except OSError as error:
        reason = f"the library cannot be made ({(error.strerror or str(error)).lower()})"
        raise CannotWrite(str(path), reason, "Make room, or check who may write there.") from error


def _remove(unfinished: Path) -> None:
    for ending in ("-wal", "-shm", ""):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def _make_whole(unfinished: Path, uid: str, made_by: str) -> None:
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = connect_to_write(unfinished)
    try:
        connection.execute("BEGIN IMMEDIATE")
        for statement in schema_statements():
            connection.execute(statement)
        _fill(connection, uid, made_by)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, uid: str, made_by: str) -> None:
    facts = {"uid": uid, "revision": "0", "made_by": made_by, "fingerprint": fingerprint(connection)}
    connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", facts.items())
    connection.execute(
        "INSERT INTO list (id, uid, absent, name, name_key) VALUES (?, 'queue', 0, 'Queue', '')",
        (QUEUE_LIST,),
    )


def fingerprint(connection: sqlite3.Connection) -> str:
    """A hash of every table, index, trigger and view: a planted trigger or a half migration changes it."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return hashlib.sha256("\n".join(sql for (sql,) in rows).encode()).hexdigest()


def is_as_made(connection: sqlite3.Connection) -> bool:
    """Whether the schema is the one that Papertray wrote down when it made or migrated the library."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
    return row is not None and row[0] == fingerprint(connection)


def migrate(connection: sqlite3.Connection, path: Path, *, back_up: Callable[[], object]) -> None:
    """Takes the library from its `user_version` to SCHEMA_VERSION, after a checked backup.

    Each step and its new version number are one transaction; foreign keys are off meanwhile, because
    rebuilding a table with them on deletes its children.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return
    back_up()
    connection.execute("PRAGMA foreign_keys = OFF")
    for number in range(version + 1, SCHEMA_VERSION + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            MIGRATIONS[number](connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise LibraryUnusable(
                    str(path), f"it cannot be brought to format {number}", "Nothing was changed."
                )
            connection.execute(
                "UPDATE meta SET value = ? WHERE name = 'fingerprint'", (fingerprint(connection),)
            )
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    connection.execute("PRAGMA foreign_keys = ON")
