"""Whether two lists of authors name the same people, however their names are written, cut or ordered."""

import json
import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from rapidfuzz.process import extractOne

from desktop.papers.letter_likeness import cut_off, letters_alike
from desktop.papers.name import OTHERS
from desktop.papers.text_keys import folded
from desktop.papers.title_words import without_tex

_ALIKE = cut_off(0.8)
_SHORTEST_ALIKE = 4
"""Letters of the shortest word that another may be like without being the same."""
_BETWEEN = re.compile(r"[\W_]+")
_OTHERS = {"literal": OTHERS.literal}
_COMPARED = 20
"""Authors that are compared: a paper of a collaboration has thousands."""


class Authorship(StrEnum):
    """What two lists of authors say about each other.

    `UNKNOWN` when one side names nobody, `UNCLEAR` when both do and they cannot be compared: a group and people,
    names in different scripts.
    """

    SAME = "same"
    PARTLY = "partly"
    OTHER = "other"
    UNKNOWN = "unknown"
    UNCLEAR = "unclear"


class People(NamedTuple):
    """Authors as they are compared: family and given part of each name, folded.

    `are_groups` when none of the names is a person's for sure, `lasts` are the last words of all these parts,
    `has_latin` tells whether any is written in Latin letters.
    """

    parts: tuple[tuple[str, str], ...]
    are_groups: bool
    lasts: tuple[str, ...]
    has_latin: bool


def authorship_of(one: People, other: People) -> Authorship:
    """How far two lists agree; a list that was cut counts as far as it goes."""
    if not one.parts or not other.parts:
        return Authorship.UNKNOWN
    if one.has_latin is not other.has_latin:  # a transliteration proves nothing
        return Authorship.UNCLEAR
    short, long = sorted((one, other), key=_by_length)
    found = _number_in_common(short, long)
    if not found:  # a group may be named instead of its members
        return Authorship.OTHER if one.are_groups is other.are_groups else Authorship.UNCLEAR
    return Authorship.SAME if 2 * found >= len(short.parts) else Authorship.PARTLY


def _by_length(each: People) -> tuple[int, tuple[tuple[str, str], ...]]:
    return len(each.parts), each.parts  # of lists of one length always the same first, whoever asks


@lru_cache(maxsize=4096)
def people_in(names: str) -> People:
    """The first names of a record as they are compared, from the CSL-JSON text that is stored.

    The family part of a literal is all of it. No `Name` is made: of a large library that takes twice as long.
    """
    parts, are_groups = [], True
    for entry in json.loads(names)[:_COMPARED] if names else ():
        if len(entry) == 2 and "family" in entry and "given" in entry:  # most people
            parts.append((_folded(entry["family"]), _folded(entry["given"])))
            are_groups = False
            continue
        literal = entry.get("literal", "")
        if entry == _OTHERS:
            continue
        family, particle = entry.get("family", ""), entry.get("non-dropping-particle")
        name = (f"{particle} {family}" if particle else family) if family else literal
        parts.append((_folded(name), _folded(entry.get("given", ""))))
        are_groups = are_groups and bool(literal)
    return _people(parts, are_groups=are_groups)


def _people(parts: Sequence[tuple[str, str]], *, are_groups: bool) -> People:
    found = tuple([each for each in parts if each[0]])
    words = list(chain.from_iterable(found))
    lasts = tuple(map(_last, words) if " " in "".join(words) else words)
    return People(found, are_groups, lasts, any(family.isascii() for family, _ in found))


def _number_in_common(short: People, long: People) -> int:
    """How many people of a list stand in the other one, each of which counts once."""
    rest = list(long.parts)
    words = [part for part in chain.from_iterable(rest) if len(part) >= _SHORTEST_ALIKE]
    for name in short.parts:
        family = name[0]
        if _last(family) not in long.lasts and not (
            len(family) >= _SHORTEST_ALIKE
            and extractOne(family, words, scorer=letters_alike, score_cutoff=_ALIKE)
        ):
            continue  # nobody there has a name like it, as in most lists
        same = next(filter(partial(_is_same, name), rest), None)
        if same is not None:
            rest.remove(same)
    return len(long.parts) - len(rest)


def _folded(text: str) -> str:
    return text.lower() if text.isascii() and text.isalnum() else _spelt_out(text)


@lru_cache(maxsize=16384)
def _spelt_out(text: str) -> str:
    return _BETWEEN.sub(" ", folded(without_tex(text))).strip()


def _is_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two names may be one person's: like family names, and initials that do not contradict."""
    if _is_like(one[0], other[0]):
        return _initials_agree(one[1], other[1])
    return bool(one[1] and other[1]) and (
        _is_like(one[0], other[1]) and _is_like(one[1], other[0])  # family and given name swapped
    )


def _is_like(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST_ALIKE:
        return False
    if letters_alike(one, other) >= _ALIKE:
        return True
    return (" " in one or " " in other) and _last(one) == _last(other)


def _last(words: str) -> str:
    return words.rpartition(" ")[2]


def _initials_agree(one: str, other: str) -> bool:
    return not one or not other or one[0] == other[0] or bool(_initials(one) & _initials(other))


def _initials(given: str) -> set[str]:
    return {word[0] for word in given.split()}
