"""Whether two lists of authors name the same people, however their names are written, cut or ordered."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from desktop.papers.name import OTHERS, Name
from desktop.papers.text_keys import folded
from desktop.papers.title_words import without_tex

_ALIKE = 80
_BETWEEN = re.compile(r"[\W_]+")
_COMPARED = 20
"""Authors that are compared: a paper of a collaboration has thousands."""


class Authorship(StrEnum):
    """What two lists of authors say about each other; `UNKNOWN` when one side names nobody that can be compared."""

    SAME = "same"
    PARTLY = "partly"
    OTHER = "other"
    UNKNOWN = "unknown"


def authorship(one: Sequence[Name], other: Sequence[Name]) -> Authorship:
    """How far two lists agree; a list that was cut counts as far as it goes."""
    mine, theirs = _parts(tuple(one)), _parts(tuple(other))
    if not mine or not theirs or not _share_a_script(mine, theirs):
        return Authorship.UNKNOWN
    short, long = sorted((mine, theirs), key=len)
    rest = list(long)
    found = 0
    for name in short:
        same = next((each for each in rest if _is_same(name, each)), None)
        if same is not None:
            rest.remove(same)
            found += 1
    if not found:
        return Authorship.OTHER if _is_group(one) is _is_group(other) else Authorship.UNKNOWN
    return Authorship.SAME if 2 * found >= len(short) else Authorship.PARTLY


def _is_group(names: Sequence[Name]) -> bool:
    """Whether none of the names is a person's for sure: a group may be named instead of its members."""
    return all(name.literal for name in names)


@lru_cache(maxsize=4096)
def _parts(names: tuple[Name, ...]) -> tuple[tuple[str, str], ...]:
    """Family and given part of each name, folded; the family part of a literal is all of it."""
    found = []
    for name in names[:_COMPARED]:
        if name != OTHERS:
            family = _folded(f"{name.particle} {name.family}" if name.family else name.literal)
            found.append((family, _folded(name.given)))
    return tuple(each for each in found if each[0])


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    return _BETWEEN.sub(" ", folded(without_tex(text))).strip()


def _share_a_script(one: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> bool:
    """Whether either both or neither list has names in Latin letters: a transliteration proves nothing."""
    return any(family.isascii() for family, _ in one) is any(family.isascii() for family, _ in other)


@lru_cache(maxsize=16384)
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
    if min(len(one), len(other)) < 4:
        return False
    return ratio(one, other, score_cutoff=_ALIKE) > 0 or _last(one) == _last(other)


def _last(words: str) -> str:
    return words.rpartition(" ")[2]


def _initials_agree(one: str, other: str) -> bool:
    return not one or not other or one[0] == other[0] or bool(_initials(one) & _initials(other))


def _initials(given: str) -> set[str]:
    return {word[0] for word in given.split()}
