"""Which of several values of a field is kept: the same one, in whatever order the sources come."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desktop.papers.changes import Scalar
from desktop.papers.dates import year_of
from desktop.papers.doi_kinds import is_preprint
from desktop.papers.fields import RECORD_FIELDS, YOU, is_yours
from desktop.papers.state import State

_UNPUBLISHED = re.compile(
    r"arxiv|preprint|corr\b|biorxiv|medrxiv|ssrn|hugging ?face|research square", re.IGNORECASE
)
_LOOSE_TYPES = frozenset(
    {"", "misc", "unpublished", "preprint", "other", "document", "online", "webpage", "posted-content"}
)
_STATES = (State.INBOX, State.DISMISSED, State.DONE, State.QUEUED, State.READING)
"""What wins when papers in different states become one: the last of these."""


class Value(NamedTuple):
    """What one source says of a field: a digest by its id, `fields.picked` of one, or `fields.YOU`."""

    value: Scalar
    source: int


def preference(field: str, value: Scalar) -> tuple[object, ...]:
    """The rank of a value among others for `field`, the highest the best: a total order, so order never matters."""
    text = str(value or "")
    if field == "title":
        cut = text.rstrip().endswith(("…", "..."))
        return not cut, not (text.isupper() or text.islower()), len(text), text
    if field == "authors":
        names = json.loads(text) if text else []
        return len(names), len(text), text
    if field == "issued":
        return year_of(text) or 0, len(text), text
    if field in {"venue", "publisher"}:
        return not _UNPUBLISHED.search(text), len(text), text
    if field == "type":
        return text.lower() not in _LOOSE_TYPES, len(text), text
    if field == "doi":
        return not is_preprint(text), len(text), text
    if field == "arxiv_version":
        return (int(value or 0),)
    return len(text), text


def better(field: str, one: Value, other: Value) -> Value:
    """The value that is kept of two; what a person typed, or emptied, always is, then what was picked."""
    decided = _decided(one.source), _decided(other.source)
    if decided[0] != decided[1]:
        return one if decided[0] > decided[1] else other
    if not one.value or not other.value:
        return one if one.value else other
    ranks = preference(field, one.value), preference(field, other.value)
    if ranks[0] == ranks[1]:
        return min(one, other, key=lambda each: each.source)
    return one if ranks[0] > ranks[1] else other


def _decided(source: int) -> tuple[bool, bool]:
    return source == YOU, is_yours(source)


class Source(NamedTuple):
    """All that one source says: fields as the record stores them, and for each where it comes from."""

    fields: Mapping[str, Scalar]
    sources: Mapping[str, int]


def united(sources: Iterable[Source]) -> dict[str, Value]:
    """For each field that anybody speaks of the value that is kept, in whatever order the sources come."""
    found: dict[str, Value] = {}
    for source in sources:
        for field in RECORD_FIELDS:
            value = source.fields.get(field)
            if not value and source.sources.get(field) != YOU:
                continue
            mine = Value(value, source.sources.get(field, YOU))
            found[field] = better(field, found[field], mine) if field in found else mine
    return found


def additions(
    fields: Mapping[str, Scalar], sources: Mapping[str, int], said: Mapping[str, Scalar]
) -> tuple[str, ...]:
    """The fields that a paper should take from what another digest says: those it has not, or not as well.

    Nothing that a person typed, emptied or picked is among them. In whatever order digests come, the paper ends
    the same.
    """
    return tuple(
        name
        for name in RECORD_FIELDS
        if said.get(name)
        and not is_yours(sources.get(name))
        and (not fields.get(name) or preference(name, said[name]) > preference(name, fields[name]))
    )


def united_state(states: Iterable[str]) -> State:
    """The state of what was several papers: nothing that is read or queued gets lost."""
    return max(map(State, states), key=_STATES.index)


def united_note(notes: Iterable[str]) -> str:
    """The notes of several papers as one, each once, in their order."""
    return "\n\n".join(dict.fromkeys(note.strip() for note in notes if note.strip()))
