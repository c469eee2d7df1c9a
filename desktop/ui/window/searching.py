"""Search as you type: one thread, the newest keystroke wins, and typing never waits for an answer."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.papers.view import ALL
from desktop.progress import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.library.answering import Findings
    from desktop.library.finding import Finder
    from desktop.library.interests import Ordered
    from desktop.papers.changes import Changes
    from desktop.papers.view import View
    from desktop.progress import Progress
    from desktop.store.pages import Pages, SearchLine
    from desktop.ui.jobs import Job, Jobs
    from desktop.ui.window.first_screen import FirstScreen

FIRST = 200
"""Results that a keystroke is answered with: several screens of them."""
LIMIT = 5_000
"""Results that are listed at most; nobody reads further, and a better query finds the rest."""
_REST_MS = 150
"""The rest is looked up when no key was pressed for so long: the next key must not wait for it."""


class Searching(QObject):
    """Runs searches in the lane "search". `found` carries the answer to the newest question only, and its first rows.

    It has the first papers; when there are more, `rest_found` carries as many as are ever listed a moment later.
    `neighbours_found` carries a paper and a list of `library.neighbours.Neighbour`.
    """

    found = Signal(object, object)
    rest_found = Signal(object)
    neighbours_found = Signal(int, object)
    looked_up = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, path: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._jobs = jobs
        self._finder: Finder | None = None
        self._pages: Pages | None = None
        self._is_closed = False
        self._not_followed: deque[Changes] = deque()
        self._newest: Job | None = None
        self._asked: tuple[str, View] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask_for_the_rest)
        self._looked_up: Job | None = None
        self._near: Job | None = None

    def begin(self) -> None:
        """Opens the index and catches up, in the background; exact search works meanwhile."""
        self._start(self._catch_up)

    def _catch_up(self, progress: Progress) -> None:
        self._ready().catch_up(progress)

    def _ready(self) -> Finder:
        """The finder, with a reader of its own; made on the thread that uses it. Raises Cancelled after `close`."""
        if self._is_closed:
            raise Cancelled
        if self._finder is None:
            from desktop.library.finding import Finder, index_folder  # noqa: PLC0415 - tantivy is large
            from desktop.store.pages import Pages  # noqa: PLC0415

            self._pages = Pages(self._path)
            self._finder = Finder(self._pages, index_folder(self._path))
        return self._finder

    def follow(self, changes: Changes) -> None:
        """Makes a change findable; the next question waits for it, since both are asked in one lane.

        The changes of a burst are taken in together.
        """
        self._not_followed.append(changes)
        self._start(self._follow)

    def _follow(self, progress: Progress) -> None:
        waiting = [self._not_followed.popleft() for _ in range(len(self._not_followed))]
        if waiting:
            self._ready().follow(*waiting, progress=progress)

    def search(self, text: str, view: View) -> None:
        """Asks for the papers of a view that hold `text`; a question asked before is dropped."""
        self.stop()
        self._asked = (text, view)
        self._newest = self._start(lambda job: self._first_found(text, view, job))
        self._newest.succeeded.connect(self._tell)

    def _first_found(self, text: str, view: View, job: Job) -> tuple[Findings, FirstScreen] | None:
        from desktop.ui.window.first_screen import first_screen  # noqa: PLC0415 - not for the first page

        findings = self._ready().find(text, view, FIRST, job.is_wanted, counted=False)
        if findings is None or not job.is_wanted():
            return None
        assert self._pages is not None
        return findings, first_screen(self._pages, findings)

    def _ask_for_the_rest(self) -> None:
        if self._asked is not None:
            text, view = self._asked
            self._newest = self._start(lambda job: self._ready().find(text, view, LIMIT, job.is_wanted))
            self._newest.succeeded.connect(self._tell_rest)

    def look_up(self, text: str, most: int) -> None:
        """Asks for the `most` papers of the whole library that fit best; `looked_up` carries the newest answer."""
        if self._looked_up is not None:
            self._looked_up.cancel()
        job = self._looked_up = self._start(lambda job: self._ready().find(text, ALL, most, job.is_wanted))
        job.succeeded.connect(self._tell_looked_up)

    def _tell_looked_up(self, findings: Findings | None) -> None:
        if findings is not None and self.sender() is self._looked_up:
            self._looked_up = None
            self.looked_up.emit(findings)

    def find_neighbours(self, paper: int) -> None:
        """Asks which judged papers are like `paper`; `neighbours_found` tells, unless another one was asked for."""
        if self._near is not None:
            self._near.cancel()
        job = self._near = self._start(lambda job: self._ready().neighbours(paper, job.is_wanted))
        job.succeeded.connect(lambda found: self.neighbours_found.emit(paper, found))

    def by_interest(self, view: View, words: tuple[str, ...], authors: tuple[str, ...]) -> Job:
        """Orders the papers of a view by what is watched and what was decided; the job gives `Ordered`."""

        def order(progress: Progress) -> Ordered:
            from desktop.library.interests import Watched  # noqa: PLC0415 - not for the first page

            finder = self._ready()
            finder.catch_up(progress)
            return finder.by_interest(view, Watched(words, authors))

        return self._start(order)

    def count_kept(self, words: tuple[str, ...]) -> Job:
        """Counts the kept papers with each watch word; the job gives a number by word."""
        return self._start(lambda _progress: self._ready().kept_about(words))

    def find_all(self, search: SearchLine) -> Job:
        """Looks for every paper that a saved search finds; the job gives `Findings`, in the search's order."""

        def find(job: Job) -> Findings | None:
            from desktop.library.saved_searches import all_found  # noqa: PLC0415 - not for the first page

            finder = self._ready()
            assert self._pages is not None
            return all_found(finder, self._pages, search, job.is_wanted)

        return self._start(find)

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        self._rest.stop()
        self._asked = None
        if self._newest is not None:
            self._newest.cancel()
            self._newest = None

    def close(self) -> None:
        """Lets the index go; a job that was not done by now is cancelled."""
        self._is_closed = True
        if self._finder is not None and self._pages is not None:
            self._finder.close()
            self._pages.close()

    def _start(self, work: Callable[[Job], object]) -> Job:
        job = self._jobs.start("search", self._unless_closed(work))
        job.progressed.connect(lambda done, total, _note: self.progressed.emit(done, total))
        job.ended.connect(self.ended)
        return job

    def _unless_closed(self, work: Callable[[Job], object]) -> Callable[[Job], object]:
        """The work, which ends as cancelled when what it reads is closed under it: nobody waits for it any more."""

        def guarded(job: Job) -> object:
            try:
                return work(job)
            except Exception:
                if self._is_closed:
                    raise Cancelled from None
                raise

        return guarded

    def _tell(self, answer: tuple[Findings, FirstScreen] | None) -> None:
        if answer is not None and self.sender() is self._newest:
            self._newest = None
            findings, screen = answer
            self.found.emit(findings, screen)
            if findings.others != 0 and self._asked is not None:
                self._rest.start()

    def _tell_rest(self, findings: Findings | None) -> None:
        if findings is not None and self.sender() is self._newest:
            self._newest = None
            self.rest_found.emit(findings)


def ids_of(findings: Findings) -> array[int]:
    """The ids that were found, best first, packed."""
    return array("q", findings.ids)
