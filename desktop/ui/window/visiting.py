"""Keeps when the person was last here, for each library, and tells the Inbox what is new since then."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from desktop.papers.visits import Visits, begun, come_back, gone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.settings import WindowState
    from desktop.ui.table.paper_list import PaperList
    from desktop.ui.window.frame import Frame


def now() -> int:
    """Milliseconds since 1970 UTC, as the library counts."""
    return time.time_ns() // 1_000_000


class Visiting(QObject):
    """Begins a visit with the window, ends it with the window, and notices when nobody was there for long."""

    def __init__(self, window: Frame, library: Path, clock: Callable[[], int] = now) -> None:
        super().__init__(window)
        self._state: WindowState = window.state
        self._papers: PaperList = window.parts.papers
        self._window = window
        self._key = str(library)
        self.clock = clock
        self._keep(begun(self._kept(), clock()))
        window.installEventFilter(self)
        window.closing.connect(self._end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.arrive()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self.leave()
        return False

    def arrive(self) -> None:
        """The person is here again."""
        self._keep(come_back(self._kept(), self.clock()))

    def leave(self) -> None:
        """The person is elsewhere, or the window closes."""
        self._keep(gone(self._kept(), self.clock()))

    def _end(self) -> None:
        self._window.removeEventFilter(self)  # a window that is closed shows nothing any more
        self.leave()

    def _kept(self) -> Visits:
        kept = self._state.visits.get(self._key)
        moments = kept if isinstance(kept, list) and len(kept) == 2 else (0, 0)
        return Visits(*moments) if all(isinstance(moment, int) for moment in moments) else Visits()

    def _keep(self, visits: Visits) -> None:
        self._state.visits[self._key] = list(visits)
        self._papers.since_visit(visits.since)
