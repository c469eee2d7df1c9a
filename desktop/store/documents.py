"""Keeps the bytes of digests as they came: compressed, in pieces, so that none has to be held whole."""

import sqlite3
import zlib
from collections.abc import Iterator
from typing import NamedTuple

Connection = sqlite3.Connection
"""What these functions read and write through."""
PIECE_BYTES = 8 * 1024 * 1024
"""What is kept in one row before it is compressed: 0.02 s of a transaction."""
_LEVEL = 4
"""Real digests are 5 % smaller with zlib's usual 6, which takes two to four times as long."""


class Kept(NamedTuple):
    """What is known of a kept document; `size` in bytes, `beside_type` "" where there is no other flavour."""

    sha256: str
    size: int
    media_type: str
    beside_type: str


def compressed(data: bytes) -> bytes:
    """At most PIECE_BYTES as they are kept; takes up to a fifth of a second, so this is no part of a transaction."""
    return zlib.compress(data, _LEVEL)


def add_piece(connection: Connection, sha256: str, number: int, packed: bytes) -> None:
    """Keeps a further piece of a document; the first lies with the document itself, the next has number 1."""
    connection.execute(
        "INSERT OR REPLACE INTO document_piece (sha256, number, data) VALUES (?, ?, ?)",
        (sha256, number, packed),
    )


def kept(connection: Connection, digest: int) -> Kept | None:
    """The document that a digest was read from; None when there is no such digest."""
    question = (
        "SELECT d.sha256, d.size, d.media_type, d.beside_type FROM document d JOIN digest g "
        "ON g.sha256 = d.sha256 WHERE g.id = ?"
    )
    row = connection.execute(question, (digest,)).fetchone()
    return Kept(*row) if row else None


def chunks(connection: Connection, sha256: str) -> Iterator[bytes]:
    """The bytes of a document in order, a piece at a time."""
    (first,) = connection.execute("SELECT data FROM document WHERE sha256 = ?", (sha256,)).fetchone()
    yield zlib.decompress(first)
    number = 1
    question = "SELECT data FROM document_piece WHERE sha256 = ? AND number = ?"
    while row := connection.execute(question, (sha256, number)).fetchone():
        yield zlib.decompress(row[0])
        number += 1


def beside(connection: Connection, sha256: str) -> bytes:
    """The same document in its other flavour, b"" where there is none."""
    (data,) = connection.execute("SELECT beside_data FROM document WHERE sha256 = ?", (sha256,)).fetchone()
    return zlib.decompress(data) if data else b""


def document_within(connection: Connection, digest: int, most: int) -> bytes | None:
    """The bytes of a digest, staged or imported; None when there is none or it is larger than `most` bytes."""
    found = kept(connection, digest)
    return b"".join(chunks(connection, found.sha256)) if found and found.size <= most else None


def beside_within(connection: Connection, digest: int, most: int) -> bytes | None:
    """The other flavour of a digest, within `most` bytes; None when there is none."""
    found = kept(connection, digest)
    data = beside(connection, found.sha256) if found and found.beside_type else b""
    return data if 0 < len(data) <= most else None
