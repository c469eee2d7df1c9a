"""The words of a title: which of them mean something, and where they stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.exports.maths import pieces

_FUNCTION_WORDS = """
    a an the and but or nor so yet if as of at by for from in into on onto off out over to up upon with within
    without via per than that vs versus about above across after against along amid among around before behind
    below beneath beside between beyond despite down during except inside like near outside past since through
    throughout till toward towards under until unlike
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English words that carry no subject: articles, conjunctions, prepositions."""

_WORD = re.compile("[^\\W_][\u0300-\u036f]*(?:[@'’]?[^\\W_][\u0300-\u036f]*)*")
_SENTENCE_ENDS = ".:?!—–"
_OPENING = " \"'‘’“”()[]"


class Word(NamedTuple):
    """A word of a title: what it says, the characters [start, end) it was read from, whether a sentence starts."""

    text: str
    start: int
    end: int
    first: bool


def words(text: str, *, first: bool = True) -> Iterator[Word]:
    """Runs of letters and digits in `text`, which holds no maths; `first`: a sentence starts with it."""
    end = 0
    for found in _WORD.finditer(text):
        start = found.start()
        starts = (first and end == 0) or (start - end > 1 and _ends_sentence(text[end:start]))
        end = found.end()
        yield Word(found.group(), start, end, starts)


def _ends_sentence(between: str) -> bool:
    mark = between.rstrip(_OPENING)
    return mark[-1:] in _SENTENCE_ENDS and " " in between[len(mark) :] and mark != ""


def significant_words(title: str) -> Iterator[str]:
    """The words of `title`, split at blanks and without maths, that are no function words."""
    for piece in pieces(title):
        if piece.maths:
            continue
        for word in piece.text.split():
            bare = "".join(letter for letter in word if letter.isalnum())
            if bare and bare.lower() not in FUNCTION_WORDS:
                yield word
