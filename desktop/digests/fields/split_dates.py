"""Puts together dates of which the year stands in one field and the month, or a whole date, in another."""

import re
from collections.abc import Iterable

from desktop.digests.fields.loose_dates import partial_date

_YEAR_CHARACTERS = 4
_MONTH_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})\.? )?(?P<month>[A-Za-z]{3,9})\.?(?:[-/][A-Za-z]{3,9}\.?)?(?:[ -](?P<last>\d{1,2}))?\Z"
)


def date_together(years: Iterable[str], days: Iterable[str]) -> str:
    """A partial date: the first of `years`, with month and day where one of `days` knows them of that year.

    `days` may be whole dates ("1 May 2019") or parts of one ("MAY 1", "Jan-Feb"); without any year the first
    whole date counts. "" where nothing is a date.
    """
    best = next(filter(None, map(_date, years)), "")
    for text in days:
        date = _date(text)
        if not date and len(best) == _YEAR_CHARACTERS and (found := _MONTH_DAY.match(" ".join(text.split()))):
            date = partial_date(f"{best} {found['month']} {found['day'] or found['last'] or ''}".strip())
        if date and (not best or (date.startswith(best) and len(date) > len(best))):
            best = date
    return best


def _date(text: str) -> str:
    return partial_date(text.strip("/ ")) or partial_date(text)
