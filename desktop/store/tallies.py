"""Keeps the count of papers for each state, tag, list and digest true while changes are written."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.papers.changes import Change

Tally = tuple[str, str, int]
"""Kind ("state", "all", "bin", "tag", "list", "digest"), name of a state, id of a tag, list or digest."""

_SHOWN = "p.absent = 0 AND p.binned = 0"
# CROSS JOIN: from the few papers that changed to all they are counted in, never the other way round.
_PART = "CROSS JOIN paper p ON p.id = c.row WHERE " + _SHOWN
_COUNTS = {
    "state": f"SELECT 'state', p.state, 0, count(*) FROM counting c {_PART} GROUP BY p.state",
    "all": f"SELECT 'all', '', 0, count(*) FROM counting c {_PART}",
    "bin": "SELECT 'bin', '', 0, count(*) FROM counting c CROSS JOIN paper p ON p.id = c.row "
    "WHERE p.absent = 0 AND p.binned = 1",
    "tag": "SELECT 'tag', '', t.tag_id, count(*) FROM counting c CROSS JOIN paper p ON p.id = c.row "
    f"CROSS JOIN tagging t ON t.paper_id = p.id WHERE {_SHOWN} GROUP BY t.tag_id",
    "list": "SELECT 'list', '', t.list_id, count(*) FROM counting c CROSS JOIN paper p ON p.id = c.row "
    f"CROSS JOIN placement t ON t.paper_id = p.id WHERE {_SHOWN} GROUP BY t.list_id",
    "digest": "SELECT 'digest', '', l.digest_id, count(DISTINCT p.id) FROM counting c "
    f"CROSS JOIN paper p ON p.id = c.row CROSS JOIN listing l ON l.paper_id = p.id AND l.absent = 0 WHERE {_SHOWN} "
    "GROUP BY l.digest_id",
}
_AFFECTED: dict[tuple[str, str], tuple[str, ...]] = {
    ("paper", "absent"): tuple(_COUNTS),
    ("paper", "binned"): tuple(_COUNTS),
    ("paper", "state"): ("state",),
    ("tagging", "tag"): ("tag",),
    ("placement", "rank"): ("list",),
    ("listing", "absent"): ("digest",),
    ("listing", "paper_id"): ("digest",),
}


@contextmanager
def counted(connection: sqlite3.Connection, change: Change) -> Iterator[None]:
    """Brings the tallies up to date with what is written meanwhile; free for fields that count nothing."""
    kinds = _AFFECTED.get((change.entity, change.field), ())
    if not kinds:
        yield
        return
    _gather(connection, change)
    before = _contributions(connection, kinds)
    yield
    after = _contributions(connection, kinds)
    after.subtract(before)
    rows = [(*tally, delta) for tally, delta in after.items() if delta]
    connection.executemany(
        "INSERT INTO tally (kind, name, key, papers) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind, name, key) DO UPDATE SET papers = papers + excluded.papers",
        rows,
    )


def _gather(connection: sqlite3.Connection, change: Change) -> None:
    """Writes down the papers whose part in the tallies the change may alter."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS counting (row INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM counting")
    rows = ((row,) for row in change.after.ids)
    if change.entity != "listing":
        connection.executemany("INSERT OR IGNORE INTO counting (row) VALUES (?)", rows)
        return
    connection.executemany(
        "INSERT OR IGNORE INTO counting (row) SELECT paper_id FROM listing WHERE id = ?", rows
    )
    if change.field == "paper_id":
        moved = ((row,) for row in change.after.distinct)
        connection.executemany("INSERT OR IGNORE INTO counting (row) VALUES (?)", moved)


def _contributions(connection: sqlite3.Connection, kinds: tuple[str, ...]) -> Counter[Tally]:
    found: Counter[Tally] = Counter()
    for kind in kinds:
        for kind_, name, key, papers in connection.execute(_COUNTS[kind]):
            found[kind_, name, key] += papers
    return found


def recounted(connection: sqlite3.Connection) -> dict[Tally, int]:
    """Every tally counted anew over the whole library: what the kept ones must equal."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS counting (row INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM counting")
    connection.execute("INSERT INTO counting (row) SELECT id FROM paper")
    return {tally: papers for tally, papers in _contributions(connection, tuple(_COUNTS)).items() if papers}
