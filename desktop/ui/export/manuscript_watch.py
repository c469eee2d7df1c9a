"""Notices that a manuscript was saved: the sizes and times of its files, looked at every two seconds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

_PAUSE_MS = 2_000
Stamp = tuple[tuple[int, int], ...]


class ManuscriptWatch(QObject):
    """`saved` carries the path of a manuscript that was changed, and has been left alone since the look before.

    A file that is being saved may be empty for a moment, and so may what would be written after it.
    """

    saved = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._files: dict[Path, Sequence[Path]] = {}
        self._handled: dict[Path, Stamp] = {}
        self._before: dict[Path, Stamp] = {}
        self.timer = QTimer(self, interval=_PAUSE_MS)
        self.timer.timeout.connect(self.look)

    def watch(self, manuscripts: Collection[Path]) -> None:
        """Looks at these manuscripts from now on, and at no other."""
        self._files = {path: self._files.get(path, (path,)) for path in manuscripts}
        for path in self._files:
            self._handled.setdefault(path, _stamp(self._files[path]))
        if self._files:
            self.timer.start()
        else:
            self.timer.stop()

    def look_at(self, manuscript: Path, files: Sequence[Path]) -> None:
        """Says of which files a manuscript consists, as they have just been read; from any thread."""
        self._files[manuscript] = tuple(files)
        self._handled[manuscript] = _stamp(files)

    def look(self) -> None:
        """Looks once."""
        for path, files in list(self._files.items()):
            now = _stamp(files)
            rests = self._before.get(path) == now
            self._before[path] = now
            if rests and now != self._handled.get(path):
                self._handled[path] = now
                self.saved.emit(path)


def _stamp(files: Sequence[Path]) -> Stamp:
    """Size and time of each file, (0, 0) for one that is not there."""
    return tuple(_size_and_time(path) for path in files)


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
