"""Conditions of a search as questions to SQLite: which papers of a view meet them."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Sequence

from desktop.papers.condition import Condition
from desktop.papers.text_keys import name_key
from desktop.papers.view import QUEUE, Sort, View
from desktop.store import questions
from desktop.store.questions import Question

_NUMBERS = {"rating": "p.rating", "year": "p.year", "added": "p.added_at"}
_HAS = {
    "note": "EXISTS (SELECT 1 FROM note n WHERE n.paper_id = p.id AND n.text <> '')",
    "link": "r.url <> '' OR r.links <> '' OR r.doi <> '' OR r.arxiv_id <> ''",
    "authors": "r.authors NOT IN ('', '[]')",
    "abstract": "r.abstract <> ''",
    "doi": "r.doi <> ''",
    "arxiv": "r.arxiv_id <> ''",
    "year": "p.year IS NOT NULL",
    "venue": "r.venue <> ''",
    "tags": "EXISTS (SELECT 1 FROM tagging m JOIN tag t ON t.id = m.tag_id AND t.absent = 0 WHERE m.paper_id = p.id)",
    "rating": "p.rating > 0",
    "key": "p.citation_key <> ''",
}
_LISTED = "SELECT 1 FROM listing l JOIN digest d ON d.id = l.digest_id WHERE l.paper_id = p.id AND l.absent = 0 AND "
_SEEN = "(d.source LIKE ? ESCAPE '\\' OR d.name LIKE ? ESCAPE '\\' OR d.query LIKE ? ESCAPE '\\')"
_FROM = "(l.submitter LIKE ? ESCAPE '\\' OR d.submitter LIKE ? ESCAPE '\\')"
_AT_ONCE = 500


def meeting(
    connection: sqlite3.Connection, ids: Sequence[int], conditions: Collection[Condition]
) -> array[int]:
    """Those of `ids` that meet all conditions, in the order given."""
    asked, parameters = _all(conditions)
    kept: set[int] = set()
    for start in range(0, len(ids), _AT_ONCE):
        portion = ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(portion))
        question = (
            f"{questions.OF_GIVEN} JOIN record r ON r.paper_id = p.id WHERE p.id IN ({marks}) AND {asked}"
        )
        kept.update(row[0] for row in connection.execute(question, (*portion, *parameters)))
    return array("q", (paper for paper in ids if paper in kept))


def all_meeting(
    connection: sqlite3.Connection,
    view: View,
    sort: Sort,
    conditions: Collection[Condition],
    *,
    limit: int = -1,
) -> array[int]:
    """The papers of a view that meet all conditions, in the order of `sort`; at most `limit`, all if negative."""
    asked, parameters = _all(conditions)
    if view == QUEUE and sort.key == "rank":
        shown = [
            row[0]
            for question in questions.queue_parts(mirrored=sort.reversed)
            for row in connection.execute(question)
        ]
        met = meeting(connection, shown, conditions)
        return met[:limit] if limit >= 0 else met
    question, own = questions.ordered_ids(view, sort, f"{_WITH_RECORD} AND {asked})" if conditions else "")
    rows = connection.execute(f"{question} LIMIT ?", (*own, *parameters, limit))
    return array("q", (row[0] for row in rows))


_WITH_RECORD = "EXISTS (SELECT 1 FROM record r WHERE r.paper_id = p.id"


def _all(conditions: Collection[Condition]) -> Question:
    parts = [_question(condition) for condition in conditions]
    asked = " AND ".join(text for text, _ in parts) or "1"
    return asked, tuple(value for _, values in parts for value in values)


def _question(condition: Condition) -> Question:
    """A condition on paper `p` and its record `r` that is never NULL."""
    text, parameters = _asked(condition)
    return f"{'NOT ' if condition.negated else ''}coalesce(({text}), 0)", parameters


def _asked(condition: Condition) -> Question:
    if condition.asked in _NUMBERS:
        return _between(_NUMBERS[condition.asked], condition)
    match condition.asked:
        case "state":
            return "p.state = ?", (condition.text,)
        case "has":
            return _HAS[condition.text], ()
        case "tag":
            named, parameters = _named("t.name_key", condition)
            joined = "SELECT 1 FROM tagging m JOIN tag t ON t.id = m.tag_id AND t.absent = 0"
            return f"EXISTS ({joined} WHERE m.paper_id = p.id AND {named})", parameters
        case "list":
            named, parameters = _named("t.name_key", condition)
            joined = "SELECT 1 FROM placement m JOIN list t ON t.id = m.list_id AND t.absent = 0 AND t.id > 1"
            return f"EXISTS ({joined} WHERE m.paper_id = p.id AND {named})", parameters
        case "seen":
            return f"EXISTS ({_LISTED}{_SEEN})", (_holding(condition.text),) * 3
        case _:
            return f"EXISTS ({_LISTED}{_FROM})", (_holding(condition.text),) * 2


def _between(column: str, condition: Condition) -> Question:
    bounds = ((">=", condition.low), ("<=", condition.high))
    parts = [(f"{column} {sign} ?", number) for sign, number in bounds if number is not None]
    return " AND ".join(text for text, _ in parts) or "1", tuple(number for _, number in parts)


def _named(column: str, condition: Condition) -> Question:
    key = name_key(condition.text)
    if condition.begins:
        return f"{column} LIKE ? ESCAPE '\\'", (f"{_escaped(key)}%",)
    return f"{column} = ?", (key,)


def _holding(text: str) -> str:
    return f"%{_escaped(text)}%"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
