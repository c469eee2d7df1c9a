"""A screen of our own: an X server in memory, a window manager, a home folder, and the programs started there."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from waiting import NotSeen, until

NEEDED = ("Xvfb", "openbox", "xdotool", "import", "pcmanfm", "dbus-run-session", "xprop")
DEBIAN = "xvfb openbox xdotool imagemagick pcmanfm dbus x11-utils"
LONG = 90.0
"""Seconds in which anything that a person waits for must come, also on a machine that is eight times too busy."""
_NOT_OURS = (
    "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "DBUS_SESSION_BUS_ADDRESS", "PAPERTRAY_LIBRARY",
)  # fmt: skip
_GRACE = 5.0


def missing_programs() -> list[str]:
    """Which of the programs that a screen needs are not installed."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """Starts on entering, and ends everything that was started in it, by process id, on leaving.

    The home folder and all XDG folders lie in `folder`, a temporary one, so that nothing of the user's is
    read or written.
    """

    def __init__(self, size: tuple[int, int] = (1920, 1080)) -> None:
        self.size = size
        self.folder = Path(tempfile.mkdtemp(prefix="papertray-screen-"))
        self.home = self.folder / "home"
        self.environment = self._environment()
        self._started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Screen":
        try:
            self._show()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def start(self, *command: str | Path, **options: Any) -> subprocess.Popen[bytes]:
        """Starts a program on this screen, in a session of its own, with nothing printed here by default."""
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
        program = subprocess.Popen(
            [str(word) for word in command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            **options,
        )
        self._started.append(program)
        return program

    def answer(self, *command: str | Path, seconds: float = 60.0) -> str:
        """What a short command prints; raises subprocess.SubprocessError when it fails or hangs."""
        done = subprocess.run(
            [str(word) for word in command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=True,
        )
        return done.stdout.strip()

    def windows(self, window_class: str, title: str = "") -> list[str]:
        """The ids of the visible windows of a class, of those with exactly this title if one is given.

        By class first: titles match anywhere and without regard to case, a file manager's as well.
        """
        with suppress(subprocess.CalledProcessError):
            found = self.answer("xdotool", "search", "--onlyvisible", "--class", f"^{window_class}$").split()
            return [each for each in found if not title or self._title_of(each) == title]
        return []

    def active_window(self) -> str:
        """The id of the window that has the keyboard, "" when none has."""
        with suppress(subprocess.CalledProcessError):
            return self.answer("xdotool", "getactivewindow")
        return ""

    def place(self, window: str, x: int, y: int, width: int, height: int) -> None:
        """Moves and sizes a window as a person does with the mouse; waits until it is so."""
        self.answer(
            "xdotool", "windowsize", window, str(width), str(height), "windowmove", window, str(x), str(y)
        )
        with suppress(NotSeen):  # a window has a smallest size
            until(lambda: self._size_of(window) == (width, height), "the new size", 10)
        self.rest((x, y, width, height))

    def _size_of(self, window: str) -> tuple[int, int]:
        lines = self.answer("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        said = dict(line.split("=", 1) for line in lines)
        return int(said["WIDTH"]), int(said["HEIGHT"])

    def picture(self, target: Path, area: tuple[int, int, int, int] | None = None) -> None:
        """Writes what the screen shows, or an area of it, as PNG."""
        crop: Sequence[str] = ()
        if area is not None:
            x, y, width, height = area
            crop = ("-crop", f"{width}x{height}+{x}+{y}", "+repage")
        target.parent.mkdir(parents=True, exist_ok=True)
        self.answer("import", "-silent", "-window", "root", *crop, target)

    def pixels(self, area: tuple[int, int, int, int]) -> bytes:
        """The colours of an area of the screen, three bytes (red, green, blue) for each pixel, row by row."""
        x, y, width, height = area
        command = ["import", "-silent", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "+repage"]
        done = subprocess.run(
            [*command, "-depth", "8", "rgb:-"],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=True,
        )
        return done.stdout

    def changed(self, area: tuple[int, int, int, int]) -> Callable[[], bool]:
        """A question for `until`: whether an area looks otherwise than now."""
        before = self.pixels(area)
        return lambda: self.pixels(area) != before

    def is_blank(self, area: tuple[int, int, int, int]) -> bool:
        """Whether an area has one colour only."""
        shown = self.pixels(area)
        return shown == shown[:3] * (len(shown) // 3)

    def rest(self, area: tuple[int, int, int, int], seconds: float = 0.4, longest: float = 8.0) -> None:
        """Waits until an area has not changed for a while; at most `longest`, since a caret never rests."""
        end = time.monotonic() + longest
        shown, since = self.pixels(area), time.monotonic()
        while time.monotonic() < min(since + seconds, end):
            time.sleep(0.1)
            if (now := self.pixels(area)) != shown:
                shown, since = now, time.monotonic()

    def close(self) -> None:
        """Ends every program, the last one first, and removes the folder."""
        for program in reversed(self._started):
            _end(program)
        self._started.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _environment(self) -> dict[str, str]:
        xdg = {
            "XDG_DATA_HOME": ".local/share",
            "XDG_CONFIG_HOME": ".config",
            "XDG_STATE_HOME": ".local/state",
            "XDG_CACHE_HOME": ".cache",
            "XDG_RUNTIME_DIR": "run",
        }
        for name in xdg.values():
            (self.home / name).mkdir(parents=True, mode=0o700)
        (self.home / "Documents").mkdir()
        environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        environment |= {name: str(self.home / folder) for name, folder in xdg.items()}
        return environment | {"HOME": str(self.home), "LC_ALL": "C.UTF-8", "NO_AT_BRIDGE": "1"}

    def _show(self) -> None:
        reading, writing = os.pipe()
        size = f"{self.size[0]}x{self.size[1]}x24"
        self.start(
            "Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-dpi", "96", "-nolisten", "tcp",
            pass_fds=[writing],
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as said:
            self.environment["DISPLAY"] = ":" + said.readline().strip()
        self.start("openbox", "--sm-disable")
        until(lambda: "window id" in self.answer("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "openbox")

    def _title_of(self, window: str) -> str:
        try:
            return self.answer("xdotool", "getwindowname", window)
        except subprocess.CalledProcessError:
            return ""  # it was closed meanwhile


def _end(program: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if program.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, number)
            with suppress(subprocess.TimeoutExpired):
                program.wait(_GRACE)
