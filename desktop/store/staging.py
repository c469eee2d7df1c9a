"""Writes drafts as absent rows, in short transactions: an import is seen all at once or not at all."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.papers.dates import year_of
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.fields import LIST_FIELDS, RECORD_FIELDS
from desktop.papers.name import Name, names_to_json
from desktop.papers.shared import SharedDraft
from desktop.papers.text_keys import sort_key, title_key
from desktop.store.blocking import keep_keys
from desktop.store.documents import compressed
from desktop.store.new_rows import insert, insert_all
from desktop.store.purging import remove

Place = tuple[int, int, int]
"""Where a digest lists a paper: its position, and the span [start, end) of the text it was read from."""
Connection = sqlite3.Connection
"""For callers who may not know SQL: what the functions here write through."""
CHUNK = 500
"""Drafts staged in one transaction: about 20 ms, so that the user's own actions never wait longer."""


class Staged(NamedTuple):
    """A draft as it lies in the library, not yet shown: its own paper row (0 when it has none), its listing."""

    paper_id: int
    listing_id: int


def has_document(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether the bytes with this hash lie in the library already."""
    return connection.execute("SELECT 1 FROM document WHERE sha256 = ?", (sha256,)).fetchone() is not None


def stage_document(
    connection: sqlite3.Connection,
    sha256: str,
    data: bytes,
    media_type: str,
    packed: bytes = b"",
    *,
    size: int = 0,
    beside: tuple[str, bytes] = ("", b""),
) -> None:
    """Keeps the bytes of a digest, once; `packed` is what `compressed` made of them, if that was done before.

    Of a large document only the first piece is given here, and its `size`. `beside` is the media type and the
    compressed bytes of its other flavour.
    """
    if has_document(connection, sha256):
        return
    content = {"size": size or len(data), "media_type": media_type, "data": packed or compressed(data)}
    other = {"beside_type": beside[0], "beside_data": beside[1] or None}
    insert(connection, "document", {"sha256": sha256, **content, **other})


def stage_digest(
    connection: sqlite3.Connection, facts: DigestFacts, *, sha256: str, part: int, uid: str, now: int
) -> int:
    """A digest, not yet shown; its id."""
    return insert(
        connection,
        "digest",
        {
            **facts.model_dump(exclude={"extent", "is_empty", "searches"}),
            "uid": uid,
            "sha256": sha256,
            "part": part,
            "imported_at": now,
        },
    )


def unstage_digest(connection: sqlite3.Connection, digest_id: int) -> None:
    """Takes back a digest that was staged and lists nothing yet, with its document."""
    remove(connection, "digest", [digest_id])


class KnownDigest(NamedTuple):
    """A digest that lies in the library already, and when it was imported (milliseconds since 1970 UTC)."""

    id: int
    imported_at: int


def known_digest(connection: sqlite3.Connection, sha256: str, part: int) -> KnownDigest | None:
    """The visible digest with these bytes, None when there is none."""
    question = "SELECT id, imported_at FROM digest WHERE sha256 = ? AND part = ? AND absent = 0"
    row = connection.execute(question, (sha256, part)).fetchone()
    return KnownDigest(*row) if row else None


def listed(connection: sqlite3.Connection, digest_id: int) -> dict[Place, int]:
    """The papers that a digest lists, by the place in it; places that several papers have are left out."""
    question = (
        "SELECT l.position, l.span_start, l.span_end, l.paper_id FROM listing l "
        "JOIN paper p ON p.id = l.paper_id AND p.absent = 0 WHERE l.digest_id = ? AND l.absent = 0"
    )
    found: dict[Place, int] = {}
    for *place, paper in connection.execute(question, (digest_id,)):
        found[place[0], place[1], place[2]] = 0 if (place[0], place[1], place[2]) in found else paper
    return {place: paper for place, paper in found.items() if paper}


def redirect(connection: sqlite3.Connection, listing_id: int, paper_id: int) -> None:
    """Hangs a staged listing on another paper than the one staged with it, with all that the digest says.

    Nobody has seen the listing yet, so this is no change that an undo would have to take back.
    """
    question = f"SELECT {', '.join(RECORD_FIELDS)} FROM record WHERE paper_id = "
    question += "(SELECT paper_id FROM listing WHERE id = ? AND found = '')"
    row = connection.execute(question, (listing_id,)).fetchone()
    found = (
        json.dumps(_given(dict(zip(RECORD_FIELDS, row, strict=True))), ensure_ascii=False) if row else None
    )
    connection.execute(
        "UPDATE listing SET paper_id = ?, found = coalesce(?, found) WHERE id = ? AND absent = 1 AND step IS NULL",
        (paper_id, found, listing_id),
    )


def stored_fields(draft: Draft) -> dict[str, str | int | None]:
    """The bibliographic fields of a draft as the columns of a record."""
    said = draft.__dict__  # what pydantic keeps the fields in: quicker than asking for each by name
    fields: dict[str, str | int | None] = {name: said[name] for name in RECORD_FIELDS}
    fields["authors"] = stored_names(draft.authors)
    fields["extra"] = json.dumps(draft.extra, ensure_ascii=False, sort_keys=True) if draft.extra else ""
    for name in LIST_FIELDS:
        fields[name] = "\n".join(said[name])
    return fields


@lru_cache(maxsize=2 * CHUNK)
def stored_names(authors: tuple[Name, ...]) -> str:
    """Authors as the column of a record; asked when a draft is matched, and again when it is staged."""
    return names_to_json(authors)


def stage_drafts(
    connection: sqlite3.Connection,
    drafts: Sequence[tuple[Draft, int]],
    *,
    digest_id: int,
    now: int,
    new_uid: Callable[[], str],
) -> list[Staged]:
    """Each draft with the paper it is known to be (0: a paper of its own is staged), and its listing.

    Papers of their own get the ids that follow `last_id`, in order. The listing of a known paper keeps all
    that the digest says (`found`), so that gaps can be filled and fields be switched to this source later.
    """
    paper_id = last_id(connection, "paper")
    listing_id = last_id(connection, "listing")
    shared: set[str] = set()
    staged, papers, records, listings, own = [], [], [], [], []
    for draft, known in drafts:
        listing_id += 1
        fields = stored_fields(draft)
        if not known:
            paper_id += 1
            papers.append(_paper(paper_id, _shared_uid(connection, draft, shared) or new_uid(), draft, now))
            records.append(_record(paper_id, fields, digest_id))
            own.append((paper_id, draft.title, draft.abstract))
        found = json.dumps(_given(fields), ensure_ascii=False) if known else ""
        listings.append(_listing(listing_id, digest_id, known or paper_id, draft, found))
        staged.append(Staged(0 if known else paper_id, listing_id))
    insert_all(connection, "paper", _PAPER, papers)
    insert_all(connection, "record", _RECORD, records)
    keep_keys(connection, own)
    insert_all(connection, "listing", _LISTING, listings)
    return staged


def _shared_uid(connection: sqlite3.Connection, draft: Draft, met: set[str]) -> str:
    """The permanent uid that a shared paper brings, "" when it brings none or there is one of that uid already."""
    if not isinstance(draft, SharedDraft) or draft.uid in met:
        return ""
    met.add(draft.uid)
    known = connection.execute("SELECT 1 FROM paper WHERE uid = ?", (draft.uid,)).fetchone()
    return "" if known else draft.uid


def _given(fields: dict[str, str | int | None]) -> dict[str, str | int | None]:
    return {name: value for name, value in fields.items() if value}


_PAPER = ("id", "uid", "added_at", "title_key", "title_sort", "year")
_RECORD = ("paper_id", *RECORD_FIELDS, "sources")
_LISTING = (
    "id", "digest_id", "paper_id", "position", "upvotes", "submitter", "status", "place",
    "span_start", "span_end", "found", "citation_key", "made",
)  # fmt: skip


def _paper(paper_id: int, uid: str, draft: Draft, now: int) -> tuple[object, ...]:
    return (paper_id, uid, now, title_key(draft.title), sort_key(draft.title), year_of(draft.issued))


def _record(paper_id: int, fields: dict[str, str | int | None], digest_id: int) -> tuple[object, ...]:
    given = tuple([name for name, value in fields.items() if value])
    return (paper_id, *fields.values(), _sources(given, digest_id))


@lru_cache(maxsize=64)
def _sources(fields: tuple[str, ...], digest_id: int) -> str:
    """That all these fields came from one digest: the papers of a digest mostly have the same ones."""
    return json.dumps(dict.fromkeys(fields, digest_id), separators=(",", ":"))


def _listing(listing_id: int, digest_id: int, paper_id: int, draft: Draft, found: str) -> tuple[object, ...]:
    return (
        listing_id, digest_id, paper_id, draft.position, draft.upvotes, draft.submitter, draft.status,
        draft.place, *draft.span, found, draft.citation_key,
        draft.made.model_dump_json(exclude_defaults=True) if isinstance(draft, SharedDraft) else "",
    )  # fmt: skip


def last_id(connection: sqlite3.Connection, table: str) -> int:
    """The highest id ever given in a table: AUTOINCREMENT never gives one twice, and neither do we."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else 0
