"""Which files of watched folders were taken already; recorded in no history, because nobody can see it."""

import sqlite3
from collections.abc import Iterable, Sequence

Connection = sqlite3.Connection
"""What these functions read and write through."""
Taken = tuple[str, int, int, int]
"""The path of a file, and what it was when it was taken: size in bytes, when it changed (ns), its number."""


def taken(connection: Connection, machine: str) -> list[Taken]:
    """Every file that was taken on a machine."""
    question = "SELECT path, size, changed_at, number FROM watched WHERE machine = ?"
    return connection.execute(question, (machine,)).fetchall()


def keep(connection: Connection, machine: str, rows: Iterable[Taken]) -> None:
    """Remembers files, each as it is now."""
    statement = (
        "INSERT OR REPLACE INTO watched (machine, path, size, changed_at, number) VALUES (?, ?, ?, ?, ?)"
    )
    connection.executemany(statement, ((machine, *row) for row in rows))


def forget(connection: Connection, machine: str, paths: Sequence[str]) -> None:
    """Forgets files."""
    statement = "DELETE FROM watched WHERE machine = ? AND path = ?"
    connection.executemany(statement, ((machine, path) for path in paths))
