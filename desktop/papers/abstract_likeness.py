"""How alike two abstracts are."""

from functools import lru_cache

from desktop.papers.letter_likeness import cut_off, letters_alike
from desktop.papers.text_keys import letters_of_abstract

ABSTRACT_CHARACTERS = 500
"""Characters of an abstract that are compared."""
SAME_ABSTRACT = 90
"""Percent from which two abstracts are one."""
_SHORTEST = 80
_ANCHOR = 16
"""Letters in a row that two abstracts have in common where they begin to be the same."""


def are_of_one_text(one: str, other: str) -> bool:
    """Whether two abstracts are one; what is too short to tell never is.

    As `abstract_percent` tells, but for most texts the first letters show that they never can be.
    """
    mine, theirs = _abstract_letters(one), _abstract_letters(other)
    length = min(len(mine), len(theirs))
    if length < _SHORTEST:
        return False
    if letters_alike(mine[:length], theirs[:length], score_cutoff=cut_off(SAME_ABSTRACT / 100)):
        return True
    return _percent_where_both_begin(mine, theirs) >= SAME_ABSTRACT


def abstract_percent(one: str, other: str) -> int | None:
    """How far two abstracts are alike, in percent, as far as the shorter of their beginnings goes; None: unknown."""
    mine, theirs = _abstract_letters(one), _abstract_letters(other)
    length = min(len(mine), len(theirs))
    if length < _SHORTEST:
        return None
    if mine[:length] == theirs[:length]:
        return 100
    percent = 100 * letters_alike(mine[:length], theirs[:length])
    if percent < SAME_ABSTRACT:
        percent = max(percent, _percent_where_both_begin(mine, theirs))
    return min(int(percent), 99)


def _percent_where_both_begin(one: str, other: str) -> float:
    """The likeness of two abstracts from words on that both have near the beginning; 0: there are none.

    What one of them has in front ("Background:", a line of copyright) shifts all the rest. To slide one text
    along the other, as rapidfuzz can, takes ten times as long and finds more in texts that have nothing in common.
    """
    short, long = sorted((one, other), key=lambda each: (len(each), each))
    best = 0.0
    for start in range(0, 2 * _SHORTEST, _ANCHOR):
        found = long.find(short[start : start + _ANCHOR])
        if found < 0:
            continue
        length = min(2 * _SHORTEST, len(short) - start, len(long) - found)
        if length >= _SHORTEST:
            alike = letters_alike(short[start : start + length], long[found : found + length])
            best = max(best, 100 * alike)
    return best


@lru_cache(maxsize=4096)
def _abstract_letters(text: str) -> str:
    return letters_of_abstract(text[:ABSTRACT_CHARACTERS])
