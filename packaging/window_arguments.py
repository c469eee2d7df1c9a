"""Tells from Papertray's arguments whether a window is going to open."""

import re
from collections.abc import Sequence
from pathlib import Path

WITHOUT_WINDOW = {"-h", "--help", "--version", "--self-check", "--no-window"}
WITH_VALUE = {"--library"}
COMMAND = re.compile(r"[a-z]+(-[a-z]+)*")


def draws_picture(arguments: Sequence[str]) -> bool:
    """Return whether a picture of the window is made where there is no screen: by demonstration and self-check."""
    return "--self-check" in arguments or ("demo" in arguments and opens_window(arguments))


def opens_window(arguments: Sequence[str]) -> bool:
    """Return False when the arguments ask for something that is done without a screen.

    A first word that looks like a command and names no file is a command. Which commands there are is
    known to Papertray alone; a list here would have to follow it.
    """
    if any(argument in WITHOUT_WINDOW for argument in arguments):
        return False
    rest = iter(arguments)
    for argument in rest:
        if argument in WITH_VALUE:
            next(rest, None)
        elif not argument.startswith("-"):
            return argument == "demo" or not COMMAND.fullmatch(argument) or Path(argument).exists()
    return True
