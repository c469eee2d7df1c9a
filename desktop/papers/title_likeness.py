"""How two titles differ: not at all, in their spelling, in their length, or in a word that makes another work."""

from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from desktop.papers.title_words import PARTS, TitleWords, set_of


class Relation(StrEnum):
    """What two titles are to each other, the nearest first."""

    EXACT = "exact"
    NEAR = "near"
    """The same words, some of them spelt differently."""
    SHORTENED = "shortened"
    """One is the beginning of the other."""
    AKIN = "akin"
    """Most words are the same; none of the others is a number or a negation."""
    TOLD_APART = "told apart"
    """A number, a numeral, a version, a negation or the name of a notice stands in one of them alone."""
    FAR = "far"


class Comparison(NamedTuple):
    """The relation of two titles, their likeness in percent, and the words that only one of them has."""

    relation: Relation
    percent: int
    only_one: tuple[str, ...] = ()
    only_other: tuple[str, ...] = ()
    is_scanned: bool = False
    """The two differ only in letters that a scanner takes for each other."""
    is_look_alike: bool = False
    """Two words look alike and are written in letters of different scripts."""


NEAR, _AKIN, _BEGINNING = 85, 70, 90
"""Percent from which two titles are one but for the spelling, share most words, are one's beginning and the other."""
_SHORTEST_BEGINNING = 8
_CONFUSIONS = 3
"""Letters by which a scanner may make one word longer, or shorter."""
_FILLERS = set_of("a an the of in on for and to by from at as its is are st nd rd th de la le der die das")
_NEGATIONS = set_of("no not without never non neither nor cannot dont doesnt isnt arent cant wont")
_NOTICES = set_of(
    "erratum errata corrigendum corrigenda correction corrections addendum retraction reply response comment "
    "comments commentary rejoinder review reviews reviewed supplement supplementary supporting appendix rebuttal "
    "discussion editorial summary abridged poster slides update updated revisited continued sequel "
    "translation translated withdrawal expression"
)
_HEADS = set_of(
    "un non in im ir il a an dis de anti counter ab mis sub super semi multi bi tri uni pre post inter intra extra "
    "hyper hypo micro macro nano over under out up down self meta pseudo quasi ultra infra trans cis homo hetero "
    "iso mono di poly hemi mega pico femto kilo milli exo endo ecto eu dys omni co"
)
_CONFUSED = (("1", "l"), ("0", "o"), ("5", "s"), ("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "h"),
             ("i", "l"), ("c", "e"), ("q", "g"), ("f", "t"))  # fmt: skip


@lru_cache(maxsize=16384)
def scanned(word: str) -> str:
    """`word` with letters that scanners confuse in one form: "leaming" and "learning" are the same."""
    for these, those in _CONFUSED:
        if these in word:
            word = word.replace(these, those)
    return word


def compared(one: TitleWords, other: TitleWords, *, least: int = 0) -> Comparison:
    """How two titles differ; the same whichever comes first, but for the order of what differs.

    Titles that are less alike than `least` percent are far at once, unless one is the beginning of the other.
    """
    if one.letters == other.letters:
        return Comparison(Relation.EXACT if one.letters else Relation.FAR, 100 if one.letters else 0)
    if not one.letters or not other.letters:
        return Comparison(Relation.FAR, 0)
    percent = min(99, int(ratio(one.letters, other.letters)))
    if percent >= NEAR and scanned(one.letters) == scanned(other.letters):
        return Comparison(Relation.NEAR, percent, is_scanned=True)
    shortened = _shortened(one, other)
    if percent < max(least, _AKIN // 2) and not shortened:
        return Comparison(Relation.FAR, percent)
    if not shortened and one.numbers != other.numbers:
        mine, theirs = tuple(one.numbers - other.numbers), tuple(other.numbers - one.numbers)
        if mine and theirs:
            return Comparison(Relation.TOLD_APART, percent, mine, theirs)
    if shortened:
        return _of_shortened(one, other, percent)
    mine, theirs, scan, look_alike = _unpaired(one.words, other.words)
    relation = _relation(percent, mine, theirs)
    return Comparison(relation, percent, mine, theirs, scan and not mine and not theirs, look_alike)


def _relation(percent: int, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Relation:
    shares = percent >= _AKIN
    if any(tells_apart(word) for word in (*mine, *theirs)):
        return Relation.TOLD_APART if percent >= _AKIN // 2 else Relation.FAR
    if mine or theirs or percent < NEAR:
        return Relation.AKIN if shares or not (mine or theirs) else Relation.FAR
    return Relation.NEAR


def tells_apart(word: str) -> bool:
    """Whether a word that only one title has makes it the title of another work."""
    return (
        word.isdecimal()
        or (len(word) == 1 and word.isascii() and word != "a")
        or word in _NEGATIONS
        or word in _NOTICES
    )


def _unpaired(
    one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], bool, bool]:
    """The words that only one side has, fillers left out; whether the paired ones differ as scans do, or look alike.

    Words that differ by a head such as "un" or "hyper" come back on both sides with what makes them opposites.
    """
    mine, theirs = _without(one, other), _without(other, one)
    _pair_joined(mine, theirs)
    _pair_joined(theirs, mine)
    scan, look_alike = True, False
    for word in list(mine):
        best = max(theirs, key=lambda each: ratio(word, each), default="")
        if best and is_spelling_of(word, best):
            mine.remove(word)
            theirs.remove(best)
            scan = scan and scanned(word) == scanned(best)
            look_alike = look_alike or word.isascii() is not best.isascii()
    mine, theirs = _opposites_marked(mine, theirs)
    return _telling(mine), _telling(theirs), scan, look_alike


def _telling(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _FILLERS)


def _without(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    rest = list(others)
    found = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            found.append(word)
    return found


def _pair_joined(parts: list[str], wholes: list[str]) -> None:
    """Takes out words of one side that are written apart on the other ("multi-modal", "multimodal")."""
    for whole in list(wholes):
        found = _place_of_joined(parts, whole)
        if found is not None:
            del parts[found]
            wholes.remove(whole)


def _place_of_joined(parts: list[str], whole: str) -> slice | None:
    """Which two or three words in a row are one word, written apart; None where none are."""
    ends = list(accumulate(map(len, parts), initial=0))
    for count in (2, 3):
        for start in range(len(parts) - count + 1):
            longer = abs(ends[start + count] - ends[start] - len(whole))
            if longer <= _CONFUSIONS and _is_joined(parts[start : start + count], whole):
                return slice(start, start + count)
    return None


def _is_joined(parts: list[str], whole: str) -> bool:
    joined = "".join(parts)
    if scanned(joined) == scanned(whole):
        return True
    if abs(len(joined) - len(whole)) > 1:
        return False
    return not any(part.isdecimal() for part in parts) and len(parts[0]) > 1 and is_spelling_of(joined, whole)


@lru_cache(maxsize=16384)
def is_spelling_of(one: str, other: str) -> bool:
    """Whether two words are one word, misspelt, scanned badly or in another number: never two opposites."""
    if one.isdecimal() or other.isdecimal():
        return False
    short = min(len(one), len(other))
    if short < 4:
        is_filler = len(one) > 1 < len(other) and (one in _FILLERS or other in _FILLERS)
        return (scanned(one) == scanned(other) and short > 2) or (is_filler and OSA.distance(one, other) == 1)
    most = short // 3 if short > 5 else 1
    if OSA.distance(one, other, score_cutoff=most) > most and scanned(one) != scanned(other):
        return False
    return not are_opposites(one, other)


def are_opposites(one: str, other: str) -> bool:
    """Whether two words differ by what stands at their head: "supervised", "unsupervised"; "micro-", "macro-"."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    if length < 4:
        return False
    for tail in range(length, 3, -1):
        heads = one[: len(one) - tail], other[: len(other) - tail]
        if heads[0] != heads[1] and all(head in _HEADS or not head for head in heads):
            return True
    return False


def is_negation(word: str) -> bool:
    """Whether a word that only one title has says the contrary, or names a notice about the other."""
    return word in _NEGATIONS or word in _NOTICES


def _opposites_marked(mine: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """A negation beside each word that the other side has with another head, so that it tells the two apart."""
    for word in list(mine):
        if any(are_opposites(word, each) for each in theirs):
            mine = [*mine, "not"]
    return mine, theirs


def _shortened(one: TitleWords, other: TitleWords) -> bool:
    """Whether the shorter title is the longer one without its end."""
    short, long = sorted((one, other), key=lambda each: len(each.letters))
    size = len(short.letters)
    if size < _SHORTEST_BEGINNING and long.main != short.letters:
        return False
    if size > 0.93 * len(long.letters) and not (short.is_cut or long.main == short.letters):
        cut_in_a_word = size not in long.ends and long.letters.startswith(short.letters)
        return cut_in_a_word and not short.words[-1].isdecimal()
    return ratio(short.letters, long.letters[:size]) >= _BEGINNING


def _of_shortened(one: TitleWords, other: TitleWords, percent: int) -> Comparison:
    """The comparison of a title with its own beginning: only what both have, and what follows at once, counts."""
    short, long = sorted((one, other), key=lambda each: len(each.letters))
    heads, kept = short.words, bisect_right(long.ends, len(short.letters))
    # A misspelt word before moves the place where the shorter title ends: then its last word tells.
    ends = [
        at
        for at in (kept, kept + 1, kept - 1)
        if 0 < at <= len(long.words) and long.words[at - 1] == heads[-1]
    ]
    kept, is_whole = (ends[0], True) if ends else (kept, False)
    ends_in_number = short.letters[-1].isdecimal() and not short.is_cut
    if short.is_cut or not is_whole:
        heads = heads if ends_in_number else heads[:-1]
        kept = len(heads) if abs(len(heads) - kept) <= 1 else kept
    mine, theirs, _, look_alike = _unpaired(heads, long.words[:kept])
    follows = () if short.is_cut or not is_whole else _telling_rest(long.words[kept:])
    words = (mine, (*theirs, *follows)) if short is one else ((*theirs, *follows), mine)
    if any(tells_apart(word) for side in words for word in side):
        return Comparison(Relation.TOLD_APART, percent, *words)
    relation = Relation.SHORTENED if len(mine) + len(theirs) <= 1 else Relation.AKIN
    return Comparison(relation, percent, *words, is_look_alike=look_alike)


def _telling_rest(rest: tuple[str, ...]) -> tuple[str, ...]:
    """What makes another work of a title that goes on: a notice anywhere, a number at once or alone ("Part 2")."""
    first = 2 if rest and rest[0] in PARTS else 1
    found = tuple(word for word in rest[: 3 if len(rest) <= 3 else first] if tells_apart(word))
    return found + tuple(word for word in rest if word in _NOTICES and word not in found)
