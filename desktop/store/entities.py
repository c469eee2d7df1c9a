"""The fields that a change may name, and where each of them is stored."""

from typing import NamedTuple

from desktop.papers.fields import RECORD_FIELDS


class Column(NamedTuple):
    """A field that is a column: one value for each row of a table."""

    table: str
    row: str
    column: str


class Relation(NamedTuple):
    """A field that is a row in a table of pairs: the paper stands in relation to `key`.

    `value` is the column of the value ("rank"), "" where being there is all ("tagging": 1, else None).
    """

    table: str
    key: str
    value: str = ""


class Text(NamedTuple):
    """A field with a row only where there is text (notes); no row reads as "" and "" removes the row."""

    table: str
    column: str


_PAPER = (
    "absent", "binned", "state", "rating", "added_at", "queued_at", "started_at", "finished_at",
    "decided_at", "snoozed_until", "citation_key", "former_keys", "merged_into",
)  # fmt: skip
_RECORD = (*RECORD_FIELDS, "sources")
_DIGEST = (
    "absent", "left_over", "kind", "source", "query", "shown_on", "captured_on", "submitter", "encoding",
    "text_length",
)  # fmt: skip
_LISTING = (
    "absent", "paper_id", "found", "citation_key", "made", "position", "place", "span_start", "span_end", "upvotes",
    "submitter", "status", "merged_from",
)  # fmt: skip
_SEARCH = ("absent", "name", "name_key", "query", "sort", "reversed")

Place = Column | Relation | Text
PLACES: dict[tuple[str, str], Place] = {
    **{("paper", name): Column("paper", "id", name) for name in _PAPER},
    **{("record", name): Column("record", "paper_id", name) for name in _RECORD},
    **{("digest", name): Column("digest", "id", name) for name in _DIGEST},
    **{("listing", name): Column("listing", "id", name) for name in _LISTING},
    **{("tag", name): Column("tag", "id", name) for name in ("absent", "name", "name_key", "colour")},
    **{("list", name): Column("list", "id", name) for name in ("absent", "name", "name_key")},
    **{("search", name): Column("search", "id", name) for name in _SEARCH},
    **{("attachment", name): Column("attachment", "id", name) for name in ("absent", "paper_id")},
    ("note", "text"): Text("note", "text"),
    ("tagging", "tag"): Relation("tagging", "tag_id"),
    ("distinct", "from"): Relation("distinct_pair", "other_id"),
    ("placement", "rank"): Relation("placement", "list_id", "rank"),
}
CLOCKS = frozenset({"added_at", "queued_at", "started_at", "finished_at", "decided_at"})
"""Fields that only say when: two equal histories may differ in them."""
