#!/usr/bin/env python3
"""Writes pictures of every view: `pictures.py DIR [--font NAME] [--digest FILE] [--papers N]`, light and dark, at 100
and 200 %: an empty library, one with the digest in it, and a large one of N generated papers (100,000; 0: none).

Each theme and scale is a process of its own, because Qt reads the scale once; nothing needs a screen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.look.look import Look

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "samples" / "hugging-face-page.txt"
PATIENCE_S = 120.0
"""The index of the large library is built meanwhile, on a busy machine."""


def main() -> int:
    """Return 0 when every picture was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--font", default="", help="the family to use in place of the system's")
    parser.add_argument("--digest", type=Path, default=SAMPLE)
    parser.add_argument("--papers", type=int, default=100_000, help="of the large library; 0 leaves it out")
    parser.add_argument("--large", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.one:
        return take_all(options)
    with tempfile.TemporaryDirectory(prefix="papertray-pictures-") as name:
        large = ["--large", str(large_library(options.papers, Path(name)))] if options.papers else []
        for scale in ("1", "2"):
            for theme in ("light", "dark"):
                environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
                command = [sys.executable, __file__, *sys.argv[1:], *large, "--one", f"{theme}-{scale}00"]
                subprocess.run(command, env=environment, check=True, timeout=300)
    print(f"{len(list(options.folder.glob('*.png')))} pictures in {options.folder}")
    return 0


def large_library(papers: int, folder: Path) -> Path:
    """A library of generated papers."""
    sys.path.insert(0, str(Path(__file__).parent / "benches"))
    from _libraries import library_of

    return library_of(papers, folder)


def take_all(options: argparse.Namespace) -> int:
    """All pictures in one theme and scale."""
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from desktop.ui.look.look import Look

    application = QApplication(["papertray"])
    if options.font:
        font = QFont(options.font)
        font.setPixelSize(13)
        application.setFont(font)
    look = Look(application)
    look.install(application)
    with tempfile.TemporaryDirectory(prefix="papertray-pictures-") as name:
        Sitting(look, Path(name) / "library.db", options).take()
        if options.large:
            Sitting(look, options.large, options).take_large()
    return 0


class Sitting:
    """One window, taken through its views."""

    def __init__(self, look: Look, library: Path, options: argparse.Namespace) -> None:
        from desktop.settings import Settings, WindowState
        from desktop.ui.window.main_window import MainWindow

        self.options = options
        theme = options.one.split("-")[0]
        settings = Settings(theme=theme, export_folder="/home/you/Documents", watch_words=["language"])
        recovery = library.parent / "recovery"
        self.window = MainWindow(look, library, settings=settings, state=WindowState(), recovery=recovery)
        self.window.complete()
        self.window.look.reduce_motion = True
        self.window.show()
        self.window.activateWindow()
        self.window.bridge.open()
        self.until(lambda: self.window.pages is not None)
        self.settle()

    def take(self) -> None:
        """Every view, in the order in which a person meets them."""
        from desktop.papers.view import ALL, INBOX, QUEUE

        window, parts = self.window, self.window.parts
        self.picture("01-empty")
        window.veil.hides_area = parts.shows_welcome  # as when something is dragged in
        window.veil.show_for([self.options.digest.name], [self.options.digest.stat().st_size])
        self.picture("02-drop")
        window.veil.hide()
        self.review()
        self.picture("04-inbox")
        self.decide()
        self.picture("05-decided")
        self.overlays()
        window.show_view(QUEUE)
        self.picture("08-queue")
        window.show_view(ALL)
        parts.papers.header.search.setText("lagnuage modles")
        self.settle()
        self.picture("09-search")
        self.saved()
        window.show_view(INBOX)
        parts.papers.table.selectAll()
        self.picture("10-many")
        self.export()
        self.triage()
        self.dialogs()
        self.sizes()
        window.close()

    def saved(self) -> None:
        """A saved search, and what asks for a name before there is one."""
        from desktop.library.saved_searches import save_search
        from desktop.papers.view import View

        window, box = self.window, self.window.parts.papers.header.search
        window.actions_["save_search"].trigger()
        self.picture("09b-save-search")
        window.asking.prompt.close_overlay()
        for name, query in (("Language models", "language model"), ("Worth a talk", "rating>=4")):
            window.bridge.do(save_search, name, query)
        self.until(lambda: len(window.search_counts) > 1)
        window.show_view(View("search", key=1))
        self.settle()
        self.picture("09c-saved-search")
        box.setText("language model tag:nothing ")
        self.settle()
        self.picture("09d-saved-search-edited")

    def take_large(self) -> None:
        """The views that a large library could change: counts, the scroll bar, a search."""
        from desktop.papers.view import ALL

        window, parts = self.window, self.window.parts
        window.show_view(ALL)
        self.picture("20-many-papers")
        parts.papers.table.go_to(parts.papers.model.rowCount() // 2)
        self.picture("21-in-the-middle")
        line = parts.papers.model.line_at(parts.papers.table.current_row)
        parts.papers.header.search.setText(" ".join(line.title.split()[:3]) if line else "")
        self.settle()
        self.picture("22-search-in-many")
        window.close()

    def overlays(self) -> None:
        """The cards that float over the window."""
        from desktop.ui.window.palette_flow import PaletteFlow

        window = self.window
        flow = window.findChild(PaletteFlow)
        assert flow is not None
        palette = flow.palette
        for name, open_it, close_it in (
            ("06-tags", "tag", window.asking.tags.close_overlay),
            ("07-keys", "keys", window.keys.close_overlay),
            ("12-palette", "palette", palette.close_overlay),
        ):
            window.actions_[open_it].trigger()
            if name == "12-palette":
                palette.field.setText("rea")
            self.picture(name)
            close_it()

    def triage(self) -> None:
        """A paper in triage, and its end."""
        from desktop.papers.view import INBOX

        self.window.show_view(INBOX)
        self.settle()
        self.window.actions_["triage"].trigger()
        self.picture("13-triage")
        for _ in range(30):
            self.window.actions_["dismiss"].trigger()
            self.settle()
        self.picture("14-triage-end")
        self.window.triage.leave()

    def dialogs(self) -> None:
        """Each page of the preferences, and the sheet of duplicates."""
        self.window.files.open_preferences()
        preferences = self.window.files.preferences
        assert preferences is not None
        for page in range(preferences.list.count()):
            preferences.list.setCurrentRow(page)
            self.settle()
            preferences.grab().save(self.file(f"15-preferences-{page}"))
        preferences.close()

    def sizes(self) -> None:
        """Compact rows, and windows with less room than the three panes want."""
        from desktop.papers.view import ALL
        from desktop.ui.table.kept_views import Layout

        self.window.show_view(ALL)
        for name, width, height, compact in (
            ("16-compact", 1440, 900, True),
            ("17-two-panes", 1000, 700, False),
            ("18-one-pane", 680, 480, False),
        ):
            self.window.resize(width, height)
            self.window.parts.papers.table.arrange(Layout(), compact=compact)
            self.picture(name)

    def review(self) -> None:
        from desktop.ui.dropping import Dropped

        self.window.take_in(Dropped(paths=(self.options.digest,)))
        parts = self.window.parts
        self.until(lambda: parts.pages.currentWidget() is parts.review)
        self.picture("03-review")
        parts.review.accept()
        self.until(parts.papers.model.rowCount)

    def decide(self) -> None:
        """What a person may have done in the first minutes."""
        window = self.window
        papers = window.parts.papers
        for row, actions, tags in (
            (0, ("queue",), ("to cite",)),
            (1, ("rate_4", "read"), ("evaluation", "to cite")),
            (2, ("dismiss",), ()),
            (4, ("rate_5", "queue"), ("vision",)),
            (6, ("queue",), ("evaluation",)),
        ):
            for tag in tags:
                papers.table.go_to(row)
                window.deciding.tag(tag, add=True)
            for action in actions:
                papers.table.go_to(row)
                window.actions_[action].trigger()
            self.settle()
        papers.table.go_to(1)
        self.settle()
        paper = papers.current_paper
        window.parts.details.note_edited.emit(paper, "Compare with the first one, section 4.", "a")
        self.settle()

    def export(self) -> None:
        self.window.exporting.open()
        dialog = self.window.exporting.dialog
        assert dialog is not None
        self.until(dialog.preview.toPlainText)
        self.settle()
        dialog.grab().save(self.file("11-export"))
        dialog.reject()

    def picture(self, name: str) -> None:
        self.settle()
        self.window.grab().save(self.file(name))

    def file(self, name: str) -> str:
        return str(self.options.folder / f"{name}-{self.options.one}.png")

    def settle(self) -> None:
        """Lets every job and every posted event end."""
        for _ in range(3):
            self.until(lambda: self.window.jobs.is_idle)

    def until(self, condition: Callable[[], object]) -> None:
        from PySide6.QtTest import QTest

        began = time.monotonic()
        QTest.qWait(20)
        while not condition():
            if time.monotonic() - began > PATIENCE_S:
                raise SystemExit("pictures: the window did not get there in time")
            QTest.qWait(10)


if __name__ == "__main__":
    sys.exit(main())
