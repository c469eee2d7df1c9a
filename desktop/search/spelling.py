"""When two words are spellings of one another, and which such guess may be believed."""

import re

from rapidfuzz.distance import OSA

FUZZY_FROM = 4
"""Shorter words are never guessed: nearly every three letters are one edit from some word."""
TWO_EDITS_FROM = 8
_TWO_FAR_FROM = 6
_NAMED_FROM = 5
"""With fewer letters beside its digits a word is a number, a version or a formula."""
_INFLECTED_FROM = 3
_SURE_FROM = 7
_MANY_WORDS = 100_000
_VOWELS = frozenset("aeiouy")
_REPEATED = re.compile(r"(.)\1+")


def edits_allowed(word: str, *, far: bool = False) -> int:
    """How many letters of `word` may be wrong, left out, too many or swapped with a neighbour: 0, 1 or 2.

    In names such as "noise2noise" one letter, and no digit. `far`: more, where nothing is found and other words
    of the query support the guess.
    """
    if len(word) < FUZZY_FROM or not word.isalnum():
        return 0
    if not word.isalpha():
        return 1 if sum(map(str.isalpha, word)) >= _NAMED_FROM else 0
    return 2 if len(word) >= (_TWO_FAR_FROM if far else TWO_EDITS_FROM) else 1


def edits_between(typed: str, word: str, most: int) -> int:
    """Optimal string alignment distance, `most + 1` when greater; swapped neighbours are one edit."""
    return OSA.distance(typed, word, score_cutoff=most)


def digits_of(word: str) -> str:
    """What must stay as it is in a name with digits."""
    return "".join(filter(str.isdigit, word))


def edits_to_begin(typed: str, word: str, most: int) -> int:
    """Edits between `typed` and that beginning of `word` which is nearest to it."""
    lengths = range(max(1, len(typed) - most), min(len(word), len(typed) + most) + 1)
    return min((edits_between(typed, word[:length], most) for length in lengths), default=most + 1)


def inflections(word: str) -> tuple[str, ...]:
    """Singular and plural forms of an English word: what nobody remembers of a title."""
    if len(word) < _INFLECTED_FROM or not word.isascii() or not word.isalpha():
        return ()
    if word.endswith("ies"):
        return (f"{word[:-3]}y",)
    if word.endswith(("sses", "xes", "ches", "shes")):
        return (word[:-2],)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return (word[:-1],)
    if word.endswith("y") and word[-2] not in _VOWELS:
        return (f"{word[:-1]}ies",)
    if word.endswith(("s", "x", "ch", "sh")):
        return (f"{word}es",)
    return (f"{word}s",)


def is_likely_slip(typed: str, word: str) -> bool:
    """Whether the one edit between the two is one that fingers make: swapped, doubled, or a wrong vowel."""
    if len(typed) == len(word):
        wrong = [(one, other) for one, other in zip(typed, word, strict=True) if one != other]
        return (len(wrong) == 1 and _VOWELS.issuperset(wrong[0])) or (
            len(wrong) == 2 and sorted(typed) == sorted(word)
        )
    return _REPEATED.sub(r"\1", typed) == _REPEATED.sub(r"\1", word)


def is_believable(typed: str, word: str, *, words: int) -> bool:
    """Whether the guess `word` for `typed` stands alone, without another word of the query to support it.

    Chance decides: of `words` distinct words nearly every five letters have one within an edit, of seven
    that begin alike hardly any. With six it depends on how many words there are, and fingers leave letters
    out more often than they put in wrong ones. A word of which only the beginning is near must be longer.
    """
    if typed[0] != word[0] and typed[:2] != word[1::-1]:
        return is_likely_slip(typed, word)
    edits = edits_allowed(typed)
    if edits_between(typed, word, edits) > edits:
        return len(typed) > _SURE_FROM
    if len(typed) == _SURE_FROM - 1:
        return len(word) > len(typed) or words < _MANY_WORDS or is_likely_slip(typed, word)
    return len(typed) >= _SURE_FROM or is_likely_slip(typed, word)
