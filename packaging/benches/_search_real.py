"""What Papertray, its peers and other programs find of real papers, half of the queries misspelt."""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from _real_papers import real_papers
from _search_peers import FOUND, Search, fts5, tantivy_fuzzy, wratio
from _search_programs import programs

from desktop.search.index import SearchIndex

QUERIES = 300
PROCESS_QUERIES = 60
"""The first of them are asked of programs: each takes up to two seconds, of which most is the process's start."""


def real_figures(folder: Path) -> dict[str, Any]:
    """`real_success_at_1`, `real_success_at_10` and `peers`; None and {} where there are no real papers."""
    from tests.search.generated_papers import GeneratedPapers
    from tests.search.known_items import known_items

    papers = real_papers()
    if not papers:
        return {"real_success_at_1": None, "real_success_at_10": None, "peers": {}}
    index = SearchIndex(folder / "real")
    index.rebuild(papers, 1)
    vocabulary = index.vocabulary
    assert vocabulary is not None
    known = known_items(index, papers, QUERIES, random.Random(4), GeneratedPapers(3).misspelt)
    within: dict[str, Search] = {
        "papertray": lambda text: ranked_ids(index, text),
        "fts5": fts5(papers, vocabulary),
        "wratio": wratio(papers),
        "tantivy": tantivy_fuzzy(papers),
    }
    peers = {name: _judged(search, known) for name, search in within.items()}
    index.close()
    for name, search in programs(papers, folder / "programs").items():
        print(f"asking {name}", file=sys.stderr)
        key = "papertray_process" if name == "papertray" else name
        peers[key] = _judged(search, known[:PROCESS_QUERIES])
    ours = peers["papertray"]
    return {
        "real_papers": len(papers),
        "real_success_at_1": ours["success_at_1"],
        "real_success_at_10": ours["success_at_10"],
        "peers": peers,
    }


def ranked_ids(index: SearchIndex, text: str) -> list[int]:
    """The ids of at most ten papers, best first."""
    answer = index.rank(text, FOUND)
    return list(answer.ids) if answer else []


def _judged(search: Callable[[str], list[int]], known: Sequence[Any]) -> dict[str, float]:
    """Shares of the queries whose paper comes first or among ten, of the misspelt ones too; ms is the median."""
    times, found = [], []
    for item in known:
        began = time.perf_counter()
        ids = search(item.text)
        times.append(time.perf_counter() - began)
        found.append((ids[:1] == [item.paper], item.paper in ids))
    misspelt = [each for each, item in zip(found, known, strict=True) if item.has_typo]
    return {
        "queries": len(known),
        **{f"success_at_{most}": share for most, share in _shares(found).items()},
        **{f"typo_success_at_{most}": share for most, share in _shares(misspelt).items()},
        "ms": round(statistics.median(times) * 1000, 1),
    }


def _shares(found: Sequence[tuple[bool, bool]]) -> dict[int, float]:
    first, among_ten = zip(*found, strict=True)
    return {1: round(statistics.mean(first), 3), FOUND: round(statistics.mean(among_ten), 3)}
