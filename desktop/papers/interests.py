"""What a person wants to read, learned from what they said and did, and why a paper stands where it does.

Watch words and watched authors come first, by how many of them a paper has. Then comes what was learned: for each
word the logarithm of how much more often it stands in papers that were kept than in those that were dismissed.
Both shares are m-estimates (Cestnik 1990) with the word's share of the whole library as the prior, so that a word
of few papers says little, and one that is as frequent everywhere says nothing. It orders and never hides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from desktop.papers.everyday_words import EVERYDAY_WORDS
from desktop.papers.state import State

KEPT_STATES = frozenset({State.QUEUED, State.READING, State.DONE})
LEARNED_WORDS = 120
"""So many words for, and so many against, are remembered: the hundredth decides nothing any more."""
TOLD = 3
"""So many words are told as the reason."""
_PRIOR = 12.0
_FEWEST = 2.0
_STRONGEST = 2.5
_SHORTEST = 3
_GOOD, _BAD = 4, 2


class Judged(NamedTuple):
    """The folded words of a paper that the person has judged, and how much the judgement weighs.

    `weight` is above 0 for one that was kept and below 0 for one that was not wanted.
    """

    words: frozenset[str]
    weight: float


class Interests(NamedTuple):
    """What a person wants: watch words and watched authors as they were typed, and learned words with weights.

    A weight above 0 speaks for a paper, one below 0 against it.
    """

    watch_words: tuple[str, ...] = ()
    watch_authors: tuple[str, ...] = ()
    learned: Mapping[str, float] = {}


class Standing(NamedTuple):
    """How much speaks for a paper: the watch words and authors that it has, and the sum of its learned words."""

    watched: int = 0
    liking: float = 0.0


def judgement(state: State, rating: int) -> float:
    """How much the state and the stars of a paper say about what is wanted; 0 for nothing, below 0: not this."""
    if rating >= _GOOD:
        return float(rating - _GOOD + 2)
    if rating and rating <= _BAD:
        return -1.5
    return 1.0 if state in KEPT_STATES else -1.0 if state == State.DISMISSED else 0.0


def learned(judged: Iterable[Judged], share: Callable[[str], float]) -> dict[str, float]:
    """The words that tell wanted papers from others, each with its weight, the most telling first.

    `share` gives the share of all papers of the library that hold a word, from 0 to 1.
    """
    kept: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    all_kept = all_refused = 0.0
    for words, weight in judged:
        if weight > 0:
            all_kept += weight
        else:
            all_refused -= weight
        side = kept if weight > 0 else refused
        for word in words:
            side[word] += abs(weight)  # type: ignore[assignment]
    weights = {}
    for word in kept.keys() | refused.keys():
        if kept[word] + refused[word] >= _FEWEST and _can_tell(word):
            prior = _PRIOR * max(share(word), 1e-6)
            chance_kept = (kept[word] + prior) / (all_kept + _PRIOR)
            chance_refused = (refused[word] + prior) / (all_refused + _PRIOR)
            certainty = abs(chance_kept - chance_refused)
            weights[word] = max(-_STRONGEST, min(_STRONGEST, log(chance_kept / chance_refused))), certainty
    return _most_telling(weights)


def _can_tell(word: str) -> bool:
    long_enough = len(word) >= _SHORTEST or not word.isascii()
    return long_enough and word not in EVERYDAY_WORDS and not word.isdecimal()


def _most_telling(weights: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """The words of each side that separate most, in one order."""
    ranked = sorted(weights, key=lambda word: (-abs(weights[word][0]) * weights[word][1], word))
    speaking = [word for word in ranked if weights[word][0] > 0][:LEARNED_WORDS]
    against = [word for word in ranked if weights[word][0] < 0][:LEARNED_WORDS]
    chosen = {*speaking, *against}
    return {word: weights[word][0] for word in ranked if word in chosen}


def by_interest(papers: Sequence[int], standings: Mapping[int, Standing]) -> list[int]:
    """The same papers: those with most watch words first, then those that most speaks for.

    What nothing speaks for or against keeps the order given, before what something speaks against.
    """
    nothing = Standing()

    def place(paper: int) -> tuple[int, float]:
        standing = standings.get(paper, nothing)
        return -standing.watched, -round(standing.liking, 6)

    return sorted(papers, key=place)


class Reasons(NamedTuple):
    """The words that decided where a paper stands, the most telling first, at most TOLD of each."""

    speaking: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def reasons(watched: Sequence[str], words: Iterable[str], interests: Interests) -> Reasons:
    """Why a paper with these folded words stands where it does.

    `watched` are the watch words and authors that it has, as they were typed: they alone are told when they
    fill the line, since they alone decide then.
    """
    here = set(words)
    telling = [word for word in interests.learned if word in here]
    liked = [word for word in telling if interests.learned[word] > 0]
    refused = [word for word in telling if interests.learned[word] < 0]
    weight = sum(interests.learned[word] for word in telling)
    if watched or weight >= 0:
        return Reasons(_different(watched, liked, interests))
    return Reasons((), _different((), refused, interests))


def _different(first: Sequence[str], words: Iterable[str], interests: Interests) -> tuple[str, ...]:
    """`first`, then the strongest words that say something else than those before: no plural beside its singular."""
    told = list(first)
    said = {part for each in first for part in _both_numbers(each.casefold())}
    for word in sorted(words, key=lambda word: (-abs(interests.learned[word]), word)):
        if word not in said:
            told.append(word)
            said.update(_both_numbers(word))
    return tuple(told[:TOLD])


def _both_numbers(text: str) -> Iterable[str]:
    for word in text.split():
        yield from (word, f"{word}s", word.removesuffix("s"))
