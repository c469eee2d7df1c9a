"""Papertray as a person starts it: a process on the screen, its window, and how it ended."""

import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from screen import Screen
from waiting import until

CLASS = "papertray"
PLACE = 460, 60, 1440, 900
"""Where the window is put: x, y, width and height in pixels, beside the file manager."""


class Application:
    """Starts `command` with arguments; what it says goes to a file, for the case that it complains."""

    def __init__(self, screen: Screen, command: Sequence[str]) -> None:
        self._screen = screen
        self._command = command
        self._said = screen.folder / "papertray.log"
        self._log = screen.home / ".local" / "state" / "papertray" / "papertray.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.window = ""

    @property
    def library(self) -> Path:
        """Where the library lies."""
        return self._screen.home / ".local" / "share" / "papertray" / "library.db"

    def open(self) -> None:
        """Starts it and waits for its window."""
        with self._said.open("ab") as said:
            self._process = self._screen.start(*self._command, stdout=said, stderr=said)
        self.window = until(self._shown, "Papertray's window", 60)

    def place(self) -> None:
        """Puts the window where every part of it can be seen, and gives it the keyboard."""
        self._screen.place(self.window, *PLACE)
        self._screen.answer("xdotool", "windowactivate", self.window)

    def hand_over(self, *files: Path) -> int:
        """Starts it a second time with files; the exit code."""
        second = self._screen.start(*self._command, *files)
        return second.wait(30)

    def wait(self) -> int:
        """The exit code, once it has ended by itself."""
        process = self._running()
        until(lambda: process.poll() is not None, "the end of Papertray", 30)
        return process.returncode

    def kill(self) -> None:
        """Ends it as a crash would: no signal it could answer to."""
        process = self._running()
        process.send_signal(signal.SIGKILL)
        process.wait(10)

    def complaints(self) -> list[str]:
        """What it printed, where a window has nothing to say, and the errors in its log."""
        printed = self._said.read_text(errors="replace").splitlines()
        kept = self._log.read_text(errors="replace").splitlines() if self._log.exists() else []
        begun = next((n for n, line in enumerate(kept) if " ERROR " in line), len(kept))
        return [line for line in printed if line and not line.startswith("bootstrap:")] + kept[begun:]

    def _shown(self) -> str:
        process = self._running()
        if process.poll() is not None:
            said = " ".join(self.complaints()[-5:])
            raise RuntimeError(f"Papertray ended with {process.returncode} before its window came: {said}")
        return next(iter(self._screen.windows(CLASS, "Papertray")), "")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RuntimeError("Papertray was not started")
        return self._process
