"""Notes that the library has not confirmed yet, kept as files so that no crash takes them."""

import contextlib
import os
import re
import stat
from pathlib import Path

_UID = re.compile(r"[0-9A-Za-z_-]{1,80}\Z")
_ENDING = ".txt"
_MOST_BYTES = 8_000_000


class NoteRecovery:
    """One file per paper in `folder`, named after the paper's uid, readable by the user alone.

    The folder is made when the first file is. Every method raises OSError when the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, uid: str, text: str) -> None:
        """Write the text of a note down, whole or not at all, and onto the disk before coming back."""
        place = self._place(uid)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = place.with_suffix(".part")
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
        self._sync_folder()

    def forget(self, uid: str) -> None:
        """Remove the file of a paper whose note is in the library; nothing happens when there is none."""
        with contextlib.suppress(FileNotFoundError):
            self._place(uid).unlink()

    def _sync_folder(self) -> None:
        """Put the new name onto the disk too; Windows has no such call and needs none."""
        if os.name != "posix":
            return
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _place(self, uid: str) -> Path:
        if not _UID.match(uid):
            raise ValueError(f"{uid!r} cannot be the name of a file")
        return self._folder / f"{uid}{_ENDING}"


def recovered(folder: Path) -> list[tuple[str, str]]:
    """The (uid, text) of every note that lies in `folder`; none when there is no such folder.

    A program that died between a commit and the removal of the file leaves the text of a note that is
    already in the library: compare before offering it.
    """
    found = []
    with contextlib.suppress(FileNotFoundError):
        for path in sorted(folder.iterdir()):
            if path.suffix == _ENDING and _UID.match(path.stem) and _is_small_file(path):
                found.append((path.stem, path.read_bytes().decode("utf-8", "replace")))
    return found


def _is_small_file(path: Path) -> bool:
    facts = path.lstat()
    return stat.S_ISREG(facts.st_mode) and facts.st_size <= _MOST_BYTES
