"""Large libraries in minutes: the papers of the search tests, by plain SQL, with the indexes made at the end."""

import random
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.library.library import Library
from desktop.papers.cleaning import one_line
from desktop.papers.name import name_of, names_to_json
from desktop.papers.text_keys import sort_key, title_key
from desktop.search.document import SearchDocument
from desktop.store.blocking import keep_keys
from desktop.store.new_rows import insert_all
from desktop.store.tallies import recounted

_PORTION = 20_000
_PAPER = ("id", "uid", "absent", "added_at", "title_key", "title_sort", "year")
_RECORD = ("paper_id", "title", "authors", "abstract", "issued", "sources")
_LISTING = ("id", "absent", "digest_id", "paper_id", "position")
_FIRST_DAY = 1_700_000_000_000


def bulk_library(papers: Iterable[SearchDocument], path: Path, *, keys: bool = False) -> Path:
    """A library with these papers in the Inbox, made if it is not there yet.

    It has no history, and only with `keys` those for finding duplicates: they would take most of the time.
    """
    if path.exists():
        return path
    fresh = path.with_suffix(".fresh.db")
    Library(fresh).close()
    connection = sqlite3.connect(fresh, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -1000000")
    indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''")
    made = indexes.fetchall()
    for name, _ in made:
        connection.execute(f"DROP INDEX {name}")
    connection.execute("BEGIN")
    _fill(connection, papers, keys=keys)
    for _, question in made:
        connection.execute(question)
    tallies = [(*tally, count) for tally, count in recounted(connection).items()]
    connection.executemany(
        "INSERT OR REPLACE INTO tally (kind, name, key, papers) VALUES (?, ?, ?, ?)", tallies
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    fresh.rename(path)
    return path


def library_papers(path: Path) -> Iterator[SearchDocument]:
    """The papers of a library as its search index is told them."""
    from desktop.store.pages import Pages
    from desktop.store.search_text import all_search_texts

    pages = Pages(path)
    try:
        yield from (SearchDocument(*text) for text in all_search_texts(pages.connection))
    finally:
        pages.close()


def _fill(connection: sqlite3.Connection, papers: Iterable[SearchDocument], *, keys: bool) -> None:
    chance = random.Random(3)
    facts = ("digest", ("id", "uid", "absent", "kind", "source", "name", "imported_at", "sha256"))
    insert_all(
        connection, *facts, [(1, "generated", 0, "generated", "Generated", "generated.txt", _FIRST_DAY, "")]
    )
    waiting: list[SearchDocument] = []
    for paper in papers:
        waiting.append(paper)
        if len(waiting) == _PORTION:
            _insert(connection, waiting, chance, keys=keys)
            print(f"{paper.id:,} papers written", file=sys.stderr)
            waiting = []
    _insert(connection, waiting, chance, keys=keys)


def _insert(
    connection: sqlite3.Connection, papers: list[SearchDocument], chance: random.Random, *, keys: bool
) -> None:
    years = [chance.randint(2005, 2026) for _ in papers]
    sources = '{"title":1,"authors":1,"abstract":1,"issued":1}'
    insert_all(
        connection, "paper", _PAPER,
        (
            (each.id, f"{chance.getrandbits(128):032x}", 0, _FIRST_DAY + each.id * 1000, title_key(each.title),
             sort_key(each.title), year)
            for each, year in zip(papers, years, strict=True)
        ),
    )  # fmt: skip
    insert_all(
        connection, "record", _RECORD,
        (
            (each.id, one_line(each.title), names_to_json(tuple(map(name_of, each.authors.split(", ")))),
             each.abstract, str(year), sources)
            for each, year in zip(papers, years, strict=True)
        ),
    )  # fmt: skip
    insert_all(connection, "listing", _LISTING, ((each.id, 0, 1, each.id, each.id) for each in papers))
    if keys:
        keep_keys(connection, ((each.id, one_line(each.title), each.abstract) for each in papers))
