"""What keeps the window's thread from waiting for Python itself while others work."""

import gc
import sys

_SWITCH_SECONDS = 0.0005


def take_turns_quickly() -> None:
    """A thread that computes gives way to the window's after half a millisecond instead of Python's usual five."""
    sys.setswitchinterval(_SWITCH_SECONDS)


def spare_what_stays() -> None:
    """Nothing that is alive now is looked at by the garbage collector again; costs no time.

    For the moment when the window is whole: modules, classes and widgets stay until the end, and to look at all
    of them stops every thread for a tenth of a second each time.
    """
    gc.freeze()
