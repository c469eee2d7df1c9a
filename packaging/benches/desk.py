"""The reading desk: how long a decision takes until the next paper is painted, and how deaf the window gets.

key_paint_p95_ms     in triage, from a key that decides to the next paper being painted and the decision being durable
key_paint_p50_ms     the median of the same; write_p95_ms the part of it that the library itself takes for the action
decisions_66_s       66 decisions with a key each, as fast as they come, until the last is durable and painted
arrange_ms           the Inbox by my interests, from the choice to the painted rows; topics_ms in groups by topic
scroll_ratio         p95 of a repaint while scrolling the million / the same table over rows in memory, in turns
scroll_p95_ms        the p95 of the million; jump_p95_ms that of a jump to any place of it
ui_gap_p99_ms        99th percentile of the gaps between two beats of a 10 ms timer while the window imports
                     `--papers` papers into a library of as many and searches are typed; ui_gap_longest_ms the longest
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from _bulk_library import bulk_library
from _digests import write_json_lines
from _libraries import drafts

from desktop.papers.name import full
from desktop.search.document import SearchDocument

HERE = Path(__file__).resolve().parent
MILLION = 1_000_000
DIFFERENT = 20_000
"""So many different papers are generated; a larger library has them again under other numbers."""


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above."""
    with tempfile.TemporaryDirectory(prefix="papertray-bench-") as name:
        folder = Path(name)
        environment = _environment(folder)
        print(f"making a library of {options.papers:,} papers", file=sys.stderr)
        library = bulk_library(documents(options.papers), _place(folder, options.papers))
        figures: dict[str, Any] = {"papers": options.papers}
        figures |= _run("_desk_keys.py", environment, str(library), str(options.runs))
        if not options.small:
            print(f"making a library of {MILLION:,} papers", file=sys.stderr)
            large = bulk_library(documents(MILLION), _place(folder, MILLION))
            figures |= {"rows": MILLION} | _run("_desk_scrolling.py", environment, str(large))
            large.unlink()
        print(f"importing {options.papers:,} papers while searches are typed", file=sys.stderr)
        digest = write_json_lines(folder / "digest.json", options.papers, tex=True)
        words = [word for draft in islice(drafts(30, seed=7), 30) for word in draft.title.split()[:2]]
        deaf = _run("_heartbeat.py", environment, str(library), str(digest), *words)
        return figures | {"ui_gap_p99_ms": deaf["p99"], "ui_gap_longest_ms": deaf["longest"]}


def documents(papers: int) -> Iterator[SearchDocument]:
    """Generated papers as `bulk_library` takes them."""
    different = list(drafts(min(papers, DIFFERENT)))
    for number in range(1, papers + 1):
        draft = different[number % len(different)]
        again = f" {number // len(different)}" if number > len(different) else ""
        names = ", ".join(map(full, draft.authors))
        yield SearchDocument(number, f"{draft.title}{again}", names, draft.abstract)


def _place(folder: Path, papers: int) -> Path:
    place = folder / f"{papers}"
    place.mkdir()
    return place / "library.db"


def _environment(folder: Path) -> dict[str, str]:
    state = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("STATE", "DATA", "CONFIG", "CACHE")}
    return os.environ | state | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parents[1])}


def _run(program: str, environment: dict[str, str], *arguments: str) -> dict[str, Any]:
    """What a benchmark in a process of its own found: no window changes the figures of the next one."""
    command = [sys.executable, str(HERE / program), *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    answer: dict[str, Any] = json.loads(done.stdout.decode().strip().splitlines()[-1])
    return answer
