"""The few kinds of failure a person can do something about; every other exception is a defect of ours."""


class PapertrayError(Exception):
    """An expected failure: which thing, why, and what to do next, in plain words.

    `thing` is what the failure is about (a path or a name), `reason` one clause without a full stop,
    `advice` one sentence that says what to do next. `str(error)` joins the three.
    """

    exit_code = 4

    def __init__(self, thing: str, reason: str, advice: str, *, place: str = "") -> None:
        super().__init__(f"{thing}{': ' + place if place else ''}: {reason}. {advice}")
        self.thing = thing
        self.place = place
        self.reason = reason
        self.advice = advice


class UsageError(PapertrayError):
    """What was asked for does not exist or cannot be meant: an unknown paper, list, format or state."""

    exit_code = 2


class UnreadableInput(PapertrayError):
    """A digest that cannot be read at all: nothing of it was imported."""

    exit_code = 3


class NoWindow(PapertrayError):
    """No window can be shown: there is no screen, or something that Qt needs is missing."""

    exit_code = 3


class LibraryUnusable(PapertrayError):
    """The library cannot be opened: damaged, foreign, newer, without permission."""


class LibraryInUse(LibraryUnusable):
    """Another process is the writer of this library."""


class CannotWrite(PapertrayError):
    """A write did not happen: disk full, folder read-only, permission lost. Nothing was changed."""
