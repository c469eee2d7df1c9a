"""The guards of conftest.py are tried on tests that misbehave."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")
MISBEHAVING = {
    "test_modal.py": """
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox

def test_dialog(qtbot):
    dialog = QDialog()
    dialog.setWindowTitle("Forgotten")
    dialog.exec()

def test_message_box_that_cannot_be_cancelled(qtbot):
    box = QMessageBox()
    box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
    box.exec()

def test_menu(qtbot):
    menu = QMenu("Forgotten menu")
    menu.addAction("One")
    menu.exec()

def test_answered(qtbot):
    from PySide6.QtCore import QTimer
    dialog = QDialog()
    QTimer.singleShot(10, dialog.accept)
    assert dialog.exec() == QDialog.DialogCode.Accepted
""",
    "test_thread.py": """
import threading, time

def test_thread():
    threading.Thread(target=time.sleep, args=(2,), name="forgotten", daemon=True).start()
""",
    "test_process.py": """
import subprocess, sys

left = []

def test_process():
    left.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(2)"]))
""",
    "test_tidy.py": """
import os, subprocess, sys, threading

def test_tidy():
    thread = threading.Thread(target=str)
    thread.start()
    subprocess.run([sys.executable, "-c", ""], check=True)

def test_home(isolated_home, tmp_path):
    assert isolated_home == tmp_path / "home"
    assert os.environ["HOME"] == str(isolated_home)
    assert "PAPERTRAY_LIBRARY" not in os.environ
""",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """Return what pytest says of the misbehaving tests, with guards that are less patient than ours."""
    folder = tmp_path_factory.mktemp("misbehaving")
    guards = (TESTS / "conftest.py").read_text(encoding="utf-8")
    for patient, hasty in (
        ("MODAL_SECONDS = 20.0", "MODAL_SECONDS = 0.3"),
        ("QUIET_SECONDS = 10.0", "QUIET_SECONDS = 0.3"),
    ):
        assert patient in guards
        guards = guards.replace(patient, hasty)
    for name, text in {
        "conftest.py": guards,
        "pytest.ini": "[pytest]\nmarkers = gui\n",
        **MISBEHAVING,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-rfEp",
        "--tb=line",
        "--strict-markers",
        "-m",
        "gui or not gui",
    ]
    wide = {**os.environ, "COLUMNS": "300"}
    done = subprocess.run(
        command, cwd=folder, env=wide, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout


@pytest.mark.parametrize("name", ["dialog", "message_box_that_cannot_be_cancelled", "menu"])
def test_a_modal_that_stays_open_fails_its_test(report, name):
    assert f"FAILED test_modal.py::test_{name} - Failed: waited for a person for 0.3 s" in report


def test_a_modal_that_is_answered_passes(report):
    assert "PASSED test_modal.py::test_answered" in report


def test_what_a_file_of_tests_leaves_behind_is_named(report):
    assert (
        "ERROR test_thread.py::test_thread - Failed: test_thread.py leaves behind: thread forgotten" in report
    )
    assert "ERROR test_process.py::test_process - Failed: test_process.py leaves behind: process" in report


def test_tests_that_tidy_up_pass_in_a_home_of_their_own(report):
    assert "PASSED test_tidy.py::test_tidy" in report
    assert "PASSED test_tidy.py::test_home" in report
    assert "ERROR test_tidy" not in report


def test_tests_with_qt_are_marked(request, qapp):
    assert qapp.platformName() == "offscreen"
    assert request.node.get_closest_marker("gui")


def test_a_test_without_qt_is_not_marked(request):
    assert request.node.get_closest_marker("gui") is None


def test_a_drop_reaches_a_widget_that_takes_it(qtbot, drop_on, tmp_path):
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

    editor, label = QPlainTextEdit(), QWidget()
    for widget in (editor, label):
        qtbot.addWidget(widget)
        widget.show()
    assert drop_on(editor.viewport(), [tmp_path / "papers.html"])
    assert editor.toPlainText().endswith("papers.html")
    assert not drop_on(label, [tmp_path / "papers.html"])
