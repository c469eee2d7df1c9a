"""Sees to it that one process at a time writes a library; a dead owner's lock frees itself."""

from pathlib import Path

from filelock import FileLock, Timeout

from desktop.errors import LibraryInUse, LibraryUnusable


class WriterLock:
    """An operating system lock on a file beside the library, held until `release` or the process ends."""

    def __init__(self, library: Path) -> None:
        """Takes the lock; raises LibraryInUse when another process has it."""
        self._lock = FileLock(str(library) + ".lock", timeout=0, mode=0o600, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout as error:
            advice = "Close that window, or use another library with --library."
            raise LibraryInUse(
                str(library), "the library is in use by a window or a command", advice
            ) from error
        except OSError as error:
            advice = "Check who may write in that folder, or use another library with --library."
            reason = f"its folder cannot be written ({(error.strerror or str(error)).lower()})"
            raise LibraryUnusable(str(library), reason, advice) from error

    def release(self) -> None:
        """Lets another process write."""
        self._lock.release()
