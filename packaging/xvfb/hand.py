"""A hand on mouse and keyboard: real events through the X server, one after the other."""

import time
from collections.abc import Callable

from screen import LONG, Screen
from waiting import until

Place = tuple[str, int, int]
"""A window and a point in it, in pixels from its upper left corner, the frame not counted."""
_SETTLE = 0.15
_PAST_THRESHOLD = (4, 8, 12, 16, 24)
_STEPS = 6


class Hand:
    """Presses keys in the window that has the focus, and moves the mouse by points of windows."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def press(self, *keys: str, pause: float = _SETTLE) -> None:
        """Presses keys one after the other, named as in X ("j", "Return", "ctrl+shift+z")."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(pause)

    def type(self, text: str, delay: int = 25) -> None:
        """Types a text, `delay` milliseconds between two keys."""
        self._xdotool("type", "--delay", str(delay), text)
        time.sleep(_SETTLE)

    def move(self, place: Place) -> None:
        """Moves the mouse to a point."""
        self._move(place)
        time.sleep(_SETTLE)

    def click(self, place: Place, *, times: int = 1, button: int = 1) -> None:
        """Clicks on a point, twice for a double click."""
        self.move(place)
        self._xdotool("click", "--repeat", str(times), "--delay", "90", str(button))
        time.sleep(_SETTLE)

    def focus(self, window: str) -> None:
        """Brings a window to the front and gives it the keyboard."""
        self._xdotool("windowactivate", window)
        time.sleep(_SETTLE)

    def begin_drag(self, source: Place, target: Place, is_offered: Callable[[], object]) -> None:
        """Takes what lies at `source` and carries it over `target`, the button still pressed, until `is_offered`.

        Several moves on both sides: a program starts a drag only past a threshold, and the one that is
        offered it answers each position. A busy one needs more of them: the hand goes on moving, as a
        person's does.
        """
        self.move(source)
        self._xdotool("mousedown", "1")
        time.sleep(_SETTLE)
        window, x, y = source
        for away in _PAST_THRESHOLD:
            self._move((window, x + away, y + away))
            time.sleep(0.05)

        def offered() -> object:
            self._wave(target)
            return is_offered()

        until(offered, "an answer to what is carried", LONG)

    def _wave(self, target: Place) -> None:
        """Moves about the target, and back onto it."""
        window, x, y = target
        for step in (*range(_STEPS), 0):
            self._move((window, x + 3 * step, y + 3 * step))
            time.sleep(0.08)

    def drop(self) -> None:
        """Lets go of what is carried."""
        self._xdotool("mouseup", "1")

    def _move(self, place: Place) -> None:
        window, x, y = place
        self._xdotool("mousemove", "--window", window, str(x), str(y))

    def _xdotool(self, *words: str) -> None:
        self._screen.answer("xdotool", *words)
