"""A person writes notes: reads them as they read, and finds what they said before."""

import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

Key = Qt.Key
ROOT = Path(__file__).parents[3]


def write(desk, words):
    desk.press("n")
    QTest.keyClicks(QApplication.focusWidget(), words)
    desk.press_key(Key.Key_Escape)


def press_shift_n(desk):
    desk.parts.papers.table.setFocus()
    desk.press_key(Key.Key_N, Qt.KeyboardModifier.ShiftModifier)


def test_a_note_is_written_read_as_it_reads_and_brought_back_from_its_versions(desk):
    desk.add_papers(2)
    write(desk, "First **thought**")
    assert desk.parts.papers.model.picture(0).has_note
    desk.press("n")
    QApplication.focusWidget().selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "Second thought, and a longer one")
    desk.press_key(Key.Key_Escape)
    note = desk.parts.details.note

    desk.window.actions_["note_history"].trigger()
    sheet = next(each for each in desk.window.children() if type(each).__name__ == "NoteHistory")
    said = [sheet.rows.item(row).text().partition("  ")[2] for row in range(2)]
    assert said == ["as it is now", "First **thought**"]
    assert sheet.rows.currentRow() == 1
    QTest.keyClick(sheet.rows, Key.Key_Up)
    assert not sheet.bring_back.isEnabled()
    QTest.keyClick(sheet.rows, Key.Key_Down)
    assert sheet.text.toPlainText() == "First **thought**"
    QTest.keyClick(sheet.rows, Key.Key_Return)
    desk.settle()
    assert note.text.toPlainText() == "First **thought**"
    assert desk.window.toast.words.startswith("Brought back the note of ")

    press_shift_n(desk)
    assert note.is_previewing
    assert note.preview.toPlainText() == "First thought"
    desk.press("j")
    assert not note.is_previewing  # the other paper has no note to show
    desk.press("k")
    press_shift_n(desk)
    desk.press("u")
    assert note.preview.toPlainText() == "Second thought, and a longer one"
    desk.press("n")
    assert not note.is_previewing
    assert note.text.hasFocus()


TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

def begin(window):
    if not (window.is_complete and window.bridge.is_open and window.detailing.paper):
        QTimer.singleShot(30, lambda: begin(window))
        return
    window.parts.details.focus_note()
    type_on(window, 0)

def type_on(window, number):
    QTest.keyClicks(window.parts.details.note.text, f"w{number} ")
    print(number, flush=True)
    QTimer.singleShot(40, lambda: type_on(window, number + 1))
"""


@pytest.mark.skipif(os.name == "nt", reason="a signal of POSIX")
def test_a_window_that_is_killed_while_a_note_is_typed_loses_no_more_than_a_second_and_a_half(tmp_path):
    from desktop.library import editing
    from desktop.library.library import Library
    from desktop.store.records import paper
    from desktop.ui.details.note_recovery import recovered

    path, recovery = tmp_path / "library.db", tmp_path / "recovery"
    library = Library(path)
    library.do(editing.add_paper, {"title": "Paper"})
    library.close()
    command = [sys.executable, "-c", TYPING + START, str(path), str(recovery)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        try:
            said, late = words_said(child.stdout)
            killed = time.monotonic()
            child.send_signal(signal.SIGKILL)
        finally:
            child.kill()
    library = Library(path)
    note = max((paper(library.pages.connection, 1).note, *(text for _, text in recovered(recovery))), key=len)
    library.close()
    safe = [f"w{number}" for number, at in enumerate(said) if at < killed - 1.5 - late]
    assert safe
    assert note.split()[: len(safe)] == safe


def words_said(lines):
    """Return when each word was typed, and how far behind a busy machine may be: four times its longest pause."""
    said, late = [], 0.5
    for _ in lines:
        said.append(time.monotonic())
        late = max([0.5, *(4 * (after - before) for before, after in pairwise(said))])
        if said[-1] - said[0] > 2.0 + late:
            return said, late
    pytest.fail("the window ended by itself")


START = """
from PySide6.QtWidgets import QApplication
from desktop.settings import Settings, WindowState
from desktop.store.pages import Pages
from desktop.ui.look.look import Look
from desktop.ui.window.main_window import MainWindow

application = QApplication([])
look = Look()
look.install(application)
path = Path(sys.argv[1])
window = MainWindow(look, path, settings=Settings(), state=WindowState(), recovery=Path(sys.argv[2]))
window.attach(Pages(path), lambda: Pages(path))
window.complete()
window.show()
window.bridge.open()
begin(window)
application.exec()
"""
