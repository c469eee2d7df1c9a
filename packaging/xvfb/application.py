"""Papertray as a person starts it: a process on the screen, its window, and how it ended."""

import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from screen import LONG, Screen
from waiting import until

CLASS = "papertray"
PLACE = 460, 60, 1440, 900
"""Where the window is put: x, y, width and height in pixels, beside the file manager."""
_LISTENED_AT = "00010000"


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
        self.window = until(self._shown, "Papertray's window", LONG)

    def wait_until_ready(self) -> None:
        """Waits until all of the window is there and its library is open: only then later starts are let in."""
        until(self._is_listening, "Papertray at work", LONG)

    def _is_listening(self) -> bool:
        return f"{self._screen.home / 'run' / CLASS}/" in _listening()

    def place(self) -> None:
        """Puts the window where every part of it can be seen, and gives it the keyboard."""
        self._screen.place(self.window, *PLACE)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Brings the window to the front; waits until what is typed goes there."""
        self._screen.answer("xdotool", "windowactivate", self.window)
        until(lambda: self._screen.active_window() == self.window, "the keyboard for Papertray", LONG)

    def hand_over(self, *files: Path) -> int:
        """Starts it a second time with files; the exit code."""
        second = self._screen.start(*self._command, *files)
        return second.wait(LONG)

    def wait(self) -> int:
        """The exit code, once it has ended by itself."""
        process = self._running()
        until(lambda: process.poll() is not None, "the end of Papertray", LONG)
        return process.returncode

    def kill(self) -> None:
        """Ends it as a crash would: no signal it could answer to."""
        process = self._running()
        process.send_signal(signal.SIGKILL)
        process.wait(LONG)

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


def _listening() -> str:
    """The addresses of all sockets that are listened at, by the kernel's word (proc(5), /proc/net/unix)."""
    lines = Path("/proc/net/unix").read_text(errors="replace").splitlines()
    return "\n".join(line for line in lines if line.split()[3] == _LISTENED_AT)
