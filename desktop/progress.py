"""How a long operation tells where it is and learns that it shall stop; no threads, no widgets."""

from typing import Protocol


class Cancelled(Exception):
    """The user stopped the operation; whoever catches it leaves nothing half done."""


class Progress(Protocol):
    """Passed to long operations as their last argument."""

    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        """Tell that `done` of `total` things are finished; raises Cancelled when the user wants to stop."""


class _NoProgress:
    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        """Nobody is watching and nobody can cancel."""


no_progress: Progress = _NoProgress()
