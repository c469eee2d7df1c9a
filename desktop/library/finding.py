"""Finds papers by what was typed: keeps the search index true to the library, and does without it if it must."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from desktop.errors import CannotWrite, LibraryInUse, PapertrayError
from desktop.library.answering import ALIKE, Answering, Findings
from desktop.library.interests import Ordered, Watched, kept_about, ordered_by_interest
from desktop.library.neighbours import Neighbour, judged_neighbours
from desktop.papers.changes import Changes
from desktop.papers.view import ALL, View
from desktop.progress import Progress, no_progress
from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from desktop.store.lock import WriterLock
from desktop.store.pages import Pages
from desktop.store.search_text import (
    all_search_texts,
    library_uid,
    papers_in_all,
    search_texts,
    text_changed_by,
    text_changed_since,
)

_TOLD_EVERY = 200
_REBUILT_FROM = 20_000
"""So many changed papers are indexed as fast from scratch, and then the old index serves meanwhile."""
_NOT_READY = "the search index is not ready yet"
_UNWRITTEN = 200
"""So many revisions that changed no text are only remembered before they are written into the index."""
_LOOKS = 10
_PAUSE = 0.1
"""Seconds between two looks at an index that another process writes."""


def index_folder(library: Path) -> Path:
    """Where the search index of a library lies: a folder beside it, which may be thrown away at any time."""
    return library.with_suffix(".index")


class Finder:
    """Searches one library. `find` may be called while another thread is in `catch_up` or `follow`."""

    def __init__(self, pages: Pages, folder: Path) -> None:
        """`folder` is that of the index (`index_folder`); nothing is opened before it is needed."""
        self._pages = pages
        self._index = SearchIndex(folder)
        self._turn = threading.Lock()
        self._lock: WriterLock | None = None
        self._opened = False
        self._seen: int | None = (
            None  # the index is true to this revision; what it says of itself may be older
        )
        self._hindrance = _NOT_READY

    def catch_up(self, progress: Progress = no_progress) -> None:
        """Brings the index to the library's revision; where it cannot be written, `find` does without it.

        Raises Cancelled, and then leaves the index as it was.
        """
        with self._turn:
            if not self._opened:
                self._open()
            if self._is_current() and self._unwritten < _UNWRITTEN:
                return
            try:
                self._take_lock()
                self._bring_to(self._pages.revision(), progress)
                self._hindrance = ""
            except LibraryInUse:
                self._wait_for_the_other(progress)
            except (PapertrayError, OSError) as error:
                self._hindrance = _reason(error)

    def follow(self, *done: Changes, progress: Progress = no_progress) -> None:
        """Takes in actions right after they were done, all at once, without asking the history what they were.

        What changes no text (a decision, a rating) costs nothing. Raises Cancelled.
        """
        with self._turn:
            missing = [changes for changes in done if changes.revision > (self._seen or 0)]
            if self._lock is not None and self._goes_on(missing):
                changed = {
                    paper for each in missing for paper in text_changed_by(self._pages.connection, each)
                }
                self._take_in(changed, missing[-1].revision if missing else self._seen or 0, progress)
                return
        self.catch_up(progress)

    def _take_in(self, changed: set[int], revision: int, progress: Progress) -> None:
        if not changed and self._unwritten < _UNWRITTEN:
            self._seen = revision
            return
        try:
            if len(changed) < _REBUILT_FROM:
                self._replace(changed, revision, progress)
            else:
                self._rebuild(revision, progress)
        except (PapertrayError, OSError) as error:
            self._hindrance = _reason(error)

    def _goes_on(self, done: Sequence[Changes]) -> bool:
        """Whether the actions follow each other, and the first of them what the index has seen."""
        if self._seen is None or self._index.revision is None:
            return False
        return all(changes.revision == self._seen + at for at, changes in enumerate(done, 1))

    @property
    def _unwritten(self) -> int:
        """How many revisions the index has seen without knowing it."""
        return (self._seen or 0) - (self._index.revision or 0)

    def find(
        self,
        text: str,
        view: View = ALL,
        limit: int = 100,
        still_wanted: Callable[[], bool] = lambda: True,
        *,
        also: Sequence[View] = (),
        counted: bool = True,
    ) -> Findings | None:
        """The papers of a view (and of every view in `also`) that fulfil what was typed, misspelt or not.

        None when `still_wanted` turned false meanwhile. Unless `counted`, how many there are is told only where
        it costs nothing.
        """
        question = Answering(self._pages, text, (view, *also), limit, still_wanted, counted=counted)
        if not self._hindrance:
            findings = question.ranked(self._index)
            if findings is not None or not still_wanted():
                return findings
        return question.exact(self._hindrance)

    def neighbours(
        self, paper: int, still_wanted: Callable[[], bool] = lambda: True
    ) -> list[Neighbour] | None:
        """The judged papers most like `paper`; none as long as the index is not ready.

        None when `still_wanted` turned false meanwhile.
        """
        text = next(search_texts(self._pages.connection, [paper]), None)
        if text is None or self._hindrance:
            return []
        alike = self._index.resembling(text.title, text.abstract, ALIKE) or ()
        if not still_wanted():
            return None
        return judged_neighbours(self._pages, [other for other, _ in alike if other != paper])

    def by_interest(self, view: View, watched: Watched) -> Ordered:
        """The papers of a view, what the person most likely wants to read first; none is left out.

        As the view has them, with `hindrance` in words, as long as the index is not ready.
        """
        return ordered_by_interest(self._pages, None if self._hindrance else self._index, view, watched)

    def kept_about(self, words: Sequence[str]) -> dict[str, int]:
        """How many papers with each watch word the person has kept; nothing as long as the index is not ready."""
        return {} if self._hindrance else kept_about(self._pages, self._index, words)

    def close(self) -> None:
        """Lets the index go; what is in it stays."""
        with self._turn:
            if self._lock is not None:
                if self._unwritten and self._seen is not None:
                    with suppress(CannotWrite):  # then the history is asked the next time
                        self._index.replace((), (), self._seen)
                self._lock.release()
            self._index.close()
            self._lock, self._opened, self._seen, self._hindrance = None, False, None, _NOT_READY

    def _open(self) -> None:
        """Opens the index if it is that of this library: another one may have taken its place under its name."""
        self._opened = True
        with suppress(OSError):
            if self._mark.read_bytes() == library_uid(self._pages.connection).encode():
                self._index.open()
        self._seen = self._index.revision

    def _is_current(self) -> bool:
        """Whether no text has changed since what the index has seen."""
        now = self._pages.revision()
        if self._seen is None or self._index.revision is None:
            return False
        if self._seen != now and text_changed_since(self._pages.connection, self._seen) != set():
            return False
        self._seen, self._hindrance = now, ""
        return True

    def _take_lock(self) -> None:
        """Becomes the one process that writes the index, until `close`; another may have written it before."""
        if self._lock is None:
            self._index.folder.mkdir(mode=0o700, exist_ok=True)
            self._lock = WriterLock(self._index.folder / "writer")
            self._open()

    def _wait_for_the_other(self, progress: Progress) -> None:
        """Another process writes the index, and does so for the change that is missing here, most likely."""
        for _ in range(_LOOKS):
            progress.step(0, None, "waiting for the search index")
            time.sleep(_PAUSE)
            self._open()
            if self._is_current():
                return
        self._hindrance = "the search index is being written by a window or another command"

    @property
    def _mark(self) -> Path:
        return self._index.folder / "library"

    def _bring_to(self, revision: int, progress: Progress) -> None:
        seen = self._seen if self._index.revision is not None else None
        changed = None if seen is None else text_changed_since(self._pages.connection, seen)
        if changed is not None and len(changed) < _REBUILT_FROM:
            self._replace(changed, revision, progress)
            return
        if seen is None:  # else the old index goes on answering
            self._hindrance = "the search index is being built"
        self._rebuild(revision, progress)

    def _rebuild(self, revision: int, progress: Progress) -> None:
        connection = self._pages.connection
        documents = (SearchDocument(*text) for text in all_search_texts(connection))
        self._index.rebuild(documents, revision, progress, papers_in_all(connection))
        self._mark.write_text(library_uid(connection), "utf-8")
        self._seen = self._index.revision

    def _replace(self, changed: Iterable[int], revision: int, progress: Progress) -> None:
        ids = sorted(changed)
        self._index.replace(self._documents(ids, progress), ids, revision)
        self._seen = self._index.revision

    def _documents(self, ids: Sequence[int], progress: Progress) -> Iterator[SearchDocument]:
        for done, text in enumerate(search_texts(self._pages.connection, ids)):
            if done % _TOLD_EVERY == 0:
                progress.step(done, len(ids))
            yield SearchDocument(*text)


def _reason(error: PapertrayError | OSError) -> str:
    if isinstance(error, PapertrayError):
        return error.reason
    return f"the search index cannot be written ({(error.strerror or str(error)).lower()})"
