"""Says where a paper was seen: "Hugging Face page, shown Jul 2 (year not given), imported today"."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.papers.dates import MONTHS, day_and_month, year_of
from desktop.ui.details.shown_text import visible_line

if TYPE_CHECKING:
    from desktop.store.records import Seen

_LONGEST_QUERY = 60


class SeenLine(NamedTuple):
    """One appearance of a paper in words, and the id of its digest (0: there is nothing to go to)."""

    words: str
    digest: int = 0


def seen_line(seen: "Seen", today: dt.date) -> SeenLine:
    """The line for one appearance. Whatever the digest did not say is left out."""
    parts = [_kind(seen), _shown_on(seen.shown_on), _query(seen.query)]
    if seen.upvotes:
        parts.append(_tr("{n} upvotes").format(n=f"{seen.upvotes:,}"))
    if seen.submitter:
        parts.append(_tr("submitted by {name}").format(name=visible_line(seen.submitter, _LONGEST_QUERY)))
    parts.append(_tr("imported {day}").format(day=_day(seen.imported_at, today)))
    return SeenLine(", ".join(part for part in parts if part), seen.digest_id)


def _kind(seen: "Seen") -> str:
    source = visible_line(seen.source or seen.name, _LONGEST_QUERY)
    if "page" in seen.kind:
        return _tr("{source} page").format(source=source)
    if "mail" in seen.kind:
        return _tr("{source} mail").format(source=source)
    return source


def _shown_on(date: str) -> str:
    if not date:
        return ""
    words = _tr("shown {day}").format(day=day_and_month(date))
    return words if year_of(date) else words + " " + _tr("(year not given)")


def _query(query: str) -> str:
    return _tr("search for “{words}”").format(words=visible_line(query, _LONGEST_QUERY)) if query else ""


def _day(moment: int, today: dt.date) -> str:
    """Return the day of a moment, in ms since 1970 UTC, as the reader's clock has it."""
    date = dt.datetime.fromtimestamp(moment / 1000, dt.UTC).astimezone().date()
    if date == today:
        return _tr("today")
    words = f"{MONTHS[date.month - 1]} {date.day}"
    return words if date.year == today.year else f"{words}, {date.year}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Seen", text)
