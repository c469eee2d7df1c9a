"""How surely and how fast the same paper is known: labelled pairs, 66 drafts against many papers, a whole library.

recall          of the records that are in the library, damaged: merged with the right paper, or asked about it
precision       of the merged ones: merged with the right paper
asked_of_new    of the records that are not in the library: asked about
kinds           the same for each kind of damage and near miss: pairs, merged, asked, wrong (merged wrongly)
likeness_66_at_100k_s   66 drafts, half of them in the library, against so many papers
likeness_66_at_1m_s     the same against a million; writing those takes some minutes, once (not with --small)
library_check_100k_s    every group of likely duplicates among 100,000 papers
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from _bulk_library import bulk_library
from _libraries import drafts, library_of, place_of, staged_library, texts
from _pairs import DAMAGE, Pair, mistyped, pairs, records_in

from desktop.library.duplicates import duplicates
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.matching import Matcher, evidence_of
from desktop.papers.draft import Draft
from desktop.papers.paper import Paper
from desktop.papers.verdict import Verdict
from desktop.store import records
from desktop.store.pages import Pages

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = ROOT.parent / "shared" / "digests"
PAIRS, RECORDS, NEW, SEED = 16_000, 4_000, 3_000, 20
MILLION = 1_000_000


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above."""
    with tempfile.TemporaryDirectory(prefix="papertray-bench-") as name:
        figures = quality(Path(name))
    folder = Path(tempfile.gettempdir()) / "papertray-bench-libraries"
    with closing(Pages(library_of(options.papers, folder))) as pages:
        figures["likeness_66_at_100k_s"] = round(_sixty_six(pages, options.papers), 3)
        figures["library_check_100k_s"] = round(_whole_check(pages), 2)
    if not options.small:
        path = place_of(MILLION, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(Pages(bulk_library(texts(MILLION), path, keys=True))) as pages:
            figures["likeness_66_at_1m_s"] = round(_sixty_six(pages, MILLION), 3)
    return figures


def quality(folder: Path) -> dict[str, Any]:
    """Recall, precision and questions, over all pairs and for each kind."""
    found = records_in(DIGESTS if DIGESTS.is_dir() else None, RECORDS + NEW)
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


def _sixty_six(pages: Pages, papers: int) -> float:
    """Seconds to judge 66 drafts, the median of five different digests; half of each is in the library, misspelt."""
    chance = random.Random(SEED)
    wanted = chance.sample(range(1, papers + 1), 33 * 5)
    old = [mistyped(chance, _draft_of(paper)) for paper in records.papers(pages.connection, wanted)]
    fresh = list(drafts(33 * 5, seed=99))
    times = []
    for turn in range(5):
        digest = [draft for draft in (*old[turn::5], *fresh[turn::5]) if draft is not None]
        began = time.perf_counter()
        found = Matcher(pages).matches(digest, [evidence_of(draft) for draft in digest])
        times.append(time.perf_counter() - began)
        known = sum(match.verdict is not Verdict.NEW for match in found)
        print(f"{known} of {len(digest)} drafts are known in {papers:,} papers", file=sys.stderr)
    return sorted(times)[2]


def _draft_of(paper: Paper) -> Draft:
    return Draft(title=paper.title, authors=paper.authors, abstract=paper.abstract, issued=paper.issued)


def _whole_check(pages: Pages) -> float:
    began = time.perf_counter()
    duplicates(pages)
    return time.perf_counter() - began
