"""What a person has linked to a paper: files of this computer and web addresses; they stay where they are."""

import sqlite3
from typing import Literal, NamedTuple, cast

Connection = sqlite3.Connection
"""What these functions read through; a connection that can only read is enough."""
Kind = Literal["file", "web"]


class Attachment(NamedTuple):
    """A file by its path, with its size in bytes and SHA-256 as they were when it was linked, or an address."""

    id: int
    paper: int
    kind: Kind
    address: str
    sha256: str
    size: int


def attachments(connection: Connection, paper: int) -> list[Attachment]:
    """What is linked to a paper, in the order in which it was."""
    question = (
        "SELECT id, paper_id, kind, address, sha256, size FROM attachment "
        "WHERE paper_id = ? AND absent = 0 ORDER BY id"
    )
    rows = connection.execute(question, (paper,))
    return [Attachment(row[0], row[1], cast(Kind, row[2]), *row[3:]) for row in rows]
