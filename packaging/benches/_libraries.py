"""Libraries of generated papers for benchmarks: the same seed gives the same papers."""

import hashlib
import random
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.library.import_plan import Choices, ImportPlan, PlannedDigest, PlannedPaper
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.name import name_of
from desktop.papers.verdict import Verdict
from desktop.search.document import SearchDocument
from desktop.store import staging, tables

PORTION = 5_000
_SYLLABLES = tuple(
    re.findall(
        r"\w+", "ka lo mi ten ra vis nor pel dra qui so ber tal en us or gra mo lin da fer ist um pho ni"
    )
)


def library_of(papers: int, folder: Path) -> Path:
    """A library with `papers` generated papers in the Inbox, made if it is not there yet."""
    path = place_of(papers, folder)
    if path.exists():
        return path
    print(f"making a library of {papers:,} papers", file=sys.stderr)
    library = Library(path)
    try:
        plan = staged_library(library, drafts(papers))
        library.do(import_papers, plan, Choices(taken={paper.number for paper in plan.papers}))
    finally:
        library.close()
    return path


def place_of(papers: int, folder: Path) -> Path:
    """Where a library of so many papers lies that was made for the schema of today.

    Before a release the schema changes under one version: a library of yesterday may lack a table.
    """
    schema = hashlib.sha256(Path(tables.__file__).read_bytes()).hexdigest()[:8]
    return folder / f"{papers}-{schema}" / "library.db"


def drafts(count: int, seed: int = 7) -> Iterator[Draft]:
    """Papers with made-up words: titles of 6 to 12 words, abstracts of 120 to 200, two to six authors."""
    chance = random.Random(seed)
    pool = _pool(chance, 400_000)
    for position in range(count):
        yield Draft(
            title=" ".join(_some(chance, pool, 6, 12)).capitalize(),
            abstract=" ".join(_some(chance, pool, 120, 200)).capitalize() + ".",
            authors=tuple(
                name_of(" ".join(word.capitalize() for word in _some(chance, pool, 2, 2)))
                for _ in range(chance.randint(2, 6))
            ),
            issued=str(chance.randint(2005, 2026)),
            position=position,
        )


def texts(count: int, seed: int = 8) -> Iterator[SearchDocument]:
    """As `drafts`, without what makes a draft costly: a million of them take about two minutes to write down."""
    chance = random.Random(seed)
    pool = _pool(chance, max(400_000, 4 * count))
    for number in range(1, count + 1):
        names = _some(chance, pool, 4, 12)
        authors = (
            f"{given} {family}".title() for given, family in zip(names[::2], names[1::2], strict=False)
        )
        title = " ".join(_some(chance, pool, 6, 12)).capitalize()
        yield SearchDocument(number, title, ", ".join(authors), " ".join(_some(chance, pool, 120, 200)))


def _pool(chance: random.Random, size: int) -> list[str]:
    """Made-up words in a row, frequent and rare ones by Zipf's law."""
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(30_000)]
    return chance.choices(words, [1 / (rank + 3) for rank in range(len(words))], k=size)


def _some(chance: random.Random, pool: list[str], least: int, most: int) -> list[str]:
    start = chance.randrange(len(pool) - most)
    return pool[start : start + chance.randint(least, most)]


def staged_library(library: Library, papers: Iterable[Draft]) -> ImportPlan:
    """A plan that brings these drafts into an empty library as they are, one paper each."""
    facts = DigestFacts(kind="generated", source="Generated", name="generated.txt")
    store = library.store
    with store.staging() as connection:
        digest = staging.stage_digest(
            connection, facts, sha256="generated", part=0, uid=store.new_uid(), now=store.clock()
        )
    plan = ImportPlan(digests=[PlannedDigest(digest, facts)])
    waiting: list[tuple[Draft, int]] = []
    for draft in papers:
        waiting.append((draft, 0))
        if len(waiting) == PORTION:
            _stage(library, plan, digest, waiting)
            waiting = []
    _stage(library, plan, digest, waiting)
    return plan


def _stage(library: Library, plan: ImportPlan, digest: int, waiting: list[tuple[Draft, int]]) -> None:
    store = library.store
    with store.staging() as connection:
        rows = staging.stage_drafts(
            connection, waiting, digest_id=digest, now=store.clock(), new_uid=store.new_uid
        )
    for (draft, _), row in zip(waiting, rows, strict=True):
        plan.papers.append(
            PlannedPaper(
                len(plan.papers) + 1, draft.title, Verdict.NEW, digest, row.paper_id, row.listing_id, 0, (),
                "", "", "",
            )
        )  # fmt: skip
