"""What a saved Hugging Face page says about itself before its first paper: day, query, when it was saved."""

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from desktop.papers.dates import MONTHS

_MONTH = "|".join(f"{name}[a-z]*" for name in MONTHS)
_DAY = re.compile(
    rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
    rf"(?: ?[-–] ?(?:(?:{_MONTH})\.? )?\d{{1,2}}(?:, \d{{4}})?)?\Z",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DAY_LINK = re.compile(r"huggingface\.co/papers(?:/date/|\?date=)(\d{4}-\d\d-\d\d)")
_OWN_DAY = re.compile(
    rf"^\W*(?:url|source|page|from)\W*:\W*https?://{_DAY_LINK.pattern}", re.IGNORECASE | re.MULTILINE
)
_PAGE_LINK = re.compile(r"https?://huggingface\.co/papers\?[^\s)\]>\"']+")
_CAPTURED = re.compile(
    r"^\W*(?:retrieved|captured(?: \(utc\))?|exported|saved|date|accessed|created)\W*:\W*(\d{4}-\d\d-\d\d)",
    re.IGNORECASE | re.MULTILINE,
)
_CAPTURE_LINE = re.compile(
    r"(?:-{3,}|(?:\*\*|[>#-] )?(?:url|source|title|page title|retrieved|captured(?: \(utc\))?|exported|saved|date"
    r"|accessed|created|command|status ?code|transport|completeness|author|description|tags|site|publisher"
    r"|markdown content|url source|published time|language)\s*:.*)\Z",
    re.IGNORECASE,
)
_NEAR_DAYS = 31


class Header(NamedTuple):
    """Facts of a page, as partial ISO dates and words; "" for what the page does not say."""

    shown_on: str = ""
    captured_on: str = ""
    query: str = ""


def day_of(line: str) -> str:
    """The partial date that a line as a whole is: "Jul 2" is "--07-02", "Jul 2, 2024" is "2024-07-02"."""
    found = _DAY.match(line.strip())
    if not found:
        return ""
    month = next(at for at, name in enumerate(MONTHS, 1) if found["month"].lower().startswith(name.lower()))
    day = int(found["day"])
    if not 1 <= day <= 31:
        return ""
    return f"{found['year'] or '-'}-{month:02}-{day:02}"


def is_capture(line: str) -> bool:
    """Whether a line was put before the page by the program that saved it: front matter, address, time."""
    return bool(_CAPTURE_LINE.match(line))


def header_facts(header: str, shown_on: str) -> Header:
    """The facts in the text before the first paper; `shown_on` is the day that stands alone on its line.

    The day in the page's own address is the day it shows. A year is given to any other day only by the link
    to the day before, or by the day on which the page was saved, when that lies within a month of it.
    """
    captured = found[1] if (found := _CAPTURED.search(header)) else ""
    if (own := _OWN_DAY.search(header)) and _is_day(own[1]):
        shown_on = own[1]
    for known in (*_DAY_LINK.findall(header), captured):
        if shown_on.startswith("-"):
            shown_on = _with_year(shown_on, known)
    return Header(shown_on, captured if _is_day(captured) else "", _query(header))


def with_year_of(day: str, captured_on: str) -> str:
    """A day without year as the site shows it: it belongs to the year in which the page was saved."""
    year = captured_on[:4]
    return f"{year}{day[1:]}" if day.startswith("-") and year.isdigit() else day


def _with_year(day: str, known: str) -> str:
    if not _is_day(known):
        return day
    near = date.fromisoformat(known)
    for year in (near.year, near.year + 1, near.year - 1):
        dated = f"{year:04}{day[1:]}"
        if _is_day(dated) and abs((date.fromisoformat(dated) - near).days) <= _NEAR_DAYS:
            return dated
    return day


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(_ISO_DAY.fullmatch(text))


def _query(header: str) -> str:
    for found in _PAGE_LINK.finditer(header):
        try:
            words = parse_qs(urlsplit(found[0]).query).get("q", [])
        except ValueError:
            continue
        if words:
            return words[0]
    return ""
