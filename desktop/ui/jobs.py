"""Background work: ordinary functions on threads of their own, heard of only through signals on this one."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import PapertrayError
from desktop.progress import Cancelled

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Lane = Literal["write", "read", "import", "search", "door", "watch"]
"""Work in one lane is done in the order in which it was asked for; lanes do not wait for each other."""

_SHORTEST_PAUSE = 0.03
"""Seconds between two signals of progress: more often than a screen shows would only cost time."""

log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of background work. Exactly one of `succeeded`, `failed` and `cancelled` comes, then `ended`.

    `failed` carries a PapertrayError (an expected failure, to be told in words) or any other exception.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _finished = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._last = 0.0
        self._finished.connect(self._tell)

    def cancel(self) -> None:
        """Asks the work to stop; it does so at its next `step`, and leaves nothing half done."""
        self._stop.set()

    def is_wanted(self) -> bool:
        """Whether nobody has cancelled the job."""
        return not self._stop.is_set()

    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        """What the work calls from its own thread (see progress.Progress)."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= _SHORTEST_PAUSE:
            self._last = now
            self.progressed.emit(done, -1 if total is None else total, note)

    def run(self, work: Callable[[Job], Any]) -> None:
        """Does the work on the thread of its lane."""
        try:
            if self._stop.is_set():
                raise Cancelled
            answer = work(self)
        except Cancelled:
            self._finished.emit("cancelled", None)
        except PapertrayError as error:
            self._finished.emit("failed", error)
        except Exception as error:
            log.exception("A background job failed")
            self._finished.emit("failed", error)
        else:
            self._finished.emit("succeeded", answer)

    def _tell(self, outcome: str, answer: object) -> None:
        if outcome == "cancelled":
            self.cancelled.emit()
        elif outcome == "failed":
            self.failed.emit(answer)
        elif self._stop.is_set():
            self.cancelled.emit()
        else:
            self.succeeded.emit(answer)
        self.ended.emit()
        self.deleteLater()


class Jobs(QObject):
    """Starts jobs, and sees to it that none outlives the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._running: dict[Job, Lane] = {}
        self._is_shut = False

    def start(self, lane: Lane, work: Callable[[Job], Any]) -> Job:
        """Queues `work` in a lane; the work is given its job, which is its Progress.

        After `shut_down` the job is cancelled without a start: what it would use is closed, and nobody would
        wait for its thread.
        """
        job = Job(self)
        if self._is_shut:
            job.cancel()
            QTimer.singleShot(0, lambda: job.run(work))
            return job
        self._running[job] = lane
        job.ended.connect(lambda: self._running.pop(job, None))
        self._executor(lane).submit(job.run, work)
        return job

    @property
    def is_idle(self) -> bool:
        """Whether nothing is running or waiting."""
        return not self._running

    def shut_down(self) -> None:
        """Cancels what can be cancelled, lets writes finish, and waits for every thread; the end of it all."""
        self._is_shut = True
        for job, lane in self._running.items():
            if lane != "write":
                job.cancel()
        for lane, executor in self._lanes.items():
            executor.shutdown(wait=True, cancel_futures=lane != "write")
        self._lanes.clear()

    def _executor(self, lane: Lane) -> ThreadPoolExecutor:
        if lane not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - the first page needs no thread

            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"papertray-{lane}")
        return self._lanes[lane]
