"""Typed words and quotations as clauses: what to look for in the text of papers, and where it was typed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.search.words import Chunk, Word, chunks


class Clause(NamedTuple):
    """One thing asked for: all words of one chunk of letters, or of one phrase.

    `start:end` is its place in the typed text; `open`: still being typed, so its last word may go on.
    `fields` are those of a paper's text that it may stand in, () for any of them.
    """

    chunks: tuple[Chunk, ...]
    start: int
    end: int
    phrase: bool = False
    excluded: bool = False
    open: bool = False
    fields: tuple[str, ...] = ()


def phrase(text: str, start: int, place: tuple[int, int], *, is_open: bool = False) -> Clause | None:
    """A quotation whose `text` begins at `start`, as one clause; None when it holds no word."""
    found = tuple(_placed(chunk, start) for chunk in chunks(text))
    return Clause(found, *place, phrase=True, open=is_open) if found else None


def words(text: str, start: int, *, at_end: bool = False) -> Iterator[Clause]:
    """A clause for each chunk of `text`, which begins at `start`; `at_end`: nothing was typed behind it."""
    for chunk in chunks(text):
        placed = _placed(chunk, start) if start else chunk
        for each in _as_typed(placed):
            end = each.words[-1].end
            yield Clause((each,), each.words[0].start, end, open=at_end and end == start + len(text))


def _as_typed(chunk: Chunk) -> Sequence[Chunk]:
    """The chunk, or each word of one with too many for a compound, as "title_of_a_paper_in_a_file" has."""
    if chunk.joined or len(chunk.words) == 1:
        return (chunk,)
    if not chunk.words or chunk.words[1].start <= chunk.words[0].end:
        return (chunk,) if chunk.words else ()
    return [
        Chunk((word,), parts=tuple(part for part in chunk.parts if word.start <= part.start < word.end))
        for word in chunk.words
    ]


def _placed(chunk: Chunk, offset: int) -> Chunk:
    """`chunk` with places in the whole text instead of in the piece it was read from."""

    def moved(found: tuple[Word, ...]) -> tuple[Word, ...]:
        return tuple(word._replace(start=word.start + offset, end=word.end + offset) for word in found)

    return Chunk(moved(chunk.words), moved(chunk.joined), moved(chunk.parts))
