"""Waiting for what must happen soon, with an end."""

import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")
PAUSE = 0.05


class NotSeen(Exception):
    """What was waited for did not come; the message says what it was."""


def until(question: Callable[[], Answer], what: str, seconds: float = 60.0) -> Answer:
    """The first answer of `question` that counts as true; raises NotSeen after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        if answer := question():
            return answer
        if time.monotonic() > end:
            raise NotSeen(f"{what}: not seen within {seconds:g} s")
        time.sleep(PAUSE)
