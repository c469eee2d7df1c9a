"""Kills a process that works with a library at a random moment, hundreds of times, and looks at what is left."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fault_judge import Expected, first_of, state_of
from fault_script import Script, run

from desktop.errors import PapertrayError
from desktop.library.library import Library
from desktop.store import backup
from desktop.store.lock import WriterLock

ACTIONS = 60
_RUNS_OF_A_SEED = 25


def kills(runs: int, seed: int, folder: Path, planted: str = "") -> dict[str, object]:
    """Each of several seeds is worked through by a child that dies on the way; a report of what was wrong."""
    problems: list[tuple[int, list[str]]] = []
    acknowledged = 0
    for first in range(0, runs, _RUNS_OF_A_SEED):
        worker = _Worker(seed + first, folder, planted)
        for number in range(first, min(runs, first + _RUNS_OF_A_SEED)):
            told, found = worker.killed(random.Random(f"{seed} {number}"))
            acknowledged += told
            if found:
                problems.append((number, found))
    return {
        "runs": runs,
        "acknowledged": acknowledged,
        "failures": len(problems),
        "first": first_of(problems),
    }


class _Worker:
    """One seed: what its work should leave, and how long it takes when nobody disturbs it."""

    def __init__(self, seed: int, folder: Path, planted: str) -> None:
        self._work = partial(run, seed=seed, actions=ACTIONS, planted=planted)
        self._expected = Expected(seed, ACTIONS, folder, planted)
        self._place = folder / "killed"
        self._seconds = _seconds(self._place, self._work)

    def killed(self, chance: random.Random) -> tuple[int, list[str]]:
        """How many actions were told before the child died, and what was wrong afterwards."""
        path = self._place / "library.db"
        told = _killed_child(partial(self._work, path), chance.uniform(0, self._seconds))
        try:
            return told, self._expected.problems(path, told)
        finally:
            shutil.rmtree(self._place)


def making(runs: int, seed: int, folder: Path) -> dict[str, object]:
    """A child that makes a library dies on the way: there is a whole one afterwards, or none."""
    problems: list[tuple[int, list[str]]] = []
    made = 0
    place = folder / "made"
    path = place / "library.db"
    whole = _seconds(place, _make)
    for number in range(runs):
        _killed_child(partial(_make, path), random.Random(f"{seed} {number}").uniform(0, whole * 1.2))
        made += path.exists()
        found = [] if not path.exists() or path.stat().st_size else ["a library of 0 bytes"]
        try:
            Library(path).close()
        except PapertrayError as error:
            found.append(f"cannot be opened: {error.reason}")
        left = sorted(each.name for each in place.iterdir())
        if left != ["library.db", "library.db.lock"]:
            found.append(f"left behind: {', '.join(left)}")
        if found:
            problems.append((number, found))
        shutil.rmtree(place)
    return {"runs": runs, "made": made, "failures": len(problems), "first": first_of(problems)}


def restoring(runs: int, seed: int, folder: Path) -> dict[str, object]:
    """A child that restores a backup dies on the way: the library is the one before or the restored one."""
    problems: list[tuple[int, list[str]]] = []
    model, copy, before, after = _library_with_backup(folder / "model", seed)
    place = folder / "restored"
    path, source = place / "library.db", place / "backups" / copy
    shutil.copytree(model, place)
    whole = _seconds(place, lambda path, told: _restore(path, told, source=source))
    restored = 0
    for number in range(runs):
        shutil.copytree(model, place)
        _killed_child(
            partial(_restore, path, source=source), random.Random(f"{seed} {number}").uniform(0, whole * 1.2)
        )
        library = Library(path)
        state = state_of(library)
        library.close()
        restored += state == before
        found = [] if state in {before, after} else ["neither the library before nor the backup"]
        found += ["an unfinished copy is left"] if list(place.glob("*.restoring*")) else []
        if found:
            problems.append((number, found))
        shutil.rmtree(place)
    return {"runs": runs, "restored": restored, "failures": len(problems), "first": first_of(problems)}


def _library_with_backup(folder: Path, seed: int) -> tuple[Path, str, str, str]:
    """A folder with a library, the name of a backup in it, its state, and the state the library went on to."""
    script = Script(folder / "library.db", seed)
    for number in range(1, 30):
        script.act(number)
    copy, before = script.library.store.back_up(), state_of(script.library)
    number = 30
    while state_of(script.library) == before:
        script.act(number)
        number += 1
    after = state_of(script.library)
    script.close()
    return folder, copy.name, before, after


def _make(path: Path, _told: int) -> None:
    Library(path).close()


def _restore(library: Path, _told: int, *, source: Path) -> None:
    lock = WriterLock(library)
    backup.restore(library, source)
    lock.release()


def _seconds(folder: Path, work: Callable[[Path, int], object]) -> float:
    """How long the work takes when nobody disturbs it: the span from which moments to kill are drawn."""
    started = time.monotonic()
    _killed_child(partial(work, folder / "library.db"), 60.0)
    taken = time.monotonic() - started
    shutil.rmtree(folder)
    return taken


def _killed_child(work: Callable[[int], object], after: float) -> int:
    """Lets a copy of this process do the work and kills it after that many seconds; how many bytes it told."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(read)
            work(write)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    deadline = time.monotonic() + after
    ended, status = 0, 0
    while not ended and time.monotonic() < deadline:
        time.sleep(min(0.002, max(0.0, deadline - time.monotonic())))
        ended, status = os.waitpid(child, os.WNOHANG)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    elif status:
        raise RuntimeError("the child failed by itself")
    with os.fdopen(read, "rb") as pipe:
        return len(pipe.read())
