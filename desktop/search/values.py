"""Reads the values of fields: numbers and their ranges, days and ages; anything else is a mistake told in words."""

import re
from datetime import datetime, timedelta

from desktop.papers.condition import Condition
from desktop.search.fields import STATE_WORDS, Field

_COMPARED = re.compile(r"(>=|<=|>|<|=)?(\d{1,9})\Z")
_RANGE = re.compile(r"(\d{1,9})?(?:\.\.|…|–)(\d{1,9})?\Z")
_AGE = re.compile(r"(<=|>=|<|>|=)?(\d{1,5})([hdwmy])\Z")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_HOURS = {"h": 1, "d": 24, "w": 24 * 7, "m": 24 * 30, "y": 24 * 365}
_DAYS_AGO = {"today": 0, "yesterday": 1}
Bounds = tuple[int | None, int | None]


def condition_of(field: Field, value: str, now: datetime, *, is_open: bool) -> Condition:
    """What `field` asks with `value`; `is_open`: a name may go on. Raises ValueError in words for a person."""
    assert field.condition is not None
    if field.kind == "choice":
        return Condition(field.condition, _choice(field, value, is_open=is_open))
    if field.kind == "number":
        low, high = _numbers(field, value)
        return Condition(field.condition, low=low, high=high)
    if field.kind == "date":
        low, high = _moments(value.lower(), now)
        return Condition(field.condition, low=low, high=high)
    return Condition(field.condition, value, begins=is_open)


def _choice(field: Field, value: str, *, is_open: bool) -> str:
    word = value.lower()
    found = STATE_WORDS.get(word) if field.condition == "state" else word if word in field.choices else None
    if found is None and is_open and word:
        found = next((choice for choice in field.choices if choice.startswith(word)), None)
        found = STATE_WORDS[found] if found and field.condition == "state" else found
    if found is None:
        raise ValueError(f"{field.names[0]}: knows {', '.join(field.choices[:-1])} and {field.choices[-1]}")
    return str(found)


def _numbers(field: Field, value: str) -> Bounds:
    least, most = field.bounds
    if match := _COMPARED.match(value):
        low, high = _compared(match[1] or "=", int(match[2]))
    elif (match := _RANGE.match(value)) and any(match.groups()):
        low, high = (int(match[1]) if match[1] else None), (int(match[2]) if match[2] else None)
    else:
        raise ValueError(f"{field.names[0]} takes a number or a range, as in {' or '.join(field.examples)}")
    if all(number is not None and not least <= number <= most for number in (low, high)):
        raise ValueError(f"{field.names[0]} goes from {least} to {most}")
    return low, high


def _compared(sign: str, number: int) -> Bounds:
    if sign == "=":
        return number, number
    if sign[0] == ">":
        return number + (sign == ">"), None
    return None, number - (sign == "<")


def _moments(value: str, now: datetime) -> Bounds:
    """Milliseconds since 1970 for an age ("<7d": younger than that) or for days, in the time zone of `now`."""
    if match := _AGE.match(value):
        # Nobody means more than the life of the calendar: 99,999 years would leave it.
        hours = min(int(match[2]) * _HOURS[match[3]], 24 * 365 * 1000)
        then = _milliseconds(now - timedelta(hours=hours))
        return (None, then) if (match[1] or "<")[0] == ">" else (then, None)
    first, between, last = value.partition("..")
    if between:
        if not (first or last):
            raise ValueError(_WHEN)
        return (_span(first, now)[0] if first else None), (_span(last, now)[1] if last else None)
    sign, day = re.match(r"(>=|<=|>|<|=)?(.*)", value, re.DOTALL).groups()  # type: ignore[union-attr]
    start, end = _span(day, now)
    return {
        ">": (end + 1, None), ">=": (start, None), "<": (None, start - 1), "<=": (None, end),
    }.get(sign or "", (start, end))  # fmt: skip


def _span(day: str, now: datetime) -> tuple[int, int]:
    """The first and last millisecond of a day, month or year."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if day in _DAYS_AGO:
        start = midnight - timedelta(days=_DAYS_AGO[day])
        return _milliseconds(start), _milliseconds(start + timedelta(days=1)) - 1
    match = _DAY.match(day)
    if not match:
        raise ValueError(_WHEN)
    year, month, number = (int(part) if part else 0 for part in match.groups())
    try:
        start = midnight.replace(year=year, month=month or 1, day=number or 1)
        if number:
            end = start + timedelta(days=1)
        elif month:
            end = start.replace(year=year + month // 12, month=month % 12 + 1)
        else:
            end = start.replace(year=year + 1)
        return _milliseconds(start), _milliseconds(end) - 1
    except (ValueError, OverflowError):
        raise ValueError(f"there is no day {day}") from None


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


_WHEN = "added takes an age or a day, as in added:<7d, added:2026-01 or added:2026-01..2026-03"
