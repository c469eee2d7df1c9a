"""The library without ids and clocks: two libraries with the same history have the same dump."""

import json
import sqlite3
from typing import Any

from desktop.papers.fields import RECORD_FIELDS

_MADE = (
    "binned",
    "state",
    "snoozed_until",
    "rating",
    "citation_key",
    "former_keys",
    "title_key",
    "title_sort",
    "year",
)


def logical_dump(connection: sqlite3.Connection) -> dict[str, Any]:
    """All that is visible, by uid: papers, notes, tags, ordered lists, saved searches, digests, listings, tallies."""
    uid = {
        table: dict(connection.execute(f"SELECT id, uid FROM {table}").fetchall())
        for table in ("paper", "tag", "list", "digest")
    }
    return {
        "papers": _papers(connection, uid["digest"]),
        "notes": _pairs(connection, "SELECT p.uid, n.text FROM note n JOIN paper p ON p.id = n.paper_id "
                        "WHERE p.absent = 0"),
        "tags": _rows(connection, "SELECT uid, name, colour FROM tag WHERE absent = 0 ORDER BY uid"),
        "lists": _rows(connection, "SELECT uid, name FROM list WHERE absent = 0 ORDER BY uid"),
        "searches": _rows(connection, "SELECT uid, name, query, sort, reversed FROM search WHERE absent = 0 "
                          "ORDER BY uid"),
        "taggings": _rows(connection, "SELECT t.uid, p.uid FROM tagging m JOIN tag t ON t.id = m.tag_id "
                          "AND t.absent = 0 JOIN paper p ON p.id = m.paper_id AND p.absent = 0 ORDER BY 1, 2"),
        "placements": _rows(connection, "SELECT l.uid, p.uid FROM placement m JOIN list l ON l.id = m.list_id "
                            "AND l.absent = 0 JOIN paper p ON p.id = m.paper_id AND p.absent = 0 "
                            "ORDER BY 1, m.rank, 2"),
        "digests": _rows(connection, "SELECT uid, kind, source, name, query, shown_on, captured_on, sha256, "
                         "part, left_over FROM digest WHERE absent = 0 ORDER BY uid"),
        "listings": _rows(connection, "SELECT d.uid, p.uid, l.position, l.upvotes, l.place, l.span_start, "
                          "l.span_end, l.found FROM listing l JOIN digest d ON d.id = l.digest_id "
                          "JOIN paper p ON p.id = l.paper_id WHERE l.absent = 0 AND p.absent = 0 "
                          "AND d.absent = 0 ORDER BY 1, 3, 2"),
        "attachments": _rows(connection, "SELECT a.uid, p.uid, a.kind, a.address, a.sha256, a.size "
                             "FROM attachment a JOIN paper p ON p.id = a.paper_id WHERE a.absent = 0 "
                             "AND p.absent = 0 ORDER BY 1"),
        "tallies": _tallies(connection, uid),
    }  # fmt: skip


def _papers(connection: sqlite3.Connection, digest_uid: dict[int, str]) -> dict[str, Any]:
    columns = [
        *(f"p.{name}" for name in _MADE),
        *(f"r.{name}" for name in RECORD_FIELDS),
        "r.sources",
        "p.uid",
    ]
    found = {}
    for *values, sources, uid in connection.execute(
        f"SELECT {', '.join(columns)} FROM paper p JOIN record r ON r.paper_id = p.id WHERE p.absent = 0"
    ):
        named = {field: digest_uid.get(row, "you") for field, row in sorted(json.loads(sources).items())}
        found[uid] = [*values, named]
    return dict(sorted(found.items()))


def _tallies(connection: sqlite3.Connection, uid: dict[str, dict[int, str]]) -> list[Any]:
    rows = connection.execute("SELECT kind, name, key, papers FROM tally WHERE papers <> 0")
    found = []
    for kind, name, key, papers in rows:
        row = uid[kind].get(key, "gone") if kind in uid else ""
        present = (
            kind not in uid
            or connection.execute(f"SELECT 1 FROM {kind} WHERE id = ? AND absent = 0", (key,)).fetchone()
        )
        if present:
            found.append([kind, name, row, papers])
    return sorted(found)


def _rows(connection: sqlite3.Connection, question: str) -> list[list[Any]]:
    return [list(row) for row in connection.execute(question)]


def _pairs(connection: sqlite3.Connection, question: str) -> dict[str, Any]:
    return dict(sorted(connection.execute(question).fetchall()))
