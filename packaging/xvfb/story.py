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
from screen import LONG, Screen
from waiting import NotSeen, until

_ACCENT = bytes.fromhex("0C6570")
"""The colour of the one primary button of a view (light scheme)."""
_FOOT = 260, 60
"""The lower right corner of the window that holds the button of the review: width and height in pixels."""
_FIRST_ROW = 260, 105, 360, 40
"""Where the first paper of any list is drawn, in pixels of the window; nothing is there while there are no papers."""


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

    def expect_soon(self, what: str, question: Callable[[], object], seconds: float = LONG) -> None:
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
        self.screen.rest((0, 0, *self.screen.size) if whole_screen else PLACE)
        self._taken += 1
        target = self._pictures / f"{self._taken:02}-{name}.png"
        self.screen.picture(target, None if whole_screen else PLACE)

    def wait_for_review(self) -> None:
        """Waits until the button that imports is there to be pressed; raises NotSeen."""
        until(self._asks_to_import, "the review of the import", LONG)

    def wait_for_papers(self) -> None:
        """Waits until papers are listed again, after an import or a dialog; raises NotSeen."""
        until(self._lists_papers, "the papers in their table", LONG)

    def area(self, x: int, y: int, width: int, height: int) -> tuple[int, int, int, int]:
        """An area of the window as one of the screen, all in pixels."""
        return PLACE[0] + x, PLACE[1] + y, width, height

    def _asks_to_import(self) -> bool:
        foot = self.area(PLACE[2] - _FOOT[0], PLACE[3] - _FOOT[1], *_FOOT)
        return _ACCENT * 20 in self.screen.pixels(foot)

    def _lists_papers(self) -> bool:
        return not self._asks_to_import() and not self.screen.is_blank(self.area(*_FIRST_ROW))

    def summary(self) -> dict[str, Any]:
        """The figures and what failed, for one line of JSON."""
        return {
            "ok": not self.failed,
            "passed": self.passed,
            "failed": self.failed,
            "seconds": self.seconds,
            "complaints": self.application.complaints(),
        }
