"""What the index is told about one paper."""

from typing import NamedTuple


class SearchDocument(NamedTuple):
    """The searchable text of the paper `id` (1 or more), plain; authors, tags and notes separated by blanks."""

    id: int
    title: str
    authors: str = ""
    abstract: str = ""
    tags: str = ""
    note: str = ""
