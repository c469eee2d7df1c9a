"""The citation keys that a new one must not be, asked one by one or known all at once."""

import sqlite3
from collections.abc import Collection, Container

from desktop.store.records import citation_keys, former_keys


class TakenKeys(Container[str]):
    """All keys in lower case: those in use, former ones, those of papers in the Bin, and those that were added.

    For `few` new keys each is looked up in the index, so that a preview costs the same in a library of any size;
    for many all keys are read first.
    """

    def __init__(self, connection: sqlite3.Connection, *, few: bool) -> None:
        self._connection = connection
        self._few = few
        self._known: set[str] = set(former_keys(connection)) if few else citation_keys(connection)

    def __contains__(self, key: object) -> bool:
        return key in self._known or (self._few and self._is_in_use(str(key)))

    def add(self, key: str) -> None:
        """Takes a key that is in lower case."""
        self._known.add(key)

    def apart_from(self, own: Collection[str]) -> Container[str]:
        """The keys that are taken for a paper whose `own` keys (in lower case) are free for it."""
        return _ForAnOwner(self, own) if own else self

    def _is_in_use(self, key: str) -> bool:
        question = (
            "SELECT 1 FROM paper WHERE citation_key = ? COLLATE NOCASE AND citation_key <> '' AND absent = 0"
        )
        return self._connection.execute(question, (key,)).fetchone() is not None


class _ForAnOwner(Container[str]):
    def __init__(self, taken: Container[str], own: Collection[str]) -> None:
        self._taken, self._own = taken, own

    def __contains__(self, key: object) -> bool:
        return key not in self._own and key in self._taken
