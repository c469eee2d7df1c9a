"""Papers in groups by what they are about: each group is named by words that all of its papers hold one of.

Spherical k-means (Dhillon and Modha 2001) over tf-idf, begun from the words that most papers share instead of
from chance, so that the same papers always fall into the same groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log, sqrt
from typing import NamedTuple

from desktop.papers.everyday_words import EVERYDAY_WORDS

LABELS = 3
"""A group is named by at most so many words."""
SMALLEST = 3
_WORDS_OF_A_PAPER = 18
_WORDS_OF_A_GROUP = 40
_SHORTEST, _SHORTEST_PLURAL = 3, 5
_ROUNDS = 3
_MOST_GROUPS = 50
_EVERYWHERE = 0.5
"""A word in more than this share of the papers tells none of them apart."""
_NOWHERE_ELSE = 0.006
"""A word in less than this share names no group."""
_HELD = 0.25
"""A word that names a group stands in at least this share of its papers."""

Counted = Mapping[str, float]
"""The folded words of a text, each with how often it stands there; those of a title may count more."""


Told = dict[str, float]
Vector = dict[str, float]
_NOWHERE = -1


class Topic(NamedTuple):
    """Papers (ids, in the order given) and the words they share, the most telling first; no words: the rest."""

    words: tuple[str, ...]
    papers: tuple[int, ...]


def topics(papers: Sequence[tuple[int, Counted]], step: Callable[[], object] = lambda: None) -> list[Topic]:
    """The papers in groups, the largest first, those that fit into none last; every paper stands in one.

    `papers` are ids with their counted words. The square root of half their number is how many groups are
    looked for; one of fewer than SMALLEST papers is given up. `step` is called now and then, and may raise.
    """
    held = [_telling(counted) for _, counted in papers]
    frequency = Counter(chain.from_iterable(held))
    vectors = _vectors(held, frequency)
    centres = _begun(vectors)
    for _ in range(_ROUNDS):
        step()
        centres = _centres(vectors, _places(vectors, centres))
    names = _names(held, frequency, centres, _places(vectors, centres))
    places = _kept(vectors, held, centres, names)
    members: dict[int, list[int]] = {}
    for (paper, _), place in zip(papers, places, strict=True):
        members.setdefault(place, []).append(paper)
    rest = members.pop(_NOWHERE, [])
    found = [Topic(names[place], tuple(ids)) for place, ids in members.items()]
    found.sort(key=lambda topic: (-len(topic.papers), topic.words, topic.papers))
    return [*found, Topic((), tuple(rest))] if rest else found


def _telling(counted: Counted) -> dict[str, float]:
    """The words that can name a topic, plurals as their singulars."""
    told: dict[str, float] = {}
    for word, times in counted.items():
        if name := _as_named(word):
            told[name] = told.get(name, 0.0) + times
    return told


@lru_cache(maxsize=50_000)
def _as_named(word: str) -> str:
    """A word as it names a topic, "" for one that says nothing. A regular English plural loses its ending."""
    if (len(word) < _SHORTEST and word.isascii()) or word in EVERYDAY_WORDS or word.isdecimal():
        return ""
    if (
        len(word) < _SHORTEST_PLURAL
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is", "as", "os"))
    ):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _vectors(papers: Sequence[Told], frequency: Counter[str]) -> list[Vector]:
    """The most telling words of each paper with their weights; the squares of the weights add up to 1."""
    most = max(SMALLEST, _EVERYWHERE * len(papers))
    least = max(SMALLEST, _NOWHERE_ELSE * len(papers))
    rarity = {word: log(len(papers) / times) for word, times in frequency.items() if least <= times <= most}
    vectors = []
    for counted in papers:
        weighed = [(-(1 + log(n)) * rarity[word], word) for word, n in counted.items() if word in rarity]
        best = {word: -weight for weight, word in sorted(weighed)[:_WORDS_OF_A_PAPER]}
        vectors.append(_of_length_one(best))
    return vectors


def _of_length_one(vector: Vector) -> Vector:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


def _begun(vectors: Sequence[Vector]) -> list[Vector]:
    """Where the groups begin: the word that weighs most in all papers, then in those without it, and so on."""
    holders: dict[str, list[int]] = {}
    weight: dict[str, float] = {}
    for place, vector in enumerate(vectors):
        for word, times in vector.items():
            holders.setdefault(word, []).append(place)
            weight[word] = weight.get(word, 0.0) + times
    left = set(range(len(vectors)))
    centres = []
    for _ in range(min(_MOST_GROUPS, round(sqrt(len(vectors) / 2)))):
        word = min(weight, key=lambda each: (-weight[each], each), default="")
        if not word or weight[word] <= 0:
            break
        taken = [place for place in holders[word] if place in left]
        centres.append(_sum_of([vectors[place] for place in taken]))
        left.difference_update(taken)
        for place in taken:
            for other, times in vectors[place].items():
                weight[other] -= times
        del weight[word]
    return centres


def _sum_of(vectors: Sequence[Vector]) -> Vector:
    total: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    best = sorted(total, key=lambda word: (-total[word], word))[:_WORDS_OF_A_GROUP]
    return _of_length_one({word: total[word] for word in best})


class _Compass:
    """Finds the groups that a paper is near to, by the words that both have."""

    def __init__(self, centres: Sequence[Vector]) -> None:
        self._groups: dict[str, list[tuple[int, float]]] = {}
        for place, centre in enumerate(centres):
            for word, weight in centre.items():
                self._groups.setdefault(word, []).append((place, weight))

    def near(self, vector: Vector) -> list[int]:
        """The groups that have a word in common with a paper, the nearest first."""
        likeness: dict[int, float] = {}
        for word, weight in vector.items():
            for place, other in self._groups.get(word, ()):
                likeness[place] = likeness.get(place, 0.0) + weight * other
        return sorted(likeness, key=lambda place: (-likeness[place], place))


def _places(vectors: Sequence[Vector], centres: Sequence[Vector]) -> list[int]:
    compass = _Compass(centres)
    return [next(iter(compass.near(vector)), _NOWHERE) for vector in vectors]


def _centres(vectors: Sequence[Vector], places: Sequence[int]) -> list[Vector]:
    groups: dict[int, list[Vector]] = {}
    for vector, place in zip(vectors, places, strict=True):
        groups.setdefault(place, []).append(vector)
    groups.pop(_NOWHERE, None)
    return [_sum_of(groups[place]) for place in sorted(groups) if len(groups[place]) >= SMALLEST]


def _names(
    papers: Sequence[Told], frequency: Counter[str], centres: Sequence[Vector], places: Sequence[int]
) -> list[tuple[str, ...]]:
    """The words that name each group: those that weigh most in it and that many of its papers hold."""
    held: list[Counter[str]] = [Counter() for _ in centres]
    sizes = Counter(places)
    for counted, place in zip(papers, places, strict=True):
        if place != _NOWHERE:
            held[place].update(word for word in centres[place] if word in counted)
    names = []
    for place, centre in enumerate(centres):
        here = held[place]
        worth = {word: centre[word] * here[word] * (here[word] / frequency[word]) ** 0.5 for word in here}
        ranked = sorted(worth, key=lambda word: (-worth[word], word))
        names.append(tuple(word for word in ranked if here[word] >= _HELD * sizes[place])[:LABELS])
    return names


def _kept(
    vectors: Sequence[Vector],
    held: Sequence[Told],
    centres: Sequence[Vector],
    names: Sequence[tuple[str, ...]],
) -> list[int]:
    """The group of each paper: the nearest of which it holds a naming word; groups that stay too small go."""
    compass = _Compass(centres)
    near = [compass.near(vector) for vector in vectors]
    open_groups = set(range(len(centres)))
    while True:
        places = [
            next((at for at in nearby if at in open_groups and any(w in words for w in names[at])), _NOWHERE)
            for nearby, words in zip(near, held, strict=True)
        ]
        sizes = Counter(places)
        small = {at for at in open_groups if sizes[at] < SMALLEST}
        if not small:
            return places
        open_groups -= small
