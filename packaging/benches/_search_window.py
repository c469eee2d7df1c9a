"""What a search costs the person at the window: a keystroke until rows are painted, and how long all stands still."""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE = 60.0


def window_figures(library: Path, words: list[str]) -> dict[str, float]:
    """painted_ratio, painted_ms, stall_p99_ms, idle_p99_ms and rss_mb of a window on `library`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from desktop.app import Application, open_window
    from desktop.settings import Settings
    from desktop.ui.look.look import Look

    application = Application(sys.argv[:1])
    look = Look(application)
    look.install(application)
    window = open_window(look, library, Settings())
    window.resize(1440, 900)
    window.show()
    window.complete()
    window.bridge.open()
    _until(lambda: window.is_complete and window.bridge.is_open and window.jobs.is_idle, QApplication)
    try:
        return _measured(window, words, QApplication)
    finally:
        window.close()


def _measured(window: Any, words: list[str], application: Any) -> dict[str, float]:
    from PySide6.QtCore import QEventLoop

    field, table = window.parts.papers.header.search, window.parts.papers.table
    plain, painted = [], []
    for _ in range(100):
        began = time.perf_counter()
        window.parts.papers.sort_by(window.parts.papers.sort)
        table.viewport().repaint()
        plain.append(time.perf_counter() - began)
        _until(lambda: window.jobs.is_idle, application)  # nobody sorts again before it is sorted
    waiting = QEventLoop()
    window.searching.found.connect(lambda _found: waiting.quit())
    typed = dict.fromkeys(word[:end] for word in words for end in range(3, len(word) + 1))
    for text in typed:
        began = time.perf_counter()
        field.setText(text)
        waiting.exec()  # as the application waits: whoever asks all the time takes time from the search
        table.viewport().repaint()
        painted.append(time.perf_counter() - began)
    idle = _gaps(window, lambda: None, application)
    chance = random.Random(2)
    # What is found is not shown here: painting is counted above, this is what searching itself takes away.
    window.searching.found.disconnect(window.search_flow.show_found)

    def search() -> None:
        window.searching.search(chance.choice(words)[: chance.randint(3, 12)], window.parts.papers.view)

    busy = _gaps(window, search, application)
    return {
        "painted_ratio": round(_p95(painted) / _p95(plain), 2),
        "painted_ms": round(_p95(painted) * 1000, 1),
        "stall_p99_ms": round(_p99(busy) * 1000, 1),
        "idle_p99_ms": round(_p99(idle) * 1000, 1),
        "rss_mb": _anonymous_memory(),
    }


def _gaps(window: Any, act: Callable[[], None], application: Any) -> list[float]:
    """How late a timer of 1 ms comes, in seconds, while something is typed every 60 ms; 3 s of it."""
    from PySide6.QtCore import Qt, QTimer

    gaps: list[float] = []
    last = time.perf_counter()
    next_key = last

    def beat() -> None:
        nonlocal last, next_key
        now = time.perf_counter()
        gaps.append(now - last)
        if now >= next_key:
            act()
            next_key = now + 0.06
        last = time.perf_counter()

    timer = QTimer(window, interval=1, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start()
    end = time.perf_counter() + 3
    while time.perf_counter() < end:
        application.processEvents()
    timer.stop()
    return gaps


def _until(condition: Callable[[], object], application: Any) -> None:
    end = time.perf_counter() + PATIENCE
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("the window did not answer")
        application.processEvents()


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[-1]


def _anonymous_memory() -> float:
    """Megabytes of anonymous memory of this process; 0 where the system does not tell."""
    try:
        text = Path("/proc/self/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("RssAnon")), 0) // 1024
