"""Full collections of Python's garbage collector, held back while very many values are alive."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_LIGHT = (2_000, 5, 1 << 30)
"""Thresholds of `gc.set_threshold`: what is young is collected, a few ms each time; everything never is."""


class _Holders:
    """Who holds full collections back at the moment, and the thresholds that come back after the last of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._usual = gc.get_threshold()

    def enter(self) -> None:
        with self._lock:
            if not self._count:
                self._usual = gc.get_threshold()
                gc.set_threshold(*_LIGHT)
            self._count += 1

    def leave(self) -> None:
        with self._lock:
            self._count -= 1
            if not self._count:
                gc.set_threshold(*self._usual)


_holders = _Holders()


@contextmanager
def full_collections_held_back() -> Iterator[None]:
    """Lets no full collection happen in this process meanwhile; any number of threads may ask for it at once.

    A full collection looks at every value there is and stops every thread for it: 0.3 to 1 s while the drafts
    of 100,000 papers are alive, again and again. Hardly any of them are in circles: what is not used any more is
    freed all the same, and young circles are collected as ever.
    """
    _holders.enter()
    try:
        yield
    finally:
        _holders.leave()
