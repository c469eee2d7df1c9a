"""How the set-up talks: on standard error only, because standard output belongs to the program it starts."""

import sys


class SetupFailed(Exception):
    """The set-up cannot go on; the message says why and what the person can do."""


def say(text: str) -> None:
    """Write one line for the person who waits."""
    sys.stderr.write(f"bootstrap: {text}\n")
    sys.stderr.flush()
