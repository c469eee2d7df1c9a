import os

import pytest
from PySide6.QtCore import QObject

from desktop.ui.export.manuscript_watch import ManuscriptWatch


@pytest.fixture
def watch(qapp):
    parent = QObject()
    watch = ManuscriptWatch(parent)
    watch.timer.setInterval(1_000_000)
    watch.heard = []
    watch.saved.connect(watch.heard.append)
    yield watch
    watch.timer.stop()
    parent.deleteLater()


def saved(path, text, moment):
    path.write_text(text)
    os.utime(path, ns=(moment, moment))


def test_a_change_is_told_once_and_only_after_it_has_rested(watch, tmp_path):
    paper, part = tmp_path / "paper.tex", tmp_path / "part.tex"
    saved(paper, "one", 1)
    watch.watch([paper])
    watch.look_at(paper, [paper, part])
    watch.look()
    watch.look()
    assert watch.heard == []
    saved(part, "", 2)
    watch.look()
    saved(part, "two", 3)
    watch.look()
    assert watch.heard == []
    watch.look()
    watch.look()
    assert watch.heard == [paper]


def test_what_is_not_watched_any_more_is_not_told(watch, tmp_path):
    paper = tmp_path / "paper.tex"
    watch.watch([paper])
    assert watch.timer.isActive()
    watch.watch([])
    saved(paper, "one", 1)
    watch.look()
    watch.look()
    assert watch.heard == []
    assert not watch.timer.isActive()
