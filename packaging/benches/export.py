"""A whole library to BibTeX, from the store to the file on disk, and the preview that a dialog shows meanwhile.

export_ratio     papers/s of Papertray exporting / of bibtexparser 2 writing the same entries with its LaTeX encoder
papers_per_s     that export by itself; keys_s what it takes to give every paper its citation key for good before it
peak_mb          largest memory of the exporting process; library_mb the memory before it began; bytes_per_paper what
                 each paper adds to it; memory_bounded: no more than 30 MB and 1,000 bytes a paper (its id and key)
steps            how often progress was told; cancel_ms from asking to stop until nothing is left of the file
preview_ms       the preview of an export of 1,000 papers, median; preview_worst_ms the longest
preview_ratio    processor time of that preview / of the same in a library of 1,000 papers: 1 when nothing scales
markdown_per_s, html_per_s, ris_per_s, csl_json_per_s, csv_per_s, papertray_per_s  papers/s of the other formats
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from _libraries import library_of

PREVIEWED = 1_000
PROGRAM_PAPERS = 20_000
"""So many papers are written by bibtexparser: it needs half a minute for them."""
OTHER_PAPERS = 10_000
MB, BYTES_A_PAPER = 30, 1_000
EXPORT = """
import json, sys, time
from pathlib import Path
from desktop.library.citing import citation_keys
from desktop.library.exporting import write_export
from desktop.library.formats import Format
from desktop.papers.view import ALL, Sort
from desktop.progress import Cancelled
from desktop.store.pages import Pages

class Counting:
    steps = 0
    stop_at = 0.0
    def step(self, done, total=None, note=""):
        self.steps += 1
        if self.stop_at and time.perf_counter() >= self.stop_at:
            raise Cancelled

def peak():
    # Not getrusage: what it says begins with the memory of the process that started this one.
    text = Path("/proc/self/status").read_text() if Path("/proc/self/status").exists() else ""
    return next((int(line.split()[1]) // 1024 for line in text.splitlines() if line.startswith("VmHWM")), 0)

pages = Pages(Path(sys.argv[1]))
ids = pages.ids(ALL, Sort())
target = Path(sys.argv[2])
before = peak()
progress = Counting()
started = time.perf_counter()
keys = citation_keys(pages, ids).all
done = write_export(pages, ids, Format.BIBTEX, target, keys, progress=progress)
seconds = time.perf_counter() - started
largest = peak()
stopping = Counting()
stopping.stop_at = time.perf_counter() + seconds / 4
try:
    write_export(pages, ids, Format.BIBTEX, target, keys, progress=stopping)
except Cancelled:
    pass
cancelled = time.perf_counter() - stopping.stop_at
left = [path.name for path in target.parent.iterdir() if path.name.endswith(".part")]
print(json.dumps({"papers": done.papers, "seconds": seconds, "steps": progress.steps, "peak_mb": largest,
                  "library_mb": before, "cancel_ms": 1000 * cancelled, "left": left}))
"""


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above."""
    made = library_of(options.papers, Path(tempfile.gettempdir()) / "papertray-bench")
    with tempfile.TemporaryDirectory(prefix="papertray-bench-") as name:
        folder = Path(name)
        library = Path(shutil.copy(made, folder / "library.db"))
        keys_s = _fixed_keys(library)
        ours = _exported(library, folder)
        theirs = _written_by_bibtexparser(library, min(PROGRAM_PAPERS, options.papers))
        return {
            "export_ratio": round(ours["papers"] / ours["seconds"] / theirs, 2),
            "papers_per_s": round(ours["papers"] / ours["seconds"]),
            "bibtexparser_per_s": round(theirs),
            "keys_s": round(keys_s, 1),
            "export_s": round(ours["seconds"], 1),
            "peak_mb": ours["peak_mb"],
            "library_mb": ours["library_mb"],
            "bytes_per_paper": round(1e6 * (ours["peak_mb"] - ours["library_mb"]) / ours["papers"]),
            "memory_bounded": ours["peak_mb"] - ours["library_mb"]
            <= MB + BYTES_A_PAPER * ours["papers"] / 1e6,
            "steps": ours["steps"],
            "cancel_ms": round(ours["cancel_ms"], 1),
            **(previews := _previews(library, options.runs)),
            "preview_ratio": round(previews["preview_cpu_ms"] / _small_preview(folder, options.runs), 2),
            **_other_formats(library, folder),
        }


def _fixed_keys(library: Path) -> float:
    """How long it takes to give every paper its citation key for good."""
    from desktop.library.citing import fix_keys
    from desktop.library.library import Library
    from desktop.papers.view import ALL, Sort

    print("fixing citation keys", file=sys.stderr)
    opened = Library(library)
    try:
        started = time.perf_counter()
        fix_keys(opened, opened.pages.ids(ALL, Sort()))
        return time.perf_counter() - started
    finally:
        opened.close()


def _exported(library: Path, folder: Path) -> dict[str, Any]:
    print("exporting", file=sys.stderr)
    command = [sys.executable, "-c", EXPORT, str(library), str(folder / "library.bib")]
    answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    if answer["left"]:
        raise SystemExit(f"a cancelled export left {answer['left']}")
    return answer


def _written_by_bibtexparser(library: Path, count: int) -> float:
    """Papers/s of bibtexparser: entries of the same fields, encoded by its own middleware, to text."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library as Bibliography
    from bibtexparser.middlewares import LatexEncodingMiddleware

    from desktop.papers.view import ALL, Sort
    from desktop.store.pages import Pages
    from desktop.store.records import papers

    print(f"writing {count:,} of them with bibtexparser", file=sys.stderr)
    pages = Pages(library)
    try:
        ids = pages.ids(ALL, Sort(), limit=count)
        entries = [_entry(paper) for paper in papers(pages.connection, ids)]
    finally:
        pages.close()
    started = time.perf_counter()
    encoder = LatexEncodingMiddleware(allow_inplace_modification=True)
    text = write_string(Bibliography(entries), prepend_middleware=[encoder])
    seconds = time.perf_counter() - started
    if text.count("@misc{") != count:
        raise SystemExit("bibtexparser has not written every entry")
    return count / seconds


def _entry(paper: Any) -> Any:
    from bibtexparser.model import Entry, Field

    from desktop.papers.name import inverted

    people = " and ".join(map(inverted, paper.authors))
    fields = {"title": paper.title, "author": people, "year": str(paper.year or "")}
    return Entry("misc", paper.citation_key, [Field(name, value) for name, value in fields.items() if value])


def _previews(library: Path, runs: int) -> dict[str, float]:
    from desktop.papers.view import ALL, Sort
    from desktop.store.pages import Pages
    from desktop.ui.export.format_choices import BY_KEY, usual
    from desktop.ui.export.previewing import preview_of

    pages = Pages(library)
    try:
        ids = list(pages.ids(ALL, Sort(), limit=PREVIEWED))
        choices = usual(BY_KEY["bibtex"])
        taken, worked = [], []
        for _ in range(max(3, runs)):
            began = time.process_time()
            taken.append(
                _seconds(lambda: preview_of(pages, ids, "bibtex", choices, "List", "", _Unstoppable()))
            )
            worked.append(time.process_time() - began)
    finally:
        pages.close()
    return {
        "preview_cpu_ms": round(1000 * statistics.median(worked), 1),
        "preview_ms": round(1000 * statistics.median(taken), 1),
        "preview_worst_ms": round(1000 * max(taken), 1),
    }


def _small_preview(folder: Path, runs: int) -> float:
    """Processor time in ms of the same preview where there are no other papers."""
    small = folder / "small"
    small.mkdir()
    made = library_of(PREVIEWED, Path(tempfile.gettempdir()) / "papertray-bench")
    library = Path(shutil.copy(made, small / "library.db"))
    return _previews(library, runs)["preview_cpu_ms"]


class _Unstoppable:
    """Progress that nobody watches."""

    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        """Nothing."""


def _other_formats(library: Path, folder: Path) -> dict[str, float]:
    from desktop.library.citing import citation_keys
    from desktop.library.exporting import write_export
    from desktop.library.formats import Format
    from desktop.papers.view import ALL, Sort
    from desktop.store.pages import Pages

    pages = Pages(library)
    figures: dict[str, float] = {}
    try:
        ids = pages.ids(ALL, Sort(), limit=OTHER_PAPERS)
        keys = citation_keys(pages, ids).all
        for form in Format:
            if form is not Format.BIBTEX:
                target = folder / form.value
                seconds = _seconds(lambda: write_export(pages, ids, form, target, keys))  # noqa: B023
                figures[f"{form.value.replace('-', '_')}_per_s"] = round(len(ids) / seconds)
    finally:
        pages.close()
    return figures


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
