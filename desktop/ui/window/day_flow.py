"""What the day and the week mean for the window: who wakes at midnight, and the one calm line about the week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop.progress import Progress
    from desktop.store.pages import Week
    from desktop.ui.window.frame import Frame

_LOOKS_MS = 20_000
"""How often it is looked whether a new day has begun."""
_RESTING_MS = 150
"""Many steps in a moment are counted once."""


def _this_day() -> dt.date:
    return dt.datetime.now().astimezone().date()


class DayFlow(QObject):
    """Counts the week in the background after each change; `words` is the calm line, "" for a week without any."""

    day_begun = Signal()

    def __init__(self, window: Frame, *, today: Callable[[], dt.date] = _this_day) -> None:
        super().__init__(window)
        self._window = window
        self._today = today
        self._day = today()
        self._counting = False
        self._again = False
        self.words = ""
        self._pause = QTimer(self, singleShot=True, interval=_RESTING_MS)
        self._pause.timeout.connect(self._count)
        self._clock = QTimer(self, interval=_LOOKS_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        window.bridge.changed.connect(self.count)
        window.bridge.opened.connect(self.count)

    def look(self) -> None:
        """Looks at the calendar: on a new day papers come back, and days are called otherwise."""
        if self._today() != self._day:
            self._day = self._today()
            self._window.refresh_sidebar()
            self._window.parts.papers.day_changed()
            self.day_begun.emit()
            self.count()

    def count(self) -> None:
        """Counts the week anew, soon."""
        self._pause.start()

    def _count(self) -> None:
        if self._counting or not self._window.bridge.is_open:
            self._again = self._counting
            return
        path, start = self._window.bridge.path, week_start(self._day)

        def counted(_progress: Progress) -> Week:
            from desktop.store.pages import Pages  # noqa: PLC0415 - a reader of the thread's own

            pages = Pages(path)
            try:
                return pages.since(start)
            finally:
                pages.close()

        self._counting, self._again = True, False
        job = self._window.jobs.start("read", counted)
        job.succeeded.connect(self._tell)
        job.ended.connect(self._ended)

    def _tell(self, week: Week) -> None:
        parts = (
            (self.tr("{n} in"), week.added),
            (self.tr("{n} queued"), week.queued),
            (self.tr("{n} read"), week.read),
        )
        said = ", ".join(words.format(n=f"{count:,}") for words, count in parts if count)
        self.words = self.tr("This week: {said}").format(said=said) if said else ""
        self._window.week_words = self.words
        self._window.tell_selection()

    def _ended(self) -> None:
        self._counting = False
        if self._again:
            self.count()


def week_start(day: dt.date) -> int:
    """When the week of `day` began, on Monday at midnight here; in milliseconds since 1970 UTC."""
    monday = day - dt.timedelta(days=day.weekday())
    return int(dt.datetime.combine(monday, dt.time()).astimezone().timestamp() * 1000)
