"""Lets the power fail: records what a process writes and syncs, and makes the disks that a failure could leave.

What was not synced may be there, be missing, or be torn in pieces of 512 bytes; names in a folder that was
not synced are those of some earlier moment. That is harsher than most file systems are.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from fault_judge import Expected, first_of
from fault_kills import ACTIONS

SECTOR = 512
_TRACED = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename"
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
_HEX = re.compile(r"\\x([0-9a-f]{2})")
_PROGRAM = (
    "import sys; sys.path[:0] = sys.argv[1:3]; from pathlib import Path; from fault_script import run; "
)
_PROGRAM += "run(Path(sys.argv[3]), 1, seed=int(sys.argv[4]), actions=int(sys.argv[5]), planted=sys.argv[6])"


def power_cuts(runs: int, seed: int, folder: Path, planted: str = "") -> dict[str, object]:
    """Images of the disk at random moments of a day's work, each opened as after a power cut; a report."""
    if shutil.which("strace") is None:
        return {"skipped": "strace is not installed"}
    problems: list[tuple[int, list[str]]] = []
    per_seed = 200
    log: list[_Call] = []
    for number in range(runs):
        if number % per_seed == 0:
            this_seed = seed + number // per_seed
            expected = Expected(this_seed, ACTIONS, folder)
            log = _recorded(folder / "recorded", this_seed, planted)
            if not log:
                return {"skipped": "strace may not look at processes here"}
        chance = random.Random(f"{seed} {number}")
        disk = _disk_after(log[: chance.randrange(len(log) + 1)])
        place = folder / "image"
        place.mkdir()
        for name, content in disk.survivors(chance).items():
            (place / name).write_bytes(content)
        if (place / "library.db").exists() or disk.told:
            found = expected.problems(place / "library.db", disk.told, thoroughly=number % 10 == 0)
            if found:
                problems.append((number, found))
        shutil.rmtree(place)
    return {"runs": runs, "calls": len(log), "failures": len(problems), "first": first_of(problems)}


# -- recording -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Call:
    """One call of the system that concerns the library: `name` of the file, without folders, "" for the folder."""

    call: str
    name: str
    data: bytes = b""
    at: int = 0
    flags: str = ""
    to: str = ""


def _recorded(folder: Path, seed: int, planted: str) -> list[_Call]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    here = Path(__file__).resolve().parent
    trace = folder.with_suffix(".trace")
    command = [
        "strace",
        "-y",
        "-xx",
        "-s",
        "10000000",
        "-e",
        f"trace={_TRACED}",
        "-o",
        str(trace),
        sys.executable,
    ]
    command += [
        "-c",
        _PROGRAM,
        str(here),
        str(here.parent),
        str(folder / "library.db"),
        str(seed),
        str(ACTIONS),
        planted,
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False, timeout=600)
    if done.returncode:
        return []
    with trace.open(encoding="ascii") as lines:
        return list(_calls(lines, str(folder)))


def _calls(lines: Iterator[str], folder: str) -> Iterator[_Call]:
    """What the lines of strace say about files right in `folder`, and about what was told on standard output."""
    for line in lines:
        found = _CALL.match(line)
        if found is None or int(found[3]) < 0:
            continue
        call, rest, returned = found[1], found[2].split(", "), found[4]
        if call == "write" and rest[0].startswith("1<"):
            yield _Call("told", "", _bytes(rest[1]))
            continue
        path = {"openat": returned or "", "unlink": rest[0], "rename": rest[0]}.get(
            call, rest[0].partition("<")[2]
        )
        parent, _, name = os.fsdecode(_bytes(path)).rpartition("/")
        whole = f"{parent}/{name}"
        if folder not in {parent, whole}:
            continue
        name = "" if whole == folder else name
        if call == "openat":
            yield _Call("open", name, flags=rest[2])
        elif call in {"pwrite64", "write"}:
            yield _Call("write", name, _bytes(rest[1]), int(rest[3]) if call == "pwrite64" else -1)
        elif call == "ftruncate":
            yield _Call("cut", name, at=int(rest[1]))
        elif call == "rename":
            yield _Call("rename", name, to=os.fsdecode(_bytes(rest[1])).rpartition("/")[2])
        else:
            yield _Call("unlink" if call == "unlink" else "sync", name)


def _bytes(text: str) -> bytes:
    return bytes.fromhex("".join(_HEX.findall(text)))


# -- what survives ---------------------------------------------------------------------------------------


@dataclass
class _File:
    """What is safely on the disk, and what was written or cut since: (offset, data), or (length, None)."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.since:
            _apply(self.safe, *change)
        self.since = []

    def length(self) -> int:
        whole = len(self.safe)
        for at, data in self.since:
            whole = at if data is None else max(whole, at + len(data))
        return whole


@dataclass
class _Disk:
    """Names and files as the process sees them, and the names that are safe."""

    told: int = 0
    names: dict[str, _File] = field(default_factory=dict)
    earlier_names: list[dict[str, _File]] = field(default_factory=lambda: [{}])
    """The names at the last sync of the folder, and after each change since."""

    def renamed(self, names: dict[str, _File]) -> None:
        """Takes new names, which are not safe yet."""
        self.names = names
        self.earlier_names.append(names)

    def survivors(self, chance: random.Random) -> dict[str, bytes]:
        """A disk that a failure at this moment could leave."""
        names = chance.choice(self.earlier_names)
        return {name: _survivor(file, chance) for name, file in names.items() if not name.endswith("-shm")}


def _disk_after(log: list[_Call]) -> _Disk:
    disk = _Disk()
    for call in log:
        _take(disk, call)
    return disk


def _take(disk: _Disk, call: _Call) -> None:
    file = disk.names.get(call.name, _File())
    others = {name: each for name, each in disk.names.items() if name != call.name}
    if call.call == "told":
        disk.told += len(call.data)
    elif call.call == "open" and call.name and "O_CREAT" in call.flags and call.name not in disk.names:
        disk.renamed({**others, call.name: file})
    elif call.call == "rename":
        disk.renamed({**others, call.to: file})
    elif call.call == "unlink":
        disk.renamed(others)
    elif call.call == "sync" and not call.name:
        disk.earlier_names = [disk.names]
    else:
        _take_content(file, call)


def _take_content(file: _File, call: _Call) -> None:
    if call.call == "sync":
        file.sync()
    elif call.call == "write":
        file.since.append((call.at if call.at >= 0 else file.length(), call.data))
    elif call.call == "cut" or "O_TRUNC" in call.flags:
        file.since.append((call.at, None))


def _survivor(file: _File, chance: random.Random) -> bytes:
    """What is left of a file: nothing of what was not synced, all of it, or some of its sectors."""
    content = bytearray(file.safe)
    kept = chance.choice([0.0, 0.5, 0.5, 1.0])
    for at, data in deepcopy(file.since):
        if data is None:
            if chance.random() < kept:
                _apply(content, at, None)
            continue
        for start in range(0, len(data), SECTOR):
            if chance.random() < kept:
                _apply(content, at + start, data[start : start + SECTOR])
    return bytes(content)


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    if data is None:
        del content[at:]
    else:
        content[at : at + len(data)] = data
