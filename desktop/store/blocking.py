"""Keeps the blocking keys of every paper true to its title and abstract, and finds papers that share some."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from desktop.papers.blocking import ABSTRACT_READ, KeyKind, blocking_keys, kind_of

_AT_ONCE = 500
HOT = 40
"""A key that more papers have tells little: thousands have "Editorial" as their title."""
Paper = TypeVar("Paper")
_GROUPS = (  # the order of the table: nothing is sorted, and the rows that stand alone never reach Python
    "SELECT key, group_concat(paper_id) FROM blocking_key GROUP BY key HAVING count(*) BETWEEN 2 AND ?"
)
_RECORDS = f"SELECT paper_id, title, substr(abstract, 1, {ABSTRACT_READ}) FROM record"


def keep_keys(connection: sqlite3.Connection, records: Iterable[tuple[int, str, str]]) -> None:
    """Writes down the keys of records (paper, title, abstract) that have none yet."""
    rows = [(key, paper) for paper, title, abstract in records for key in blocking_keys(title, abstract)]
    rows.sort()  # the order of the table, whose places are found faster one after the other
    connection.executemany("INSERT OR IGNORE INTO blocking_key (key, paper_id) VALUES (?, ?)", rows)


def keep_keys_of(connection: sqlite3.Connection, papers: Sequence[int]) -> None:
    """Writes down the keys that these papers should have by what stands in the library."""
    keep_keys(connection, _records(connection, papers))


def forget_keys_of(connection: sqlite3.Connection, papers: Sequence[int]) -> None:
    """Removes the keys of papers; to be called while their titles and abstracts still stand there."""
    rows = (
        (key, paper)
        for paper, title, abstract in _records(connection, papers)
        for key in blocking_keys(title, abstract)
    )
    connection.executemany("DELETE FROM blocking_key WHERE key = ? AND paper_id = ?", rows)


def _records(connection: sqlite3.Connection, papers: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    for start in range(0, len(papers), _AT_ONCE):
        portion = papers[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(portion))
        yield from connection.execute(f"{_RECORDS} WHERE paper_id IN ({marks})", portion).fetchall()


def having(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, list[int]]:
    """For each key that papers have these papers, staged and absent ones among them.

    Of a key that more than `HOT` papers have, the newest are given, and one more than that many.
    """
    found: dict[int, list[int]] = {}
    for key, paper in connection.execute(_HAVING, (json.dumps(sorted(keys)),)):
        found.setdefault(key, []).append(paper)
    return found


_HAVING = (  # one question for the keys of many records: asking one by one takes twice as long
    "SELECT w.value, b.paper_id FROM json_each(?) w CROSS JOIN blocking_key b ON b.key = w.value AND b.paper_id >= "
    "coalesce((SELECT paper_id FROM blocking_key WHERE key = w.value ORDER BY paper_id DESC LIMIT 1 "
    f"OFFSET {HOT}), 0)"
)


def telling(papers: dict[int, list[Paper]]) -> dict[int, list[Paper]]:
    """Keys with what has them, without those that too many have; when there are no others, the first one, cut."""
    cool = {key: few for key, few in papers.items() if len(few) <= HOT}
    if cool or not papers:
        return cool
    key = min(papers, key=lambda key: (kind_of(key) is KeyKind.WORDS, key))
    return {key: papers[key][:HOT]}


def groups(connection: sqlite3.Connection, most: int) -> Iterator[tuple[int, list[int]]]:
    """Each key that several papers have, in order, with these papers; keys of more than `most` are left out."""
    for key, papers in connection.execute(_GROUPS, (most,)):
        yield key, list(map(int, papers.split(",")))


def untrue(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """Keys that are missing or too many, over the whole library: none, if all is well."""
    kept = set(connection.execute("SELECT key, paper_id FROM blocking_key").fetchall())
    wanted = {
        (key, paper)
        for paper, title, abstract in connection.execute(_RECORDS)
        for key in blocking_keys(title, abstract)
    }
    return kept ^ wanted
