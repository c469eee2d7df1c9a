"""The history of steps: recording, undoing, redoing, and letting go of what nobody can reach any more."""

import sqlite3
from typing import NamedTuple

from desktop.limits import HISTORY_STEPS
from desktop.papers.changes import Changes, from_bytes, joined, to_bytes
from desktop.store.purging import purge_made_by, purge_removed
from desktop.store.revisions import current_revision
from desktop.store.step import VISIBLE_KINDS, Step
from desktop.store.writing import write


class StepLine(NamedTuple):
    """One step as a list of the history shows it; `done_at` in milliseconds since 1970 UTC."""

    number: int
    label: str
    done_at: int
    machine: str
    undone: bool


def record(connection: sqlite3.Connection, step: Step, machine: str) -> Changes:
    """Writes the step into the history, drops what could have been redone, and moves the revision on."""
    changes = Changes(step.label, tuple(step.items), step.merge_key)
    if not changes.items:
        return changes
    _drop_redo(connection)
    number = _append(connection, changes, step.now, machine)
    for entity in VISIBLE_KINDS:
        rows = ((number, row) for kind, row in step.made if kind == entity)
        connection.executemany(f"UPDATE {entity} SET step = ? WHERE id = ? AND step IS NULL", rows)
    _let_go(connection)
    return Changes(
        step.label, changes.items, step.merge_key, revision=_advance(connection, number), step=number
    )


def _append(connection: sqlite3.Connection, changes: Changes, now: int, machine: str) -> int:
    last = connection.execute("SELECT id, merge_key FROM step ORDER BY id DESC LIMIT 1").fetchone()
    if last and changes.merge_key and last[1] == changes.merge_key:
        return _merge(connection, int(last[0]), changes, now)
    cursor = connection.execute(
        "INSERT INTO step (label, done_at, machine, merge_key, undone, changes) VALUES (?, ?, ?, ?, 0, ?)",
        (changes.label, now, machine, changes.merge_key, to_bytes(changes.items)),
    )
    return int(cursor.lastrowid or 0)


def _merge(connection: sqlite3.Connection, number: int, changes: Changes, now: int) -> int:
    """Adds `changes` to step `number`; 0 when the two have cancelled each other out and no step is left."""
    packed = connection.execute("SELECT changes FROM step WHERE id = ?", (number,)).fetchone()[0]
    whole = joined(Changes(changes.label, from_bytes(packed)), changes)
    if not whole.items:
        connection.execute("DELETE FROM step WHERE id = ?", (number,))
        return 0
    connection.execute(
        "UPDATE step SET label = ?, done_at = ?, changes = ? WHERE id = ?",
        (changes.label, now, to_bytes(whole.items), number),
    )
    return number


def undo(connection: sqlite3.Connection) -> Changes | None:
    """Takes back the newest step that is done; None when there is none."""
    return _replay(
        connection, "SELECT id, label, changes FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1", 1
    )


def redo(connection: sqlite3.Connection) -> Changes | None:
    """Does again the oldest step that was undone; None when there is none."""
    return _replay(connection, "SELECT id, label, changes FROM step WHERE undone = 1 ORDER BY id LIMIT 1", 0)


def _replay(connection: sqlite3.Connection, question: str, undone: int) -> Changes | None:
    row = connection.execute(question).fetchone()
    if row is None:
        return None
    number, label, packed = row
    changes = Changes(label, from_bytes(packed), step=number)
    if undone:
        changes = changes.inverse()
    for item in changes.items:
        write(connection, item)
    connection.execute("UPDATE step SET undone = ?, merge_key = '' WHERE id = ?", (undone, number))
    return Changes(
        label, changes.items, revision=_advance(connection, number), step=number, undoes=bool(undone)
    )


def labels(connection: sqlite3.Connection) -> tuple[str, str]:
    """What Undo and Redo would do, in the words of their steps; "" when there is nothing to."""
    undoable = connection.execute(
        "SELECT label FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1"
    ).fetchone()
    redoable = connection.execute("SELECT label FROM step WHERE undone = 1 ORDER BY id LIMIT 1").fetchone()
    return (undoable[0] if undoable else "", redoable[0] if redoable else "")


def lines(connection: sqlite3.Connection, limit: int) -> list[StepLine]:
    """The newest steps, newest first."""
    rows = connection.execute(
        "SELECT id, label, done_at, machine, undone FROM step ORDER BY id DESC LIMIT ?", (limit,)
    )
    return [StepLine(number, label, at, machine, bool(undone)) for number, label, at, machine, undone in rows]


def _advance(connection: sqlite3.Connection, step: int) -> int:
    number = current_revision(connection) + 1
    connection.execute("UPDATE meta SET value = ? WHERE name = 'revision'", (str(number),))
    connection.execute("INSERT INTO revision (number, step) VALUES (?, ?)", (number, step))
    return number


def _drop_redo(connection: sqlite3.Connection) -> None:
    dropped = [number for (number,) in connection.execute("SELECT id FROM step WHERE undone = 1")]
    if dropped:
        purge_made_by(connection, dropped)
        connection.execute("DELETE FROM step WHERE undone = 1")


def _let_go(connection: sqlite3.Connection) -> None:
    """Forgets the oldest steps above the limit, and for good what they had removed."""
    excess = connection.execute("SELECT count(*) FROM step").fetchone()[0] - HISTORY_STEPS
    if excess <= 0:
        return
    rows = connection.execute("SELECT id, changes FROM step ORDER BY id LIMIT ?", (excess,)).fetchall()
    for number, packed in rows:
        purge_removed(connection, from_bytes(packed))
        connection.execute("DELETE FROM step WHERE id = ?", (number,))
    connection.execute(
        "DELETE FROM revision WHERE number < "
        "(SELECT number FROM revision WHERE step >= (SELECT min(id) FROM step) ORDER BY number LIMIT 1)"
    )
