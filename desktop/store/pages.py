"""What lists show: counts, pages of ids, and rows by id; plain sqlite3 that can only read.

The first page of the window comes from here before anything large is imported, and so does every later one.
A page is a LIMIT and OFFSET on an index that holds the ids, then the rows by id.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.papers.view import QUEUE, SNOOZED, Sort, View
from desktop.store import questions
from desktop.store.database import connect_to_read, local_day, tell_day, unusable

EXCERPT_CHARACTERS = 400
_AT_ONCE = 500


class TagMark(NamedTuple):
    """A tag as a row shows it."""

    id: int
    name: str
    colour: str


class PaperLine(NamedTuple):
    """One paper as a list shows it. `authors` is CSL-JSON text, times are milliseconds since 1970 UTC.

    `snoozed_until` is a day (ISO 8601) or "", `pages` and `comment` say how long it is, if anything does.
    `source` and `shown_on` are those of the digest that listed it last.
    """

    id: int
    title: str
    authors: str
    excerpt: str
    issued: str
    venue: str
    state: str
    rating: int
    has_note: int
    added_at: int
    queued_at: int | None
    started_at: int | None
    binned: int
    snoozed_until: str = ""
    pages: str = ""
    comment: str = ""
    source: str = ""
    shown_on: str = ""
    tags: tuple[TagMark, ...] = ()


class TagLine(NamedTuple):
    """A tag with the number of papers that have it."""

    id: int
    name: str
    colour: str
    papers: int


class ListLine(NamedTuple):
    """A list with the number of papers in it."""

    id: int
    name: str
    papers: int


class SearchLine(NamedTuple):
    """A saved search; `uid` is its permanent one, `sort` a sort key or "" for the best match first."""

    id: int
    uid: str
    name: str
    query: str
    sort: str = ""
    reversed: int = 0

    @property
    def order(self) -> Sort | None:
        """The order of what it finds, None for the best match first."""
        return Sort(self.sort, bool(self.reversed)) if self.sort else None  # type: ignore[arg-type]


class DigestLine(NamedTuple):
    """A digest as the sidebar shows it; `imported_at` in milliseconds since 1970 UTC.

    `left_over` is the number of pieces of its text that nobody could place.
    """

    id: int
    source: str
    name: str
    kind: str
    shown_on: str
    imported_at: int
    papers: int
    query: str = ""
    captured_on: str = ""
    submitter: str = ""
    left_over: int = 0


class Week(NamedTuple):
    """How many papers came in, were queued, and were read to their end, since some moment."""

    added: int
    queued: int
    read: int


class Pages:
    """A reader of one library. It sees each committed revision, never a half one."""

    def __init__(self, path: Path, *, today: Callable[[], dt.date] = local_day) -> None:
        """Opens the library at `path` for reading; raises LibraryUnusable. `today` says who is still asleep."""
        self._path = path
        self._connection = connect_to_read(path)
        tell_day(self._connection, today)

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    def interrupt(self) -> None:
        """Makes a question that another thread is waiting for fail soon."""
        self._connection.interrupt()

    @property
    def connection(self) -> sqlite3.Connection:
        """For the other readers of this room."""
        return self._connection

    def revision(self) -> int:
        """The committed revision that the next question will see."""
        return int(self._one("SELECT value FROM meta WHERE name = 'revision'") or 0)

    def count(self, view: View) -> int:
        """How many papers a view shows, from the kept tallies."""
        return sum(int(self._one(*question) or 0) for question in questions.counting(view))

    def ids(self, view: View, sort: Sort, offset: int = 0, limit: int = -1) -> array[int]:
        """Ids of the papers of a view in its order; a page of them, or all."""
        if view == QUEUE and sort.key == "rank":
            return self._queue(offset, limit, mirrored=sort.reversed)
        question, parameters = questions.ordered_ids(view, sort)
        return array("q", self._column(f"{question} LIMIT ? OFFSET ?", (*parameters, limit, offset)))

    def _queue(self, offset: int, limit: int, *, mirrored: bool) -> array[int]:
        found = array("q")
        for question in questions.queue_parts(mirrored=mirrored):
            left = limit - len(found) if limit >= 0 else -1
            if not left:
                break
            ids = self._column(f"{question} LIMIT ? OFFSET ?", (left, offset))
            found.extend(ids)
            if ids:
                offset = 0
            elif offset:
                offset -= int(self._one(f"SELECT count(*) FROM ({question})") or 0)
        return found

    def added_after(self, view: View, moment: int) -> int:
        """How many papers of a view were added after `moment`, in milliseconds since 1970 UTC."""
        question, parameters = questions.added_after(view, moment)
        return int(self._one(question, parameters) or 0)

    def added_at(self, paper: int) -> int:
        """When a paper was added, in milliseconds since 1970 UTC; 0 for one that is not there."""
        return int(self._one("SELECT added_at FROM paper WHERE id = ?", (paper,)) or 0)

    def within(self, view: View, ids: Sequence[int]) -> array[int]:
        """Those of `ids` that a view shows, in the order given: how a search is confined to a view."""
        condition, parameters = questions.membership(view)
        kept: set[int] = set()
        for portion in _portions(ids):
            question = f"{questions.OF_GIVEN} WHERE p.id IN ({_marks(portion)}) AND {condition}"
            kept.update(row[0] for row in self._rows(question, (*portion, *parameters)))
        return array("q", (paper for paper in ids if paper in kept))

    def sorted_ids(self, ids: Sequence[int], sort: Sort) -> array[int]:
        """`ids` in the order of `sort`; what has no rank, or no position of its own, comes last as given."""
        column = questions.sort_column(sort)
        keys: dict[int, str | float | None] = {}
        for portion in _portions(ids):
            keys.update(
                self._rows(f"SELECT p.id, {column} FROM paper p WHERE p.id IN ({_marks(portion)})", portion)
            )
        known = [paper for paper in ids if keys.get(paper) is not None]
        known.sort(key=lambda paper: keys[paper], reverse=questions.sorts_down(sort))  # type: ignore[arg-type,return-value]
        return array("q", [*known, *(paper for paper in ids if keys.get(paper) is None)])

    def lines(self, ids: Sequence[int]) -> dict[int, PaperLine]:
        """The rows of a list, by id; ids that no longer exist are left out."""
        found: dict[int, PaperLine] = {}
        for portion in _portions(ids):
            marks = _marks(portion)
            for row in self._at_once(questions.LINES.format(marks=marks), portion, columns=16):
                found[row[0]] = PaperLine(*row)
            for paper, source, shown_on in self._at_once(
                questions.SOURCES.format(marks=marks), portion, columns=3
            ):
                found[paper] = found[paper]._replace(source=source, shown_on=shown_on)
            marks_of: dict[int, list[TagMark]] = {}
            for paper, *tag in self._at_once(questions.TAGS.format(marks=marks), portion, columns=4):
                marks_of.setdefault(paper, []).append(TagMark(*tag))
            for paper, tags in marks_of.items():
                found[paper] = found[paper]._replace(tags=tuple(tags))
        return found

    def abstract(self, paper: int) -> str:
        """The whole abstract of a paper, "" when there is none."""
        return str(self._one("SELECT abstract FROM record WHERE paper_id = ?", (paper,)) or "")

    def abstracts(self, ids: Sequence[int]) -> dict[int, str]:
        """The whole abstracts of papers, by id; ids that no longer exist are left out."""
        found: dict[int, str] = {}
        for portion in _portions(ids):
            question = f"SELECT paper_id, abstract FROM record WHERE paper_id IN ({_marks(portion)})"
            found.update((row[0], row[1]) for row in self._at_once(question, portion, columns=2))
        return found

    def tags(self) -> list[TagLine]:
        """Every tag, by name."""
        return [TagLine(*row) for row in self._at_once(questions.ALL_TAGS, columns=4)]

    def lists(self) -> list[ListLine]:
        """Every list but the queue, by name."""
        return [ListLine(*row) for row in self._at_once(questions.ALL_LISTS, columns=3)]

    def searches(self) -> list[SearchLine]:
        """Every saved search, by name."""
        return [SearchLine(*row) for row in self._at_once(questions.ALL_SEARCHES, columns=6)]

    def search(self, row: int) -> SearchLine | None:
        """One saved search, None when it is not there."""
        return next((line for line in self.searches() if line.id == row), None)

    def digests(self, limit: int = 200) -> list[DigestLine]:
        """The digests imported last, newest first."""
        return [DigestLine(*row) for row in self._at_once(questions.ALL_DIGESTS, (limit,), columns=11)]

    def digest(self, row: int) -> DigestLine | None:
        """One digest, None when it is not there."""
        return next((DigestLine(*found) for found in self._rows(questions.ONE_DIGEST, (row,))), None)

    def tallies(self) -> dict[tuple[str, str], int]:
        """Papers by (kind, state) for the fixed places of the sidebar; what is asleep is not in the queue."""
        rows = self._rows("SELECT kind, name, papers FROM tally WHERE key = 0")
        found = {(kind, name): papers for kind, name, papers in rows}
        if snoozed := self.count(SNOOZED):
            found["snoozed", ""] = snoozed
            found["state", "queued"] -= snoozed
        return found

    def lengths_in_queue(self) -> list[tuple[str, str]]:
        """What is known of the length of each paper in the queue that is not being read: pages and comment."""
        return self._rows(questions.LENGTHS)

    def place_in_queue(self, paper: int) -> int:
        """The place of a queued paper among those that come next, counted from 1; 0 for any other paper."""
        return int(self._one(questions.PLACE, (paper,)) or 0)

    def since(self, moment: int) -> Week:
        """What was done since `moment`, in milliseconds since 1970 UTC, and still stands."""
        return Week(*(int(self._one(question, (moment,)) or 0) for question in questions.SINCE))

    def first_queued(self) -> int:
        """The paper that stands first in the queue and is not being read yet, 0 when there is none."""
        reading = self.count(View("state", "reading"))
        return next(iter(self.ids(QUEUE, Sort("rank"), reading, 1)), 0)

    def first_awakening(self) -> str:
        """The day on which the next snoozed paper comes back, "" when none is asleep."""
        rows = self.ids(SNOOZED, Sort("snoozed"), 0, 1)
        line = next(iter(self.lines(rows).values()), None)
        return line.snoozed_until if line else ""

    def undo_labels(self) -> tuple[str, str]:
        """What Undo and Redo would do, in words; "" when there is nothing to."""
        undoable = self._one("SELECT label FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1")
        redoable = self._one("SELECT label FROM step WHERE undone = 1 ORDER BY id LIMIT 1")
        return str(undoable or ""), str(redoable or "")

    def _one(self, question: str, parameters: Sequence[object] = ()) -> str | int | None:
        row = next(iter(self._rows(question, parameters)), None)
        return row[0] if row else None

    def _column(self, question: str, parameters: Sequence[object]) -> list[int]:
        """The numbers that a question with one column finds, in one step."""
        (row,) = self._rows(questions.in_one_row(question, 1), parameters)
        numbers: list[int] = json.loads(row[0])
        return numbers

    def _at_once(self, question: str, parameters: Sequence[object] = (), *, columns: int) -> list[list]:  # type: ignore[type-arg]
        """The rows of a question in one step of SQLite.

        Before each step Python lets other threads go first: with a row a step, a page took a tenth of a second
        while an import was planned.
        """
        (row,) = self._rows(questions.in_one_row(question, columns), parameters)
        rows: list[list] = json.loads(row[0])  # type: ignore[type-arg]
        return rows

    def _rows(self, question: str, parameters: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        try:
            return self._connection.execute(question, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise unusable(self._path, error) from error


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _marks(portion: Sequence[int]) -> str:
    return ", ".join("?" * len(portion))
