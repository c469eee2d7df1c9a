"""A file manager showing one folder, so that a file can be taken from there by the mouse."""

import shutil
from collections.abc import Callable
from pathlib import Path

from hand import Place
from screen import LONG, Screen
from waiting import until

_SETTINGS = "[config]\nquick_exec=1\nsingle_click=0\n[places]\nplaces_home=0\n"
_PLACE = 5, 30, 440, 400
"""Where the window is put: x, y, width and height in pixels, beside Papertray's."""
_FIRST_ICON = 206, 96
"""Where the only file of the folder lies in pcmanfm's window, in pixels."""
_FIRST, _AROUND = (166, 122, 96, 88), (10, 80, 400, 60)
"""The areas of the screen in which that file and its name are drawn, and the tools above."""


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
        self.window = until(lambda: self._screen.windows("pcmanfm"), "the file manager", LONG)[0]
        self._screen.place(self.window, *_PLACE)
        until(lambda: not self._screen.is_blank(_AROUND), "the file manager with its tools", LONG)

    def show_only(self, source: Path, name: str = "") -> Path:
        """Copies a file here, alone; the path of the copy."""
        copy = self.folder / (name or source.name)
        self.show(lambda _folder: shutil.copyfile(source, copy))
        return copy

    def show(self, put: Callable[[Path], object]) -> None:
        """Shows what `put` puts into the folder, alone; waits until the file manager has noticed and drawn it."""
        for old in self.folder.iterdir():
            old.unlink()
        until(lambda: self._screen.is_blank(_FIRST), "the empty folder", LONG)
        put(self.folder)
        until(lambda: not self._screen.is_blank(_FIRST), "the file in its folder", LONG)
        self._screen.rest(_FIRST, 1.0)

    @property
    def file(self) -> Place:
        """Where the one file can be taken."""
        return self.window, *_FIRST_ICON
