"""What use cases ask about the library while their transaction is open."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence

from desktop.papers.changes import Scalar
from desktop.papers.shared import Made
from desktop.papers.text_keys import name_key
from desktop.papers.view import QUEUE_LIST
from desktop.store import merged
from desktop.store.attachments import attachments
from desktop.store.bibliographic import Facts, facts_of
from desktop.store.entities import PLACES, Column
from desktop.store.lookup import Candidate, Near, as_candidates, candidates, near
from desktop.store.note_versions import NoteVersion, note_version
from desktop.store.questions import AWAKE
from desktop.store.records import former_keys
from desktop.store.revisions import identities_changed_since

_AT_ONCE = 500


class Standing:
    """Reads through the writer's connection, so that it sees what the open step has already changed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def values(self, entity: str, field: str, rows: Sequence[int]) -> dict[int, Scalar]:
        """The value of a column field for each of these rows."""
        place = PLACES[entity, field]
        assert isinstance(place, Column)
        found: dict[int, Scalar] = {}
        for start in range(0, len(rows), _AT_ONCE):
            portion = rows[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(portion))
            question = f"SELECT {place.row}, {place.column} FROM {place.table} WHERE {place.row} IN ({marks})"
            found.update(self._connection.execute(question, portion))
        return found

    def named(self, entity: str, name: str) -> int:
        """The tag, list or saved search of that name, however it is capitalised or accented; 0 when there is none."""
        question = f"SELECT id FROM {entity} WHERE name_key = ? AND absent = 0"
        row = self._connection.execute(question, (name_key(name),)).fetchone()
        return int(row[0]) if row else 0

    def name_of(self, entity: str, row: int) -> str:
        """The name of a tag, list or saved search, "" when it is not there."""
        question = f"SELECT name FROM {entity} WHERE id = ? AND absent = 0"
        found = self._connection.execute(question, (row,)).fetchone()
        return str(found[0]) if found else ""

    def saved_queries(self) -> dict[int, str]:
        """The query of each saved search."""
        return dict(self._connection.execute("SELECT id, query FROM search WHERE absent = 0").fetchall())

    def colours(self) -> dict[str, int]:
        """How many tags have each colour."""
        question = "SELECT colour, count(*) FROM tag WHERE absent = 0 GROUP BY colour"
        return dict(self._connection.execute(question).fetchall())

    def tagged(self, tag: int) -> array[int]:
        """Every paper that has the tag, those in the Bin included."""
        question = "SELECT paper_id FROM tagging WHERE tag_id = ?"
        return array("q", (row for (row,) in self._connection.execute(question, (tag,))))

    def ranks(self, list_id: int, *, hidden: bool = False) -> dict[int, float]:
        """Each paper that a list shows with its rank, in order.

        With `hidden` also what lies in the Bin, what is deleted, and what sleeps in the queue.
        """
        question = (
            "SELECT m.paper_id, m.rank FROM placement m CROSS JOIN paper p ON p.id = m.paper_id "
            "WHERE m.list_id = ? AND (? OR (p.absent = 0 AND p.binned = 0 "
            f"AND (m.list_id <> {QUEUE_LIST} OR {AWAKE}))) ORDER BY m.rank, m.paper_id"
        )
        return dict(self._connection.execute(question, (list_id, hidden)).fetchall())

    def has_citation_key(self, key: str) -> int:
        """The paper that has a citation key, however it is capitalised, those in the Bin included; 0: none has."""
        question = (
            "SELECT id FROM paper WHERE citation_key = ? COLLATE NOCASE AND citation_key <> '' AND absent = 0"
        )
        row = self._connection.execute(question, (key,)).fetchone()
        return int(row[0]) if row else 0

    def former_keys(self) -> dict[str, int]:
        """The citation keys that papers had before and keep, in lower case, each with its paper."""
        return former_keys(self._connection)

    def distinct_pairs(self, papers: Sequence[int]) -> set[tuple[int, int]]:
        """Pairs with one of these papers that a person called different, the smaller id first."""
        return merged.distinct_pairs(self._connection, papers)

    def keys_listed(self, listings: Sequence[int]) -> dict[int, str]:
        """The citation key that a digest gives in each of these listings, where it gives one."""
        values = self.values("listing", "citation_key", listings)
        return {row: str(key) for row, key in values.items() if key}

    def made_there(self, listings: Sequence[int]) -> dict[int, Made]:
        """What the sender of a shared list made of the paper of each listing, where it came with such a list."""
        values = self.values("listing", "made", listings)
        return {row: Made.model_validate_json(str(text)) for row, text in values.items() if text}

    def bibliographic(self, papers: Sequence[int]) -> list[Facts]:
        """What an export needs to know of these papers, those in the Bin included."""
        return list(facts_of(self._connection, papers))

    def identities_changed_since(self, revision: int) -> bool:
        """Whether papers came, went, or got another title, author or identifier after `revision`."""
        return identities_changed_since(self._connection, revision)

    def candidates(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Candidate]]:
        """The papers that have each (kind, value) that is asked for, as `lookup.candidates` finds them."""
        return candidates(self._connection, wanted)

    def near(self, keys: Sequence[Sequence[int]]) -> list[list[Near]]:
        """The papers that share the blocking keys of each record, as `lookup.near` finds them."""
        return near(self._connection, keys)

    def as_candidates(self, papers: Sequence[int]) -> list[Candidate]:
        """What is known of these papers, staged ones and those in the Bin included."""
        return as_candidates(self._connection, papers)

    def appearances(self, paper: int) -> list[merged.Appearance]:
        """Where a paper is listed."""
        return merged.appearances(self._connection, paper)

    def record(self, paper: int) -> tuple[dict[str, Scalar], dict[str, int]]:
        """The bibliographic fields of a paper, and where each came from."""
        return merged.record_of(self._connection, paper)

    def made_of(self, paper: int) -> merged.Standings:
        """Tags, lists and attachments of a paper."""
        return merged.standings(self._connection, paper)

    def merged_into(self, paper: int) -> list[int]:
        """The papers that have become part of this one."""
        return merged.merged_into(self._connection, paper)

    def last_rank(self, list_id: int) -> float:
        """The rank of the last paper in a list, 0 when it is empty."""
        question = "SELECT max(rank) FROM placement WHERE list_id = ?"
        return float(self._connection.execute(question, (list_id,)).fetchone()[0] or 0.0)

    def first_rank(self, list_id: int) -> float:
        """The rank of the first paper in a list, 0 when it is empty."""
        question = "SELECT min(rank) FROM placement WHERE list_id = ?"
        return float(self._connection.execute(question, (list_id,)).fetchone()[0] or 0.0)

    def in_list(self, list_id: int, papers: Iterable[int]) -> set[int]:
        """Those of `papers` that stand in the list."""
        question = "SELECT 1 FROM placement WHERE list_id = ? AND paper_id = ?"
        return {paper for paper in papers if self._connection.execute(question, (list_id, paper)).fetchone()}

    def binned(self) -> array[int]:
        """Every paper in the Bin."""
        question = "SELECT id FROM paper WHERE absent = 0 AND binned = 1"
        return array("q", (row for (row,) in self._connection.execute(question)))

    def linked(self, paper: int) -> list[str]:
        """The paths and addresses that are linked to a paper."""
        return [each.address for each in attachments(self._connection, paper)]

    def position_in(self, digest: int, start: int) -> int:
        """The position of the last paper that a digest lists before the character at `start`, 0 for none."""
        question = "SELECT max(position) FROM listing WHERE digest_id = ? AND absent = 0 AND span_start <= ?"
        return int(self._connection.execute(question, (digest, start)).fetchone()[0] or 0)

    def note(self, paper: int) -> str:
        """The note of a paper, "" when there is none."""
        row = self._connection.execute("SELECT text FROM note WHERE paper_id = ?", (paper,)).fetchone()
        return str(row[0]) if row else ""

    def note_version(self, version: int) -> tuple[int, NoteVersion] | None:
        """An earlier version of a note, and whose it is; None when it is not kept."""
        return note_version(self._connection, version)

    def sources(self, paper: int) -> dict[str, int]:
        """Where each bibliographic field of a paper came from."""
        row = self._connection.execute("SELECT sources FROM record WHERE paper_id = ?", (paper,)).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def found(self, listings: Sequence[int]) -> dict[int, dict[str, Scalar]]:
        """What the digest says in each of these listings, beyond what the paper took from it."""
        question = "SELECT found FROM listing WHERE id = ?"
        rows = ((row, self._connection.execute(question, (row,)).fetchone()) for row in listings)
        return {row: json.loads(text[0]) if text and text[0] else {} for row, text in rows}
