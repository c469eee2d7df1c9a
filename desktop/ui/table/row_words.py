"""Turns what the library knows of a paper into the words and marks of its row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.papers.dates import MONTHS, year_of
from desktop.papers.days import day_words
from desktop.papers.name import byline, full, names_from_json
from desktop.papers.reading_time import minutes_words, reading_minutes
from desktop.papers.view import QUEUE, SNOOZED, View
from desktop.store.pages import PaperLine
from desktop.ui.details.readable import readable, readable_title
from desktop.ui.table.row_picture import RowPicture, Spans

if TYPE_CHECKING:
    from desktop.papers.interests import Reasons

_MANY_AUTHORS = 40
"""Names beyond this are not split apart for a row that shows two of them."""


class Match(NamedTuple):
    """What a search found in one paper: places in the title, and the best passage of the abstract."""

    title_hits: Spans = ()
    passage: str = ""
    passage_hits: Spans = ()


NO_MATCH = Match()
LONG_WAIT = 60
"""Days in the queue after which a paper says quietly how long it has waited."""


def tr(text: str) -> str:
    """The translation of a row's words."""
    return QCoreApplication.translate("Row", text)


class RowWords:
    """Words of rows for one view; `today` is given, so that a day's change is seen by asking again."""

    def __init__(
        self,
        view: View,
        *,
        today: dt.date,
        match: Callable[[PaperLine], Match] | None = None,
        because: Callable[[PaperLine], Reasons] | None = None,
    ) -> None:
        """`match` is for what a search found, `because` for what stands in the order of the person's interests."""
        self._view = view
        self._today = today
        self._match = match
        self._because = because

    def picture(
        self, line: PaperLine, *, marked: bool, checkable: bool, rank: int | None = None
    ) -> RowPicture:
        """The row of a paper. `rank` is its place in a list, counted from 1."""
        names = names_from_json(line.authors) if line.authors else ()
        second = second_line(line, byline(names))
        found = self._found(line, second)
        title, passage = readable_title(line.title), readable(found.passage or second)
        right = self._queue_words(line) if self._is_queue else self._added_words(line)
        waits = self._is_queue and self._days_waited(line) >= LONG_WAIT
        decided = self._view.kind != "state" or line.state != self._view.state
        queued = self._is_queue and line.state == "queued" and not self._asleep(line)
        return RowPicture(
            id=line.id,
            revision=0,
            title=title.text,
            is_untitled=not line.title.strip(),
            second_line=passage.text,
            authors=byline(names),
            title_hits=title.places(found.title_hits),
            second_hits=passage.places(found.passage_hits) if found.passage else (),
            state=line.state,
            show_mark=decided and not queued,
            marked=marked,
            checkable=checkable,
            rating=line.rating,
            has_note=bool(line.has_note),
            chips=tuple((tag.name, tag.colour) for tag in line.tags),
            right_top=right[0],
            right_bottom=right[1],
            right_warns=waits,
            dismissed=line.state == "dismissed",
            rank_number=str(rank) if rank and self._is_ranked(queued=queued) else "",
            accessible=self._accessible(line, [full(name) for name in names[:_MANY_AUTHORS]]),
        )

    def _found(self, line: PaperLine, second: str) -> Match:
        """What a search found, or why the paper stands here before what is known of it."""
        if self._match:
            return self._match(line)
        told, words = reason_words(self._because(line)) if self._because else ("", ())
        return NO_MATCH._replace(
            passage=" · ".join(filter(None, (told, second))) if told else "", passage_hits=words
        )

    def _is_ranked(self, *, queued: bool) -> bool:
        """Whether the row has a place of the user's own: what a search found stands in another order."""
        return not self.is_search and (queued or self._view.kind == "list")

    @property
    def is_search(self) -> bool:
        """Whether the rows were found by a search, and stand in its order."""
        return self._match is not None

    @property
    def last_heading(self) -> str:
        """What stands above the last column."""
        if self.is_search:
            return tr("Best match")
        return tr("Comes back") if self._view == SNOOZED else tr("Added")

    @property
    def _is_queue(self) -> bool:
        return self._view in {QUEUE, SNOOZED}

    def _added_words(self, line: PaperLine) -> tuple[str, str]:
        return self.day(line.added_at), line.source or tr("By hand")

    def _queue_words(self, line: PaperLine) -> tuple[str, str]:
        """How long it takes, where that is known, over since when it waits or until when it sleeps."""
        minutes = reading_minutes(line.pages, line.comment)
        return (minutes_words(minutes) if minutes else "", self._waiting_words(line))

    def _waiting_words(self, line: PaperLine) -> str:
        if self._asleep(line):
            day = day_words(dt.date.fromisoformat(line.snoozed_until), self._today)
            return tr("until {day}").format(day=day.partition(", ")[2])
        if line.state == "reading" and line.started_at:
            return tr("started {day}").format(day=self.since(line.started_at))
        if (days := self._days_waited(line)) >= LONG_WAIT:
            return tr("waiting {n} days").format(n=f"{days:,}")
        if line.state == "queued" and line.queued_at:
            return tr("queued {day}").format(day=self.since(line.queued_at))
        return ""

    def _asleep(self, line: PaperLine) -> bool:
        return line.state == "queued" and line.snoozed_until > self._today.isoformat()

    def _days_waited(self, line: PaperLine) -> int:
        """How many days a queued paper has been in sight without being read; 0 for any other."""
        if line.state != "queued" or not line.queued_at or self._asleep(line):
            return 0
        since = dt.datetime.fromtimestamp(line.queued_at / 1000, dt.UTC).astimezone().date()
        if line.snoozed_until:
            since = max(since, dt.date.fromisoformat(line.snoozed_until))
        return (self._today - since).days

    def day(self, moment: int) -> str:
        """The day as "Jul 2" in this year, else "Jul 2, 2024"; `moment` in ms since 1970 UTC."""
        date = dt.datetime.fromtimestamp(moment / 1000, dt.UTC).astimezone().date()
        words = f"{MONTHS[date.month - 1]} {date.day}"
        return words if date.year == self._today.year else f"{words}, {date.year}"

    def since(self, moment: int) -> str:
        """The day, or "today"."""
        date = dt.datetime.fromtimestamp(moment / 1000, dt.UTC).astimezone().date()
        return tr("today") if date == self._today else self.day(moment)

    def _accessible(self, line: PaperLine, names: list[str]) -> str:
        parts = [readable_title(line.title).text, ", ".join(names), tr(STATE_WORDS[line.state])]
        if line.rating:
            parts.append(tr("{n} of 5 stars").format(n=line.rating))
        parts.extend(tag.name for tag in line.tags)
        if line.has_note:
            parts.append(tr("has a note"))
        if self._is_queue:
            parts.extend(part for part in self._queue_words(line) if part)
        if self._because:
            parts.append(reason_words(self._because(line))[0])
        return ", ".join(part for part in parts if part)


def reason_words(reasons: Reasons) -> tuple[str, Spans]:
    """Why a paper stands where it does, "because: retrieval, Kim", and where the words that decided are in it."""
    begin, words = (
        (tr("because:"), reasons.speaking)
        if reasons.speaking
        else (tr("further down because:"), reasons.against)
    )
    if not words:
        return "", ()
    spans, at = [], len(begin) + 1
    for word in words:
        spans.append((at, at + len(word)))
        at += len(word) + len(", ")
    return f"{begin} {', '.join(words)}", tuple(spans)


STATE_WORDS = {
    "inbox": "Inbox",
    "queued": "Queue",
    "reading": "Reading",
    "done": "Done",
    "dismissed": "Dismissed",
}


def second_line(line: PaperLine, authors: str) -> str:
    """Authors, year and venue, whatever is known; the abstract's first words where nobody is known."""
    year = year_of(line.issued)
    known = " · ".join(part for part in (authors, str(year or ""), line.venue) if part)
    return known if authors or not line.excerpt else " ".join(line.excerpt.split())
