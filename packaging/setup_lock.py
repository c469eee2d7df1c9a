"""Lets one set-up at a time work in a folder."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from setup_messages import say


@contextmanager
def setup_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder` (made when it is missing); wait as long as another process holds it.

    The system frees the lock when its holder ends, however it ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "setup.lock").open("a+") as file:
        if not _try(file):
            say("another set-up is at work here, waiting for it")
            while not _try(file):
                time.sleep(0.2)
        yield


def _try(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
