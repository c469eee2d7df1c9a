"""Writes drafts as absent rows, in short transactions: an import is seen all at once or not at all."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.papers.dates import year_of
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.fields import RECORD_FIELDS
from desktop.papers.name import names_to_json
from desktop.papers.text_keys import sort_key, title_key
from desktop.store.new_rows import insert, insert_all

CHUNK = 500
"""Drafts staged in one transaction: about 20 ms, so that the user's own actions never wait longer."""


class Staged(NamedTuple):
    """A draft as it lies in the library, not yet shown: its own paper row (0 when it has none), its listing."""

    paper_id: int
    listing_id: int


def stage_document(connection: sqlite3.Connection, sha256: str, data: bytes, media_type: str) -> None:
    """Keeps the bytes of a digest; the same bytes are kept once."""
    connection.execute(
        "INSERT OR IGNORE INTO document (sha256, size, media_type, data) VALUES (?, ?, ?, ?)",
        (sha256, len(data), media_type, zlib.compress(data, 6)),
    )


def stage_digest(
    connection: sqlite3.Connection, facts: DigestFacts, *, sha256: str, part: int, uid: str, now: int
) -> int:
    """A digest, not yet shown; its id."""
    return insert(
        connection,
        "digest",
        {**facts.model_dump(), "uid": uid, "sha256": sha256, "part": part, "imported_at": now},
    )


class KnownDigest(NamedTuple):
    """A digest that lies in the library already, and when it was imported (milliseconds since 1970 UTC)."""

    id: int
    imported_at: int


def known_digest(connection: sqlite3.Connection, sha256: str, part: int) -> KnownDigest | None:
    """The visible digest with these bytes, None when there is none."""
    question = "SELECT id, imported_at FROM digest WHERE sha256 = ? AND part = ? AND absent = 0"
    row = connection.execute(question, (sha256, part)).fetchone()
    return KnownDigest(*row) if row else None


def stored_fields(draft: Draft) -> dict[str, str | int | None]:
    """The bibliographic fields of a draft as the columns of a record."""
    fields: dict[str, str | int | None] = {}
    for name in RECORD_FIELDS:
        value = getattr(draft, name)
        if name == "authors":
            value = names_to_json(value)
        elif name == "extra":
            value = json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
        elif isinstance(value, tuple):
            value = "\n".join(value)
        fields[name] = value
    return fields


def stage_drafts(
    connection: sqlite3.Connection,
    drafts: Sequence[tuple[Draft, int]],
    *,
    digest_id: int,
    now: int,
    new_uid: Callable[[], str],
) -> list[Staged]:
    """Each draft with the paper it is known to be (0: a paper of its own is staged), and its listing.

    The listing of a known paper keeps all that the digest says (`found`), so that gaps can be filled and
    fields be switched to this source later.
    """
    paper_id = _last_id(connection, "paper")
    listing_id = _last_id(connection, "listing")
    staged, papers, records, listings = [], [], [], []
    for draft, known in drafts:
        listing_id += 1
        fields = stored_fields(draft)
        if not known:
            paper_id += 1
            papers.append(_paper(paper_id, new_uid(), draft, now))
            records.append(_record(paper_id, fields, digest_id))
        found = json.dumps(_given(fields), ensure_ascii=False) if known else ""
        listings.append(_listing(listing_id, digest_id, known or paper_id, draft, found))
        staged.append(Staged(0 if known else paper_id, listing_id))
    insert_all(connection, "paper", _PAPER, papers)
    insert_all(connection, "record", _RECORD, records)
    insert_all(connection, "listing", _LISTING, listings)
    return staged


def _given(fields: dict[str, str | int | None]) -> dict[str, str | int | None]:
    return {name: value for name, value in fields.items() if value}


_PAPER = ("id", "uid", "added_at", "title_key", "title_sort", "year")
_RECORD = ("paper_id", *RECORD_FIELDS, "sources")
_LISTING = (
    "id", "digest_id", "paper_id", "position", "upvotes", "submitter", "status", "place",
    "span_start", "span_end", "found",
)  # fmt: skip


def _paper(paper_id: int, uid: str, draft: Draft, now: int) -> tuple[object, ...]:
    return (paper_id, uid, now, title_key(draft.title), sort_key(draft.title), year_of(draft.issued))


def _record(paper_id: int, fields: dict[str, str | int | None], digest_id: int) -> tuple[object, ...]:
    sources = json.dumps({name: digest_id for name, value in fields.items() if value}, separators=(",", ":"))
    return (paper_id, *fields.values(), sources)


def _listing(listing_id: int, digest_id: int, paper_id: int, draft: Draft, found: str) -> tuple[object, ...]:
    return (
        listing_id, digest_id, paper_id, draft.position, draft.upvotes, draft.submitter, draft.status,
        draft.place, *draft.span, found,
    )  # fmt: skip


def _last_id(connection: sqlite3.Connection, table: str) -> int:
    """The highest id ever given in a table: AUTOINCREMENT never gives one twice, and neither do we."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else 0
