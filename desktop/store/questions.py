"""The questions that reading asks of SQLite, in one place, so that each index can be seen to serve."""

from desktop.papers.view import QUEUE, SNOOZED, Sort, View

Question = tuple[str, tuple[str | int, ...]]

OF_GIVEN = "SELECT p.id FROM paper p NOT INDEXED"
"""Begins a question about papers given by id: an index by state would go through all papers of that state."""
_SHOWN = "p.absent = 0 AND p.binned = 0"
_ASLEEP = "p.snoozed_until <> '' AND p.snoozed_until > today()"
_SNOOZED = f"{_SHOWN} AND +p.state = 'queued' AND {_ASLEEP}"
"""Few are asleep of what may be a large queue: the plus keeps SQLite from going through that by its state."""
AWAKE = f"NOT ({_ASLEEP})"
"""A paper that is not snoozed, or whose day has come: so papers come back without anybody's doing."""
_COLUMNS = {
    "added": "p.added_at DESC",
    "title": "p.title_sort",
    "year": "p.year DESC",
    "rating": "p.rating DESC",
    "snoozed": "p.snoozed_until",
}
_MIRRORED = {"added": "p.added_at", "title": "p.title_sort DESC", "year": "p.year", "rating": "p.rating"}
_MIRRORED["snoozed"] = "p.snoozed_until DESC"


def counting(view: View) -> tuple[Question, ...]:
    """The tallies that add up to the papers a view shows; the queue shows those being read as well.

    Who is asleep depends on the day, so those few are counted each time.
    """
    if view == SNOOZED:
        return ((f"SELECT count(*) FROM paper p WHERE {_SNOOZED}", ()),)
    if view == QUEUE:
        kept: tuple[Question, ...] = tuple(
            ("SELECT papers FROM tally WHERE kind = 'state' AND name = ? AND key = 0", (state,))
            for state in ("queued", "reading")
        )
        return (*kept, (f"SELECT -count(*) FROM paper p WHERE {_SNOOZED}", ()))
    question = "SELECT papers FROM tally WHERE kind = ? AND name = ? AND key = ?"
    return ((question, (view.kind, view.state, view.key)),)


def ordered_ids(view: View, sort: Sort, also: str = "") -> Question:
    """Selects the ids of a view in the order of `sort`, ready for LIMIT and OFFSET.

    `also` is a further condition on paper `p`; its parameters come after those returned. The queue by rank
    is not one question but several (`queue_parts`).
    """
    join, condition, parameters = _source(view)
    condition = f"{condition} AND {also}" if also else condition
    if (sort.key, view.kind) in {("rank", "list"), ("position", "digest")}:
        down = " DESC" if sort.reversed else ""
        order = f"m.{sort.key}{down}, m.paper_id{down}"
    else:
        key = sort.key if sort.key in _COLUMNS else "added"
        order = f"{_MIRRORED[key]}, p.id DESC" if sort.reversed else f"{_COLUMNS[key]}, p.id"
    return f"SELECT p.id FROM {join} WHERE {condition} ORDER BY {order}", parameters


def added_after(view: View, moment: int) -> Question:
    """Counts the papers of a view that were added after `moment`; the index by date answers for a state."""
    join, condition, parameters = _source(view)
    return f"SELECT count(*) FROM {join} WHERE {condition} AND p.added_at > ?", (*parameters, moment)


def sort_column(sort: Sort) -> str:
    """What a sort key goes by, as a column of paper `p`; NULL where a paper has no place in the queue."""
    if sort.key == "rank":
        return "(SELECT m.rank FROM placement m WHERE m.paper_id = p.id AND m.list_id = 1)"
    return _COLUMNS.get(sort.key, _COLUMNS["added"]).removesuffix(" DESC")


def sorts_down(sort: Sort) -> bool:
    """Whether the natural order of a key, or with `reversed` its opposite, begins with the greatest."""
    return _COLUMNS.get(sort.key, "").endswith(" DESC") is not sort.reversed


def queue_parts(*, mirrored: bool) -> tuple[str, ...]:
    """The queue in its own order, in parts that follow each other: being read, queued by rank, without a rank.

    Each is answered in the order of an index; as one question they would have to be sorted for every page.
    """
    down = " DESC" if mirrored else ""
    parts = (
        f"SELECT p.id FROM paper p WHERE {_SHOWN} AND p.state = 'reading' "
        f"ORDER BY coalesce(p.started_at, 0){down}, p.id{down}",
        "SELECT m.paper_id FROM placement m CROSS JOIN paper p ON p.id = m.paper_id WHERE m.list_id = 1 "
        f"AND {_SHOWN} AND p.state = 'queued' AND {AWAKE} ORDER BY m.rank{down}, m.paper_id{down}",
        f"SELECT p.id FROM paper p WHERE {_SHOWN} AND p.state = 'queued' AND {AWAKE} AND NOT EXISTS "
        f"(SELECT 1 FROM placement m WHERE m.paper_id = p.id AND m.list_id = 1) ORDER BY p.id{down}",
    )
    return parts[::-1] if mirrored else parts


def _source(view: View) -> tuple[str, str, tuple[str | int, ...]]:
    """The tables, the condition and its parameters for the papers of a view."""
    if view.kind == "tag":
        return "paper p JOIN tagging m ON m.paper_id = p.id", f"{_SHOWN} AND m.tag_id = ?", (view.key,)
    if view.kind == "list":
        return "paper p JOIN placement m ON m.paper_id = p.id", f"{_SHOWN} AND m.list_id = ?", (view.key,)
    if view.kind == "digest":
        listed = (
            "(SELECT paper_id, min(position) AS position FROM listing WHERE digest_id = ? AND absent = 0 "
        )
        return f"paper p JOIN {listed} GROUP BY paper_id) m ON m.paper_id = p.id", _SHOWN, (view.key,)
    if view.kind == "bin":
        return "paper p", "p.absent = 0 AND p.binned = 1", ()
    if view == QUEUE:
        return "paper p", f"{_SHOWN} AND p.state IN ('queued', 'reading') AND {AWAKE}", ()
    if view == SNOOZED:
        return "paper p", _SNOOZED, ()
    if view.kind == "state":
        return "paper p", f"{_SHOWN} AND p.state = ?", (view.state,)
    if view.kind == "search":
        raise ValueError("what a saved search finds is asked of the search index, not of SQLite")
    return "paper p", _SHOWN, ()


def membership(view: View) -> tuple[str, tuple[str | int, ...]]:
    """A condition on paper `p` that is true where a view shows it."""
    if view.kind in {"state", "all", "bin", "snoozed"}:
        _, condition, parameters = _source(view)
        return condition, parameters
    table, column = {
        "tag": ("tagging", "tag_id"),
        "list": ("placement", "list_id"),
        "digest": ("listing", "digest_id"),
    }[view.kind]
    present = " AND m.absent = 0" if view.kind == "digest" else ""
    return (
        f"{_SHOWN} AND EXISTS (SELECT 1 FROM {table} m WHERE m.paper_id = p.id AND m.{column} = ?{present})",
        (view.key,),
    )


LINES = (
    "SELECT p.id, r.title, r.authors, substr(r.abstract, 1, 400), r.issued, r.venue, p.state, p.rating, "
    "EXISTS (SELECT 1 FROM note n WHERE n.paper_id = p.id), p.added_at, p.queued_at, p.started_at, p.binned, "
    "p.snoozed_until, r.pages, substr(r.comment, 1, 200) "
    "FROM paper p JOIN record r ON r.paper_id = p.id WHERE p.id IN ({marks}) AND p.absent = 0"
)
_SINCE = f"SELECT count(*) FROM paper p WHERE {_SHOWN} AND "
SINCE = (
    f"{_SINCE} p.added_at >= ?",
    f"{_SINCE} p.queued_at IS NOT NULL AND p.queued_at >= ? AND p.state IN ('queued', 'reading', 'done')",
    f"{_SINCE} p.finished_at IS NOT NULL AND p.finished_at >= ? AND p.state = 'done'",
)
"""How many papers came in, were queued and were read since a moment; each is answered from an index."""
LENGTHS = (
    "SELECT r.pages, substr(r.comment, 1, 200) FROM paper p CROSS JOIN record r ON r.paper_id = p.id "
    f"WHERE {_SHOWN} AND p.state = 'queued' AND {AWAKE} AND (r.pages <> '' OR r.comment <> '')"
)
PLACE = (
    "SELECT (SELECT count(*) FROM placement m CROSS JOIN paper p ON p.id = m.paper_id WHERE m.list_id = 1 "
    f"AND (m.rank, m.paper_id) <= (own.rank, own.paper_id) AND {_SHOWN} AND p.state = 'queued' AND {AWAKE}) "
    "FROM placement own CROSS JOIN paper q ON q.id = own.paper_id "
    "WHERE own.list_id = 1 AND own.paper_id = ? AND q.state = 'queued'"
)
SOURCES = (
    "SELECT l.paper_id, d.source, d.shown_on FROM listing l JOIN digest d ON d.id = l.digest_id "
    "JOIN paper p ON p.id = l.paper_id AND p.absent = 0 "
    "WHERE l.paper_id IN ({marks}) AND l.absent = 0 ORDER BY l.id"
)
TAGS = (
    "SELECT m.paper_id, t.id, t.name, t.colour FROM tagging m JOIN tag t ON t.id = m.tag_id AND t.absent = 0 "
    "JOIN paper p ON p.id = m.paper_id AND p.absent = 0 WHERE m.paper_id IN ({marks}) ORDER BY t.name_key"
)
_PAPERS = "coalesce((SELECT papers FROM tally WHERE kind = '{kind}' AND name = '' AND key = {row}), 0)"
ALL_TAGS = (
    f"SELECT id, name, colour, {_PAPERS.format(kind='tag', row='tag.id')} FROM tag WHERE absent = 0 "
    "ORDER BY name_key"
)
ALL_LISTS = (
    f"SELECT id, name, {_PAPERS.format(kind='list', row='list.id')} FROM list WHERE absent = 0 AND id > 1 "
    "ORDER BY name_key"
)
ALL_SEARCHES = "SELECT id, uid, name, query, sort, reversed FROM search WHERE absent = 0 ORDER BY name_key"
_DIGEST = (
    f"SELECT id, source, name, kind, shown_on, imported_at, {_PAPERS.format(kind='digest', row='digest.id')}, "
    "query, captured_on, submitter, iif(left_over = '[]', 0, json_array_length(left_over)) FROM digest "
)
ALL_DIGESTS = f"{_DIGEST} WHERE absent = 0 ORDER BY id DESC LIMIT ?"
ONE_DIGEST = f"{_DIGEST} WHERE absent = 0 AND id = ?"


def in_one_row(question: str, columns: int) -> str:
    """The question with its rows, in their order, as one: a JSON array of values, of arrays for several columns."""
    names = ", ".join(f"c{number}" for number in range(columns))
    row = names if columns == 1 else f"json_array({names})"
    limited = (
        question if " LIMIT " in question else f"{question} LIMIT -1"
    )  # else SQLite may drop its ORDER BY
    return f"WITH answer({names}) AS ({limited}) SELECT json_group_array({row}) FROM answer"
