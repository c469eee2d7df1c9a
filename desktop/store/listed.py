"""What a digest of the library lists and says: what a second reading of it is compared with."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.papers.changes import Scalar
from desktop.papers.fields import RECORD_FIELDS, YOU, digest_of

Connection = sqlite3.Connection
"""What these functions read through; a connection that can only read is enough."""
FACTS = ("kind", "source", "query", "shown_on", "captured_on", "submitter", "encoding", "text_length")
"""What a reader finds out about a digest as a whole; its name is that of the file, whoever reads it."""
APPEARANCE = ("upvotes", "submitter", "status", "citation_key")
"""What a digest says of a paper without saying it of the work."""
PLACE = ("position", "place", "span_start", "span_end")
_AT_ONCE = 500


class ImportedDigest(NamedTuple):
    """A visible digest: `facts` by the names of FACTS, `part` which of the digests in its document it is.

    `left_over` is JSON, `imported_at` milliseconds since 1970 UTC.
    """

    id: int
    name: str
    part: int
    imported_at: int
    left_over: str
    facts: dict[str, Scalar]


class Listed(NamedTuple):
    """One visible listing of a digest and what its paper can be known by; `is_there` is 0 for a deleted paper."""

    listing: int
    paper: int
    start: int
    end: int
    place: str
    position: int
    title: str
    arxiv_id: str
    doi: str
    pmid: str
    is_there: int


class Recorded(NamedTuple):
    """What stands in the library for one listing: the paper's fields and their sources, and what the digest said.

    `found` is "" where the paper took all of it; `appearance` has the values of APPEARANCE and PLACE by name.
    """

    fields: dict[str, Scalar]
    sources: dict[str, int]
    found: str
    appearance: dict[str, Scalar]

    def said(self, field: str, digest: int) -> bool:
        """Whether the present value of a field is what this listing said."""
        if digest_of(self.sources.get(field, YOU)) != digest:
            return False
        return not self.found or json.loads(self.found).get(field) == self.fields[field]


def imported_digest(connection: Connection, digest: int) -> ImportedDigest | None:
    """The digest with this id; None when no view shows it."""
    question = f"SELECT id, name, part, imported_at, left_over, {', '.join(FACTS)} FROM digest "
    row = connection.execute(f"{question} WHERE id = ? AND absent = 0", (digest,)).fetchone()
    if row is None:
        return None
    row_id, name, part, imported_at, left_over, *facts = row
    return ImportedDigest(row_id, name, part, imported_at, left_over, dict(zip(FACTS, facts, strict=True)))


def listings_of(connection: Connection, digest: int) -> list[Listed]:
    """What a digest lists, in its order."""
    question = (
        "SELECT l.id, l.paper_id, l.span_start, l.span_end, l.place, l.position, r.title, r.arxiv_id, r.doi, "
        "r.pmid, p.absent = 0 FROM listing l JOIN paper p ON p.id = l.paper_id "
        "JOIN record r ON r.paper_id = p.id WHERE l.digest_id = ? AND l.absent = 0 ORDER BY l.position, l.id"
    )
    return [Listed._make(row) for row in connection.execute(question, (digest,))]


def recorded(connection: Connection, listings: Sequence[int]) -> dict[int, Recorded]:
    """What stands in the library for each of these listings."""
    beside = (*APPEARANCE, *PLACE)
    columns = [*(f"r.{name}" for name in RECORD_FIELDS), *(f"l.{name}" for name in beside)]
    found: dict[int, Recorded] = {}
    for portion in _portions(listings):
        question = (
            f"SELECT l.id, r.sources, l.found, {', '.join(columns)} FROM listing l "
            f"JOIN record r ON r.paper_id = l.paper_id WHERE l.id IN ({', '.join('?' * len(portion))})"
        )
        for row, sources, said, *values in connection.execute(question, portion):
            fields = dict(zip(RECORD_FIELDS, values, strict=False))
            appearance = dict(zip(beside, values[len(RECORD_FIELDS) :], strict=True))
            found[row] = Recorded(fields, json.loads(sources), said, appearance)
    return found


def _portions(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
