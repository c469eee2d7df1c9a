"""Other words of the library that a typed one may be a slip of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search.group import Group, Reading
from desktop.search.spelling import edits_allowed, inflections, is_believable, is_likely_slip
from desktop.search.vocabulary import EXPANSIONS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WEIGHTS = {1: 0.5, 2: 0.3}
_INFLECTED = 0.8
_BEGIN_FROM = 5
"""A shorter beginning with a slip in it begins thousands of words."""
_SPLIT_FROM = 6
_SPLITS = 2


def with_guesses(vocabulary: Vocabulary, group: Group, *, wide: bool) -> Group:
    """`group` with the words nearest to the typed one; `wide`: with all that are near, at most ten."""
    found = _known(vocabulary, group, _candidates(vocabulary, group, wide=wide))
    if not wide:
        found = [(edits, word) for edits, word in found if edits == found[0][0]]
    guesses = {word: _WEIGHTS[edits] for edits, word in found[:EXPANSIONS]}
    known = {reading.word for reading in group.readings}
    for word, weight in list(guesses.items()):
        for other in inflections(word):
            if len(guesses) < EXPANSIONS and other not in known and vocabulary.frequency(other):
                guesses.setdefault(other, weight * _INFLECTED)
    return group._replace(
        guesses=tuple(Reading(*item) for item in guesses.items()),
        phrases=(*group.phrases, *_splits(vocabulary, group.typed)),
        believable=any(is_believable(group.typed, word, words=vocabulary.size) for word in guesses),
    )


def believed(vocabulary: Vocabulary, group: Group) -> Group:
    """`group` with no guess but those that need no other word of the query to support them."""
    size = vocabulary.size
    guesses = (guess for guess in group.guesses if is_believable(group.typed, guess.word, words=size))
    return group._replace(guesses=tuple(guesses))


def nearest(vocabulary: Vocabulary, group: Group) -> str:
    """The likeliest other word, however weak the guess; "" when nothing is near."""
    found = _known(vocabulary, group, _candidates(vocabulary, group, wide=True))
    return found[0][1] if found else ""


def _candidates(vocabulary: Vocabulary, group: Group, *, wide: bool) -> Sequence[tuple[int, str]]:
    """Words as (edits, word). Two edits only where one finds nothing, or `wide`; never from a word that exists."""
    typed, edits = group.typed, edits_allowed(group.typed)
    if not edits:
        return ()
    found = vocabulary.near(typed, 1, begin=group.open and len(typed) >= _BEGIN_FROM)
    if edits == 2 and not (group.has_typed if wide else found):
        return [*found, *(pair for pair in vocabulary.near(typed, 2) if pair[0] == 2)]
    return found


def _known(
    vocabulary: Vocabulary, group: Group, candidates: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Those that still stand in some paper, the likeliest first: fewer edits, a finger's slip, frequent."""
    typed, readings = group.typed, {reading.word for reading in group.readings}
    known = [
        (edits, not (typed[0] == word[0] or is_likely_slip(typed, word)), -frequency, word)
        for edits, word in candidates
        if word not in readings and (frequency := vocabulary.frequency(word))
    ]
    return [(edits, word) for edits, _, _, word in sorted(known)]


def _splits(vocabulary: Vocabulary, typed: str) -> Iterator[tuple[str, str]]:
    """Two words of the library written without the blank between them."""
    if len(typed) >= _SPLIT_FROM and typed.isalpha():
        halves = [(typed[:at], typed[at:]) for at in range(3, len(typed) - 2)]
        frequent = ((min(map(vocabulary.frequency, half)), half) for half in halves)
        yield from (half for frequency, half in sorted(frequent, reverse=True)[:_SPLITS] if frequency)
