"""The story while it is told: who takes part, what was expected, how long it took, and pictures of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from application import PLACE, Application
from file_manager import FileManager
from hand import Hand
from reading_back import ReadBack
from screen import Screen
from waiting import NotSeen, until

_ACCENT = bytes.fromhex("0C6570")
"""The colour of the one primary button of a view (light scheme)."""
_FOOT = 260, 60
"""The lower right corner of the window that holds the button of the review: width and height in pixels."""


class Story:
    """`failed` collects what was not as expected; the story goes on as long as it can."""

    def __init__(self, screen: Screen, application: Application, pictures: Path) -> None:
        self.screen = screen
        self.application = application
        self.hand = Hand(screen)
        self.files = FileManager(screen)
        self.library = ReadBack(application.library)
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []
        self.passed = 0
        self._pictures = pictures
        self._taken = 0

    def expect(self, what: str, is_so: object) -> None:
        """Notes whether something is as it should be."""
        if is_so:
            self.passed += 1
        else:
            self.failed.append(what)

    def expect_soon(self, what: str, question: Callable[[], object], seconds: float = 8.0) -> None:
        """Notes whether something becomes as it should be."""
        try:
            until(question, what, seconds)
        except NotSeen:
            self.failed.append(what)
        else:
            self.passed += 1

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Remembers how long the block took, in seconds, a failure or not."""
        start = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = round(time.monotonic() - start, 2)

    def picture(self, name: str, *, whole_screen: bool = False) -> None:
        """Takes a picture of the window, or of everything, once it has come to rest."""
        time.sleep(0.4)
        self._taken += 1
        target = self._pictures / f"{self._taken:02}-{name}.png"
        self.screen.picture(target, None if whole_screen else PLACE)

    def wait_for_review(self, seconds: float = 30.0) -> None:
        """Waits until the button that imports is there to be pressed; raises NotSeen."""
        until(self._asks_to_import, "the review of the import", seconds)

    def _asks_to_import(self) -> bool:
        x, y, width, height = PLACE
        foot = (x + width - _FOOT[0], y + height - _FOOT[1], *_FOOT)
        return _ACCENT * 20 in self.screen.pixels(foot)

    def summary(self) -> dict[str, Any]:
        """The figures and what failed, for one line of JSON."""
        return {
            "ok": not self.failed,
            "passed": self.passed,
            "failed": self.failed,
            "seconds": self.seconds,
            "complaints": self.application.complaints(),
        }
