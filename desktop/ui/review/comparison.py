"""What the digest says beside what the library has, field by field, as a person reads it."""

import json
from collections.abc import Collection, Mapping
from typing import NamedTuple

from desktop.papers.changes import Scalar
from desktop.papers.dates import day_and_month
from desktop.papers.fields import LIST_FIELDS
from desktop.papers.name import OTHERS, full, names_from_json
from desktop.ui.details.other_details import detail_lines

FIELDS = (
    "title", "authors", "issued", "venue", "abstract", "arxiv_id", "doi", "pmid", "url", "type", "volume",
    "issue", "pages", "publisher", "categories", "keywords", "comment", "links", "extra",
)  # fmt: skip
"""The fields that are compared, in this order; the version stands with the arXiv identifier."""
_LONGEST = 20_000
"""Characters of one field that are shown: more than any abstract, and laid out in a moment."""
_MOST_NAMES = 30


class FieldPair(NamedTuple):
    """One field on both sides, as shown; "" where a side knows nothing. `same` compares what is stored."""

    field: str
    digest: str
    library: str
    same: bool


def field_pairs(digest: Mapping[str, Scalar], library: Mapping[str, Scalar]) -> list[FieldPair]:
    """The fields that either side knows, in the order of FIELDS."""
    pairs = []
    for field in FIELDS:
        mine, theirs = _shown(field, digest), _shown(field, library)
        if mine or theirs:
            same = _stored(field, digest) == _stored(field, library)
            pairs.append(FieldPair(field, mine, theirs, same))
    return pairs


def known_fields(fields: Mapping[str, Scalar]) -> list[tuple[str, str]]:
    """What is known of a new paper; the links are left out, they stand in its abstract."""
    shown = ((field, _shown(field, fields)) for field in FIELDS if field != "links")
    return [(field, words) for field, words in shown if words]


def named_additions(adds: Collection[str]) -> tuple[str, ...]:
    """The fields worth naming among those an import fills: what comes along with another one is not."""
    hidden = {"arxiv_version"}
    if "abstract" in adds:
        hidden.add("links")
    return tuple(field for field in FIELDS if field in adds and field not in hidden) or tuple(adds)


def _stored(field: str, fields: Mapping[str, Scalar]) -> tuple[Scalar, ...]:
    version = fields.get("arxiv_version") if field == "arxiv_id" else None
    return (fields.get(field) or None, version or None)


def _shown(field: str, fields: Mapping[str, Scalar]) -> str:
    stored = str(fields.get(field) or "")
    if not stored:
        return ""
    if field == "authors":
        return _authors(stored)
    if field == "issued":
        return day_and_month(stored) or stored
    if field == "arxiv_id" and (version := fields.get("arxiv_version")):
        return f"{stored}v{version}"
    if field == "extra":
        return "\n".join(detail_lines(json.loads(stored)))[:_LONGEST]
    if field in LIST_FIELDS:
        return stored.replace("\n", "\n" if field == "links" else ", ")[:_LONGEST]
    return stored if len(stored) <= _LONGEST else stored[:_LONGEST] + "…"


def _authors(stored: str) -> str:
    """All names: "Ada Lind, Bo Ek and Cy Roe"; of more than thirty the first thirty."""
    names = names_from_json(stored)
    known = [full(name) for name in names if name != OTHERS]
    if len(known) > _MOST_NAMES:
        return ", ".join(known[:_MOST_NAMES]) + f" and {len(known) - _MOST_NAMES:,} others"
    if len(known) < len(names):
        return ", ".join(known) + " and others"
    return " and ".join(filter(None, (", ".join(known[:-1]), *known[-1:])))
