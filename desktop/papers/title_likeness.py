"""How two titles differ: not at all, in their spelling, in their length, or in a word that makes another work."""

from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import OSA

from desktop.papers.letter_likeness import letters_alike
from desktop.papers.telling_words import (
    ARTICLES,
    DESCRIBING,
    ENDINGS,
    FILLERS,
    HEADS,
    LABELS,
    NOTICES,
    OPPOSITES,
    tells_apart,
)
from desktop.papers.title_words import PARTS, TitleWords


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
    is_renamed: bool = False
    """The two differ in a short name before the sub-title ("Alphanet: …", "Alphanets: …")."""


NEAR, _AKIN = 85, 70
"""Percent from which two titles are one but for the spelling, or share most words."""
_BEGINNING = 0.9
"""Likeness from which one title is the other's beginning."""
_SHORTEST_BEGINNING = 8
_LONGEST_NAME = 16
"""Letters of a name that stands before a sub-title."""
_CONFUSIONS = 3
"""Letters by which a scanner may make one word longer, or shorter."""
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
    percent = min(99, int(100 * letters_alike(one.letters, other.letters)))
    return _of_the_same_words(one, other, percent) or _of_other_words(one, other, percent, least)


def _of_the_same_words(one: TitleWords, other: TitleWords, percent: int) -> Comparison | None:
    """The comparison of titles that a scanner, or leaving out little words, has made different; None for others."""
    if percent >= NEAR and scanned(one.letters) == scanned(other.letters):
        return Comparison(Relation.NEAR, percent, is_scanned=_differ_in_long_words(one.words, other.words))
    if (
        one.numbers == other.numbers
        and percent >= _AKIN
        and _without(one.words, FILLERS) == _without(other.words, FILLERS)
    ):
        is_safe = _without(one.words, ARTICLES) == _without(other.words, ARTICLES)
        return Comparison(Relation.NEAR, percent, is_scanned=is_safe)
    return None


def _of_other_words(one: TitleWords, other: TitleWords, percent: int, least: int) -> Comparison:
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
    if relation is Relation.AKIN and (_is_labelled(one, mine, theirs) or _is_labelled(other, theirs, mine)):
        relation = Relation.TOLD_APART
    is_scanned = scan and not mine and not theirs
    return Comparison(relation, percent, mine, theirs, is_scanned, look_alike, _is_renamed(one, other))


def _without(words: tuple[str, ...], left_out: frozenset[str]) -> list[str]:
    return [word for word in words if word not in left_out]


def _differ_in_long_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether no short word, which may be a code ("C3" or "G3"), is among those that a scanner took for another."""
    pairs = zip(one, other, strict=True) if len(one) == len(other) else ()
    return all(mine == theirs or min(len(mine), len(theirs)) > 3 for mine, theirs in pairs)


def _is_renamed(one: TitleWords, other: TitleWords) -> bool:
    """Whether two titles begin with different short names, more different than by what scanners do."""
    short = min(len(one.main), len(other.main))
    return 0 < short <= _LONGEST_NAME and scanned(one.main) != scanned(other.main)


def _is_labelled(title: TitleWords, own: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether all that a title has besides begins with a label or a part of a work in front of it."""
    first = title.words[0]
    return bool(own) and not others and own[0] == first and first in (LABELS | PARTS)


def _relation(percent: int, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Relation:
    shares = percent >= _AKIN
    if any(tells_apart(word) for word in (*mine, *theirs)):
        return Relation.TOLD_APART if percent >= _AKIN // 2 else Relation.FAR
    if mine or theirs or percent < NEAR:
        return Relation.AKIN if shares or not (mine or theirs) else Relation.FAR
    return Relation.NEAR


def _unpaired(
    one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], bool, bool]:
    """The words that only one side has, fillers left out; whether the paired ones differ as scans do, or look alike.

    Words that differ by a head such as "un" or "hyper" come back on both sides with what makes them opposites.
    """
    mine, theirs = _beyond(one, other), _beyond(other, one)
    _pair_joined(mine, theirs)
    _pair_joined(theirs, mine)
    dropped = {*mine, *theirs} & FILLERS - ARTICLES
    scan, look_alike = not dropped, False
    for word in list(mine):
        best = max(theirs, key=partial(letters_alike, word), default="")
        if best and is_spelling_of(word, best):
            mine.remove(word)
            theirs.remove(best)
            scan = scan and scanned(word) == scanned(best) and len(word) > 3
            look_alike = look_alike or word.isascii() is not best.isascii()
    mine, theirs = _opposites_marked(mine, theirs)
    return _telling(mine), _telling(theirs), scan, look_alike


def _telling(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in FILLERS)


def _beyond(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
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
        is_filler = len(one) > 1 < len(other) and (one in FILLERS or other in FILLERS)
        return (scanned(one) == scanned(other) and short > 2) or (is_filler and OSA.distance(one, other) == 1)
    most = short // 3 if short > 5 else 1
    if OSA.distance(one, other, score_cutoff=most) > most and scanned(one) != scanned(other):
        return False
    return not are_opposites(one, other)


def are_opposites(one: str, other: str) -> bool:
    """Whether two words differ by what stands at their head: "supervised", "unsupervised"; "micro-", "macro-"."""
    if frozenset((one, other)) in OPPOSITES or _end_apart(one, other):
        return True
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    if length < 4:
        return False
    for tail in range(length, 3, -1):
        heads = one[: len(one) - tail], other[: len(other) - tail]
        if heads[0] != heads[1] and all(head in HEADS or not head for head in heads):
            return True
    return False


def _end_apart(one: str, other: str) -> bool:
    """Whether two words have one stem and endings that tell substances apart."""
    for endings in ENDINGS:
        stems = [word.removesuffix(end) for word in (one, other) for end in endings if word.endswith(end)]
        if len(stems) == 2 and stems[0] == stems[1] and len(stems[0]) > 2:
            return one != other
    return False


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
    return letters_alike(short.letters, long.letters[:size]) >= _BEGINNING


def _of_shortened(one: TitleWords, other: TitleWords, percent: int) -> Comparison:
    """The comparison of a title with its own beginning: only what both have, and what follows at once, counts."""
    short, long = sorted((one, other), key=lambda each: len(each.letters))
    heads, kept = short.words, bisect_right(long.ends, len(short.letters))
    # A misspelt word before moves the place where the shorter title ends: then its last word tells.
    ends = [
        at
        for at in (kept, kept + 1, kept - 1, kept + 2)
        if 0 < at <= len(long.words) and long.words[at - 1] == heads[-1]
    ]
    kept, is_whole = (ends[0], True) if ends else (kept, False)
    ends_in_number = short.letters[-1].isdecimal() and not short.is_cut
    if short.is_cut or not is_whole:
        heads = heads if ends_in_number else heads[:-1]
        kept = len(heads) if abs(len(heads) - kept) <= 1 else kept
    mine, theirs, _, look_alike = _unpaired(heads, long.words[:kept])
    rest = () if short.is_cut or not is_whole else long.words[kept:]
    follows = _telling_subtitle(rest) if long.main == short.letters else _telling_rest(rest)
    words = (mine, (*theirs, *follows)) if short is one else ((*theirs, *follows), mine)
    if any(tells_apart(word) for side in words for word in side):
        return Comparison(Relation.TOLD_APART, percent, *words)
    relation = Relation.SHORTENED if len(mine) + len(theirs) <= 1 else Relation.AKIN
    return Comparison(relation, percent, *words, is_look_alike=look_alike)


def _telling_rest(rest: tuple[str, ...]) -> tuple[str, ...]:
    """What makes another work of a title that goes on: a notice anywhere, a number at once or alone ("Part 2")."""
    if part := _part(rest):
        return part
    found = tuple(word for word in rest[: 3 if len(rest) <= 3 else 1] if tells_apart(word))
    return found + tuple(word for word in rest if word in NOTICES and word not in found)


def _telling_subtitle(rest: tuple[str, ...]) -> tuple[str, ...]:
    """What makes another work of a title with a sub-title: that this is a number ("Part 2") or a notice ("A Reply").

    Sub-titles begin with numbers and speak of reviews often enough ("Two Views of Time: A Review").
    """
    words = tuple(word for word in rest if word not in ARTICLES)
    if part := _part(words):
        return part
    is_alone = len(words) == 1 and (words[0].isdecimal() or len(words[0]) == 1)
    return words[:1] if is_alone else tuple(word for word in words[:1] if word in NOTICES - DESCRIBING)


def _part(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say which part of a work this is ("part", "2"), where these come first."""
    if len(words) > 1 and words[0] in PARTS and (words[1].isdecimal() or len(words[1]) == 1):
        return words[:2]
    return ()
