"""Other words of the library that a typed one may be a slip of."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from desktop.search.group import STOP_WORDS, Group, Reading
from desktop.search.relatives import family, is_of_family, spelt_by_ear
from desktop.search.spelling import edits_allowed, inflections, is_believable, is_likely_slip
from desktop.search.vocabulary import EXPANSIONS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WEIGHTS = {1: 0.5, 2: 0.3}
_INFLECTED = 0.8
_FAMILY, _BY_EAR, _CUT_OFF = 0.6, 0.45, 0.4
_RELATIVES, _SOUNDS = 6, 3
_CUT_OFFS = 4
_CUT_OFF_FROM = 4
_BEGIN_FROM = 5
"""A shorter beginning with a slip in it begins thousands of words."""
_SPLIT_FROM = 6
_SPLITS = 2
_HALF_FROM = 5
"""A shorter half with a slip in it would be too many words."""
_SHORT, _LONGEST = 2, 20
"""Letters of a word that stands in a run without blanks."""


def with_guesses(vocabulary: Vocabulary, group: Group, *, wide: bool, far: bool = False) -> Group:
    """`group` with the words nearest to the typed one; `wide`: with all that are near, at most ten.

    `far`: also with those that are further away than one would believe without the rest of the query.
    """
    found = _known(vocabulary, group, _candidates(vocabulary, group, wide=wide, far=far))
    if not wide:
        found = [(edits, word) for edits, word in found if edits == found[0][0]]
    known = {reading.word for reading in group.readings}
    guesses = _relatives(vocabulary, group, known) if wide or not found else {}
    going_on = [word for word in _going_on(vocabulary, group) if word not in known][:_CUT_OFFS]
    for edits, word in found[: EXPANSIONS - len(guesses) - len(going_on)]:
        guesses.setdefault(word, _WEIGHTS[edits])
    for word in going_on:
        guesses.setdefault(word, _CUT_OFF)
    for word, weight in list(guesses.items()):
        for other in inflections(word):
            if len(guesses) < EXPANSIONS and other not in known and vocabulary.frequency(other):
                guesses.setdefault(other, weight * _INFLECTED)
    return group._replace(
        guesses=tuple(Reading(*item) for item in guesses.items()),
        phrases=(*group.phrases, *_splits(vocabulary, group.typed, far=far)),
        believable=any(_is_believable(vocabulary, group, word) for word in guesses),
    )


def _going_on(vocabulary: Vocabulary, group: Group) -> Sequence[str]:
    """The most frequent words that a word cut off begins: "distil know" of whoever knows no more or saves letters."""
    if group.open or len(group.typed) < _CUT_OFF_FROM or not group.typed.isalpha():
        return ()
    return vocabulary.completions(group.typed)[0]


def _relatives(vocabulary: Vocabulary, group: Group, known: set[str]) -> dict[str, float]:
    """Words of the family of the typed one and words that sound like it, with their weights."""
    found: dict[str, float] = {}
    for _, (word,) in vocabulary.others(group.typed, "family", lambda typed: _alone(family(typed))):
        if word not in known and len(found) < _RELATIVES:
            found[word] = _FAMILY
    if group.is_exact:
        return found  # what is there was written as it was meant
    for _, (word,) in vocabulary.others(group.typed, "sound", lambda typed: _alone(spelt_by_ear(typed)))[
        :_SOUNDS
    ]:
        found.setdefault(word, _BY_EAR)
    return found


def _alone(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return ((word,) for word in words)


def _is_believable(vocabulary: Vocabulary, group: Group, word: str) -> bool:
    return is_of_family(group.typed, word) or is_believable(group.typed, word, words=vocabulary.size)


def believed(vocabulary: Vocabulary, group: Group) -> Group:
    """`group` with no guess but those that need no other word of the query to support them."""
    guesses = (guess for guess in group.guesses if _is_believable(vocabulary, group, guess.word))
    return group._replace(guesses=tuple(guesses))


def nearest(vocabulary: Vocabulary, group: Group) -> str:
    """The likeliest other word, however weak the guess; "" when nothing is near."""
    found = _known(vocabulary, group, _candidates(vocabulary, group, wide=True))
    return found[0][1] if found else ""


def _candidates(
    vocabulary: Vocabulary, group: Group, *, wide: bool, far: bool = False
) -> Sequence[tuple[int, str]]:
    """Words as (edits, word). Two edits only where one finds nothing, or `wide`; never from a word that exists."""
    typed, edits = group.typed, edits_allowed(group.typed, far=far)
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


def _splits(vocabulary: Vocabulary, typed: str, *, far: bool = False) -> Iterator[tuple[str, ...]]:
    """Words of the library written without the blanks between them: two, three, or what is likeliest.

    `far`: where there are none, two of which one is misspelt.
    """
    if len(typed) < _SPLIT_FROM or not typed.isalpha():
        return
    halves = vocabulary.others(typed, "halves", _cut)[:_SPLITS]
    thirds = vocabulary.others(typed, "thirds", lambda whole: _thirds(vocabulary, whole))[:_SPLITS]
    run = vocabulary.others(typed, "run", lambda whole: _likeliest(vocabulary, whole))
    found = [*halves, *thirds, *run]
    if far and not found:
        found = vocabulary.others(typed, "slips", lambda whole: _misspelt_halves(vocabulary, whole))[:_SPLITS]
    yield from dict.fromkeys(parts for _, parts in found)


def _misspelt_halves(vocabulary: Vocabulary, typed: str) -> Iterator[tuple[str, ...]]:
    """The longest word that `typed` begins or ends with, and what is near to the rest."""
    halves = [(first, last) for first, last in _cut(typed) if min(len(first), len(last)) >= _HALF_FROM]
    for first, last in [each for each in reversed(halves) if vocabulary.knows(each[0])][:_SPLITS]:
        yield from ((first, near) for _, near in vocabulary.near(last, 1))
    for first, last in [each for each in halves if vocabulary.knows(each[1])][:_SPLITS]:
        yield from ((near, last) for _, near in vocabulary.near(first, 1))


def _thirds(vocabulary: Vocabulary, typed: str) -> Iterator[tuple[str, ...]]:
    return ((first, *rest) for first, last in _cut(typed) if vocabulary.knows(first) for rest in _cut(last))


def _likeliest(vocabulary: Vocabulary, typed: str) -> Iterator[tuple[str, ...]]:
    """The words that make up a run of letters, few and frequent ones, by Viterbi's algorithm from its end."""
    nowhere: tuple[float, tuple[str, ...]] = (inf, ())
    best = [nowhere] * len(typed) + [(0.0, ())]
    for start in reversed(range(len(typed))):
        for end in range(start + 1, min(len(typed), start + _LONGEST) + 1):
            part, (cost, rest) = typed[start:end], best[end]
            is_possible = cost + 1 < best[start][0] and (len(part) > _SHORT or part in STOP_WORDS)
            if is_possible and vocabulary.knows(part):
                cost += 1 + vocabulary.rarity(vocabulary.frequency(part))
                best[start] = min(best[start], (cost, (part, *rest)))
    if best[0][1]:
        yield best[0][1]


def _cut(typed: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a run of letters in two words; short ones must be such as "of"."""
    for at in range(1, len(typed)):
        parts = typed[:at], typed[at:]
        if all(len(part) > _SHORT or part in STOP_WORDS for part in parts):
            yield parts
