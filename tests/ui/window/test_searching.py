"""The search lane: bursts are taken in together, and what nobody waits for any more ends without a word."""

import threading

import pytest

from desktop.library import editing, noting
from desktop.library.library import Library
from desktop.papers.view import ALL
from desktop.ui.jobs import Jobs
from desktop.ui.window.searching import Searching


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for number in range(3):
        library.do(editing.add_paper, {"title": f"Bees and orchards {number}"})
    yield library
    library.close()


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.shut_down()


@pytest.fixture
def searching(library, jobs):
    searching = Searching(library.path, jobs)
    yield searching
    jobs.shut_down()
    searching.close()


def idle(qtbot, jobs):
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=15_000)


def test_whatever_runs_when_the_search_is_closed_ends_as_cancelled(qtbot, searching, jobs, caplog):
    searching.begin()
    idle(qtbot, jobs)
    told = []
    go_on = threading.Event()
    jobs.start("search", lambda _job: go_on.wait(15))
    searching.find_neighbours(1)
    near = searching._near
    near.succeeded.connect(told.append)
    near.failed.connect(told.append)
    near.cancelled.connect(lambda: told.append("cancelled"))
    searching.close()
    go_on.set()
    idle(qtbot, jobs)
    assert told == ["cancelled"]
    assert not caplog.records


def test_only_the_neighbours_of_the_newest_paper_are_told(qtbot, searching, jobs):
    searching.begin()
    idle(qtbot, jobs)
    told = []
    searching.neighbours_found.connect(lambda paper, _found: told.append(paper))
    go_on = threading.Event()
    jobs.start("search", lambda _job: go_on.wait(15))
    for paper in (1, 2, 3):
        searching.find_neighbours(paper)
    go_on.set()
    idle(qtbot, jobs)
    assert told == [3]


def test_a_burst_of_edits_is_findable_at_the_next_keystroke(qtbot, searching, jobs, library):
    searching.begin()
    idle(qtbot, jobs)
    found = []
    searching.found.connect(lambda findings, _screen: found.append(sorted(findings.ids)))
    for number in range(5):
        for paper in (1, 2, 3):
            searching.follow(library.do(noting.write_note, paper, f"teapot v{number}q"))
    searching.search('"teapot v4q"', ALL)
    idle(qtbot, jobs)
    assert found == [[1, 2, 3]]
    assert not searching._not_followed
