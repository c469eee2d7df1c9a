"""A start of Qt that fails is a sentence and exit code 3, never an abort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent

from desktop.papers.links import page_to_add
from desktop.ui.starting import started, thing_in, why_no_window

ROOT = Path(__file__).resolve().parents[2]
NOT_FOUND = 'Could not find the Qt platform plugin "nosuch" in ""'
UNREACHABLE = "could not connect to display :4711"


def test_what_was_made_comes_back_and_messages_go_where_they_went(qapp):
    assert started(lambda: 42) == 42


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (["xcb-cursor0 is needed", UNREACHABLE], "DISPLAY=:4711 does not answer"),
        ([NOT_FOUND], "QT_QPA_PLATFORM=nosuch"),
    ],
)
def test_messages_of_qt_become_a_reason(said, reason, monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setenv("QT_QPA_PLATFORM", "nosuch")
    error = why_no_window(said)
    assert reason in str(error)
    assert error.exit_code == 3


def test_files_and_links_that_macos_hands_over_are_told_apart(tmp_path):
    file = tmp_path / "a é.papertray"
    link = "papertray:add?url=https%3A%2F%2Fexample.org%2F%3Fa%3Db%26c&title=T%20%26%20U"
    assert thing_in(QFileOpenEvent(QUrl.fromLocalFile(str(file)))) == file
    arrived = thing_in(QFileOpenEvent(QUrl(link)))
    assert page_to_add(arrived) == ("https://example.org/?a=b&c", "T & U")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
@pytest.mark.parametrize(
    "screen", [{"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "nobody"}, {"QT_QPA_PLATFORM": "nosuch"}]
)
def test_a_screen_that_is_not_there_is_a_sentence(isolated_home, screen):
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "desktop"],
        cwd=ROOT,
        env=environment | screen,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    [line] = done.stderr.splitlines()
    assert line.startswith("papertray: the window: ")
    assert list(isolated_home.rglob("library.db")) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a folder that even root cannot write")
def test_a_first_start_that_may_not_write_is_a_sentence(isolated_home):
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--library", "/proc/nobody/library.db"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 4
    assert done.stderr.startswith("papertray: /proc/nobody: the folder cannot be made")
