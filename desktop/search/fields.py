"""The fields that a search can name (`tag:vision`), in one table: for reading, completing and the help page."""

import re
from functools import partial
from typing import Literal, NamedTuple

from desktop.papers.condition import THINGS, Asked
from desktop.papers.letter_likeness import letters_alike
from desktop.papers.state import State

Kind = Literal["words", "name", "number", "date", "choice"]


class Field(NamedTuple):
    """One field: what kind of value it takes, and what it asks for.

    `text_field` is the part of a paper's text that words are looked for in; without one it is a condition.
    `names` are what it may be called, the first is shown; `choices` its values where there are only so many;
    `bounds` the numbers that make sense; `asks` says in words what it finds.
    """

    names: tuple[str, ...]
    kind: Kind
    asks: str
    examples: tuple[str, ...]
    condition: Asked | None = None
    text_field: str = ""
    choices: tuple[str, ...] = ()
    bounds: tuple[int, int] = (0, 0)


STATE_WORDS = {
    "inbox": State.INBOX, "queue": State.QUEUED, "queued": State.QUEUED, "reading": State.READING,
    "done": State.DONE, "read": State.DONE, "dismissed": State.DISMISSED,
}  # fmt: skip
"""What a state may be called, as people say it."""

FIELDS = (
    Field(("title",), "words", "words in the title", ("title:attention",), text_field="title"),
    Field(("by", "author", "authors"), "words", "an author", ("by:lovelace",), text_field="authors"),
    Field(("abstract",), "words", "words in the abstract", ("abstract:protein",), text_field="abstract"),
    Field(("note", "notes"), "words", "words in your notes", ('note:"ask the author"',), text_field="note"),
    Field(("tag", "tags"), "name", "a tag of yours", ("tag:vision", '-tag:"to cite"'), "tag"),
    Field(("list",), "name", "a list of yours", ('list:"Thesis"',), "list"),
    Field(("state", "is"), "choice", "where a paper stands", ("state:queue", "-state:dismissed"), "state",
          choices=("inbox", "queue", "reading", "done", "dismissed")),
    Field(("rating", "stars"), "number", "your stars, 0 to 5", ("rating>=4", "rating:3..5"), "rating",
          bounds=(0, 5)),
    Field(("year",), "number", "the year it came out", ("year:2024..2026", "year<2020"), "year",
          bounds=(1000, 9999)),
    Field(("added",), "date", "when it came into the library", ("added:<7d", "added:2026-01", "added>2026-06-30"),
          "added"),
    Field(("seen", "digest"), "words", "the digest it was seen in", ('seen:"Hugging Face"',), "seen"),
    Field(("from",), "words", "who submitted it, as the digest says", ("from:akhaliq",), "from"),
    Field(("has",), "choice", "papers that have something", ("has:note", "-has:authors"), "has", choices=THINGS),
    Field(("like",), "name", "papers like this one, by its id or citation key", ("like:42",), "like"),
)  # fmt: skip

BY_NAME = {name: field for field in FIELDS for name in field.names}
_NAMED = re.compile(r"([A-Za-z]{3,})(?:>=|<=|[:=<>])[^\s:=<>]")
_ALIKE = 0.8
"""A name must be more like that of a field than this, or be the same letters: "node:fs" asks for no note."""


def misspelt_field(word: str) -> tuple[str, str] | None:
    """The name at the beginning of a word such as "autors:bell", and the field that was meant; None for others."""
    found = _NAMED.match(word)
    name = found[1].lower() if found else ""
    if not found or name in BY_NAME:
        return None
    near = max(BY_NAME, key=partial(letters_alike, name))
    is_meant = letters_alike(name, near) > _ALIKE or sorted(name) == sorted(near)
    return (found[1], near) if is_meant else None
