"""Days to come as people name them: "tomorrow", "friday", "in 3 weeks", "Dec 4", "2026-12-04"."""

import calendar
import datetime as dt
import re

from desktop.papers.dates import MONTHS

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FROM_NOW = re.compile(r"(?:in )?(a|an|one|two|three|\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)\Z")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?\Z")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ([a-z]{3,9})\.?(?:,? (\d{4}))?\Z")
# Not those of `calendar`: they follow the language of the system, and these are typed in English.
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}


def day_named(text: str, today: dt.date) -> dt.date | None:
    """The day that `text` names, seen from `today`; None for text that names none.

    A weekday is the next one, never today; a day without a year is the next one of its date.
    """
    words = " ".join(text.lower().split()).removeprefix("until ")
    if words in {"tomorrow", "tmrw"}:
        return today + dt.timedelta(days=1)
    if words in {"next week", "week"}:
        return _next_weekday(today, 0)
    if words in {"next month", "month"}:
        return _months_later(today.replace(day=1), 1)
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return _relative(words, today) or _weekday(words, today) or _date(words, today)


def day_words(day: dt.date, today: dt.date) -> str:
    """A day as a list shows it: "Fri, Dec 4", with its year unless that is this one."""
    words = f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}"
    return words if day.year == today.year else f"{words}, {day.year}"


def _relative(words: str, today: dt.date) -> dt.date | None:
    found = _FROM_NOW.match(words)
    if not found:
        return None
    count = _NUMBERS[found[1]] if found[1] in _NUMBERS else int(found[1])
    try:
        match found[2][0]:
            case "d":
                return today + dt.timedelta(days=count)
            case "w":
                return today + dt.timedelta(weeks=count)
            case "m":
                return _months_later(today, count)
            case _:
                return _months_later(today, 12 * count)
    except (ValueError, OverflowError):  # beyond the year 9999
        return None


def _months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return dt.date(day.year + years, month + 1, min(day.day, last))


def _weekday(words: str, today: dt.date) -> dt.date | None:
    word = words.removeprefix("next ").removeprefix("on ")
    for number, name in enumerate(_WEEKDAY_NAMES):
        if len(word) >= 2 and name.startswith(word):
            return _next_weekday(today, number)
    return None


def _next_weekday(today: dt.date, weekday: int) -> dt.date:
    return today + dt.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _date(words: str, today: dt.date) -> dt.date | None:
    if found := _MONTH_DAY.match(words):
        name, number, year = found[1], int(found[2]), found[3]
    elif found := _DAY_MONTH.match(words):
        number, name, year = int(found[1]), found[2], found[3]
    else:
        return None
    month = next((at for at, each in enumerate(_MONTH_NAMES, 1) if each.startswith(name)), 0)
    years = (int(year),) if year else range(today.year, today.year + 9)  # February 29 may be eight years away
    for each in years:
        try:
            day = dt.date(each, month, number)
        except ValueError:
            continue
        if year or day > today:
            return day
    return None
