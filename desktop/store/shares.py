"""How many of some papers have each tag or stand in each list, however many papers they are."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Literal

_AT_ONCE = 500
_FEW = 5_000

_PLACES = {"tag": ("tagging", "tag_id"), "list": ("placement", "list_id")}


def shares(
    connection: sqlite3.Connection, kind: Literal["tag", "list"], papers: Sequence[int], *, few: int = _FEW
) -> Counter[int]:
    """For each tag or list, by id, the number of `papers` (without repeats) that it has; 0 for all others.

    Up to `few` papers are looked up; for more it is quicker to go through every row of the library once.
    """
    table, column = _PLACES[kind]
    found: Counter[int] = Counter()
    if len(papers) > few:
        wanted = set(papers)
        rows = connection.execute(f"SELECT {column}, paper_id FROM {table}")
        found.update(row for row, paper in rows if paper in wanted)
        return found
    for start in range(0, len(papers), _AT_ONCE):
        portion = papers[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(portion))
        question = f"SELECT {column}, count(*) FROM {table} WHERE paper_id IN ({marks}) GROUP BY {column}"
        found.update(dict(connection.execute(question, portion).fetchall()))
    return found
