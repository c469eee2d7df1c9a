"""Removes rows for good that no view, no undo and no redo can reach."""

import sqlite3
from collections.abc import Iterable

from desktop.papers.changes import Change
from desktop.store.blocking import forget_keys_of

_ORDER = ("listing", "attachment", "digest", "paper", "tag", "list", "search")
_DEPENDENT = {
    "paper": (
        "record",
        "note",
        "note_version",
        "tagging",
        "placement",
        "listing",
        "attachment",
        "distinct_pair",
    ),
    "tag": ("tagging",),
    "list": ("placement",),
    "search": (),
    "digest": ("listing",),
    "listing": (),
    "attachment": (),
}


def purge_made_by(connection: sqlite3.Connection, steps: Iterable[int]) -> None:
    """Removes the absent rows that steps made which can no longer be redone."""
    for number in steps:
        for entity in _ORDER:
            rows = connection.execute(f"SELECT id FROM {entity} WHERE absent = 1 AND step = ?", (number,))
            remove(connection, entity, [row for (row,) in rows])


def purge_removed(connection: sqlite3.Connection, items: Iterable[Change]) -> None:
    """Removes the rows that a forgotten step had taken away, if they are still away."""
    for item in items:
        if item.field == "absent":
            rows = [row for row, value in item.after.pairs() if value == 1]
            remove(connection, item.entity, _still_absent(connection, item.entity, rows))


def purge_staged(connection: sqlite3.Connection, most: int = 1_000) -> bool:
    """Removes what was staged for an import that never happened: rows no step has ever shown.

    At most `most` rows, so that nobody waits long; whether there may be more.
    """
    for entity in _ORDER:
        question = f"SELECT id FROM {entity} WHERE absent = 1 AND step IS NULL LIMIT ?"
        rows = [row for (row,) in connection.execute(question, (most,))]
        remove(connection, entity, rows)
        if len(rows) == most:
            return True
    return False


def _still_absent(connection: sqlite3.Connection, entity: str, rows: list[int]) -> list[int]:
    question = f"SELECT absent FROM {entity} WHERE id = ?"
    if entity == "paper":  # what was merged into another paper stays, so that it can be split from it again
        question = (
            "SELECT p.absent AND NOT EXISTS (SELECT 1 FROM paper k WHERE k.id = p.merged_into) "
            "FROM paper p WHERE p.id = ?"
        )
    return [row for row in rows if connection.execute(question, (row,)).fetchone() == (1,)]


def remove(connection: sqlite3.Connection, entity: str, rows: list[int]) -> None:
    """Removes rows of `entity` for good, with all that hangs on them."""
    if not rows:
        return
    if entity == "paper":
        forget_keys_of(connection, rows)
        connection.executemany("DELETE FROM distinct_pair WHERE other_id = ?", ((row,) for row in rows))
    for table in _DEPENDENT[entity]:
        connection.executemany(f"DELETE FROM {table} WHERE {entity}_id = ?", ((row,) for row in rows))
    connection.executemany(f"DELETE FROM {entity} WHERE id = ?", ((row,) for row in rows))
    if entity in {"tag", "list", "digest"}:
        connection.executemany(
            "DELETE FROM tally WHERE kind = ? AND key = ?", ((entity, row) for row in rows)
        )
    if entity == "digest":
        _remove_orphan_documents(connection)


def _remove_orphan_documents(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM document WHERE sha256 NOT IN (SELECT sha256 FROM digest)")
    connection.execute("DELETE FROM document_piece WHERE sha256 NOT IN (SELECT sha256 FROM document)")
