"""How alike two texts are, letter by letter."""

from rapidfuzz.distance.Indel import normalized_similarity

letters_alike = normalized_similarity
"""The share of letters that stand in both texts in the same order, from 0.0 to 1.0 (rapidfuzz's Indel similarity).

Not `rapidfuzz.fuzz.ratio`, which is the same in percent: the module around it is as large as all the others together.
"""
_IMPRECISION = 1e-4


def cut_off(share: float) -> float:
    """The `score_cutoff` with which likenesses of `share` and more count: rapidfuzz loses some that are just that."""
    return share - _IMPRECISION
