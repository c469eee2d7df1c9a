"""The typed text as clauses with their places: words, "quoted phrases" and -excluded ones."""

import re
from typing import NamedTuple

from desktop.search.words import Chunk, Word, chunks

QUERY_CHARACTERS = 1_000
"""More than this is not looked at: a pasted abstract is found by its beginning."""
QUERY_WORDS = 24

_CLAUSE = re.compile(r'(?P<minus>(?<!\S)-(?=[^\s-]))?(?:"(?P<quoted>[^"]*)(?P<closed>")?|(?P<plain>[^\s"]+))')
"""A clause; field names (`tag:`) will be a group before the quoted and plain text."""


class Clause(NamedTuple):
    """One thing asked for: all words of one chunk of letters, or of one phrase.

    `start:end` is its place in the typed text; `open`: still being typed, so its last word may go on.
    """

    chunks: tuple[Chunk, ...]
    start: int
    end: int
    phrase: bool = False
    excluded: bool = False
    open: bool = False


class Query(NamedTuple):
    """What was typed; `cut`: there was more than Papertray looks at."""

    clauses: tuple[Clause, ...]
    cut: bool = False


def parse(text: str) -> Query:
    """Read any text at all; nothing is wrong, at worst there is nothing to look for."""
    looked_at = text[:QUERY_CHARACTERS]
    clauses: list[Clause] = []
    for match in _CLAUSE.finditer(looked_at):
        clauses += (
            _phrase(match) if match["plain"] is None else _words(match, at_end=match.end() == len(text))
        )
    return Query(tuple(clauses[:QUERY_WORDS]), len(text) > QUERY_CHARACTERS or len(clauses) > QUERY_WORDS)


def _phrase(match: re.Match[str]) -> list[Clause]:
    """A quotation as one clause; one that is not closed yet reaches to the end and its last word may go on."""
    found = tuple(_placed(chunk, match.start("quoted")) for chunk in chunks(match["quoted"]))
    if not found:
        return []
    still_typed = match["closed"] is None and not match["quoted"][-1:].isspace()
    return [Clause(found, *match.span(), phrase=True, excluded=match["minus"] is not None, open=still_typed)]


def _words(match: re.Match[str], *, at_end: bool) -> list[Clause]:
    clauses = []
    for chunk in chunks(match["plain"]):
        placed = _placed(chunk, match.start("plain"))
        if placed.words:
            end = placed.words[-1].end
            still_typed = at_end and end == match.end()
            excluded = match["minus"] is not None
            clauses.append(Clause((placed,), placed.words[0].start, end, excluded=excluded, open=still_typed))
    return clauses


def _placed(chunk: Chunk, offset: int) -> Chunk:
    """`chunk` with places in the whole text instead of in the piece it was read from."""

    def moved(found: tuple[Word, ...]) -> tuple[Word, ...]:
        return tuple(word._replace(start=word.start + offset, end=word.end + offset) for word in found)

    return Chunk(moved(chunk.words), moved(chunk.joined), moved(chunk.parts))
