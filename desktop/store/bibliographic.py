"""What an export needs to know of each paper, without the abstracts and notes that make a record large."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_AT_ONCE = 500
_FACTS = (
    "SELECT p.id, r.title, r.authors <> '', p.year, r.arxiv_id, r.doi FROM paper p "
    "JOIN record r ON r.paper_id = p.id WHERE p.absent = 0 AND "
)


class Facts(NamedTuple):
    """Title, whether anybody is named, year, and identifiers of one paper."""

    paper: int
    title: str
    has_authors: int
    year: int | None
    arxiv_id: str
    doi: str


def every_fact(connection: sqlite3.Connection) -> Iterator[Facts]:
    """The facts of all papers outside the Bin, the newest first; read as they are asked for."""
    for row in connection.execute(f"{_FACTS} p.binned = 0 ORDER BY p.added_at DESC, p.id"):
        yield Facts(*row)


def facts_of(connection: sqlite3.Connection, papers: Sequence[int]) -> Iterator[Facts]:
    """The facts of these papers, those in the Bin included."""
    for start in range(0, len(papers), _AT_ONCE):
        portion = papers[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(portion))
        for row in connection.execute(f"{_FACTS} p.id IN ({marks})", portion).fetchall():
            yield Facts(*row)
