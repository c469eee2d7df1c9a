"""What the review of an import shows from the library: what a digest says, what a paper has, colours of tags."""

import json
import sqlite3
from typing import NamedTuple

from desktop.papers.changes import Scalar
from desktop.papers.fields import RECORD_FIELDS, YOU, digest_of

Connection = sqlite3.Connection
"""What these functions read through; a connection that can only read is enough."""

_RECORD = f"SELECT {', '.join(RECORD_FIELDS)}, sources FROM record WHERE paper_id = ?"
_LISTING = (
    "SELECT paper_id, digest_id, found, span_start, span_end, upvotes, submitter, status FROM listing WHERE "
)


class Said(NamedTuple):
    """What a digest says of one paper: fields as the record stores them, and the span it stands in.

    `span` counts characters [start, end) of the decoded text of the digest; (0, 0) is not known.
    """

    fields: dict[str, Scalar]
    span: tuple[int, int] = (0, 0)
    upvotes: int | None = None
    submitter: str = ""
    status: str = ""


class Held(NamedTuple):
    """What the library holds of a paper: fields as the record stores them, its state, whether it is shown."""

    fields: dict[str, Scalar]
    state: str
    absent: bool


def said(connection: Connection, *, digest: int, listing: int, paper: int) -> Said | None:
    """What `digest` says of `paper`, staged or imported long ago; None when it does not list it.

    `listing` is the row to look at, 0 for whatever listing of that digest has the paper.
    """
    if listing:
        row = connection.execute(f"{_LISTING} id = ?", (listing,)).fetchone()
    else:
        question = f"{_LISTING} digest_id = ? AND paper_id = ? ORDER BY id DESC LIMIT 1"
        row = connection.execute(question, (digest, paper)).fetchone()
    if row is None:
        return None
    paper_id, digest_id, found, start, end, upvotes, submitter, status = row
    fields = json.loads(found) if found else _taken_from(connection, paper_id, digest_id)
    return Said(fields, (start, end), upvotes, submitter, status)


def held(connection: Connection, paper: int) -> Held | None:
    """A paper of the library, or one that is staged; None when there is none with this id."""
    state = connection.execute("SELECT state, absent FROM paper WHERE id = ?", (paper,)).fetchone()
    if state is None:
        return None
    fields, _ = _record(connection, paper)
    return Held(fields, str(state[0]), bool(state[1]))


def tag_colours(connection: Connection) -> dict[str, str]:
    """The colour of every tag by its name."""
    return dict(connection.execute("SELECT name, colour FROM tag WHERE absent = 0").fetchall())


def _taken_from(connection: Connection, paper: int, digest: int) -> dict[str, Scalar]:
    """The fields that a paper has from this digest."""
    fields, sources = _record(connection, paper)
    return {name: value for name, value in fields.items() if digest_of(sources.get(name, YOU)) == digest}


def _record(connection: Connection, paper: int) -> tuple[dict[str, Scalar], dict[str, int]]:
    row = connection.execute(_RECORD, (paper,)).fetchone()
    if row is None:
        return {}, {}
    values = dict(zip(RECORD_FIELDS, row[:-1], strict=True))
    return {name: value for name, value in values.items() if value}, json.loads(row[-1])
