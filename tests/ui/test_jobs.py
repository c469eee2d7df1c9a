"""Background work that is asked for when the window is gone."""

from PySide6.QtCore import QObject

from desktop.ui.jobs import Jobs


def test_after_the_end_a_job_is_cancelled_and_nothing_of_it_is_done(qtbot):
    parent = QObject()
    jobs, done, told = Jobs(parent), [], []
    jobs.start("search", lambda _job: done.append("before"))
    jobs.shut_down()
    job = jobs.start("search", lambda _job: done.append("after"))
    for name in ("succeeded", "failed", "cancelled", "ended"):
        getattr(job, name).connect(lambda *_, name=name: told.append(name))
    qtbot.waitUntil(lambda: "ended" in told)
    assert told == ["cancelled", "ended"]
    assert "after" not in done
    assert jobs.is_idle
