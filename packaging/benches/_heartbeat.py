"""Imports a digest through the window and tells how long the window was deaf meanwhile: run by the import benchmark.

Arguments: the library, the digest, and words to search for meanwhile, if any. Prints JSON: papers, and of the gaps
between two beats of a 10 ms timer the 99th percentile and the longest, in milliseconds, from the drop to the papers
being visible.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer

from desktop.app import Application, open_window
from desktop.settings import Settings
from desktop.ui.dropping import Dropped
from desktop.ui.look.look import Look
from desktop.ui.promptness import spare_what_stays, take_turns_quickly
from desktop.ui.review.preparing import Prepared
from desktop.ui.window.main_window import MainWindow

BEAT_MS = 10
KEY_MS = 150
REVIEWED_MS = 500
"""How long the review stays open before it is accepted: the time to paint it counts as well."""


def main() -> int:
    """Return 0 when the papers are there."""
    take_turns_quickly()
    application = Application(sys.argv[:1])
    look = Look(application)
    look.install(application)
    window = open_window(look, Path(sys.argv[1]), Settings())
    window.resize(1440, 900)
    window.complete()
    window.show()
    heart = Heart()
    answer = {"papers": 0}

    def read() -> None:
        if not window.jobs.is_idle:  # a large library is made findable first
            QTimer.singleShot(REVIEWED_MS, read)
            return
        spare_what_stays()  # as the application does
        window.importing.take_in(Dropped(paths=(Path(sys.argv[2]),)))
        heart.start()
        typing.start()

    def reviewed(review: Prepared) -> None:
        answer["papers"] = len(review.plan.papers)
        QTimer.singleShot(REVIEWED_MS, window.parts.review.accept)

    def end() -> None:
        heart.stop()  # closing backs the library up, which nobody waits for
        typing.stop()
        application.quit()

    def failed(error: Exception) -> None:
        print(error, file=sys.stderr)
        application.exit(1)

    typing = Typing(window, sys.argv[3:])
    window.importing.planned.connect(reviewed)
    window.importing.imported.connect(lambda _: QTimer.singleShot(REVIEWED_MS, end))
    window.importing.failed.connect(failed)
    window.bridge.failed.connect(failed)
    window.bridge.opened.connect(read)
    window.bridge.open()
    code = application.exec()
    print(json.dumps(answer | heart.figures()), flush=True)
    os._exit(code)  # what is still being indexed is of no interest


class Typing:
    """Types words into the search field, a letter at a time, as a person would who waits for an import."""

    def __init__(self, window: MainWindow, words: list[str]) -> None:
        self._window = window
        self._typed = [word[:end] for word in words for end in range(1, len(word) + 1)]
        self._at = 0
        self._timer = QTimer()
        self._timer.setInterval(KEY_MS)
        self._timer.timeout.connect(self._type)

    def start(self) -> None:
        """Begin to type, if there is anything to."""
        if self._typed:
            self._timer.start()

    def stop(self) -> None:
        """Type no more."""
        self._timer.stop()

    def _type(self) -> None:
        text = self._typed[self._at % len(self._typed)]
        self._at += 1
        if self._window.parts.pages.currentWidget() is self._window.parts.panes:
            self._window.parts.papers.header.search.setText(text)
        else:  # the review covers the field
            self._window.searching.search(text, self._window.parts.papers.view)


class Heart:
    """A timer that notes how late it beats."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat."""
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def figures(self) -> dict[str, int]:
        """The gaps in milliseconds: "p99" and "longest"."""
        gaps = sorted(self._gaps)
        return {"p99": round(gaps[int(len(gaps) * 0.99)]), "longest": round(gaps[-1])}

    def _beat(self) -> None:
        self._gaps.append(self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


if __name__ == "__main__":
    sys.exit(main())
