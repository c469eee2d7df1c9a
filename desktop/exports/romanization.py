"""Spells letters that TeX has no name for with Latin ones, for bibliographies that must be 7-bit ASCII."""

import re
import unicodedata
from functools import lru_cache

_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_GREEK_LETTERS = re.compile(f"[{_GREEK}]+")
_GREEK_WORDS = re.compile(f"[{_GREEK}]{{2,}}")
UNSPELT = "?"
"""Stands for what has no reading."""


@lru_cache(maxsize=8192)
def latin(letter: str) -> str:
    """`letter`, with the marks on it, in printable ASCII by the romanization usual for its script.

    Chinese characters are read as Mandarin, pictures named (":rocket:"); marks, and the few letters that are
    written and not spelt, become nothing, what has no reading a question mark.
    """
    # Loaded when the first such letter comes: most exports have none.
    from anyascii import anyascii  # noqa: PLC0415

    found = anyascii(unicodedata.normalize("NFC", letter))
    return found if found or unicodedata.category(letter[0])[0] in "LM" else UNSPELT


def without_greek_words(text: str) -> str:
    """`text` in NFC with Greek words in Latin letters; Greek letters that are signs (α, TNFα, αβ) stay.

    Words of the Greek language have an accent, signs have none.
    """
    return _GREEK_WORDS.sub(lambda found: _spelt(found[0]) if _has_accent(found[0]) else found[0], text)


def name_in_latin(name: str) -> str:
    """A part of a name in which no Greek is left, which TeX would print as maths; other letters stay."""
    return _GREEK_LETTERS.sub(lambda found: _spelt(found[0]), unicodedata.normalize("NFC", name))


def is_caseless(word: str) -> bool:
    """Whether `word` has letters of a script without capitals: those that it gets here it must keep."""
    return not word.isascii() and any(unicodedata.category(letter) == "Lo" for letter in word)


def _spelt(letters: str) -> str:
    return "".join(map(latin, letters))


def _has_accent(word: str) -> bool:
    return len(unicodedata.normalize("NFD", word)) > len(word)
