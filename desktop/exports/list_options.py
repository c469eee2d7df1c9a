"""What a person may choose when papers are written as a reading list: Markdown, or a page for the browser."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.exports.grouping import Grouping


class Abstracts(StrEnum):
    """How abstracts are shown: not at all, as a quotation, or as an Obsidian callout that opens."""

    NONE = "none"
    QUOTE = "quote"
    CALLOUT = "callout"


class KeyStyle(StrEnum):
    """How a citation key is shown: as Pandoc cites, as Obsidian links to a note about the paper, or not at all."""

    PANDOC = "pandoc"
    WIKI = "wiki"
    NONE = "none"


@dataclass(frozen=True)
class ListOptions:
    """What the file says of itself and what it shows of each paper.

    `created` carries its time zone, in which all days of the file are told; `scope` is the search or list
    that was exported, `count` the number of papers when they come as a stream. `blocks` ends each task with a
    block identifier, by which Obsidian links to it.
    """

    title: str
    created: datetime
    scope: str = ""
    count: int | None = None
    generator: str = "Papertray"
    group: Grouping = Grouping.NONE
    abstracts: Abstracts = Abstracts.NONE
    notes: bool = False
    keys: KeyStyle = KeyStyle.PANDOC
    blocks: bool = True

    def __post_init__(self) -> None:
        if self.created.tzinfo is None:
            raise ValueError("`created` has no time zone")
