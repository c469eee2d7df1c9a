"""Takes JSON apart into records with their spans, one after the other, and goes on after what is damaged."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from json import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple

from desktop.digests.json_files.damage import LIKELY_CHARACTERS, Damage
from desktop.limits import DEPTH

ENDS_EARLY = "the JSON ends early"
TOO_DEEP = f"nested deeper than {DEPTH}"
INVALID = "this is no valid JSON"
_INT_DIGITS = 18
"""More digits than a 64-bit column holds; Python itself refuses to read more than 4,300."""
_LAST = 10
"""Characters of the longest thing besides a string that can be cut in two: "false", "\\ud83d"."""
_BLANKS = re.compile(r"[\s,\x1e\ufeff]*")  # JSON text sequences (RFC 7464) begin records with \x1e
_COLON = re.compile(r"\s*:\s*")
_KEY = re.compile(r'(?<!\\)"([^"\\\n]{1,80})"\s{0,20}:')
_CLOSED = re.compile(r"[\s}]*")
_START = re.compile(r"\s*[\[{]")
_AFTER_START = frozenset('"{[]}0123456789-tfn')


class Record(NamedTuple):
    """One value, the characters [start, end) it was read from, and the keys that are given twice in it.

    Of a key that is given twice the first value is kept. Numbers with a point or an exponent and those of
    more than 18 digits stay text, as written; NaN and Infinity are None. Strings may hold lone surrogates.
    """

    value: Any
    start: int
    end: int
    twice: tuple[str, ...] = ()


class Field(NamedTuple):
    """What stands around the records: a field of the object that holds their list."""

    name: str
    value: Any
    start: int
    end: int


class Fault(NamedTuple):
    """A stretch that is no JSON: one clause why, from where it is wrong (`at`) in [start, end)."""

    reason: str
    at: int
    start: int
    end: int


Item = Record | Field | Fault


def is_json(head: str) -> bool:
    """Whether a text begins as a JSON array or object, or as lines of them, do."""
    found = _START.match(head)
    return found is not None and head[found.end() : found.end() + 200].lstrip()[:1] in _AFTER_START


@lru_cache(maxsize=2)  # every reader of JSON asks for those of the same text
def keys_in(head: str) -> frozenset[str]:
    """All keys, at any depth, in the beginning of a JSON text, which may be cut anywhere."""
    return frozenset(_KEY.findall(head)) if is_json(head) else frozenset()


def records_in(text: str, inside: Collection[str] = ()) -> Iterator[Item]:
    """The records of a JSON text in order: elements of an array, lines of objects, or the only object.

    An object holds the records when it has a key of `inside` ("items", "results") with an array, or with an
    object of which the same is true (`{"message": {"items": [...]}}`); its other fields come as `Field`.
    After damage reading goes on with the next record; where the text ends early, all records before the cut
    are given and a Fault says ENDS_EARLY. Never raises, and needs no more memory than one record.
    """
    return _Reading(text, frozenset(inside)).items()


class _Reading:
    """One pass over a text; `_at` is where it is."""

    def __init__(self, text: str, inside: frozenset[str]) -> None:
        self._text = text
        self._inside = inside
        self._at = 0
        self._damage = Damage(text)
        self._damaged = False
        self._keys: frozenset[str] = frozenset()
        self._first_key = ""
        self._twice: list[str] = []
        self._decode = JSONDecoder(
            object_pairs_hook=self._object,
            parse_float=str,
            parse_int=_number,
            parse_constant=lambda _: None,
            strict=False,
        ).raw_decode

    def items(self) -> Iterator[Item]:
        """What `records_in` gives."""
        self._skip()
        wrapped = bool(self._inside)
        while self._at < len(self._text):
            start, opening = self._at, self._text[self._at]
            if opening == "[":
                self._at += 1
                yield from self._elements()
            elif opening == "{" and wrapped:
                fields = self._leading_fields()
                wrapped = self._at != start
                yield from fields
                yield from self._around() if wrapped else self._line()
            elif opening != "{" and (following := self._behind_list()):
                self._at = following
                yield Fault(INVALID, start, start, following)
                yield from self._elements()
            else:
                yield from self._line()
            self._skip()

    def _behind_list(self) -> int:
        """Where the next record begins, when a list of them was closed by a bracket too many; else 0."""
        following = self._likely(self._at, len(self._text)) if self._first_key else 0
        return following if following < len(self._text) else 0

    def _skip(self) -> None:
        self._at = _end(_BLANKS, self._text, self._at)

    def _line(self) -> Iterator[Item]:
        """The value of a line, or of some; after damage the next line that begins as one."""
        start = self._at
        found = self._value(self._damage.line_end(start) if self._damaged else len(self._text))
        if isinstance(found, Fault):
            self._at = self._damage.line_end(start)
            is_last = self._at == len(self._text)
            # Only the last line can have been cut by the end.
            reason = INVALID if found.reason == ENDS_EARLY and not is_last else found.reason
            found = found._replace(reason=reason, at=min(found.at, self._at), end=self._at)
        elif is_keyed(found.value):
            self._at = start
            yield from self._keyed(found.end)
            return
        yield found

    def _keyed(self, end: int) -> Iterator[Record]:
        """The values of an object, which ends at `end`, each with the key above it as its "id" if it has none."""
        self._at += 1
        while key := self._key():
            found = self._value(len(self._text))
            if isinstance(found, Fault):
                break
            yield found._replace(value={"id": key.value, **found.value}, start=key.start)
        self._at = end

    def _elements(self) -> Iterator[Item]:
        """What stands up to the bracket that closes an array."""
        while True:
            self._skip()
            if self._at >= len(self._text):
                yield Fault(ENDS_EARLY, self._at, self._at, self._at)
                return
            if self._text[self._at] == "]":
                self._at += 1
                return
            start = self._at
            end = self._damage.element_end(start) if self._damaged else -1
            found = self._value(end if end > start else len(self._text))
            if isinstance(found, Fault):
                self._at = self._resumed(start, end, found)
                if found.reason == ENDS_EARLY and self._at < len(self._text):
                    found = found._replace(reason=INVALID)
                yield found._replace(at=min(found.at, self._at), end=self._at)
                if self._at >= len(self._text):
                    return
                continue
            if isinstance(found.value, dict):
                if inner := self._swallowed(found):
                    self._at, self._damaged = inner, True
                    yield Fault(INVALID, inner, start, inner)
                    continue
                self._learn(found.value)
            yield found

    def _value(self, end: int) -> Record | Fault:
        """The value that begins here; the position moves behind it, or stays where it is no value.

        Where `end` is not the text's, only what is before it is looked at: an error of the JSON module
        costs as much time as there is text.
        """
        start = self._at
        self._twice.clear()
        text, offset = (self._text, 0) if end == len(self._text) else (self._text[start:end], start)
        try:
            value, after = self._decode(text, start - offset)
        except RecursionError:
            self._damaged = True
            return Fault(TOO_DEEP, start, start, start)
        except JSONDecodeError as error:
            self._damaged = True
            at = error.pos + offset
            is_cut = error.msg.startswith("Unterminated") or len(text) - error.pos < _LAST
            early = is_cut and end == len(self._text) and self._damage.element_end(start) < 0
            return Fault(ENDS_EARLY if early else INVALID, at, start, start)
        self._at = after + offset
        openings = self._text.count("[", start, self._at) + self._text.count("{", start, self._at)
        if openings > DEPTH and _is_deep(value):
            return Fault(TOO_DEEP, start, start, self._at)
        return Record(value, start, self._at, tuple(dict.fromkeys(self._twice)))

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            found = {}
            for key, value in pairs:
                if found.setdefault(key, value) is not value:
                    self._twice.append(key)
        return found

    def _resumed(self, start: int, end: int, fault: Fault) -> int:
        """Where the element after a damaged one begins, or the text ends.

        A lost quote or brace makes brackets lie: what begins as the records before did is believed first.
        """
        if self._at > start:
            return self._at  # it was read, only not liked
        if end < 0:
            end = self._damage.element_end(start)
        before = end if end > start else len(self._text)
        if not self._first_key:
            return before
        # Of a bracket that is never closed nobody knows where it was lost.
        line = -1 if fault.reason == ENDS_EARLY else self._text.rfind("\n", start, fault.at)
        after = max(start + 1, line)
        # What the brackets say is believed where it leads to a record, or nothing else does.
        following = _end(_BLANKS, self._text, before)
        is_record = self._is_alike(following, self._damage.element_end(following, LIKELY_CHARACTERS))
        limit = before if is_record else len(self._text)
        found = self._likely(after, limit)
        return found if found < limit else before

    def _likely(self, after: int, before: int) -> int:
        """Where in [after, before) an object begins as the records before did, `before` when nowhere."""
        likely = self._damage.likely_elements(self._first_key, after, before) if self._first_key else ()
        return next((start for start, end in likely if self._is_alike(start, end)), before)

    def _is_alike(self, start: int, end: int) -> bool:
        """Whether [start, end) is an object that has a third of the keys of the record before."""
        if end <= start or self._text[start] != "{":
            return False
        at, self._at = self._at, start
        found = self._value(end)
        self._at = at
        return isinstance(found, Record) and self._has_keys(found.value)

    def _has_keys(self, value: dict[str, Any]) -> bool:
        return 3 * len(self._keys & value.keys()) >= len(self._keys)

    def _learn(self, value: dict[str, Any]) -> None:
        """Keeps how records look, but for pieces of a damaged one."""
        is_piece = not self._has_keys(value) and (self._damaged or len(value) < len(self._keys))
        if value and not (self._keys and is_piece):
            self._keys = frozenset(value)
            self._first_key = next(iter(value))

    def _swallowed(self, found: Record) -> int:
        """Where the next record begins inside of one that lost a bracket or quote and is valid all the same, else 0.

        Such a record lacks keys that the one before had; one inside of it has them.
        """
        missing = self._keys - found.value.keys()
        if not missing or not any(
            missing <= each.keys() and next(iter(each)) == self._first_key
            for each in _objects_in(found.value)
        ):
            return 0
        inner = self._likely(found.start + 1, found.end)
        return inner if inner < found.end else 0

    def _leading_fields(self) -> list[Field]:
        """The fields before the list of records; the position moves to the list, or stays if there is none."""
        start = self._at
        fields: list[Field] = []
        levels = 1
        self._at += 1
        while (key := self._key()) is not None:
            opening = self._text[self._at : self._at + 1]
            if key.value in self._inside and opening == "[":
                return fields
            if key.value in self._inside and opening == "{" and levels < DEPTH:
                levels += 1
                self._at += 1
                continue
            value = self._value(len(self._text))
            if isinstance(value, Fault):
                break
            fields.append(Field(key.value, value.value, key.start, value.end))
        self._at = start
        return []

    def _key(self) -> Record | None:
        """The key at the position, which moves behind its colon; None, and no move, for anything else."""
        self._skip()
        start = self._at
        if self._text[start : start + 1] != '"':
            return None
        key = self._value(len(self._text))
        colon = _COLON.match(self._text, self._at)
        if isinstance(key, Fault) or colon is None:
            self._at = start
            return None
        self._at = colon.end()
        return key

    def _around(self) -> Iterator[Item]:
        """The list of records at the position, then the fields behind it, up to the end of its object."""
        self._at += 1
        yield from self._elements()
        while (key := self._key()) is not None:
            if key.value in self._inside and self._text[self._at : self._at + 1] == "[":
                self._at += 1
                yield from self._elements()
                continue
            value = self._value(len(self._text))
            if isinstance(value, Fault):
                self._at = self._likely(self._at, len(self._text))
                yield value._replace(end=self._at)
                yield from self._elements() if self._at < len(self._text) else ()
                continue
            yield Field(key.value, value.value, key.start, value.end)
        self._at = _end(_CLOSED, self._text, self._at)


def is_keyed(value: object) -> bool:
    """Whether an object holds records by their identifiers: citation keys, DOIs, arXiv identifiers."""
    if not isinstance(value, dict) or not value:
        return False
    if not all(isinstance(each, dict) and "title" in each for each in value.values()):
        return False  # as the first value of nearly every record tells
    return 2 * sum(any(sign.isdigit() for sign in key) for key in value) >= len(value)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where the match of a pattern that matches everywhere ends."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _INT_DIGITS else digits


def _is_deep(value: object) -> bool:
    level = [value]
    for _ in range(DEPTH):
        level = [child for each in level for child in _inner(each) if isinstance(child, dict | list)]
        if not level:
            return False
    return True


def _objects_in(value: object) -> Iterator[dict[str, Any]]:
    """All objects inside of a value that is not nested too deep."""
    level = list(_inner(value))
    while level:
        yield from (each for each in level if isinstance(each, dict) and each)
        level = [child for each in level if isinstance(each, dict | list) for child in _inner(each)]


def _inner(value: object) -> Collection[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
