"""Damaged digests of every format: nothing may crash, hang, invent text or lose what was sound.

cases            readings of damaged digests, over all readers
findings         how many of them did what they must not, with the first of each kind and its seed
neighbours_kept  share of sound records found around a damaged one; the lowest share and its reader
slowest_ms       processor time of the slowest reading, with judging it; cases_per_s
grown_mb         largest memory that reading the digests of one reader has taken (Linux)
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from _damage import Case, case, mutated
from _formats import FORMATS
from _judging import judged

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
_KEPT = 40
"""Findings of one reader that are told."""
_SAMPLE_BYTES = 200_000
_SAMPLES_SHARE = 200
_SECONDS = 6 * 3_600


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
        "grown_mb": max(answer["grown_mb"] for answer in answers),
        "cases_per_s": round(cases / (time.perf_counter() - began)),
    }


def _kinds(options: argparse.Namespace) -> list[str]:
    return [*FORMATS, *(["samples"] if options.samples else [])]


def _in_process(kind: str, options: argparse.Namespace) -> dict[str, Any]:
    print(f"damaging {kind}", file=sys.stderr)
    folders = os.pathsep.join((str(ROOT), str(HERE)))
    command = [sys.executable, str(HERE / "fuzz.py"), kind, str(options.cases), *map(str, options.samples)]
    environment = os.environ | {"PYTHONPATH": folders}
    answer = subprocess.run(command, check=True, capture_output=True, env=environment, timeout=_SECONDS)
    return dict(json.loads(answer.stdout))


def tried(kind: str, cases: int, samples: list[Path]) -> dict[str, Any]:
    """What damaging the digests of one kind `cases` times has shown; of samples, each much less often."""
    if kind == "samples":
        judgement = judged(_of_samples(samples, max(1, cases // _SAMPLES_SHARE)))
    else:
        judgement = judged((seed, case(kind, seed)) for seed in range(cases))
    told = [f"{kind} {seed}: {finding}" for seed, each in judgement.findings.items() for finding in each]
    answer: dict[str, Any] = {"kind": kind, "cases": judgement.cases, "count": len(told)}
    answer["findings"] = told[:_KEPT]
    answer |= {"slowest_ms": round(judgement.slowest * 1000), "grown_mb": judgement.grown_mb}
    if judgement.sound:
        answer["kept"] = round(1 - judgement.lost / judgement.sound, 4)
    return answer


def _of_samples(folders: list[Path], rounds: int) -> Iterator[tuple[int, Case]]:
    """Each file of the folders that is not too large, damaged so often; seeds count through all of them."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    digests = [path.read_bytes() for path in files if path.stat().st_size <= _SAMPLE_BYTES]
    for seed in range(rounds * len(digests)):
        yield seed, Case(mutated(digests[seed % len(digests)], seed))


if __name__ == "__main__":
    print(json.dumps(tried(sys.argv[1], int(sys.argv[2]), [Path(each) for each in sys.argv[3:]])))
