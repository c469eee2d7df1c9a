"""What one user action changed, as data: set-based, invertible, the same for doing, undoing, telling."""

from __future__ import annotations

import base64
import json
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from typing import NamedTuple

Scalar = str | int | float | None
"""A stored value: what SQLite holds in one column."""


class Values(NamedTuple):
    """One stored value for each of many rows, packed: rating a million papers names the rating once.

    `ids` are row ids (64 bit), `distinct` the different values, `which[i]` the place in `distinct` of the
    value that row `ids[i]` has.
    """

    ids: array[int]
    distinct: tuple[Scalar, ...]
    which: array[int]

    def pairs(self) -> Iterator[tuple[int, Scalar]]:
        """Each row id with its value."""
        if len(self.distinct) == 1:
            return zip(self.ids, repeat(self.distinct[0]))
        return ((row, self.distinct[at]) for row, at in zip(self.ids, self.which, strict=True))


def values_of(pairs: Iterable[tuple[int, Scalar]]) -> Values:
    """`pairs` of row id and value, packed. Equal values of different types (1 and 1.0) stay apart."""
    ids, which = array("q"), array("I")
    places: dict[tuple[type, Scalar], int] = {}
    for row, value in pairs:
        ids.append(row)
        which.append(places.setdefault((type(value), value), len(places)))
    return Values(ids, tuple(value for _, value in places), which)


class Change(NamedTuple):
    """One field of one kind of row, in many rows, before and after.

    `entity` and `field` name the field ("paper", "state"); `key` the tag or list where the field is a
    relation ("tagging", "placement"), else 0. `before` and `after` speak of the same rows.
    """

    entity: str
    field: str
    key: int
    before: Values
    after: Values

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return self._replace(before=self.after, after=self.before)


@dataclass(frozen=True)
class Changes:
    """One labelled user action ("Rate 3 papers"), and the library's revision after it was done.

    `merge_key` joins successive saves of one editing session into one step; `undoes` tells that this is an
    inverse, for views that say so; `step` is the number of the history step.
    """

    label: str
    items: tuple[Change, ...] = ()
    merge_key: str = ""
    revision: int = 0
    step: int = 0
    undoes: bool = False

    def inverse(self) -> Changes:
        """The action that takes this one back: last item first, before and after swapped."""
        return replace(
            self, items=tuple(item.inverse() for item in reversed(self.items)), undoes=not self.undoes
        )

    def touches(self, entity: str, *fields: str) -> bool:
        """Whether a field of `entity` (any, or one of `fields`) is changed."""
        return any(item.entity == entity and (not fields or item.field in fields) for item in self.items)

    def ids(self, entity: str) -> set[int]:
        """The rows of `entity` that are changed; relations count for the papers they hang on."""
        return {row for item in self.items if item.entity == entity for row in item.after.ids}

    def paper_ids(self) -> set[int]:
        """Every paper whose row in a list may look different now."""
        found: set[int] = set()
        for item in self.items:
            if item.entity in PAPER_ENTITIES:
                found.update(item.after.ids)
        return found


PAPER_ENTITIES = frozenset({"paper", "record", "note", "tagging", "placement"})
"""Entities whose row id is the id of a paper."""


def joined(old: Changes, new: Changes) -> Changes:
    """One step for two that follow each other: where both change a row, the first `before` is kept."""
    items = {(item.entity, item.field, item.key): item for item in old.items}
    for item in new.items:
        place = (item.entity, item.field, item.key)
        if place in items:
            before = dict(item.before.pairs()) | dict(items[place].before.pairs())
            after = dict(items[place].after.pairs()) | dict(item.after.pairs())
            kept = [row for row in after if after[row] != before[row]]
            item = item._replace(  # noqa: PLW2901 - the joined item stands for both
                before=values_of((row, before[row]) for row in kept),
                after=values_of((row, after[row]) for row in kept),
            )
        items[place] = item
    return replace(new, items=tuple(item for item in items.values() if item.after.ids))


def to_bytes(items: Iterable[Change]) -> bytes:
    """The items as compressed JSON: readable with any tool, no code in it (unlike pickle)."""
    plain = [[c.entity, c.field, c.key, _packed(c.before), _packed(c.after)] for c in items]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def from_bytes(data: bytes) -> tuple[Change, ...]:
    """The inverse of `to_bytes`."""
    return tuple(
        Change(entity, name, key, _unpacked(before), _unpacked(after))
        for entity, name, key, before, after in json.loads(zlib.decompress(data))
    )


def _packed(values: Values) -> list[object]:
    steps = array(
        "q", (row - last for last, row in zip(array("q", [0]) + values.ids, values.ids, strict=False))
    )
    which = values.which if len(values.distinct) > 1 else array("I")
    return [_text(steps), list(values.distinct), _text(which)]


def _unpacked(packed: list[object]) -> Values:
    steps, distinct, which = packed
    ids, last = array("q"), 0
    for step in array("q", _raw(steps)):
        last += step
        ids.append(last)
    places = array("I", _raw(which)) or array("I", bytes(4 * len(ids)))
    return Values(ids, tuple(distinct), places)  # type: ignore[arg-type]


def _text(numbers: array[int]) -> str:
    return base64.b85encode(zlib.compress(numbers.tobytes(), 3)).decode()


def _raw(text: object) -> bytes:
    return zlib.decompress(base64.b85decode(str(text)))
