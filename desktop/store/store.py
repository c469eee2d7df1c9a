"""The one writer of a library: steps, undo and redo, each a transaction that is whole or did not happen."""

import platform
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.errors import CannotWrite
from desktop.papers.changes import Changes
from desktop.store import backup, history, migrations, revisions, writing
from desktop.store.database import connect_to_write, day_of, header_of, tell_day, unchanged, unusable
from desktop.store.folders import make_folder
from desktop.store.inspecting import inspect
from desktop.store.lock import WriterLock
from desktop.store.purging import purge_staged
from desktop.store.step import Step


def now_ms() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


def random_uid() -> str:
    """A permanent name for a row that no other library on earth gives: 80 random bits, base 32 hex."""
    return secrets.token_hex(10)


class Store:
    """A library open for writing. One process holds it at a time; calls from several threads take turns."""

    def __init__(
        self,
        path: Path,
        *,
        made_by: str = "",
        clock: Callable[[], int] = now_ms,
        new_uid: Callable[[], str] = random_uid,
    ) -> None:
        """Opens the library at `path`, makes it if there is no file, brings an older one up to date.

        Raises LibraryInUse when another process writes it, LibraryUnusable when it is not a sound library.
        """
        self.path = path
        self.clock = clock
        self.new_uid = new_uid
        self.machine = platform.node()
        self._latest = 0
        self._turn = threading.RLock()
        make_folder(path.parent)
        self._lock = WriterLock(path)
        try:
            backup.finish_restoring(path)
            if header_of(path) is None:
                migrations.make_library(path, uid=new_uid(), made_by=made_by)
            else:
                inspect(path)
            self._connection = connect_to_write(path)
            tell_day(self._connection, lambda: day_of(clock()))
            self._prepare()
        except BaseException:
            self._lock.release()
            raise
        self.opened_at_revision = self.revision

    def _prepare(self) -> None:
        """Migrates an older library, clears what a crash left staged."""
        connection = self._connection
        try:
            migrations.migrate(connection, self.path, back_up=self.back_up)
            writing.prepare(connection)
            with self._transaction():
                # When nothing can be written this fails now, and not at the first thing that the user does.
                connection.execute("DELETE FROM meta WHERE 0")
            # Nobody sees what is staged; a full disk must not keep anybody from reading.
            with suppress(CannotWrite):
                self.purge_staged()
        except sqlite3.Error as error:
            connection.close()
            raise unusable(self.path, error) from error
        except BaseException:
            connection.close()
            raise

    @property
    def revision(self) -> int:
        """How often the library has changed since it was made."""
        with self._turn:
            return revisions.current_revision(self._connection)

    @contextmanager
    def step(self) -> Iterator["Recording"]:
        """One user action: reads, changes, records and commits; on an exception nothing happened at all."""
        with self._turn, self._transaction():
            recording = Recording(self._connection, self._moment(), self.new_uid)
            yield recording
            recording.changes = history.record(self._connection, recording, self.machine)

    def _moment(self) -> int:
        """Now, or a millisecond after the last step when both would be one: newest first is the order of actions."""
        now = self.clock()
        self._latest = self._latest + 1 if 0 <= self._latest - now < _ONE_MOMENT else now
        return self._latest

    def undo(self) -> Changes | None:
        """Takes back the newest step; None when there is nothing to undo."""
        with self._turn, self._transaction():
            return history.undo(self._connection)

    def redo(self) -> Changes | None:
        """Does again what was undone last; None when there is nothing to redo."""
        with self._turn, self._transaction():
            return history.redo(self._connection)

    def labels(self) -> tuple[str, str]:
        """What Undo and Redo would do, in words; "" when there is nothing to."""
        with self._turn:
            return history.labels(self._connection)

    def history(self, limit: int = 100) -> list[history.StepLine]:
        """The newest steps, newest first."""
        with self._turn:
            return history.lines(self._connection, limit)

    def touched_since(self, revision: int) -> set[int] | None:
        """The papers changed after `revision`, None when the history no longer reaches back so far."""
        with self._turn:
            return revisions.since(self._connection, revision)

    @contextmanager
    def staging(self) -> Iterator[sqlite3.Connection]:
        """A transaction for rows that no view shows yet; kept short by its callers, recorded nowhere."""
        with self._turn, self._transaction():
            yield self._connection

    def purge_staged(self) -> None:
        """Removes what was staged and never shown, in short transactions; raises CannotWrite."""
        more = True
        while more:
            with self.staging() as connection:
                more = purge_staged(connection)
            time.sleep(_FOR_OTHERS if more else 0)

    def back_up(self) -> Path:
        """Writes a checked copy into the folder of backups; its path."""
        with self._turn:
            return backup.back_up(self._connection, self.path)

    def close(self, *, with_backup: bool = False) -> None:
        """Backs up if asked and anything changed, empties the log, and lets the library go."""
        with self._turn:
            try:
                if with_backup and self.revision != self.opened_at_revision:
                    self.back_up()
                # Where there is no room for it, the log stays: what is in it is as safe there.
                with suppress(sqlite3.OperationalError):
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._connection.close()
                self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                with suppress(sqlite3.OperationalError):  # a full disk may have rolled it back already
                    connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise unchanged(self.path, error) from error
            raise


_FOR_OTHERS = 0.002
"""Seconds between two short transactions: a lock that is taken again at once is never given to who waits."""

_ONE_MOMENT = 1_000
"""Milliseconds that the last step may be ahead: of more the clock was set back, and is believed."""


class Recording(Step):
    """A step whose changes are known once it is recorded."""

    changes: Changes = Changes("")
