"""What is in the library, read from its file by a connection that cannot write, while the window is open or not."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from desktop.store.dump import logical_dump


class Paper(NamedTuple):
    """What the user made of a paper; `note` is "" when there is none."""

    title: str
    state: str
    rating: int
    binned: int
    note: str


_PAPERS = """
    SELECT r.title, p.state, p.rating, p.binned, coalesce(n.text, '')
    FROM paper p JOIN record r ON r.paper_id = p.id LEFT JOIN note n ON n.paper_id = p.id
    WHERE p.absent = 0 ORDER BY p.added_at DESC, p.id
"""
_TAGGED = """
    SELECT r.title FROM tagging m JOIN tag t ON t.id = m.tag_id JOIN record r ON r.paper_id = m.paper_id
    WHERE t.absent = 0 AND t.name = ?
"""
_QUEUE = """
    SELECT r.title FROM placement m JOIN record r ON r.paper_id = m.paper_id JOIN paper p ON p.id = m.paper_id
    WHERE m.list_id = 1 AND p.absent = 0 AND p.binned = 0 AND p.state = 'queued' ORDER BY m.rank
"""


class ReadBack:
    """Asks a library; before there is one, it holds nothing."""

    def __init__(self, library: Path) -> None:
        self._library = library

    def papers(self) -> list[Paper]:
        """All papers, in the order of the Inbox, those in the Bin included."""
        return [Paper(*row) for row in self._rows(_PAPERS)]

    def tagged(self, name: str) -> list[str]:
        """The titles of the papers with a tag."""
        return [title for (title,) in self._rows(_TAGGED, name)]

    def queue(self) -> list[str]:
        """The titles of the queued papers in their order."""
        return [title for (title,) in self._rows(_QUEUE)]

    def dump(self) -> dict[str, Any]:
        """Everything that is visible, without clocks."""
        with self._connection() as connection:
            return logical_dump(connection)

    def _rows(self, question: str, *values: str) -> list[tuple[Any, ...]]:
        if not self._library.exists():
            return []
        try:
            with self._connection() as connection:
                return connection.execute(question, values).fetchall()
        except sqlite3.OperationalError:
            return []  # it is being made at this moment

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(f"file:{self._library}?mode=ro", uri=True, timeout=5)
        try:
            yield connection
        finally:
            connection.close()
