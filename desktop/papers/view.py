"""Which papers are looked at, and in which order."""

from typing import Literal, NamedTuple

ViewKind = Literal["state", "all", "bin", "snoozed", "tag", "list", "digest", "search"]
SortKey = Literal["added", "title", "year", "rating", "rank", "position", "interests", "snoozed"]
"""By "interests" only a view can be arranged that was looked through; until then it stands by "added"."""


class Sort(NamedTuple):
    """A sort key and its direction; ties go by id in the same direction as the natural order."""

    key: SortKey = "added"
    reversed: bool = False


class View(NamedTuple):
    """One place of the sidebar: papers of a state, all, the bin, or of a tag, a list, a digest or a saved search.

    `state` is set for kind "state", `key` (a row id) for "tag", "list", "digest" and "search".
    """

    kind: ViewKind
    state: str = ""
    key: int = 0


INBOX = View("state", "inbox")
QUEUE = View("state", "queued")
QUEUE_LIST = 1
"""The row of the built-in list that holds the order of the queue."""
SNOOZED = View("snoozed")
"""Queued papers that are out of sight until their day."""
ALL = View("all")
BIN = View("bin")


def natural_sort(view: View) -> Sort:
    """The order a view opens with: lists by the user's own rank, digests as printed."""
    if view == QUEUE or view.kind == "list":
        return Sort("rank")
    if view == SNOOZED:
        return Sort("snoozed")
    return Sort("position") if view.kind == "digest" else Sort("added")
