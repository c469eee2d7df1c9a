"""One transaction that carries out one user action and records it: what was there before, and what is now."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat

from desktop.papers.changes import Change, Scalar
from desktop.store.blocking import keep_keys_of
from desktop.store.copying import copy_out
from desktop.store.database import day_of
from desktop.store.new_rows import insert
from desktop.store.note_versions import keep_version
from desktop.store.staging import redirect
from desktop.store.standing import Standing
from desktop.store.writing import change_to

VISIBLE_KINDS = ("paper", "digest", "listing", "attachment", "tag", "list", "search")
"""Entities whose rows are made absent and then shown, so that making them can be undone."""


class Step:
    """What a use case sees of the store while its transaction is open: reading, and changing by fields.

    `label` is what the Undo menu will say; an action sets it when it knows what it did. `merge_key` joins
    the step to the one before when that has the same. A step that changed nothing leaves no trace.
    """

    def __init__(self, connection: sqlite3.Connection, now: int, new_uid: Callable[[], str]) -> None:
        self.label = ""
        self.merge_key = ""
        self.now = now
        """Milliseconds since 1970 UTC: one moment for the whole step."""
        self.new_uid = new_uid
        self.items: list[Change] = []
        self.made: list[tuple[str, int]] = []
        self._connection = connection

    def put(self, entity: str, field: str, rows: Iterable[int], value: Scalar, *, key: int = 0) -> int:
        """Gives one field of many rows the same value; the number of rows that had another one before."""
        return self.put_each(entity, field, zip(rows, repeat(value)), key=key)

    def put_each(self, entity: str, field: str, pairs: Iterable[tuple[int, Scalar]], *, key: int = 0) -> int:
        """Gives one field of many rows a value each; the number of rows that had another one before."""
        change = change_to(self._connection, entity, field, pairs, key)
        if change is None:
            return 0
        self.items.append(change)
        return len(change.after.ids)

    def make(self, entity: str, *, record: Mapping[str, Scalar] | None = None, **columns: Scalar) -> int:
        """A new row of `entity`, shown by this step (and hidden again by its undo); its id.

        `record` holds the bibliographic fields of a new paper.
        """
        if entity != "listing":  # known by its digest and its paper
            columns.setdefault("uid", self.new_uid())
        row = insert(self._connection, entity, columns)
        if record is not None:
            insert(self._connection, "record", {**record, "paper_id": row})
            keep_keys_of(self._connection, (row,))
        self.show(entity, (row,))
        return row

    def show(self, entity: str, rows: Iterable[int]) -> int:
        """Makes staged rows visible; how many they were."""
        shown = self.put(entity, "absent", rows, 0)
        if shown:
            self.made.extend((entity, row) for row in self.items[-1].after.ids)
        return shown

    def redirect(self, listing: int, paper: int) -> None:
        """Hangs a staged listing, before it is shown, on another paper than the one staged with it."""
        redirect(self._connection, listing, paper)

    def keep_version(self, paper: int, text: str, session: str) -> None:
        """Keeps what the note of a paper is about to say; to be called before that is put."""
        keep_version(self._connection, paper, self.now_in.note(paper), text, session, self.now)

    def copy_out(self, listings: Sequence[int]) -> dict[int, int]:
        """Makes papers of their own of staged listings of known papers, not shown yet; their ids by listing."""
        return copy_out(self._connection, listings, now=self.now, new_uid=self.new_uid)

    @property
    def today(self) -> dt.date:
        """The day of this step, where the computer stands."""
        return day_of(self.now)

    @property
    def now_in(self) -> Standing:
        """What stands in the library at this moment of the transaction."""
        return Standing(self._connection)
