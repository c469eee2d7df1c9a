"""Whatever is pasted into the search box, the window goes on: nothing is raised, and nothing keeps it waiting."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

pytestmark = pytest.mark.usefixtures("sample_papers")

LONGEST = 1.0
"""Seconds, with other tests beside; alone on a machine it is a tenth of that."""
TEXTS = {
    "one word": "x" * 1_000_000,
    "many words": "word " * 200_000,
    "brackets": "[" * 500_000,
    "quotes": '"' * 500_000,
    "alternatives": "a OR " * 200_000,
    "minus": "- " * 500_000,
    "nested": "(" * 100_000 + "graph" + ")" * 100_000,
    "nested alternatives": "(a OR " * 100_000,
    "accents": "e" + "\u0301" * 1_000_000,
    "emoji": "👩\u200d" * 500_000,
    "directions": "\u202egraph\u202c \u2066neural\u2069 שלום مرحبا",
    "controls": "".join(map(chr, range(32))) + "\x7f\x9f graph",
    "half letters": 'graph tag:\ud800 list:\udfff seen:"\udc80" ',
    "digits": "rating:" + "9" * 5_000 + " ",
    "values": "rating>=99999999999999999999 year:9999999..1 added:<99999999999d like: tag: ",
    "other languages": "'; DROP TABLE paper; -- title:[a TO b] * a~5 ^3 /re.*/ %_",
}


class Heart(QObject):
    """A timer of 2 ms that keeps the longest time between two beats, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def longest_wait(desk, text: str, meanwhile: Callable[[], object] = lambda: None) -> float:
    """Seconds that the window is deaf at most while a text is pasted, answered, and typed on."""
    box = desk.parts.papers.header.search
    box.clear()
    desk.settle()
    QGuiApplication.clipboard().setText(text)
    meanwhile()
    heart = Heart()
    box.setFocus()
    box.paste()
    desk.qtbot.wait(10)
    desk.settle()
    QTest.keyClick(box, Qt.Key.Key_A)
    desk.qtbot.wait(10)
    desk.settle()
    return heart.longest


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_may_be_pasted_into_the_search_box(desk, text):
    assert longest_wait(desk, text) < LONGEST
    assert desk.errors == []


def test_any_text_may_be_pasted_while_papers_are_written(desk):
    from desktop.library.editing import add_paper

    def write() -> None:
        for number in range(20):
            desk.window.bridge.do(add_paper, {"title": f"Graph networks, part {number}"})

    assert all(longest_wait(desk, text, write) < LONGEST for text in TEXTS.values())
    assert desk.errors == []
    desk.search("networks part 19")
    assert desk.titles()[: len(TEXTS)] == ["Graph networks, part 19"] * len(TEXTS)
