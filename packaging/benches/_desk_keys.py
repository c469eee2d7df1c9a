"""Decides about papers with real key events in triage, and arranges the Inbox: run by the benchmark `desk`.

Arguments: the library, rounds. Prints JSON: see `desk`.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Application, open_window
from desktop.library.deciding import set_state
from desktop.library.finding import Finder, index_folder
from desktop.papers.state import State
from desktop.settings import Settings
from desktop.store.pages import Pages
from desktop.ui.look.look import Look

DECISIONS = 66
WARM = 20
PATIENCE = 120.0
PAUSE = 0.0005
KEYS = tuple(Qt.Key.Key_Q if letter == "q" else Qt.Key.Key_E for letter in "qeeeqeeqe")


def main() -> int:
    """Return 0 when all was measured."""
    library, rounds = Path(sys.argv[1]), int(sys.argv[2])
    _indexed(library)
    application = Application(sys.argv[:1])
    look = Look(application)
    look.install(application)
    window = open_window(look, library, Settings())
    window.resize(1440, 900)
    window.show()
    window.complete()
    window.bridge.open()
    until(lambda: window.bridge.is_open and window.jobs.is_idle)
    figures = Desk(window).figures(rounds)
    window.close()
    print(json.dumps(figures), flush=True)
    os._exit(0)


def _indexed(library: Path) -> None:
    print("indexing it", file=sys.stderr)
    pages = Pages(library)
    finder = Finder(pages, index_folder(library))
    finder.catch_up()
    finder.close()
    pages.close()


class Desk(QObject):
    """A window in triage, with keys pressed one after the other."""

    def __init__(self, window: Any) -> None:
        super().__init__()
        self._window = window
        self._done = self._painted = 0
        window.bridge.changed.connect(self._count)
        self._abstract = window.triage.page.sheet.abstract.viewport()
        self._abstract.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._abstract and event.type() == QEvent.Type.Paint:
            self._painted += 1
        return False

    def _count(self, _changes: object) -> None:
        self._done += 1

    def figures(self, rounds: int) -> dict[str, float]:
        """Everything that is measured here."""
        self._window.actions_["triage"].trigger()
        keys = [KEYS[n % len(KEYS)] for n in range(WARM + rounds * 25)]
        times = [self.decided(key) for key in keys][WARM:]
        began = time.perf_counter()
        wanted = self._done + DECISIONS
        for n in range(DECISIONS):
            QTest.keyClick(self._window.triage.page, KEYS[n % len(KEYS)])
        until(lambda: self._done >= wanted)
        QApplication.processEvents()
        decisions = time.perf_counter() - began
        self._window.triage.leave()
        return {
            "key_paint_p95_ms": p95(times),
            "key_paint_p50_ms": round(statistics.median(times) * 1000, 1),
            "write_p95_ms": p95([self.written(n) for n in range(rounds * 5)]),
            "decisions_66_s": round(decisions, 2),
            "arrange_ms": self.arranged("my_interests"),
            "topics_ms": self.arranged("by_topic"),
        }

    def decided(self, key: Qt.Key) -> float:
        """Seconds from a key to the next paper being painted, the decision being durable and seen by every view."""
        wanted, before = self._done + 1, self._painted
        began = time.perf_counter()
        QTest.keyClick(self._window.triage.page, key)
        until(lambda: self._done >= wanted and self._painted > before)
        QApplication.processEvents()
        took = time.perf_counter() - began
        until(lambda: self._window.jobs.is_idle)
        return took

    def written(self, number: int) -> float:
        """Seconds of one decision without any window."""
        library = self._window.bridge.library
        papers = self._window.parts.papers.model.papers_at(1000 + number, 1000 + number)
        began = time.perf_counter()
        library.do(set_state, papers, State.DISMISSED)
        return time.perf_counter() - began

    def arranged(self, choice: str) -> float:
        """Milliseconds from choosing an order of the Inbox until its rows are painted."""
        until(lambda: self._window.jobs.is_idle)
        began = time.perf_counter()
        self._window.actions_[choice].trigger()
        until(lambda: not self._window.arranging.is_at_work)
        self._window.parts.papers.table.viewport().repaint()
        return round((time.perf_counter() - began) * 1000)


def p95(times: list[float]) -> float:
    """The 95th percentile in milliseconds."""
    return round(statistics.quantiles(times, n=20)[-1] * 1000, 1)


def until(condition: Callable[[], object]) -> None:
    """Lets the window live until something is true."""
    end = time.perf_counter() + PATIENCE
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("the window did not answer")
        QApplication.processEvents()
        if not condition():
            time.sleep(PAUSE)  # the threads that are waited for need the processor


if __name__ == "__main__":
    sys.exit(main())
