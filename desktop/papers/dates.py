"""Partial dates: "2024", "2024-06", "2024-06-12", and "--07-02" where only month and day are known."""

import re
from functools import lru_cache

_PARTIAL = re.compile(
    r"(?P<year>\d{4}|-(?=-))(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?\Z", re.A
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_partial_date(text: str) -> bool:
    """Whether `text` is a date as ISO 8601 writes it, cut where knowledge ends ("--MM-DD" as in vCard)."""
    return bool(_PARTIAL.match(text))


@lru_cache(maxsize=4096)
def year_of(date: str) -> int | None:
    """The year of a partial date, None when it is not known."""
    found = _PARTIAL.match(date)
    return int(found["year"]) if found and found["year"] != "-" else None


@lru_cache(maxsize=4096)
def month_of(date: str) -> int | None:
    """The month (1 to 12) of a partial date, None when it is not known."""
    found = _PARTIAL.match(date)
    return int(found["month"]) if found and found["month"] else None


def day_and_month(date: str) -> str:
    """The date as a list shows it: "Jul 2", "Jul 2, 2024", "Jun 2024", "2024"; no year, no word of it."""
    found = _PARTIAL.match(date)
    if not found:
        return ""
    month = MONTHS[int(found["month"]) - 1] if found["month"] else ""
    words = f"{month} {int(found['day'])}" if found["day"] else month
    year = found["year"] if found["year"] != "-" else ""
    return (f"{words}, {year}" if found["day"] else f"{words} {year}").strip(", ") if words else year
