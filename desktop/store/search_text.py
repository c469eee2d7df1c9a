"""What searching reads of papers: their text by id or all of it, and which papers' text changed since when."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.papers.changes import Changes
from desktop.papers.name import full, names_from_json
from desktop.papers.snippet import SNIPPET
from desktop.store.revisions import changes_since

_AT_ONCE = 500
# An abstract, else what an alert showed in its place; most records have no details at all.
_ABSTRACT = (
    f"CASE WHEN r.abstract <> '' OR instr(r.extra, '\"{SNIPPET}\"') = 0 THEN r.abstract "
    f"ELSE coalesce(json_extract(r.extra, '$.{SNIPPET}'), '') END"
)
_TEXT = (
    f"SELECT p.id, r.title, r.authors, {_ABSTRACT}, "
    "coalesce((SELECT group_concat(t.name, char(10)) FROM tagging m JOIN tag t ON t.id = m.tag_id "
    "AND t.absent = 0 WHERE m.paper_id = p.id), ''), "
    "coalesce((SELECT n.text FROM note n WHERE n.paper_id = p.id), '') "
    "FROM paper p JOIN record r ON r.paper_id = p.id WHERE p.absent = 0 AND "
)


class SearchText(NamedTuple):
    """The searchable text of one paper; authors as plain names and tags, one a line.

    Where there is no abstract, `abstract` is the snippet of an alert.
    """

    id: int
    title: str
    authors: str
    abstract: str
    tags: str
    note: str


def search_texts(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[SearchText]:
    """The text of these papers, a portion at a time; ids that are not shown anywhere are left out."""
    for start in range(0, len(ids), _AT_ONCE):
        portion = ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(portion))
        for row in connection.execute(f"{_TEXT} p.id IN ({marks})", portion):
            yield _text(row)


def all_search_texts(connection: sqlite3.Connection) -> Iterator[SearchText]:
    """The text of every paper by id, those in the Bin included; no transaction stays open between portions."""
    last = 0
    question = f"{_TEXT} p.id > ? ORDER BY p.id LIMIT {_AT_ONCE}"
    while rows := connection.execute(question, (last,)).fetchall():
        yield from map(_text, rows)
        last = rows[-1][0]


def papers_in_all(connection: sqlite3.Connection) -> int:
    """How many papers `all_search_texts` yields, from the kept tallies."""
    question = "SELECT coalesce(sum(papers), 0) FROM tally WHERE kind IN ('all', 'bin')"
    return int(connection.execute(question).fetchone()[0])


def library_uid(connection: sqlite3.Connection) -> str:
    """The permanent name of the library, which tells it from another one put in its place."""
    return str(connection.execute("SELECT value FROM meta WHERE name = 'uid'").fetchone()[0])


def text_changed_since(connection: sqlite3.Connection, revision: int) -> set[int] | None:
    """The papers whose text may have changed after `revision`; None when the history does not tell any more."""
    found = changes_since(connection, revision)
    if found is None:
        return None
    return {paper for changes in found for paper in text_changed_by(connection, changes)}


def text_changed_by(connection: sqlite3.Connection, changes: Changes) -> set[int]:
    """The papers whose text one action may have changed: a rating changes none, renaming a tag all that have it."""
    papers: set[int] = set()
    for item in changes.items:
        if (item.entity, item.field) in _TEXT_OF_PAPERS:
            papers.update(item.after.ids)
        elif item.entity == "tag" and item.field in {"name", "absent"}:
            for tag in item.after.ids:
                papers.update(
                    row
                    for (row,) in connection.execute("SELECT paper_id FROM tagging WHERE tag_id = ?", (tag,))
                )
    return papers


_TEXT_OF_PAPERS = frozenset(
    {
        ("paper", "absent"),
        ("record", "title"),
        ("record", "authors"),
        ("record", "abstract"),
        ("record", "extra"),
        ("note", "text"),
        ("tagging", "tag"),
    }
)


def _text(row: Sequence[object]) -> SearchText:
    number, title, authors, abstract, tags, note = row
    names = "\n".join(full(name) for name in names_from_json(str(authors)))
    return SearchText(int(str(number)), str(title), names, str(abstract), str(tags), str(note))
