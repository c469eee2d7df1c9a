"""Reads and writes one field in many rows; the only place where a change reaches SQLite."""

import sqlite3
from collections.abc import Iterable

from desktop.papers.changes import Change, Scalar, Values, values_of
from desktop.papers.dates import year_of
from desktop.papers.text_keys import sort_key, title_key
from desktop.store.blocking import forget_keys_of, keep_keys_of
from desktop.store.entities import PLACES, Column, Place, Relation
from desktop.store.tallies import counted


def prepare(connection: sqlite3.Connection) -> None:
    """Makes the scratch table in which the rows of a change stand while it is written."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (row INTEGER PRIMARY KEY, value)")


def change_to(
    connection: sqlite3.Connection, entity: str, field: str, pairs: Iterable[tuple[int, Scalar]], key: int = 0
) -> Change | None:
    """Gives the field in each named row its value; the change with what was there before.

    Rows that are not there (undone, deleted for good, staged) and rows that have the value already are left
    out; None when no row is left. Of rows that are not there only `absent` itself can be changed.
    """
    place = PLACES[entity, field]
    _want(connection, pairs)
    rows = connection.execute(_differing(place), {"key": key}).fetchall()
    if not rows:
        return None
    before = values_of((row, old) for row, old, _ in rows)
    after = values_of((row, new) for row, _, new in rows)
    change = Change(entity, field, key, before, after)
    write(connection, change)
    return change


def write(connection: sqlite3.Connection, change: Change) -> None:
    """Writes the `after` values of a change, and everything that is derived from them."""
    place = PLACES[change.entity, change.field]
    keyed = change.after.ids if change.entity == "record" and change.field in {"title", "abstract"} else ()
    with counted(connection, change):
        forget_keys_of(connection, keyed)
        _want(connection, change.after.pairs())
        for statement in _statements(place):
            connection.execute(statement, {"key": change.key})
        keep_keys_of(connection, keyed)
        if change.entity == "record" and change.field in {"title", "issued"}:
            _derive(connection, change.after, change.field)


def _want(connection: sqlite3.Connection, pairs: Iterable[tuple[int, Scalar]]) -> None:
    connection.execute("DELETE FROM wanted")
    connection.executemany("INSERT OR REPLACE INTO wanted (row, value) VALUES (?, ?)", pairs)


def _differing(place: Place) -> str:
    """Selects (row, value before, value after) where the two differ, by row.

    CROSS JOIN keeps SQLite from reading the whole table to find the few rows that are wanted.
    """
    present = "CROSS JOIN paper p ON p.id = w.row AND p.absent = 0"
    if isinstance(place, Column):
        if place.table != "record":
            present = "" if place.column == "absent" else "AND t.absent = 0"
        return (
            f"SELECT w.row, t.{place.column}, w.value FROM wanted w CROSS JOIN {place.table} t "
            f"ON t.{place.row} = w.row {present} WHERE t.{place.column} IS NOT w.value"
        )
    if isinstance(place, Relation):
        value = f"t.{place.value}" if place.value else "iif(t.paper_id IS NULL, NULL, 1)"
        return (
            f"SELECT w.row, {value} AS old, w.value FROM wanted w "
            f"{present} LEFT JOIN {place.table} t ON t.paper_id = w.row AND t.{place.key} = :key "
            "WHERE old IS NOT w.value"
        )
    return (
        f"SELECT w.row, coalesce(t.{place.column}, '') AS old, w.value FROM wanted w "
        f"{present} LEFT JOIN {place.table} t ON t.paper_id = w.row WHERE old IS NOT w.value"
    )


def _statements(place: Place) -> tuple[str, ...]:
    if isinstance(place, Column):
        return (
            f"UPDATE {place.table} SET {place.column} = "
            f"(SELECT w.value FROM wanted w WHERE w.row = {place.table}.{place.row}) "
            f"WHERE {place.row} IN (SELECT row FROM wanted)",
        )
    if isinstance(place, Relation):
        value = f", {place.value}" if place.value else ""
        return (
            f"DELETE FROM {place.table} WHERE {place.key} = :key "
            "AND paper_id IN (SELECT row FROM wanted WHERE value IS NULL)",
            f"INSERT OR REPLACE INTO {place.table} ({place.key}, paper_id{value}) "
            f"SELECT :key, row{', value' if value else ''} FROM wanted WHERE value IS NOT NULL",
        )
    return (
        f"DELETE FROM {place.table} WHERE paper_id IN (SELECT row FROM wanted WHERE value = '')",
        f"INSERT OR REPLACE INTO {place.table} (paper_id, {place.column}) "
        "SELECT row, value FROM wanted WHERE value <> ''",
    )


def _derive(connection: sqlite3.Connection, after: Values, field: str) -> None:
    """Keeps the keys that lists sort and match by true to the title and the date."""
    if field == "title":
        rows = ((title_key(str(title)), sort_key(str(title)), row) for row, title in after.pairs())
        connection.executemany("UPDATE paper SET title_key = ?, title_sort = ? WHERE id = ?", rows)
    else:
        years = ((year_of(str(issued)), row) for row, issued in after.pairs())
        connection.executemany("UPDATE paper SET year = ? WHERE id = ?", years)
