"""Revisions of a library: which it has reached, and what has changed since an earlier one."""

import sqlite3

from desktop.papers.changes import Changes, from_bytes


def current_revision(connection: sqlite3.Connection) -> int:
    """How often the library has changed since it was made."""
    return int(connection.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()[0])


def since(connection: sqlite3.Connection, revision: int) -> set[int] | None:
    """The papers touched after `revision`; None when the history no longer reaches back so far."""
    found = changes_since(connection, revision)
    return None if found is None else {row for changes in found for row in changes.paper_ids()}


def identities_changed_since(connection: sqlite3.Connection, revision: int) -> bool:
    """Whether papers came, went, or got another title, author or identifier after `revision`."""
    found = changes_since(connection, revision)
    return found is None or any(
        changes.touches("paper", "absent") or changes.touches("record", *_IDENTIFYING) for changes in found
    )


_IDENTIFYING = ("title", "authors", "issued", "arxiv_id", "doi", "pmid")


def changes_since(connection: sqlite3.Connection, revision: int) -> list[Changes] | None:
    """Every step done, undone or redone after `revision`; None when the history does not tell any more."""
    now = current_revision(connection)
    if revision > now:
        return None
    rows = connection.execute(
        "SELECT r.number, s.changes FROM revision r LEFT JOIN step s ON s.id = r.step WHERE r.number > ?",
        (revision,),
    ).fetchall()
    if len(rows) != now - revision or any(packed is None for _, packed in rows):
        return None
    return [Changes("", from_bytes(packed)) for _, packed in rows]
