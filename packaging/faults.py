#!/usr/bin/env python3
"""Disturbs Papertray in every way a machine can, and proves that it would notice if that did harm.

    python3 packaging/bootstrap.py faults [--json] [--runs N] [--seed N] [--folder DIR] [PROGRAMME ...]

Programmes: kills (a process dies at a random moment), making (while it makes a library), restoring (while it
restores a backup), power (the power fails), disk (the disk is full), teeth (each of them with a fault built
in, which has to be caught). Without a name all of them run. Exit 1 when anything is wrong.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import fault_disk  # noqa: E402 - after the path
import fault_kills  # noqa: E402
import fault_power  # noqa: E402

Report = dict[str, object]
Programme = Callable[[int, int, Path], Report]
Planted = Callable[[int, int, Path, str], Report]
MEMORY = Path("/dev/shm")
_ROUND = 3
"""Runs of a planted fault before it is looked whether it was caught."""
PROGRAMMES: dict[str, Programme] = {
    "kills": fault_kills.kills,
    "making": fault_kills.making,
    "restoring": fault_kills.restoring,
    "power": fault_power.power_cuts,
    "disk": fault_disk.full_disks,
}
RUNS = {"kills": 500, "making": 200, "restoring": 100, "power": 400, "disk": 60}
TEETH: tuple[tuple[str, Planted, str], ...] = (
    ("kills", fault_kills.kills, "two transactions"),
    ("kills", fault_kills.kills, "acknowledged too early"),
    ("power", fault_power.power_cuts, "synchronous OFF"),
    ("power", fault_power.power_cuts, "synchronous NORMAL"),
    ("disk", fault_disk.full_disks, "two transactions"),
    ("disk", fault_disk.full_disks, "error swallowed"),
)
"""Faults that are built in on purpose; `fault_script.PLANTED` says what they are."""


def main() -> int:
    """Return 0 when nothing was harmed and every planted fault was caught."""
    options = _options()
    names = options.programme or [*PROGRAMMES, "teeth"]
    report: Report = {"seed": options.seed, "python": sys.version.split()[0]}
    with tempfile.TemporaryDirectory(prefix="papertray-faults-", dir=options.folder) as folder:
        for name in names:
            if name in PROGRAMMES:
                report[name] = _timed(
                    name, PROGRAMMES[name], options.runs or RUNS[name], options.seed, Path(folder)
                )
        if "teeth" in names:
            report["teeth"] = _teeth(options.runs or 60, options.seed, Path(folder))
    report["wrong"] = _wrong(report)
    print(json.dumps(report, indent=None if options.json else 2))
    return 1 if report["wrong"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("programme", nargs="*", metavar="PROGRAMME")
    parser.add_argument("--json", action="store_true", help="one line of JSON and nothing else")
    parser.add_argument("--runs", type=int, default=0, help="runs of each programme")
    parser.add_argument("--seed", type=int, default=1, help="the same seed does the same work")
    memory = str(MEMORY) if os.access(MEMORY, os.W_OK) else None
    parser.add_argument("--folder", default=memory, help="where the libraries lie; in memory if there is any")
    options = parser.parse_args()
    unknown = set(options.programme) - {*PROGRAMMES, "teeth"}
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(PROGRAMMES)}, teeth")
    return options


def _timed(name: str, programme: Programme, runs: int, seed: int, folder: Path) -> Report:
    sys.stderr.write(f"faults: {name}\n")
    started = time.monotonic()
    place = folder / name.replace(": ", "-").replace(" ", "-")
    place.mkdir()
    return {**programme(runs, seed, place), "seconds": round(time.monotonic() - started, 1)}


def _teeth(runs: int, seed: int, folder: Path) -> Report:
    """The same programmes with a fault built in: where none is caught, the programme proves nothing."""
    found: Report = {}
    for programme, work, planted in TEETH:
        name = f"{programme}: {planted}"
        report = _timed(name, partial(_until_caught, work, planted), runs, seed, folder)
        found[name] = {**report, "caught": bool(report.get("failures")) or "skipped" in report}
    return found


def _until_caught(work: Planted, planted: str, runs: int, seed: int, folder: Path) -> Report:
    """A few runs at a time, each round with another seed, until the fault is caught: at most `runs`."""
    report: Report = {}
    for tried in range(0, runs, _ROUND):
        place = folder / str(tried)
        place.mkdir()
        report = work(min(_ROUND, runs - tried), seed + tried, place, planted)
        if report.get("failures") or "skipped" in report:
            break
    return report


def _wrong(report: Report) -> list[str]:
    wrong = [
        name for name in PROGRAMMES if isinstance(part := report.get(name), dict) and part.get("failures")
    ]
    teeth = report.get("teeth")
    if isinstance(teeth, dict):
        wrong += [f"not caught: {name}" for name, part in teeth.items() if not part["caught"]]
    return wrong


if __name__ == "__main__":
    sys.exit(main())
