"""A folder whose files are imported by themselves: which of them are complete, and which were imported already."""

import os
import platform
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.digests.source import Source, source_of
from desktop.errors import UnreadableInput, UsageError
from desktop.limits import FOLDER_FILES
from desktop.store import watched
from desktop.store.pages import Pages
from desktop.store.store import Store

STABLE_SECONDS = 2.0
"""A file that has not changed for so long is taken for complete."""
_UNFINISHED = re.compile(
    r"\.|~|#|.*(?:\.part|\.partial|\.crdownload|\.download|\.opdownload|\.tmp|\.temp|\.filepart|\.swp|~|#)\Z"
    r"|.*~lock\.|.*\.sb-[0-9a-f]{8}-",
    re.IGNORECASE | re.DOTALL,
)
"""Names of hidden files, of what browsers and editors have not finished, and of locks."""


class Mark(NamedTuple):
    """What tells a file from itself after a change: its size in bytes, when it changed (ns), and its number."""

    size: int
    changed_at: int
    number: int


class Complete(NamedTuple):
    """A file that has come to rest, as it was then."""

    path: Path
    mark: Mark


def refuse_watching(folder: Path, library: Path) -> None:
    """Raises UsageError when a folder cannot be watched: not there, or the library lies in it."""
    if not folder.is_dir():
        raise UsageError(str(folder), "there is no such folder", "Choose one that exists.")
    if library.parent.resolve() == folder.resolve():
        reason = "Papertray keeps its library in this folder"
        raise UsageError(str(folder), reason, "Choose a folder of its own for digests.")


def remembered(pages: Pages) -> dict[Path, Mark]:
    """The files of watched folders on this machine that were taken already, as they were then."""
    rows = watched.taken(pages.connection, platform.node())
    return {Path(path): Mark(*mark) for path, *mark in rows}


def remember(store: Store, taken: Iterable[Complete]) -> None:
    """Remembers files that were taken, and forgets those that are not there any more; raises CannotWrite.

    Losing this loses nothing: bytes that were imported are known by the library itself.
    """
    rows = [(str(each.path), *each.mark) for each in taken if _can_be_stored(each.path)]
    with store.staging() as connection:
        gone = [path for path, *_ in watched.taken(connection, store.machine) if not Path(path).exists()]
        watched.forget(connection, store.machine, gone)
        watched.keep(connection, store.machine, rows)


def _can_be_stored(path: Path) -> bool:
    """File names on Linux are bytes; those that are no text are known for as long as the program runs."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


class FolderWatch:
    """Looks at one folder again and again. It opens nothing and changes nothing there.

    Only regular files directly in the folder count: no links, no devices, nothing hidden or unfinished.
    """

    def __init__(
        self, folder: Path, done: Mapping[Path, Mark], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`done` are the files that were taken before, as `remembered` tells."""
        self.folder = folder
        self._done = dict(done)
        self._clock = clock
        self._since: dict[Complete, float] = {}
        self._taken: set[Complete] = set()

    def look(self) -> list[Complete]:
        """The files that have come to rest since they were taken last, by name, each only once.

        Raises UnreadableInput when the folder cannot be read.
        """
        now = self._clock()
        found = [each for each in self._files() if self._done.get(each.path) != each.mark]
        self._since = {each: self._since.get(each, now) for each in found}
        at_rest = [each for each in found if now - self._since[each] >= STABLE_SECONDS]
        ready = [each for each in at_rest if each not in self._taken]
        self._taken = (self._taken & set(found)) | set(ready)
        return ready

    def has_waiting(self) -> bool:
        """Whether a file was seen by the last look that has not come to rest yet."""
        return any(each not in self._taken for each in self._since)

    def sources(self, ready: Iterable[Complete]) -> Iterator[Source | UnreadableInput]:
        """What these files hold; one that has changed meanwhile is left for a later look."""
        for each in ready:
            try:
                source = source_of(each.path)
            except UnreadableInput as error:
                yield error
                continue
            if _mark_of(each.path) == each.mark:
                yield source
            else:
                self._taken.discard(each)

    def finish(self, ready: Iterable[Complete]) -> list[Complete]:
        """Counts files as taken, whatever came of them, those left for later aside; what is to be remembered."""
        taken = [each for each in ready if each in self._taken]
        self._done.update(taken)
        return taken

    def give_back(self, ready: Iterable[Complete]) -> None:
        """Leaves files for a later look: nothing could be done with them now."""
        self._taken.difference_update(ready)

    def leave_out(self, path: Path) -> None:
        """Takes a file as imported as it is now: one that Papertray itself has written."""
        mark = _mark_of(path)
        if mark is not None:
            self._done[path] = mark

    def _files(self) -> list[Complete]:
        found: list[Complete] = []
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    if not _UNFINISHED.match(entry.name) and entry.is_file(follow_symlinks=False):
                        with suppress(OSError):  # removed since
                            found.append(Complete(Path(entry.path), _mark(entry.stat(follow_symlinks=False))))
                    if len(found) >= FOLDER_FILES:
                        break
        except OSError as error:
            reason = f"the watched folder cannot be read ({(error.strerror or str(error)).lower()})"
            raise UnreadableInput(str(self.folder), reason, "Look whether it is still there.") from error
        return sorted(found)


def _mark(about: os.stat_result) -> Mark:
    # A file system may number its files with 64 bits, of which SQLite keeps 63.
    return Mark(about.st_size, about.st_mtime_ns, about.st_ino & (2**63 - 1))


def _mark_of(path: Path) -> Mark | None:
    try:
        return _mark(path.lstat())
    except OSError:
        return None
