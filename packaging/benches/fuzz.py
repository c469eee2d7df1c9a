"""Damaged digests of every format: nothing may crash, hang, invent text or lose what was sound.

cases            readings of damaged digests, over all readers
findings         how many of them did what they must not, with the first of each kind and its seed
neighbours_kept  share of sound records found around a damaged one; the lowest share and its reader
slowest_ms       processor time of the slowest reading; cases_per_s
peak_mb          largest memory of the process that read the digests of one reader (not on Windows)
"""

import argparse
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from _damage import WORKS, findings, mutated, neighbours_lost
from _formats import FORMATS, written

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
_KEPT = 40
"""Findings of one reader that are told."""
_SAMPLE_BYTES = 200_000
_HOUR = 3_600


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above; each reader is tried in a process of its own."""
    began = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(lambda kind: _in_process(kind, options), _kinds(options)))
    kept = {answer["kind"]: answer["kept"] for answer in answers if "kept" in answer}
    lowest = min(kept, key=lambda kind: kept[kind])
    cases = sum(answer["cases"] for answer in answers)
    return {
        "cases": cases,
        "readers": len(kept),
        "findings": sum(answer["count"] for answer in answers),
        "first_findings": [finding for answer in answers for finding in answer["findings"]][:_KEPT],
        "neighbours_kept": round(sum(kept.values()) / len(kept), 4),
        "neighbours_kept_lowest": f"{kept[lowest]} {lowest}",
        "slowest_ms": max(answer["slowest_ms"] for answer in answers),
        "peak_mb": max(answer["peak_mb"] for answer in answers),
        "cases_per_s": round(cases / (time.perf_counter() - began)),
    }


def _kinds(options: argparse.Namespace) -> list[str]:
    return [*FORMATS, *(["samples"] if options.samples else [])]


def _in_process(kind: str, options: argparse.Namespace) -> dict[str, Any]:
    print(f"damaging {kind}", file=sys.stderr)
    folders = os.pathsep.join((str(ROOT), str(HERE)))
    command = [sys.executable, str(HERE / "fuzz.py"), kind, str(options.cases), *map(str, options.samples)]
    environment = os.environ | {"PYTHONPATH": folders}
    answer = subprocess.run(command, check=True, capture_output=True, env=environment, timeout=_HOUR)
    return dict(json.loads(answer.stdout))


def tried(kind: str, cases: int, samples: list[Path]) -> dict[str, Any]:
    """What damaging the digests of one kind `cases` times has shown; of samples, a tenth as often each."""
    if kind == "samples":
        files = [path for folder in samples for path in sorted(folder.rglob("*")) if path.is_file()]
        digests = [path.read_bytes() for path in files if path.stat().st_size <= _SAMPLE_BYTES]
        cases = len(digests) * max(1, cases // 200)
    else:
        digests = ["".join(written(kind, WORKS)).encode()]
    told, count, slowest = [], 0, 0.0
    for seed in range(cases):
        began = time.process_time()
        for finding in findings(mutated(digests[seed % len(digests)], seed)):
            count += 1
            told.append(f"{kind} {seed}: {finding}")
        slowest = max(slowest, time.process_time() - began)
    answer: dict[str, Any] = {"kind": kind, "cases": cases, "count": count, "findings": told[:_KEPT]}
    answer |= {"slowest_ms": round(slowest * 1000), "peak_mb": _peak_mb()}
    if kind in FORMATS:
        rounds = max(1, cases // 10)
        lost = sum(len(list(neighbours_lost(kind, seed))) for seed in range(rounds))
        answer["kept"] = round(1 - lost / (rounds * (len(WORKS) - 1)), 4)
    return answer


def _peak_mb() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> (20 if sys.platform == "darwin" else 10)


if __name__ == "__main__":
    print(json.dumps(tried(sys.argv[1], int(sys.argv[2]), [Path(each) for each in sys.argv[3:]])))
