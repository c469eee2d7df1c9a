"""Reads dates as people and programs write them into partial dates: only what is certain, nothing filled in."""

import re
from functools import lru_cache

_NAMES = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
    "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_YEAR = r"(?P<year>[12]\d{3})"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(pattern + r"\Z", re.ASCII)
    for pattern in (
        rf"{_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])[-/.]{_DAY}(?:[T/ ].*)?",  # ISO 8601, RIS
        rf"{_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])(?:[-/.][^\d]*|//.*)?",
        rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
        rf"{_YEAR}[ ,/-]+{_MONTH}[ ,/-]+{_DAY}(?:\D.*)?",  # 2019 May 3
        rf"{_YEAR}[ ,/-]+{_MONTH}",
        rf"(?:[A-Za-z]{{3,9}},? )?{_MONTH}[ -]+{_DAY},?[ -]+{_YEAR}(?:[ ,].*)?",  # May 3, 2019
        rf"(?:[A-Za-z]{{3,9}},? )?{_DAY}[ -]+{_MONTH}[ ,-]+{_YEAR}(?:[ ,].*)?",  # 3 May 2019
        rf"{_MONTH},?[ -]+{_YEAR}",
        rf"(?:c|ca|circa|cop|printed|published)?\.? ?\[?\(?{_YEAR}\)?\]?[a-z]?[?~%.,;]?(?:[/-]+ *)?",
        rf"(?:[A-Za-z]{{3,9}}\.?[ /-]+){{1,2}}{_YEAR}",  # Spring 2019
        rf"{_YEAR} (?:[A-Za-z]{{3,9}}\.?[ /-]*){{1,2}}",
        rf"{_YEAR}[-/](?:[12]\d{{3}}|\d\d|\.\.)",  # 2018/2019: it began then
        rf"(?:\d\d?[-/.]){{1,2}}{_YEAR}(?: .*)?",  # which number is the month, nobody knows
        rf"{_YEAR}(?:/\d{{0,2}}){{0,2}}/.*",
        rf"{_YEAR}(?:-00){{1,2}}",
    )
)
_LONGEST = 80


@lru_cache(maxsize=4096)
def partial_date(text: str) -> str:
    """The date in `text` as a partial ISO date ("2019", "2019-05", "2019-05-03"), "" where it gives none.

    Understands ISO 8601 and EDTF, RIS ("2019/05/03/note", "2019//"), MEDLINE ("2019 Nov-Dec"), BibTeX
    ("c. 2019", "2019a") and English dates. Of a range the beginning counts. "03/05/2019" is only 2019.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return ""
    for form in _FORMS:
        if found := form.match(text):
            parts = found.groupdict()
            return joined_date(parts["year"] or "", parts.get("month") or "", parts.get("day") or "")
    first, mark, _ = text.partition("/")
    return partial_date(first.rstrip("~?%")) if mark or (first[-1:] in "~?%" and first[:-1]) else ""


def joined_date(year: str, month: str = "", day: str = "") -> str:
    """A partial date of its parts as they stand in fields of their own; "" without a year of four digits.

    `month` is a number or an English name; what is no month or day is left out.
    """
    year = year.strip()
    if not (len(year) == 4 and year.isascii() and year.isdecimal() and "1000" <= year <= "2999"):
        return ""
    number = month_number(month)
    if not number:
        return year
    day = day.strip()
    if not (day.isascii() and day.isdecimal() and 1 <= int(day[:3]) <= _days(number)):
        return f"{year}-{number:02}"
    return f"{year}-{number:02}-{int(day):02}"


def month_number(text: str) -> int:
    """The number of a month that is written as number or English name ("7", "07", "Jul.", "july"), else 0."""
    text = text.strip().rstrip(".").lower()
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) <= 2 and 1 <= int(text) <= 12 else 0
    return MONTH_NUMBERS.get(text, 0)


def _days(month: int) -> int:
    return 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31
