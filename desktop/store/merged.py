"""What merging and splitting ask about papers while their transaction is open."""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from desktop.papers.changes import Scalar
from desktop.papers.fields import RECORD_FIELDS

_RECORD = f"SELECT {', '.join(RECORD_FIELDS)}, sources FROM record WHERE paper_id = ?"


class Appearance(NamedTuple):
    """A listing of a paper: the digest, what it says ("" when the paper took it all), whence it was merged."""

    listing: int
    digest: int
    found: str
    merged_from: str


class Standings(NamedTuple):
    """What a person made of a paper: tags, lists with the rank in each, attachments."""

    tags: tuple[int, ...]
    ranks: dict[int, float]
    attachments: tuple[int, ...]


def appearances(connection: sqlite3.Connection, paper: int) -> list[Appearance]:
    """Where a paper is listed, in the order of the listings."""
    question = (
        "SELECT id, digest_id, found, merged_from FROM listing WHERE paper_id = ? AND absent = 0 ORDER BY id"
    )
    return [Appearance._make(row) for row in connection.execute(question, (paper,))]


def record_of(connection: sqlite3.Connection, paper: int) -> tuple[dict[str, Scalar], dict[str, int]]:
    """The bibliographic fields of a paper, absent ones included, and where each came from."""
    row = connection.execute(_RECORD, (paper,)).fetchone()
    return dict(zip(RECORD_FIELDS, row[:-1], strict=True)), json.loads(row[-1])


def standings(connection: sqlite3.Connection, paper: int) -> Standings:
    """Tags, lists and attachments of a paper."""
    tags = connection.execute("SELECT tag_id FROM tagging WHERE paper_id = ? ORDER BY 1", (paper,)).fetchall()
    ranks = connection.execute("SELECT list_id, rank FROM placement WHERE paper_id = ?", (paper,)).fetchall()
    files = connection.execute(
        "SELECT id FROM attachment WHERE paper_id = ? AND absent = 0 ORDER BY 1", (paper,)
    ).fetchall()
    return Standings(tuple(tag for (tag,) in tags), dict(ranks), tuple(row for (row,) in files))


def merged_into(connection: sqlite3.Connection, paper: int) -> list[int]:
    """The papers that have become part of this one, the latest last."""
    question = "SELECT id FROM paper WHERE merged_into = ? AND merged_into <> 0 ORDER BY id"
    rows = connection.execute(question, (paper,))  # the second condition is that of the index
    return [row for (row,) in rows]


def distinct_pairs(
    connection: sqlite3.Connection, papers: Sequence[int] | None = None
) -> set[tuple[int, int]]:
    """Pairs that a person called different, the smaller id first; all of them, or those of `papers`."""
    if papers is None:
        return set(connection.execute("SELECT other_id, paper_id FROM distinct_pair").fetchall())
    question = "SELECT other_id, paper_id FROM distinct_pair WHERE ? IN (other_id, paper_id)"
    return {pair for paper in papers for pair in connection.execute(question, (paper,))}


def title_keys(connection: sqlite3.Connection) -> dict[int, str]:
    """The title key of every paper that is shown."""
    question = "SELECT id, title_key FROM paper WHERE absent = 0 AND binned = 0"
    return dict(connection.execute(question).fetchall())
