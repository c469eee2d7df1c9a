"""Makes papers of their own of staged listings whose papers are known: duplicates that a person wants."""

import json
import sqlite3
from collections.abc import Callable, Sequence

from desktop.papers.dates import year_of
from desktop.papers.fields import RECORD_FIELDS
from desktop.papers.text_keys import sort_key, title_key
from desktop.store.blocking import keep_keys_of
from desktop.store.new_rows import insert_all
from desktop.store.staging import last_id

_PAPER = ("id", "uid", "added_at", "title_key", "title_sort", "year")
_EMPTY: dict[str, str | int | None] = {**dict.fromkeys(RECORD_FIELDS, ""), "arxiv_version": None}


def copy_out(
    connection: sqlite3.Connection, listings: Sequence[int], *, now: int, new_uid: Callable[[], str]
) -> dict[int, int]:
    """For each listing, not shown yet, that holds all its digest says: an absent paper made of that; its id."""
    paper = last_id(connection, "paper")
    papers, records, moved = [], [], {}
    question = (
        "SELECT digest_id, found FROM listing WHERE id = ? AND found <> '' AND absent = 1 AND step IS NULL"
    )
    for listing in listings:
        row = connection.execute(question, (listing,)).fetchone()
        if row is None:
            continue
        digest, found = row
        fields = {**_EMPTY, **json.loads(found)}
        title = str(fields["title"])
        sources = {name: digest for name, value in fields.items() if value}
        paper += 1
        moved[listing] = paper
        papers.append(
            (paper, new_uid(), now, title_key(title), sort_key(title), year_of(str(fields["issued"])))
        )
        records.append((paper, *fields.values(), json.dumps(sources, separators=(",", ":"))))
    insert_all(connection, "paper", _PAPER, papers)
    insert_all(connection, "record", ("paper_id", *_EMPTY, "sources"), records)
    keep_keys_of(connection, list(moved.values()))
    rows = ((made, listing) for listing, made in moved.items())
    connection.executemany("UPDATE listing SET paper_id = ?, found = '' WHERE id = ?", rows)
    return moved
