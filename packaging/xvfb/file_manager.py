"""A file manager showing one folder, so that a file can be taken from there by the mouse."""

import shutil
import time
from pathlib import Path

from hand import Place
from screen import Screen
from waiting import until

_SETTINGS = "[config]\nquick_exec=1\nsingle_click=0\n[places]\nplaces_home=0\n"
_FIRST_ICON = 206, 96
"""Where the only file of the folder lies in pcmanfm's window, in pixels."""


class FileManager:
    """pcmanfm on a folder of its own; the folder holds one file at a time, whose place is known."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self.folder = screen.folder / "files"
        self.folder.mkdir()
        settings = screen.home / ".config" / "libfm" / "libfm.conf"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS)
        self.window = ""

    def open(self) -> None:
        """Opens the window; the bus is its own and ends with it."""
        self._screen.start("dbus-run-session", "--", "pcmanfm", "--no-desktop", self.folder)
        self.window = until(lambda: self._screen.windows("pcmanfm"), "the file manager")[0]
        time.sleep(1.0)

    def show_only(self, source: Path, name: str = "") -> Path:
        """Copies a file here, alone; the path of the copy."""
        for old in self.folder.iterdir():
            old.unlink()
        copy = self.folder / (name or source.name)
        shutil.copyfile(source, copy)
        time.sleep(1.5)  # until the file manager has noticed and drawn it
        return copy

    @property
    def file(self) -> Place:
        """Where the one file can be taken."""
        return self.window, *_FIRST_ICON
