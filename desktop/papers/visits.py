"""When the papers of the Inbox were looked at last: what came in since then is new."""

from __future__ import annotations

from typing import NamedTuple

AWAY_MS = 60 * 60 * 1000
"""Whoever was away for an hour begins another visit."""


class Visits(NamedTuple):
    """Moments in milliseconds since 1970 UTC; 0: there was none.

    What was added after `since` is new in this visit; `seen` is when the person was last here.
    """

    since: int = 0
    seen: int = 0


def begun(before: Visits, now: int) -> Visits:
    """The visit that begins with the window: new is what came in since the person was last here."""
    return Visits(since=before.seen, seen=max(now, before.seen))


def come_back(visits: Visits, now: int) -> Visits:
    """The person is here again: the same visit as before, or after an hour another one."""
    return begun(visits, now) if now - visits.seen >= AWAY_MS else gone(visits, now)


def gone(visits: Visits, now: int) -> Visits:
    """The person leaves, as far as anybody can tell. A clock that was set back brings no old paper back as new."""
    return visits._replace(seen=max(now, visits.seen))
