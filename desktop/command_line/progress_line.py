"""Shows on a terminal how far a long command is; says nothing to files, pipes and other programs."""

import sys
import time


class ProgressLine:
    """A Progress: one line on standard error that is overwritten, from half a second on. Ctrl+C cancels."""

    def __init__(self) -> None:
        self._begun = self._last = time.monotonic()
        self._shown = False

    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        """Shows where the work is, at most ten times a second."""
        now = time.monotonic()
        if now - self._begun < _QUIET_SECONDS or now - self._last < _PAUSE or not sys.stderr.isatty():
            return
        self._last, self._shown = now, True
        count = f"{done:,} of {total:,}" if total else f"{done:,}"
        sys.stderr.write(f"\r\x1b[K{count}  {note[:60]}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


_QUIET_SECONDS = 0.5
_PAUSE = 0.1
