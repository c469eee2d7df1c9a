"""From the start of the process to the first painted page, scrolling, rating, and the backup on closing.

start_ratio      a window on 1,000 papers / a bare PySide6 QMainWindow, whole processes in turn, medians
open_ratio_100k  a window on 100,000 papers / on 1,000, in the same run
scroll_ms        a jump to a random row until it is painted, median of 100, 100,000 papers
rate_1_ms        Library.do(rate) of one paper, median of 50, the durable write included
rate_100k_ms     the same of all papers at once; undo_100k_ms its undo
backup_s         the checked backup of the library
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from _libraries import library_of

BARE = """
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))
application = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""
OURS = """
import os
import sys
from pathlib import Path
from desktop.app import Application, open_window
from desktop.settings import Settings
from desktop.ui.look.look import Look
application = Application(sys.argv[:1])
look = Look(application)
look.install(application)
window = open_window(look, Path(sys.argv[1]), Settings())
def painted():
    os._exit(0 if window.parts.papers.model.rowCount() else 1)

window.painted.connect(painted)
window.show()
application.exec()
"""


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """The figures named above, with the medians they come from."""
    with tempfile.TemporaryDirectory(prefix="papertray-bench-") as name:
        folder = Path(name)
        small, large = library_of(1_000, folder), library_of(options.papers, folder)
        times = interleaved({"bare": (), "small": (small,), "large": (large,)}, options.runs)
        medians = {name: statistics.median(runs) for name, runs in times.items()}
        figures: dict[str, Any] = {
            "start_ratio": round(medians["small"] / medians["bare"], 2),
            "open_ratio_100k": round(medians["large"] / medians["small"], 2),
            "bare_ms": round(medians["bare"] * 1000),
            "small_ms": round(medians["small"] * 1000),
            "large_ms": round(medians["large"] * 1000),
            "papers": options.papers,
        }
        return figures | {"scroll_ms": scrolling(large)} | rating(large)


def interleaved(sides: dict[str, tuple[Path, ...]], runs: int) -> dict[str, list[float]]:
    """Seconds of whole processes, one of each side after the other, after one uncounted round."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users have compiled modules, from the second start on
    for turn in range(runs + 1):
        for name, arguments in sides.items():
            program = OURS if arguments else BARE
            command = [sys.executable, "-c", program, *map(str, arguments)]
            began = time.perf_counter()
            subprocess.run(command, check=True, env=environment, timeout=120)
            if turn:
                times[name].append(time.perf_counter() - began)
    return times


def scrolling(library: Path) -> float:
    """Milliseconds from a jump to a random row to its painting, the median of 100."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.app import Application, open_window
    from desktop.settings import Settings
    from desktop.ui.look.look import Look

    application = Application(sys.argv[:1])
    look = Look(application)
    look.install(application)
    window = open_window(look, library, Settings())
    window.show()
    application.processEvents()
    table = window.parts.papers.table
    bar, chance, times = table.verticalScrollBar(), random.Random(3), []
    for _ in range(110):
        began = time.perf_counter()
        bar.setValue(chance.randint(0, bar.maximum()))
        table.viewport().repaint()
        times.append(time.perf_counter() - began)
    window.close()
    return round(statistics.median(times[10:]) * 1000, 1)


def rating(path: Path) -> dict[str, float]:
    """Milliseconds of rating one paper and all of them, and of undoing that; seconds of a backup."""
    from desktop.library.deciding import rate
    from desktop.library.library import Library
    from desktop.papers.view import ALL, Sort

    library = Library(path)
    papers = library.pages.ids(ALL, Sort())
    try:
        one = statistics.median(timed(library.do, rate, [papers[n * 7]], 1 + n % 5) for n in range(50))
        return {
            "rate_1_ms": round(one * 1000, 1),
            "rate_100k_ms": round(timed(library.do, rate, papers, 3) * 1000),
            "undo_100k_ms": round(timed(library.undo) * 1000),
            "backup_s": round(timed(library.store.back_up), 2),
        }
    finally:
        library.close()


def timed(function: Any, *arguments: Any) -> float:
    """Seconds that a call takes."""
    began = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - began
