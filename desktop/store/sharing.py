"""What a shared list carries of papers besides their records: tags with colours, lists with ranks, digests."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from desktop.papers.view import QUEUE_LIST

_TAGS = (
    "SELECT m.paper_id, t.name, t.colour FROM tagging m JOIN tag t ON t.id = m.tag_id AND t.absent = 0 "
    "WHERE m.paper_id IN ({marks}) ORDER BY t.name_key"
)
_LISTS = (
    "SELECT m.paper_id, l.id, l.name, m.rank FROM placement m JOIN list l ON l.id = m.list_id AND l.absent = 0 "
    "WHERE m.paper_id IN ({marks}) ORDER BY l.name_key"
)
_SEEN = (
    "SELECT l.paper_id, d.kind, d.source, d.name, d.query, d.shown_on, d.imported_at, l.position, l.upvotes, "
    "l.submitter FROM listing l JOIN digest d ON d.id = l.digest_id "
    "WHERE l.paper_id IN ({marks}) AND l.absent = 0 ORDER BY l.id"
)


class Around(NamedTuple):
    """Tags as (name, colour), lists as (name, rank), the rank in the queue, digests as the columns of `_SEEN`."""

    tags: list[tuple[str, str]]
    lists: list[tuple[str, float]]
    queue_rank: float | None
    seen: list[tuple[object, ...]]


def around(connection: sqlite3.Connection, papers: Sequence[int]) -> dict[int, Around]:
    """For each of these papers, of which there are at most some hundred, what stands around it."""
    marks = ", ".join("?" * len(papers))
    found = {paper: Around([], [], None, []) for paper in papers}
    for paper, name, colour in connection.execute(_TAGS.format(marks=marks), papers):
        found[paper].tags.append((name, colour))
    for paper, row, name, rank in connection.execute(_LISTS.format(marks=marks), papers):
        if row == QUEUE_LIST:
            found[paper] = found[paper]._replace(queue_rank=rank)
        else:
            found[paper].lists.append((name, rank))
    for paper, *digest in connection.execute(_SEEN.format(marks=marks), papers):
        found[paper].seen.append(tuple(digest))
    return found
