"""Papertray started by a double click in the file manager, as most people do; it belongs to nobody we started."""

import os
import re
import shutil
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from application import CLASS, Application
from file_manager import FileManager
from hand import Hand
from screen import LONG, Screen
from waiting import until


class ClickedApplication(Application):
    """`open` double-clicks on what stands in `clicked`: an executable or a launcher, copied into the file manager."""

    def __init__(self, screen: Screen, command: Sequence[str], clicked: Path) -> None:
        super().__init__(screen, command)
        self.clicked = clicked
        self.files: FileManager | None = None
        self._on = screen
        self._pid = 0
        (screen.folder / "papertray.log").touch()

    def open(self) -> None:
        """Double-clicks and waits for the window, whose process is remembered."""
        if self.files is None:
            raise RuntimeError("there is no file manager to click in")
        self.files.show(self._put)
        Hand(self._on).click(self.files.file, times=2)
        self.window = until(self._seen, "Papertray's window after a double click", LONG)
        self._pid = int(self._on.answer("xdotool", "getwindowpid", self.window))

    def _put(self, folder: Path) -> None:
        """Puts the thing to click on there; an executable as a link, since it needs what lies beside it."""
        shown = folder / self.clicked.name
        if self.clicked.suffix == ".desktop":
            shutil.copy(self.clicked, shown)
            shown.chmod(0o755)
        else:
            shown.symlink_to(self.clicked)

    @property
    def executable(self) -> str:
        """The program that runs, by the kernel's word."""
        return str(Path(f"/proc/{self._pid}/exe").readlink())

    @property
    def mapped(self) -> set[str]:
        """Every file of machine code that the process has in its memory."""
        lines = Path(f"/proc/{self._pid}/maps").read_text().splitlines()
        return {match[0] for line in lines if (match := re.search(r"/\S.*\.so\S*$", line))}

    def wait(self) -> int:
        """Waits for its end; nobody can ask for the exit code of a process that is not its child's."""
        until(self._has_ended, "the end of Papertray", LONG)
        return 0

    def kill(self) -> None:
        """Ends it as a crash would."""
        os.kill(self._pid, signal.SIGKILL)
        until(self._has_ended, "the end of Papertray", LONG)

    def _seen(self) -> str:
        return next(iter(self._on.windows(CLASS, "Papertray")), "")

    def _has_ended(self) -> bool:
        # Process 1 of a container may not ask how its children ended: then they stay as zombies.
        with suppress(FileNotFoundError):
            status = Path(f"/proc/{self._pid}/status").read_text()
            return bool(re.search(r"^State:\s+Z", status, re.MULTILINE))
        return True
