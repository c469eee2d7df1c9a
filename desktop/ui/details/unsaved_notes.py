"""Notes that were typed and not confirmed: their newest text, and the moment it must be on the disk."""

import time
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.details.note_recovery import NoteRecovery


class NoteTimes(NamedTuple):
    """How long things may take, in milliseconds.

    A note is sent `pause` after the last key and at the latest `longest` after the first unsent one. It goes
    to the recovery file when it is not confirmed `patience` after it was sent, or `safe` after the first key
    that is not in the library. After a refusal it is sent again every `again`.
    """

    pause: int = 800
    longest: int = 1_200
    patience: int = 1_200
    safe: int = 1_500
    again: int = 5_000


class _Held:
    """The text of one paper's note that the library has not confirmed."""

    def __init__(self, uid: str, text: str, timer: QTimer) -> None:
        self.uid = uid
        self.text = text
        self.timer = timer
        self.on_disk: str | None = None
        self.first_unsent: float | None = time.monotonic()


class UnsavedNotes(QObject):
    """Holds texts until they are confirmed. `kept` and `failed` tell of the recovery file, by paper."""

    kept = Signal(int)
    failed = Signal(int, str)

    def __init__(
        self, recovery: NoteRecovery | None, times: NoteTimes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._times = times
        self._held: dict[int, _Held] = {}

    def text_of(self, paper: int) -> str | None:
        """The text of a paper's note that is newer than the library's, None when there is none."""
        held = self._held.get(paper)
        return held.text if held else None

    def hold(self, paper: int, uid: str, text: str) -> None:
        """Remember the text of a note that was typed just now."""
        held = self._held.get(paper)
        if held is None:
            held = self._held[paper] = _Held(uid, text, self._timer(paper))
        held.text = text
        if held.first_unsent is None:
            held.first_unsent = time.monotonic()
        if not held.timer.isActive():
            held.timer.start(self._times.safe)

    def was_sent(self, paper: int) -> None:
        """Note that the text as it stands is on its way to the library."""
        held = self._held.get(paper)
        if held is not None:
            held.first_unsent = None
            if not held.timer.isActive() or held.timer.remainingTime() > self._times.patience:
                held.timer.start(self._times.patience)

    def confirm(self, paper: int, text: str) -> bool:
        """Let go of a note that is in the library; whether nothing newer of that paper is left."""
        held = self._held.get(paper)
        if held is None:
            return True
        if held.text == text:
            held.timer.stop()
            held.timer.deleteLater()
            del self._held[paper]
            self._forget(held)
            return True
        if held.first_unsent is not None:
            waited = round((time.monotonic() - held.first_unsent) * 1_000)
            held.timer.start(max(0, self._times.safe - waited))
        return False

    def keep(self, paper: int) -> None:
        """Write the newest text of a note to its recovery file now."""
        held = self._held.get(paper)
        if held is None or held.on_disk == held.text or self._recovery is None:
            return
        held.timer.stop()
        try:
            self._recovery.keep(held.uid, held.text)
        except OSError as error:
            self.failed.emit(paper, error.strerror or str(error))
        else:
            held.on_disk = held.text
            self.kept.emit(paper)

    def _forget(self, held: _Held) -> None:
        if held.on_disk is None or self._recovery is None:
            return
        try:
            self._recovery.forget(held.uid)
        except OSError as error:
            # The note is in the library; a file that stays is compared with it at the next start.
            self.failed.emit(0, error.strerror or str(error))

    def _timer(self, paper: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self.keep(paper))
        return timer
