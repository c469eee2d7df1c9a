"""Scrolls a large library and the same table over rows in memory, in turns: run by the benchmark `desk`.

Argument: the library. Prints JSON: see `desk`.
"""

import datetime as dt
import json
import os
import random
import statistics
import sys
import time
from array import array
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop.app import Application, open_window
from desktop.papers.view import INBOX
from desktop.settings import Settings
from desktop.ui.look.look import Look
from desktop.ui.table.paper_order import FixedOrder
from desktop.ui.table.paper_table import PaperTable
from desktop.ui.table.paper_table_model import PaperTableModel
from desktop.ui.table.row_words import RowWords

ROWS_IN_MEMORY = 20_000
NOTCH = 3
"""Rows that a notch of a wheel scrolls."""
WARM, COUNTED = 150, 1500
JUMPS = 100
PATIENCE = 120.0


def main() -> int:
    """Return 0 when all was measured."""
    application = Application(sys.argv[:1])
    look = Look(application)
    look.install(application)
    window = open_window(look, Path(sys.argv[1]), Settings())
    window.resize(1440, 900)
    window.show()
    _until_read(window)
    large = window.parts.papers.table
    small = _in_memory(window, look)
    ours, theirs = [], []
    for turn in range(10):
        seconds = WARM // 10 + COUNTED // 10
        ours += _scrolled(large, seconds, start=turn * 90_000)[WARM // 10 :]
        theirs += _scrolled(small, seconds, start=turn * 1_500)[WARM // 10 :]
    figures = {
        "scroll_ratio": round(_p95(ours) / _p95(theirs), 2),
        "scroll_p95_ms": round(_p95(ours) * 1000, 1),
        "in_memory_p95_ms": round(_p95(theirs) * 1000, 1),
        "jump_p95_ms": round(_p95(_jumps(large)) * 1000, 1),
    }
    print(json.dumps(figures), flush=True)
    os._exit(0)


def _until_read(window: Any) -> None:
    """The order of the view is read whole in the background; until then rows come by pages."""
    end = time.perf_counter() + PATIENCE
    while not window.jobs.is_idle and time.perf_counter() < end:
        QApplication.processEvents()


def _in_memory(window: Any, look: Look) -> PaperTable:
    """The same table, as large and with the same delegate, over rows that are there already."""
    ids = list(window.parts.papers.model.order.ids(0, ROWS_IN_MEMORY))
    rows = window.pages.lines(ids)
    model = PaperTableModel(lambda papers: {paper: rows[paper] for paper in papers})
    table = PaperTable(look, model)
    table.resize(window.parts.papers.table.size())
    model.show(FixedOrder(array("q", ids)), RowWords(INBOX, today=dt.datetime.now().astimezone().date()))
    table.show()
    QApplication.processEvents()
    return table


def _scrolled(table: PaperTable, notches: int, *, start: int) -> list[float]:
    """Seconds of each repaint after a notch of the wheel, from row `start` on."""
    bar, step = table.verticalScrollBar(), NOTCH * table.rowHeight(0)
    bar.setValue(start * table.rowHeight(0))
    table.viewport().repaint()
    times = []
    for _ in range(notches):
        began = time.perf_counter()
        bar.setValue(bar.value() + step)
        table.viewport().repaint()
        times.append(time.perf_counter() - began)
    return times


def _jumps(table: PaperTable) -> list[float]:
    bar, chance, times = table.verticalScrollBar(), random.Random(3), []
    for _ in range(JUMPS):
        began = time.perf_counter()
        bar.setValue(chance.randint(0, bar.maximum()))
        table.viewport().repaint()
        times.append(time.perf_counter() - began)
    return times


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
