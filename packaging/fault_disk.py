"""Lets the disk be full: nothing may be half done, the reason is said, and the work goes on when there is room."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

from fault_judge import Expected, first_of, state_of, unsound
from fault_script import Script

from desktop.errors import CannotWrite, PapertrayError
from desktop.library.planning import discard

ACTIONS = 40
_LARGEST = 1_000_000_000
_IN_NAMESPACE = "import sys; sys.path[:0] = sys.argv[1:3]; from pathlib import Path; import fault_disk; "
_IN_NAMESPACE += "print(fault_disk.in_small_folder(Path(sys.argv[3]), int(sys.argv[4])))"


def full_disks(runs: int, seed: int, folder: Path, planted: str = "") -> dict[str, object]:
    """Days of work with a disk that is full at random moments; a report.

    Most runs limit the pages of the file, which needs no rights and is exact; one in twenty works in a small
    file system of its own, where the log and the backups meet the end of the disk as well.
    """
    problems: list[tuple[int, list[str]]] = []
    met = small = 0
    for number in range(runs):
        expected = Expected(seed + number, ACTIONS, folder, planted)
        place = folder / "full"
        found, refused = _limited(place / "library.db", seed + number, expected, planted)
        met += refused
        if number % 20 == 0 and not planted:
            answer = _in_namespace(folder / "small", seed + number)
            small += answer is not None
            found += answer or []
        if found:
            problems.append((number, found))
        shutil.rmtree(place)
    return {
        "runs": runs, "refused": met, "in small file systems": small, "failures": len(problems),
        "first": first_of(problems),
    }  # fmt: skip


def _limited(path: Path, seed: int, expected: Expected, planted: str) -> tuple[list[str], int]:
    """What was wrong, and how often an action was refused, when pages run out at every other action."""
    chance = random.Random(f"full {seed}")
    script = Script(path, seed, planted)
    found: list[str] = []
    refused = 0
    for number in range(1, ACTIONS + 1):
        if chance.random() < 0.7:
            pages = _pragma(script, "page_count")
            _pragma(script, f"max_page_count = {pages + chance.choice([0, 0, 1, 2, 5, 20])}")
        try:
            script.act(number)
        except CannotWrite as failure:
            refused += 1
            found += _refusal(failure, path)
            if state_of(script.library) != expected.states[number - 1]:
                found.append(f"action {number} was refused and happened by half")
            _pragma(script, f"max_page_count = {_LARGEST}")
            if planted != "error swallowed" and not found:
                script.act(number)
        _pragma(script, f"max_page_count = {_LARGEST}")
        if not found and state_of(script.library) != expected.states[number]:
            found.append(f"action {number} is not what it should be")
        if found:
            break
    discard(script.library.store)
    found += unsound(script.library) if not found else []
    script.close()
    return found, refused


def _refusal(failure: CannotWrite, path: Path) -> list[str]:
    said = str(failure)
    wanted = (str(path.parent), "full", "room")
    return [f"the message does not say {each!r}: {said}" for each in wanted if each not in said]


def _pragma(script: Script, text: str) -> int:
    connection = script.library.store._connection  # noqa: SLF001 - there is no other way to fill it
    return int(connection.execute(f"PRAGMA {text}").fetchone()[0])


# -- a file system of its own ----------------------------------------------------------------------------


def _in_namespace(folder: Path, seed: int) -> list[str] | None:
    """What went wrong in a small file system, None where this user may not make one."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return None
    folder.mkdir(exist_ok=True)
    here = Path(__file__).resolve().parent
    mount = f'mount -t tmpfs -o size=900k none {folder} && exec "$0" "$@"'
    command = ["unshare", "-Urm", "sh", "-c", mount, sys.executable, "-c", _IN_NAMESPACE]
    command += [str(here), str(here.parent), str(folder), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if "unshare" in done.stderr or "mount" in done.stderr:
        return None
    if done.returncode:
        return [f"in a small file system: {done.stderr.strip().splitlines()[-1]}"]
    return [line for line in done.stdout.splitlines() if line]


def in_small_folder(folder: Path, seed: int) -> str:
    """Works until the disk is full, makes room and goes on; what was wrong, a line each. Needs its own mount."""
    path = folder / "library.db"
    script = Script(path, seed)
    found: list[str] = []
    refused = 0
    size = 900
    for number in range(1, ACTIONS * 3):
        before = state_of(script.library)
        while True:
            try:
                script.act(number)
                break
            except PapertrayError as failure:
                refused += 1
                if "room" not in str(failure):
                    found.append(f"the message gives no advice: {failure}")
                if state_of(script.library) != before:
                    found.append(f"action {number} was refused and happened by half")
                size += 300
                subprocess.run(["mount", "-o", f"remount,size={size}k", str(folder)], check=True)
    found += [] if refused else ["the disk was never full"]
    discard(script.library.store)
    found += unsound(script.library)
    script.close()
    return "\n".join(dict.fromkeys(found))
