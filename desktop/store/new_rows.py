"""Inserts rows through the SQLModel schema, absent at first, so that nothing half made is ever seen."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from desktop.papers.changes import Scalar
from desktop.store.tables import METADATA


@cache
def _columns(entity: str) -> dict[str, Scalar]:
    """Each column of a table with the value it has when nobody names another."""
    table = METADATA.tables[entity]
    return {column.name: getattr(column.default, "arg", None) for column in table.columns}


@cache
def _statement(entity: str, names: tuple[str, ...]) -> str:
    marks = ", ".join("?" for _ in names)
    return f"INSERT INTO {entity} ({', '.join(names)}) VALUES ({marks})"


def insert(connection: sqlite3.Connection, entity: str, columns: Mapping[str, object]) -> int:
    """One row, the columns that are not named with their defaults; its id."""
    values = {**_columns(entity), **columns}
    cursor = connection.execute(_statement(entity, tuple(values)), tuple(values.values()))
    return int(cursor.lastrowid or 0)


def insert_all(
    connection: sqlite3.Connection, entity: str, names: tuple[str, ...], rows: Iterable[Sequence[object]]
) -> None:
    """Many rows with the same columns named; the others have their defaults."""
    rest = {
        name: value for name, value in _columns(entity).items() if name not in names and value is not None
    }
    statement = _statement(entity, (*names, *rest))
    tail = tuple(rest.values())
    connection.executemany(statement, ((*row, *tail) for row in rows))
