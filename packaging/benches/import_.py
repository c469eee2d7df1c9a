"""From the bytes of a digest to papers that can be seen: reading, planning, staging, importing.

bibtex_ratio    papers/s of Papertray reading BibTeX / of bibtexparser alone, the same file in turn, medians
jsonl_per_s     papers/s of reading JSON lines as arXiv gives them, TeX in about half of them
jsonl_plain_per_s  the same without TeX
import_ratio    papers/s of a whole import of JSON lines (sandbox, matching, review plan, store, visible)
                / of a plain executemany of the same rows into tables without indexes
papers_per_s    that import by itself
ui_gap_p99_ms   99th percentile of the gaps between two beats of a 10 ms timer while the window imports the same
peak_mb         largest memory of Papertray and its reader process together during that import (Linux)
"""

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from _digests import bibtex, write_json_lines

from desktop.digests.reading import read
from desktop.digests.source import Source, source_of
from desktop.papers.draft import Draft

HERE = Path(__file__).resolve().parent
ENTRIES, LINES = 3_000, 10_000
WHOLE_IMPORT = """
import json, os, sys, threading, time
from pathlib import Path
from desktop.digests.sandbox import read_in_sandbox
from desktop.digests.source import source_of
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.progress import no_progress

def peak(process):
    try:
        text = Path("/proc", str(process), "status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("VmHWM")), 0) // 1024

def readers():
    try:
        return Path("/proc/self/task", str(os.getpid()), "children").read_text().split()
    except OSError:
        return []

def watch():
    # The reader is started by the main thread; it is asked as long as it is there.
    while not ended.wait(0.05):
        for process in readers():
            seen[process] = max(seen.get(process, 0), peak(process))

seen, ended = {}, threading.Event()
library = Library(Path(sys.argv[1]))
watcher = threading.Thread(target=watch)
watcher.start()
started = time.perf_counter()
plan = plan_import(library.store, library.pages, [source_of(Path(sys.argv[2]))], read_in_sandbox, no_progress)
planned = time.perf_counter()
library.do(import_papers, plan, plan.default_choices())
done = time.perf_counter()
ended.set()
watcher.join()
library.close()
print(json.dumps({
    "papers": len(plan.papers), "planned_s": planned - started, "seconds": done - started,
    "peak_mb": peak("self"), "reader_peak_mb": max(seen.values(), default=0),
}))
"""


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above, with those they come from."""
    runs = max(1, options.runs // 3)
    with tempfile.TemporaryDirectory(prefix="papertray-bench-") as name:
        folder = Path(name)
        figures = {**_bibtex(runs), **_json_lines(folder, runs)}
        figures |= _whole_import(folder, options.papers)
        return figures | _heartbeat(folder)


def _bibtex(runs: int) -> dict[str, float]:
    from bibtexparser.entrypoint import parse_string

    text = bibtex(ENTRIES)
    source = Source(text.encode(), "bench.bib")

    def alone() -> int:
        return len(parse_string(text).entries)

    ours, theirs = [], []
    for _ in range(runs):
        theirs.append(_per_second(alone, ENTRIES))
        ours.append(_per_second(partial(_papers_in, source), ENTRIES))
    mine, other = statistics.median(ours), statistics.median(theirs)
    return {
        "bibtex_ratio": round(mine / other, 3),
        "bibtex_per_s": round(mine),
        "bibtexparser_per_s": round(other),
    }


def _json_lines(folder: Path, runs: int) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, tex in (("jsonl_per_s", True), ("jsonl_plain_per_s", False)):
        path = write_json_lines(folder / f"{name}.json", LINES, tex=tex)
        source = source_of(path)
        rates = [_per_second(partial(_papers_in, source), LINES) for _ in range(runs)]
        figures[name] = round(statistics.median(rates))
    return figures


def _papers_in(source: Source) -> int:
    return sum(isinstance(found, Draft) for found in read(source))


def _per_second(work: Callable[[], int], expected: int) -> float:
    started = time.perf_counter()
    count = work()
    seconds = time.perf_counter() - started
    if count != expected:
        raise SystemExit(f"{count:,} papers were found where {expected:,} are")
    return count / seconds


def _whole_import(folder: Path, papers: int) -> dict[str, float]:
    print(f"writing {papers:,} records", file=sys.stderr)
    digest = write_json_lines(folder / "digest.json", papers, tex=True)
    library = folder / "library.db"
    print("importing them", file=sys.stderr)
    command = [sys.executable, "-c", WHOLE_IMPORT, str(library), str(digest)]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    if answer["papers"] != papers:
        raise SystemExit(f"{answer['papers']:,} papers were imported where {papers:,} are")
    ours, plain = papers / answer["seconds"], papers / _plain_seconds(library, folder / "plain.db")
    return {
        "import_ratio": round(ours / plain, 4),
        "papers_per_s": round(ours),
        "executemany_per_s": round(plain),
        "planned_s": round(answer["planned_s"], 1),
        "imported_s": round(answer["seconds"] - answer["planned_s"], 1),
        "peak_mb": answer["peak_mb"] + answer["reader_peak_mb"],
        "reader_peak_mb": answer["reader_peak_mb"],
        "digest_mb": round(digest.stat().st_size / 1_000_000),
    }


def _heartbeat(folder: Path) -> dict[str, float]:
    """How long the window does not answer while it imports the digest of the whole import, without a screen."""
    print("importing them through the window", file=sys.stderr)
    state = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("STATE", "DATA", "CONFIG", "CACHE")}
    environment = os.environ | state | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parents[1])}
    command = [
        sys.executable,
        str(HERE / "_heartbeat.py"),
        str(folder / "window.db"),
        str(folder / "digest.json"),
    ]
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    answer = json.loads(done.stdout)
    return {"ui_gap_p99_ms": answer["p99"], "ui_gap_longest_ms": answer["longest"]}


def _plain_seconds(library: Path, path: Path) -> float:
    """How long the same rows take when nothing else is done: one transaction, no indexes."""
    tables = {}
    reading = sqlite3.connect(library)
    for table in ("paper", "record", "listing"):
        rows = reading.execute(f"SELECT * FROM {table}").fetchall()
        names = [row[1] for row in reading.execute(f"PRAGMA table_info({table})")]
        tables[table] = names, rows
    reading.close()
    writing = sqlite3.connect(path, isolation_level=None)
    writing.execute("PRAGMA journal_mode = WAL")
    writing.execute("PRAGMA synchronous = FULL")
    started = time.perf_counter()
    writing.execute("BEGIN")
    for table, (names, rows) in tables.items():
        writing.execute(f"CREATE TABLE {table} ({', '.join(names)})")
        writing.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", rows)
    writing.execute("COMMIT")
    seconds = time.perf_counter() - started
    writing.close()
    return seconds
