"""Copied text is text alone, and does not crash the program when it ends."""

import subprocess
import sys

COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from desktop.ui.details.reading_text import ReadingText
from desktop.ui.look.look import Look
application = QApplication(["papertray"])
look = Look()
view = ReadingText(look, "Abstract", use="abstract")
view.setPlainText("a few words")
view.selectAll()
view.copy()
assert QApplication.clipboard().mimeData().formats() == ["text/plain"]
assert QApplication.clipboard().text() == "a few words"
"""


def test_text_that_still_lies_in_the_clipboard_at_the_end_crashes_nothing():
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_END], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
