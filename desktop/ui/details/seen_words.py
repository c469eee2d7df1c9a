"""A line of "Seen in": words made elsewhere, and the digest they lead to."""

from typing import NamedTuple


class SeenLine(NamedTuple):
    """One appearance of a paper in words, and the id of its digest (0: there is nothing to go to)."""

    words: str
    digest: int = 0
