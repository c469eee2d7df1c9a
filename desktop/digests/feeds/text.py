"""Turns what a feed writes in a field, plain text or HTML, into text; days as feeds write them into dates."""

import html
import re
from datetime import date

from desktop.digests.containers.envelope import day_of
from desktop.digests.fields.loose_dates import partial_date
from desktop.errors import UnreadableInput
from desktop.papers.cleaning import one_line
from desktop.papers.dates import year_of

_HTML = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|dd|del|details|dfn|div|dl|dt|em"
    "|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link"
    "|main|mark|meta|nav|object|ol|p|pre|q|s|samp|script|section|small|source|span|strong|style|sub|summary|sup|svg|table"
    "|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
_MATHS = r"math|m[a-z]{1,12}|semantics|annotation(?:-xml)?|none"
_TAG = rf"(?:{_HTML}|(?:jats:|mml:|xhtml:)[a-z-]{{1,20}}|{_MATHS})(?:\s+[\w:-]+\s*=[^<>]*|\s*)/?>"
_ANY_TAG = re.compile(rf"</?{_TAG}|<!--", re.IGNORECASE)
_NO_TAG = re.compile(rf"<(?!/?{_TAG}|!--)", re.IGNORECASE)
_PREFIX = re.compile(r"(</?)(?:jats|mml|xhtml):", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?!\d))?)?(?![\d])")
_OLDEST, _LATEST = 1500, 2100


def plain(value: str) -> str:
    """`value` as text: markup removed, paragraphs apart, entities resolved; "<" that opens no tag is one."""
    if "<" in value and _ANY_TAG.search(value):
        return _without_markup(value)
    return _unescaped(value)


def plain_line(value: str) -> str:
    """The same on one line."""
    return one_line(plain(value))


def date_in(text: str) -> str:
    """The partial date that `text` begins with, as feeds and journals write it; "" when it is none.

    "2024-06-03T10:00:00+09:00", "Mon, 03 Jun 2024 10:00:00 GMT", "3 June 2024", "June 2024", "2024". The day
    is the one that is written there, whatever the time zone; a year that no paper can have is none.
    """
    text = text.strip()
    found = _ISO.match(text)
    day = _dated(*found.groups()) if found else day_of(text) or partial_date(text)
    return day if _OLDEST <= (year_of(day) or 0) <= _LATEST else ""


def _without_markup(value: str) -> str:
    from desktop.digests.markup.parsing import page_of  # noqa: PLC0415 - lxml takes time to import
    from desktop.digests.markup.text import paragraphs_of  # noqa: PLC0415

    try:
        page = page_of(_PREFIX.sub(r"\1", _NO_TAG.sub("&lt;", value)), "")
    except UnreadableInput:
        return ""
    text = paragraphs_of(page.root)
    return _unescaped(text) if "&amp;" in text else text


def _unescaped(value: str) -> str:
    """Entities resolved, and once more when that leaves an ampersand that was escaped twice."""
    if "&" not in value:
        return value
    value = html.unescape(value)
    return html.unescape(value) if "&amp;" in value else value


def _dated(year: str, month: str | None, day: str | None) -> str:
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return year
    return whole if day else whole[:7] if month else year
