"""What a note said at the end of each time it was edited: kept beside the history, and never taken back by undo."""

import sqlite3
from typing import NamedTuple

MOST = 100
"""Versions kept of each note; the oldest go first."""
_SHRUNK = 0.5
"""A save that is left with less than this share of the text is a version of its own, whoever is typing."""


class NoteVersion(NamedTuple):
    """One version; `written_at` in milliseconds since 1970 UTC."""

    id: int
    text: str
    written_at: int


def note_versions(connection: sqlite3.Connection, paper: int) -> list[NoteVersion]:
    """The versions of a paper's note, newest first."""
    question = "SELECT id, text, written_at FROM note_version WHERE paper_id = ? ORDER BY id DESC"
    return [NoteVersion(*row) for row in connection.execute(question, (paper,))]


def note_version(connection: sqlite3.Connection, version: int) -> tuple[int, NoteVersion] | None:
    """One version and whose note it is; None when it is not kept any more."""
    question = "SELECT paper_id, id, text, written_at FROM note_version WHERE id = ?"
    row = connection.execute(question, (version,)).fetchone()
    return (row[0], NoteVersion(*row[1:])) if row else None


def keep_version(
    connection: sqlite3.Connection, paper: int, before: str, text: str, session: str, now: int
) -> None:
    """Keeps what a note says now; a further save of the same `session` replaces the one before it.

    `before` is what the note said until now, which is kept too when it came another way (an import, a merge).
    Nothing is kept of an empty text: what was there before it is.
    """
    newest = _newest(connection, paper)
    if before.strip() and (newest is None or newest[1] != before):
        _add(connection, paper, "", before, now)
        newest = _newest(connection, paper)
    if not text.strip() or (newest is not None and newest[1] == text):
        return
    if newest is not None and session and newest[2] == session and len(text) >= _SHRUNK * len(newest[1]):
        statement = "UPDATE note_version SET text = ?, written_at = ? WHERE id = ?"
        connection.execute(statement, (text, now, newest[0]))
        return
    _add(connection, paper, session, text, now)


def _newest(connection: sqlite3.Connection, paper: int) -> tuple[int, str, str] | None:
    question = "SELECT id, text, session FROM note_version WHERE paper_id = ? ORDER BY id DESC LIMIT 1"
    row = connection.execute(question, (paper,)).fetchone()
    return (row[0], row[1], row[2]) if row else None


def _add(connection: sqlite3.Connection, paper: int, session: str, text: str, now: int) -> None:
    connection.execute(
        "INSERT INTO note_version (paper_id, session, text, written_at) VALUES (?, ?, ?, ?)",
        (paper, session, text, now),
    )
    connection.execute(
        "DELETE FROM note_version WHERE paper_id = ? AND id NOT IN "
        "(SELECT id FROM note_version WHERE paper_id = ? ORDER BY id DESC LIMIT ?)",
        (paper, paper, MOST),
    )
