"""Whole papers as values: for the details, for exports, and for whoever asks by id or citation key."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from desktop.papers.fields import LIST_FIELDS, RECORD_FIELDS
from desktop.papers.name import names_from_json
from desktop.papers.paper import Paper

_AT_ONCE = 200
_MADE = (
    "id", "uid", "state", "rating", "citation_key", "former_keys", "binned", "added_at", "queued_at", "started_at",
    "finished_at", "decided_at", "snoozed_until",
)  # fmt: skip
_PAPERS = (
    f"SELECT {', '.join('p.' + name for name in _MADE)}, coalesce(n.text, ''), "
    f"{', '.join('r.' + name for name in (*RECORD_FIELDS, 'sources'))} FROM paper p "
    "JOIN record r ON r.paper_id = p.id LEFT JOIN note n ON n.paper_id = p.id "
    "WHERE p.id IN ({marks}) AND p.absent = 0"
)
_TAGS = (
    "SELECT m.paper_id, t.name FROM tagging m JOIN tag t ON t.id = m.tag_id AND t.absent = 0 "
    "WHERE m.paper_id IN ({marks}) ORDER BY t.name_key"
)

_BRIEF = ("title", "authors", "issued", "venue", "type", "arxiv_id", "doi", "url")
_PAPERS_IN_BRIEF = (
    f"SELECT p.id, p.uid, p.citation_key, p.former_keys, {', '.join('r.' + name for name in _BRIEF)} FROM paper p "
    "JOIN record r ON r.paper_id = p.id WHERE p.id IN ({marks}) AND p.absent = 0"
)


class Seen(NamedTuple):
    """One appearance of a paper: in which digest, where in it, what was said there."""

    digest_id: int
    source: str
    kind: str
    name: str
    query: str
    shown_on: str
    imported_at: int
    position: int
    upvotes: int | None
    submitter: str
    place: str
    span: tuple[int, int]


def papers(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Paper]:
    """The papers with these ids, in this order, a portion at a time; ids that do not exist are left out."""
    wanted = iter(ids)
    while portion := list(islice(wanted, _AT_ONCE)):
        marks = ", ".join("?" * len(portion))
        tags: dict[int, list[str]] = {}
        for paper_id, name in connection.execute(_TAGS.format(marks=marks), portion):
            tags.setdefault(paper_id, []).append(name)
        rows = connection.execute(_PAPERS.format(marks=marks), portion)
        found = {row[0]: _paper(row, tags.get(row[0], ())) for row in rows}
        yield from (found[paper_id] for paper_id in portion if paper_id in found)


def papers_in_brief(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Paper]:
    """As `papers`, with what citation keys are made of and what a report counts; in a third of the time."""
    wanted = iter(ids)
    while portion := list(islice(wanted, _AT_ONCE)):
        rows = connection.execute(_PAPERS_IN_BRIEF.format(marks=", ".join("?" * len(portion))), portion)
        found = {row[0]: row for row in rows}
        yield from (_in_brief(found[paper_id]) for paper_id in portion if paper_id in found)


def _in_brief(row: Sequence[str]) -> Paper:
    """A copy with other values: validation, and a new model, would cost more than all else together."""
    number, uid, key, former, *brief = row
    values = dict(zip(_BRIEF, brief, strict=True))
    made = {
        "id": number,
        "uid": uid,
        "citation_key": key,
        "former_keys": tuple(former.split("\n")) if former else (),
        "authors": names_from_json(values["authors"]),
    }
    return _BLANK.model_copy(update=values | made)


_BLANK = Paper(id=0, uid="", title="")


def paper(connection: sqlite3.Connection, paper_id: int) -> Paper | None:
    """One paper, None when there is none with this id."""
    return next(papers(connection, (paper_id,)), None)


def _paper(row: Sequence[object], tags: Sequence[str]) -> Paper:
    values = dict(zip((*_MADE, "note", *RECORD_FIELDS, "sources"), row, strict=True))
    values["authors"] = names_from_json(str(values["authors"]))
    for name in (*LIST_FIELDS, "former_keys"):
        text = str(values[name])
        values[name] = tuple(text.split("\n")) if text else ()
    values["extra"] = _object(str(values["extra"]))
    values["sources"] = _object(str(values["sources"]))
    return Paper.model_validate({**values, "tags": tuple(tags)})


@lru_cache(maxsize=1024)
def _object(text: str) -> dict[str, object]:
    """The papers of a digest have the same sources; a frozen Paper takes a copy of what is kept here."""
    found: dict[str, object] = json.loads(text) if text else {}
    return found


def seen_in(connection: sqlite3.Connection, paper_id: int) -> list[Seen]:
    """Where a paper appeared, newest first."""
    rows = connection.execute(
        "SELECT d.id, d.source, d.kind, d.name, d.query, d.shown_on, d.imported_at, l.position, l.upvotes, "
        "l.submitter, l.place, l.span_start, l.span_end FROM listing l JOIN digest d ON d.id = l.digest_id "
        "WHERE l.paper_id = ? AND l.absent = 0 ORDER BY l.id DESC",
        (paper_id,),
    )
    return [Seen._make((*row[:11], (row[11], row[12]))) for row in rows]


def ids_named(connection: sqlite3.Connection, reference: str) -> list[int]:
    """The papers that a person means by an id, a citation key or a uid; those in the Bin included."""
    found = "SELECT id FROM paper WHERE absent = 0 AND "
    ways = [f"{found} citation_key = ?1 COLLATE NOCASE AND citation_key <> ''", f"{found} uid = ?1"]
    ways += [
        f"{found} former_keys <> '' AND instr(char(10) || former_keys || char(10), char(10) || ?1 || char(10))"
    ]
    ways += [f"{found} id = CAST(?1 AS INTEGER)"] if reference.isdecimal() else []
    question = " UNION ".join(ways)
    return [row for (row,) in connection.execute(question, (reference,))]


def citation_keys(connection: sqlite3.Connection) -> set[str]:
    """Every citation key that is taken, in lower case: former ones and those of papers in the Bin stay reserved."""
    rows = connection.execute("SELECT citation_key FROM paper WHERE absent = 0 AND citation_key <> ''")
    return {key.lower() for (key,) in rows} | former_keys(connection).keys()


def keys_of(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The citation key of each of these papers, "" for one without; in the order of `ids`."""
    wanted = iter(ids)
    while portion := list(islice(wanted, _AT_ONCE)):
        marks = ", ".join("?" * len(portion))
        question = f"SELECT id, citation_key FROM paper WHERE id IN ({marks}) AND absent = 0"
        found = dict(connection.execute(question, portion))
        yield from ((paper, found[paper]) for paper in portion if paper in found)


def papers_by_key(connection: sqlite3.Connection) -> dict[str, int]:
    """Each citation key that papers outside the Bin have or had, with its paper; one in use counts first."""
    shown = "FROM paper WHERE absent = 0 AND binned = 0 AND"
    former = connection.execute(f"SELECT id, former_keys {shown} former_keys <> ''")
    found = {key: paper for paper, keys in former for key in keys.split("\n")}
    found.update(connection.execute(f"SELECT citation_key, id {shown} citation_key <> ''"))
    return found


def former_keys(connection: sqlite3.Connection) -> dict[str, int]:
    """The citation keys that papers had before, in lower case, each with its paper."""
    rows = connection.execute("SELECT id, former_keys FROM paper WHERE absent = 0 AND former_keys <> ''")
    return {key: paper for paper, keys in rows for key in keys.lower().split("\n")}
