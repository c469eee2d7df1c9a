"""Search as you type, beside its peers in the same run, on generated papers and on real ones where there are any.

One library is generated: its index is asked for ids, and the window opens it.

keystroke_p50_ms, keystroke_p95_ms   from a keystroke to ids, over whole queries typed letter by letter
ratio_wratio, ratio_fts5   p95 of the peer / ours: rapidfuzz's WRatio over titles, FTS5 bm25 with the same words
growth_1m, growth_1m_p50   p95 and p50 of a million papers / of a hundred thousand; the other library is made as well
                     when one of the two is asked for: `--papers 1000000`, or `--papers 100000 --million`
success_at_1, success_at_10, real_success_at_1, real_success_at_10   known-item queries, half of them misspelt
nonsense_empty       share of 200 queries without meaning that find nothing
build_s, add_66_ms, index_mb   building the index (None where `--keep FOLDER` has one), 66 more papers until they
                     are findable, its size on disk
painted_ratio, stall_p99_ms, rss_mb   in the window: see _search_window
open_ratio, start_ratio   as `bench start` has them, of a library of this size
peers                what each peer finds of the real papers, of the misspelt queries alone (`typo_success_at_10`),
                     and the median ms of a query; fzf, papis, cobib, calibredb and papertray_process as processes
                     where they are installed: see _search_programs
"""

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from _bulk_library import bulk_library, library_papers
from _search_peers import FOUND, fts5, wratio
from _search_real import ranked_ids, real_figures

from desktop.library.finding import Finder, index_folder
from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from desktop.store.pages import Pages

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
QUERIES, NONSENSE, TRACES = 400, 200, 60
PEER_QUERIES = 150
"""Keystrokes of a hundred thousand papers that peers answer; of a million a tenth, each of which takes seconds."""
CONTENT_WORDS = 200_000
SAMPLE = 20_000
"""The first papers of the library, which the queries are about."""
HUNDRED_THOUSAND, MILLION = 100_000, 1_000_000


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above; None for `growth_1m` where no library of a million was asked for."""
    from tests.search.generated_papers import GeneratedPapers

    with _place(options.keep) as folder:
        generator = GeneratedPapers(seed=1, content_words=CONTENT_WORDS)
        library = _library(generator, options.papers, folder)
        figures: dict[str, Any] = {"papers": options.papers, "build_s": _built(library)}
        index = SearchIndex(index_folder(library))
        index.open()
        figures["index_mb"] = round(
            sum(path.stat().st_size for path in index.folder.rglob("*") if path.is_file()) / 1e6
        )
        print("asking", file=sys.stderr)
        figures |= _generated(index, library, generator, options.papers)
        figures |= _growth(figures, generator, options, folder)
        index.close()
        print("asking for real papers", file=sys.stderr)
        figures |= real_figures(folder)
        print("in the window", file=sys.stderr)
        figures |= _in_window(library, _library(generator, 1_000, folder), options)
        figures["add_66_ms"] = round(_adding(library, list(generator.papers(66, options.papers + 1))))
        return figures


@contextmanager
def _place(kept: Path | None) -> Iterator[Path]:
    """The folder of the libraries: of this run alone, or `kept` for more runs."""
    if kept is None:
        with tempfile.TemporaryDirectory(prefix="papertray-bench-") as name:
            yield Path(name)
    else:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept


def _library(generator: Any, papers: int, folder: Path) -> Path:
    path = folder / f"{papers}" / "library.db"
    path.parent.mkdir(exist_ok=True)
    print(f"making a library of {papers:,} papers", file=sys.stderr)
    return bulk_library(generator.papers(papers), path)


def _built(library: Path) -> float | None:
    """Seconds that it takes to build the index of a library; None where a run before this one has built it."""
    kept = SearchIndex(index_folder(library))
    kept.open()
    is_built = kept.revision is not None  # else it is not there, or of another format
    kept.close()
    if is_built:
        return None
    pages = Pages(library)
    finder = Finder(pages, index_folder(library))
    began = time.perf_counter()
    finder.catch_up()
    took = time.perf_counter() - began
    finder.close()
    pages.close()
    return round(took, 1)


def _growth(
    figures: dict[str, Any], generator: Any, options: argparse.Namespace, folder: Path
) -> dict[str, float | None]:
    """How much slower a million papers are than a hundred thousand."""
    if options.papers == MILLION:
        other = HUNDRED_THOUSAND
    elif options.papers == HUNDRED_THOUSAND and options.million:
        other = MILLION
    else:
        return {"growth_1m": None, "growth_1m_p50": None}
    library = _library(generator, other, folder)
    _built(library)
    index = SearchIndex(index_folder(library))
    index.open()
    times = _times(lambda text: ranked_ids(index, text), _traces(_known(index, library, generator)))
    index.close()
    there = {"p95": _p95(times) * 1000, "p50": statistics.median(times) * 1000}
    here = {"p95": figures["keystroke_p95_ms"], "p50": figures["keystroke_p50_ms"]}
    large, small = (there, here) if other == MILLION else (here, there)
    return {
        "growth_1m": round(large["p95"] / small["p95"], 2),
        "growth_1m_p50": round(large["p50"] / small["p50"], 2),
    }


def _known(index: SearchIndex, library: Path, generator: Any) -> list[Any]:
    from tests.search.known_items import known_items

    papers = list(islice(library_papers(library), SAMPLE))
    return known_items(index, papers, QUERIES, random.Random(11), generator.misspelt)


def _traces(known: Sequence[Any]) -> list[str]:
    """Whole queries typed letter by letter."""
    return [item.text[:end] for item in known[:TRACES] for end in range(2, len(item.text) + 1)]


def _generated(index: SearchIndex, library: Path, generator: Any, papers: int) -> dict[str, float]:
    from tests.search.known_items import nonsense

    choice = random.Random(11)
    known = _known(index, library, generator)
    answers = [index.rank(item.text, FOUND) for item in known]
    found = [(item.paper, answer.ids if answer else ()) for item, answer in zip(known, answers, strict=True)]
    empty = sum(not ranked_ids(index, nonsense(choice)) for _ in range(NONSENSE))
    vocabulary = index.vocabulary
    assert vocabulary is not None
    traces = _traces(known)
    ours = _times(lambda text: ranked_ids(index, text), traces)
    sample = traces[:: max(1, len(traces) * max(1, papers // HUNDRED_THOUSAND) // PEER_QUERIES)]
    peer_fts5 = _times(fts5(library_papers(library), vocabulary), sample)
    peer_wratio = _times(wratio(library_papers(library)), sample[::5])
    return {
        "keystroke_p50_ms": round(statistics.median(ours) * 1000, 2),
        "keystroke_p95_ms": round(_p95(ours) * 1000, 2),
        "ratio_wratio": round(_p95(peer_wratio) / _p95(ours), 1),
        "ratio_fts5": round(_p95(peer_fts5) / _p95(ours), 1),
        "success_at_1": round(sum(ids[:1] == (paper,) for paper, ids in found) / QUERIES, 3),
        "success_at_10": round(sum(paper in ids for paper, ids in found) / QUERIES, 3),
        "nonsense_empty": round(empty / NONSENSE, 3),
    }


def _adding(library: Path, papers: list[SearchDocument]) -> float:
    """Milliseconds until papers are findable, the median of five times; asked of a copy, for the library stays."""
    copy = Path(shutil.copytree(index_folder(library), library.with_name("added"), dirs_exist_ok=True))
    index = SearchIndex(copy)
    index.open()
    times = []
    for revision in range(2, 7):
        began = time.perf_counter()
        index.replace(papers, [], revision)
        ranked_ids(index, papers[0].title)
        times.append(time.perf_counter() - began)
    index.close()
    shutil.rmtree(copy)
    return statistics.median(times) * 1000


IN_WINDOW = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from _search_window import window_figures
print(json.dumps(window_figures(Path(sys.argv[2]), sys.argv[3].split())))
"""


def _in_window(large: Path, small: Path, options: argparse.Namespace) -> dict[str, Any]:
    from start import interleaved

    pages = Pages(large)
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


def _times(search: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts:
        began = time.perf_counter()
        search(text)
        times.append(time.perf_counter() - began)
    return times


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
