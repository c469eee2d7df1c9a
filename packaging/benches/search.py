"""Search as you type, beside its peers in the same run, on generated papers and on real ones where there are any.

keystroke_p95_ms     from a keystroke to ids, over whole queries typed letter by letter
ratio_wratio, ratio_fts5   p95 of the peer / ours: rapidfuzz's WRatio over titles, FTS5 bm25 with the same words
growth_1m            p95 at ten times the papers / p95 here (only with --large)
success_at_1, success_at_10, real_success_at_1, real_success_at_10   known-item queries, half of them misspelt
nonsense_empty       share of 200 queries without meaning that find nothing
build_s, add_66_ms, index_mb   building the index, 66 more papers until they are findable, its size on disk
painted_ratio, stall_p99_ms, rss_mb   in the window: see _search_window
open_ratio, start_ratio   as `bench start` has them, of a library of this size
peers                what each peer finds of the real papers
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from _libraries import library_of
from _real_papers import real_papers
from _search_peers import FOUND, Search, fts5, fzf, tantivy_fuzzy, wratio

from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
QUERIES, REAL_QUERIES, NONSENSE, TRACES = 400, 300, 200, 60


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above."""
    from tests.search.generated_papers import GeneratedPapers

    with tempfile.TemporaryDirectory(prefix="papertray-bench-") as name:
        folder = Path(name)
        generator = GeneratedPapers(seed=1)
        papers = list(generator.papers(options.papers))
        index = SearchIndex(folder / "index")
        began = time.perf_counter()
        index.rebuild(papers, 1)
        figures: dict[str, Any] = {"papers": options.papers, "build_s": round(time.perf_counter() - began, 1)}
        figures["index_mb"] = round(
            sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file()) / 1e6
        )
        print("asking", file=sys.stderr)
        figures |= _generated(index, papers, generator)
        figures["add_66_ms"] = round(_adding(index, list(generator.papers(66, options.papers + 1))))
        index.close()
        print("asking for real papers", file=sys.stderr)
        figures |= _real(folder)
        print("in the window", file=sys.stderr)
        return figures | _in_window(folder, options)


def _generated(index: SearchIndex, papers: Sequence[SearchDocument], generator: Any) -> dict[str, float]:
    from tests.search.known_items import known_items, nonsense

    choice = random.Random(11)
    known = known_items(index, papers, QUERIES, choice, generator.misspelt)
    answers = [index.rank(item.text, FOUND) for item in known]
    found = [(item.paper, answer.ids if answer else ()) for item, answer in zip(known, answers, strict=True)]
    empty = sum(not _ids(index, nonsense(choice)) for _ in range(NONSENSE))
    vocabulary = index.vocabulary
    assert vocabulary is not None
    traces = [item.text[:end] for item in known[:TRACES] for end in range(2, len(item.text) + 1)]
    ours = _times(lambda text: _ids(index, text), traces)
    sample = traces[:: max(1, len(traces) // 150)]
    peer_fts5 = _times(fts5(papers, vocabulary), sample)
    peer_wratio = _times(wratio(papers), sample[::5])
    return {
        "keystroke_p50_ms": round(statistics.median(ours) * 1000, 2),
        "keystroke_p95_ms": round(_p95(ours) * 1000, 2),
        "ratio_wratio": round(_p95(peer_wratio) / _p95(ours), 1),
        "ratio_fts5": round(_p95(peer_fts5) / _p95(ours), 1),
        "success_at_1": round(sum(ids[:1] == (paper,) for paper, ids in found) / QUERIES, 3),
        "success_at_10": round(sum(paper in ids for paper, ids in found) / QUERIES, 3),
        "nonsense_empty": round(empty / NONSENSE, 3),
    }


def _adding(index: SearchIndex, papers: list[SearchDocument]) -> float:
    """Milliseconds until papers are findable, the median of five times."""
    times = []
    for revision in range(2, 7):
        began = time.perf_counter()
        index.replace(papers, [], revision)
        _ids(index, papers[0].title)
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def _real(folder: Path) -> dict[str, Any]:
    """What Papertray and its peers find of real papers."""
    from tests.search.generated_papers import GeneratedPapers
    from tests.search.known_items import known_items

    papers = real_papers()
    if not papers:
        return {"real_success_at_1": None, "real_success_at_10": None, "peers": {}}
    index = SearchIndex(folder / "real")
    index.rebuild(papers, 1)
    vocabulary = index.vocabulary
    assert vocabulary is not None
    known = known_items(index, papers, REAL_QUERIES, random.Random(4), GeneratedPapers(3).misspelt)
    sides: dict[str, Search | None] = {
        "papertray": lambda text: _ids(index, text),
        "fts5": fts5(papers, vocabulary),
        "wratio": wratio(papers),
        "tantivy": tantivy_fuzzy(papers),
        "fzf": fzf(papers),
    }
    peers: dict[str, dict[str, float]] = {}
    for name, search in sides.items():
        if search is not None:
            began = time.perf_counter()
            found = [(item.paper, search(item.text)) for item in known]
            peers[name] = {
                "success_at_1": round(sum(ids[:1] == [paper] for paper, ids in found) / len(known), 3),
                "success_at_10": round(sum(paper in ids for paper, ids in found) / len(known), 3),
                "ms": round((time.perf_counter() - began) / len(known) * 1000, 1),
            }
    index.close()
    ours = peers["papertray"]
    return {
        "real_papers": len(papers),
        "real_success_at_1": ours["success_at_1"],
        "real_success_at_10": ours["success_at_10"],
        "peers": peers,
    }


IN_WINDOW = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from _search_window import window_figures
print(json.dumps(window_figures(Path(sys.argv[2]), sys.argv[3].split())))
"""


def _in_window(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    from start import interleaved

    from desktop.library.finding import Finder, index_folder
    from desktop.store.pages import Pages

    small, large = library_of(1_000, folder), library_of(options.papers, folder)
    pages = Pages(large)
    finder = Finder(pages, index_folder(large))
    finder.catch_up()
    finder.close()
    words = sorted(
        {word for line in pages.lines(range(1, 40)).values() for word in line.title.lower().split()}
    )
    pages.close()
    command = [sys.executable, "-c", IN_WINDOW, str(Path(__file__).parent), str(large), " ".join(words[:40])]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=600, check=True)
    times = interleaved({"bare": (), "small": (small,), "large": (large,)}, options.runs)
    medians = {name: statistics.median(runs) for name, runs in times.items()}
    in_window: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return in_window | {
        "open_ratio": round(medians["large"] / medians["small"], 2),
        "start_ratio": round(medians["large"] / medians["bare"], 2),
    }


def _ids(index: SearchIndex, text: str) -> list[int]:
    answer = index.rank(text, FOUND)
    return list(answer.ids) if answer else []


def _times(search: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts:
        began = time.perf_counter()
        search(text)
        times.append(time.perf_counter() - began)
    return times


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
