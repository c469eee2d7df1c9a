"""What an import would do with a draft, decided before anything is written."""

from enum import StrEnum


class Verdict(StrEnum):
    """New, already here, fills gaps of a known paper, maybe the same as one, or not readable."""

    NEW = "new"
    SEEN = "seen"
    CHANGED = "changed"
    SUSPECT = "suspect"
    UNREADABLE = "unreadable"
