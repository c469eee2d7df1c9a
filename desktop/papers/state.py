"""Where a paper stands on its way from the digest to the shelf."""

from enum import StrEnum


class State(StrEnum):
    """The five states; a dismissed paper is a remembered decision, not a deleted one."""

    INBOX = "inbox"
    QUEUED = "queued"
    READING = "reading"
    DONE = "done"
    DISMISSED = "dismissed"
