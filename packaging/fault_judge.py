"""Says what is wrong with a library after a fault, compared with what the same work leaves without one."""

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fault_script import Script

from desktop.errors import PapertrayError
from desktop.library.library import Library
from desktop.store import backup
from desktop.store.dump import logical_dump
from desktop.store.tallies import recounted


class Expected:
    """The states that a script passes through: `states[n]` is a hash of all that is visible after action n."""

    def __init__(self, seed: int, actions: int, folder: Path, planted: str = "") -> None:
        place = Path(tempfile.mkdtemp(prefix="expected-", dir=folder)) / "library.db"
        script = Script(place, seed, planted)
        self.states = [state_of(script.library)]
        for number in range(1, actions + 1):
            script.act(number)
            self.states.append(state_of(script.library))
        script.close()

    def problems(self, path: Path, acknowledged: int, *, thoroughly: bool = True) -> list[str]:
        """What is wrong at `path` when `acknowledged` actions were told to be done, and one more may be."""
        try:
            library = Library(path)
        except PapertrayError as error:
            return [f"cannot be opened: {error.reason}"]
        try:
            found = [*unsound(library), *self._compared(library, acknowledged)]
            if thoroughly and not found:
                found += undone_and_redone(library)
                found += damaged_backups(path)
            return found
        finally:
            library.close()

    def _compared(self, library: Library, acknowledged: int) -> list[str]:
        state = state_of(library)
        if state in self.states[acknowledged : acknowledged + 2]:
            return []
        if state in self.states[:acknowledged]:
            return ["an acknowledged action is lost"]
        return ["an action is there by half" if state not in self.states else "more was done than was told"]


def state_of(library: Library) -> str:
    """A hash of all that is visible in a library."""
    dump = json.dumps(logical_dump(library.pages.connection), sort_keys=True)
    return hashlib.sha256(dump.encode()).hexdigest()


def unsound(library: Library) -> list[str]:
    """What is broken in the file itself, whatever it is supposed to hold."""
    found = []
    with library.store.staging() as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            found.append("the file is corrupt")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            found.append("a row refers to one that is not there")
        kept = {row[:3]: row[3] for row in connection.execute("SELECT * FROM tally WHERE papers <> 0")}
        if kept != recounted(connection):
            found.append("a tally is wrong")
        if connection.execute("SELECT 1 FROM paper WHERE absent = 1 AND step IS NULL").fetchone():
            found.append("a staged paper was left behind")
        queued = "SELECT id FROM paper WHERE state = 'queued' AND absent = 0 ORDER BY id"
        placed = "SELECT m.paper_id FROM placement m JOIN paper p ON p.id = m.paper_id AND p.absent = 0 "
        placed += "WHERE m.list_id = 1 ORDER BY 1"
        if connection.execute(queued).fetchall() != connection.execute(placed).fetchall():
            found.append("the queue and its order differ")
    return found


def undone_and_redone(library: Library) -> list[str]:
    """What is wrong with the history: everything must go back to the beginning, and come again."""
    before, steps = state_of(library), 0
    while library.undo():
        steps += 1
    found = (
        [] if not logical_dump(library.pages.connection)["papers"] else ["undo does not reach the beginning"]
    )
    for _ in range(steps):
        library.redo()
    return found if state_of(library) == before else [*found, "redo does not come back"]


def damaged_backups(path: Path) -> list[str]:
    """What is wrong with the backups: whatever counts as one must be sound."""
    found = []
    for each in backup.backups_of(path):
        try:
            backup.check(each)
        except (PapertrayError, sqlite3.Error) as error:
            found.append(f"a backup is not sound: {error}")
    return found


def first_of(problems: Sequence[tuple[int, list[str]]], most: int = 5) -> list[str]:
    """The first few problems, each with the number of its run, for a report."""
    return [f"run {run}: {'; '.join(each)}" for run, each in problems[:most]]
