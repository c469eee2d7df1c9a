"""What a search may ask of a paper besides its words, as values that `store` turns into questions."""

from typing import Literal, NamedTuple

Asked = Literal["state", "tag", "list", "rating", "year", "added", "seen", "from", "has", "like"]


class Condition(NamedTuple):
    """One thing asked of every paper that is found.

    `text` is a state, the thing that a paper must have ("note"), or a name or words, compared without case and
    accents; with `begins` a name may go on. `low` and `high` bound a number, both included, None: open; those of
    "added" are milliseconds since 1970 UTC. "like" names a paper (its id or citation key) that others resemble.
    """

    asked: Asked
    text: str = ""
    low: int | None = None
    high: int | None = None
    begins: bool = False
    negated: bool = False


THINGS = ("note", "link", "authors", "abstract", "doi", "arxiv", "year", "venue", "tags", "rating", "key")
"""What `has` can ask for."""
