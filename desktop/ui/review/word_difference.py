"""Which words of two texts differ, as places in both; the time is bounded whatever the texts are."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST_WORDS = 500
"""So many words of each text are compared, after what they begin and end with alike was taken off."""
_ISLAND = 2
_SEA = 3
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+(?:[.'’\-][^\W{_CJK}]+)*|[^\w\s]")

Spans = tuple[tuple[int, int], ...]


class _Words(NamedTuple):
    words: list[str]
    places: list[tuple[int, int]]


def differing(one: str, other: str) -> tuple[Spans, Spans]:
    """The places (start, end) of the words in each text that the other has not in the same order.

    A word is what stands between blanks, without its punctuation; in Chinese, Japanese and Korean each
    character. One or two equal words between long differences count as different: marked by chance, they
    would help nobody.
    """
    mine, theirs = _split(one), _split(other)
    shorter = min(len(mine.words), len(theirs.words))
    before = _alike(mine.words, theirs.words, shorter)
    after = _alike(mine.words[::-1], theirs.words[::-1], shorter - before)
    left = mine.words[before : len(mine.words) - after]
    right = theirs.words[before : len(theirs.words) - after]
    marks = [
        (start + before, end + before, a + before, b + before) for start, end, a, b in _blocks(left, right)
    ]
    return (
        _spans(mine.places, [(start, end) for start, end, _, _ in marks]),
        _spans(theirs.places, [(start, end) for _, _, start, end in marks]),
    )


def _split(text: str) -> _Words:
    found = list(_WORD.finditer(text))
    return _Words([match[0] for match in found], [match.span() for match in found])


def _alike(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """How many words both begin with, `most` at the most."""
    return next((at for at in range(most) if one[at] != other[at]), most)


def _blocks(one: list[str], other: list[str]) -> list[tuple[int, int, int, int]]:
    """Differences as (start, end) in `one` and (start, end) in `other`, in order."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only when two papers are compared

    found: list[tuple[int, int, int, int]] = []
    for tag, *block in _equal_and_not(Indel.opcodes(one[:MOST_WORDS], other[:MOST_WORDS])):
        new = (block[0], block[1], block[2], block[3])
        if tag != "equal" and found and _is_chance(found[-1], new):
            before = found.pop()
            found.append((before[0], new[1], before[2], new[3]))
        elif tag != "equal":
            found.append(new)
    if len(one) > MOST_WORDS or len(other) > MOST_WORDS:
        found.append((min(len(one), MOST_WORDS), len(one), min(len(other), MOST_WORDS), len(other)))
    return found


def _equal_and_not(opcodes: object) -> Iterator[tuple[str, int, int, int, int]]:
    """Opcodes with neighbouring insertions and deletions joined to one difference."""
    pending: tuple[str, int, int, int, int] | None = None
    for code in opcodes:  # type: ignore[attr-defined] # rapidfuzz calls them a list of five values each
        tag, start, end, a, b = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        if tag != "equal" and pending is not None:
            pending = ("differs", pending[1], end, pending[3], b)
        elif tag != "equal":
            pending = ("differs", start, end, a, b)
        else:
            if pending is not None:
                yield pending
            pending = None
            yield (tag, start, end, a, b)
    if pending is not None:
        yield pending


def _is_chance(before: tuple[int, int, int, int], after: tuple[int, int, int, int]) -> bool:
    """Whether the few equal words between two differences are lost among them."""
    island = after[0] - before[1]
    return island <= _ISLAND and all(max(end - start, b - a) >= _SEA for start, end, a, b in (before, after))


def _spans(places: Sequence[tuple[int, int]], blocks: Sequence[tuple[int, int]]) -> Spans:
    return tuple((places[start][0], places[end - 1][1]) for start, end in blocks if start < end)
