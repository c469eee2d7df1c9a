"""How surely and how fast the same paper is known: labelled pairs, 66 drafts against many papers, a whole library.

recall          of the records that are in the library, damaged: merged with the right paper, or asked about it
precision       of the merged ones: merged with the right paper
asked_of_new    of the records that are not in the library: asked about
kinds           the same for each kind of damage and near miss: pairs, merged, asked, wrong (merged wrongly)
likeness_66_at_100k_s, likeness_66_at_1m_s   66 drafts, half of them in the library, against so many papers
library_check_100k_s                         every group of likely duplicates among 100,000 papers
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _libraries import drafts, library_of, staged_library
from _pairs import DAMAGE, Pair, mistyped, pairs, records

from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.matching import Matcher, evidence_of
from desktop.papers.draft import Draft
from desktop.papers.verdict import Verdict

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = ROOT.parent / "shared" / "digests"
PAIRS, RECORDS, NEW, SEED = 16_000, 4_000, 3_000, 20
MILLION = 1_000_000


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above."""
    with tempfile.TemporaryDirectory(prefix="papertray-bench-") as name:
        figures = quality(Path(name))
    folder = Path(tempfile.gettempdir()) / "papertray-bench-libraries"
    for papers, label in ((options.papers, "100k"), (MILLION, "1m")):
        if label == "1m" and options.papers < 100_000:
            continue
        library = Library(library_of(papers, folder))
        try:
            figures[f"likeness_66_at_{label}_s"] = round(_sixty_six(library, papers), 3)
            if label == "100k":
                figures["library_check_100k_s"] = round(_whole_check(library), 2)
        finally:
            library.close()
    return figures


def quality(folder: Path) -> dict[str, Any]:
    """Recall, precision and questions, over all pairs and for each kind."""
    found = records(DIGESTS if DIGESTS.is_dir() else None, RECORDS + NEW)
    random.Random(SEED).shuffle(found)
    new, known = found[:NEW], found[NEW:]
    made = pairs(known, PAIRS, SEED)
    print(f"{len(known):,} records, {len(made):,} pairs, {len(new):,} new ones", file=sys.stderr)
    library = Library(folder / "library.db")
    try:
        plan = staged_library(library, known)
        library.do(import_papers, plan, plan.default_choices())
        papers = {id(draft): paper.staged for draft, paper in zip(known, plan.papers, strict=True)}
        return _judged(library, made, papers) | {"asked_of_new": _asked_of(library, new)}
    finally:
        library.close()


def _judged(library: Library, made: Sequence[Pair], papers: dict[int, int]) -> dict[str, Any]:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    matcher = Matcher(library.pages)
    for start in range(0, len(made), 500):
        portion = made[start : start + 500]
        others = [pair.other for pair in portion]
        matches = matcher.matches(others, [evidence_of(draft) for draft in others])
        for pair, match in zip(portion, matches, strict=True):
            right = int(match.paper == papers[id(pair.one)] and pair.same)
            merged = int(match.verdict in {Verdict.SEEN, Verdict.CHANGED})
            kinds[pair.kind]["pairs"] += 1
            kinds[pair.kind]["merged"] += merged * right
            kinds[pair.kind]["wrong"] += merged * (1 - right)
            kinds[pair.kind]["asked"] += int(
                match.verdict is Verdict.SUSPECT and bool(right or not pair.same)
            )
    same = [kinds[kind] for kind in DAMAGE]
    merged, wrong = (sum(kind[name] for kind in kinds.values()) for name in ("merged", "wrong"))
    known = sum(kind["merged"] + kind["asked"] for kind in same)
    return {
        "recall": round(known / sum(kind["pairs"] for kind in same), 4),
        "precision": round(merged / (merged + wrong), 5),
        "pairs": len(made),
        "kinds": {name: dict(kind) for name, kind in kinds.items()},
    }


def _asked_of(library: Library, new: Sequence[Draft]) -> float:
    """The share of records, none of which is in the library, that a person would be asked about."""
    matches = Matcher(library.pages).matches(new, [evidence_of(draft) for draft in new])
    return round(sum(match.verdict is not Verdict.NEW for match in matches) / len(new), 4)


def _sixty_six(library: Library, papers: int) -> float:
    """Seconds to judge 66 drafts, the median of five different digests."""
    chance = random.Random(SEED)
    wanted = {chance.randrange(papers) for _ in range(33 * 5)}
    old = [mistyped(chance, draft) for at, draft in enumerate(drafts(papers)) if at in wanted]
    fresh = list(drafts(33 * 5, seed=99))
    times = []
    for turn in range(5):
        digest = [draft for draft in (*old[turn::5], *fresh[turn::5]) if draft is not None]
        began = time.perf_counter()
        Matcher(library.pages).matches(digest, [evidence_of(draft) for draft in digest])
        times.append(time.perf_counter() - began)
    return sorted(times)[2]


def _whole_check(library: Library) -> float:
    from desktop.library.duplicates import duplicates

    began = time.perf_counter()
    duplicates(library.pages)
    return time.perf_counter() - began
