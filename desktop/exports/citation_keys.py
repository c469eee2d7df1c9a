"""Makes citation keys as arXiv and Scholar shape them: `vaswani2017attention`; always legal, never taken."""

import base64
import hashlib
import re
from collections.abc import Callable, Container, Iterator
from itertools import islice

from desktop.exports.derivation import year_and_month
from desktop.exports.title_words import FUNCTION_WORDS, significant_words
from desktop.papers.name import OTHERS, Name
from desktop.papers.paper import Paper
from desktop.papers.text_keys import folded

_WORD_LETTERS = 20
_TITLE_WORDS = 3
_LEGAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]{0,199}\Z")
_EMPTY_WORDS = frozenset(
    {"", "unknown", "nd", "na", "none", "null", "anonymous", "anon", "noauthor", "untitled"}
)
_LINEAR_STEPS = 26


def is_legal_key(key: str) -> bool:
    """Whether an imported `key` can be kept: BibTeX, biber and Pandoc take it (ASCII, no quotes or commas)."""
    return bool(_LEGAL.match(key))


def key_for(paper: Paper, taken: Container[str]) -> str:
    """A key for `paper` that is not among `taken`, which holds all keys of the library in lower case.

    The first shape that the record has the facts for is used; a clash gets a, b, …, z, aa, …
    The same paper and the same `taken` give the same key.
    """
    shaped = (shape(paper) for shape in SHAPES)
    return untaken(next(key for key in shaped if _usable(key)), taken)


def untaken(key: str, taken: Container[str]) -> str:
    """`key` (in lower case), or with the first free suffix a, b, …, z, aa, … that is found."""
    if key not in taken:
        return key
    low, high = 0, 1
    # Ten thousand papers of one title must not cost ten thousand look-ups each.
    while key + suffix(high) in taken:
        low, high = high, high + 1 if high < _LINEAR_STEPS else 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if key + suffix(middle) in taken else (low, middle)
    return key + suffix(high)


def suffix(number: int) -> str:
    """The suffix of the clash `number` (1: "a", 26: "z", 27: "aa")."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _author_year_word(paper: Paper) -> str:
    author = _author(paper.authors)
    return f"{author}{_year(paper)}{next(_title_words(paper), '')}" if author else ""


def _words_year(paper: Paper) -> str:
    words = "".join(islice(_title_words(paper, starts_with_letter=True), _TITLE_WORDS))
    return f"{words}{_year(paper)}" if words not in _EMPTY_WORDS else ""


def _arxiv_identifier(paper: Paper) -> str:
    return f"arxiv{paper.arxiv_id.lower().replace('/', ':')}" if paper.arxiv_id else ""


def _own_number(paper: Paper) -> str:
    digest = hashlib.blake2b(paper.uid.encode(), digest_size=5).digest()
    return f"paper{base64.b32encode(digest).decode().lower()}"


SHAPES: tuple[Callable[[Paper], str], ...] = (
    _author_year_word,
    _words_year,
    _arxiv_identifier,
    _own_number,
)
"""Alternatives, best first: each gives a key in lower case, or "" when the record does not know enough."""


def _usable(key: str) -> bool:
    return key[:1].isalpha() and is_legal_key(key) and key not in _EMPTY_WORDS


def _author(names: tuple[Name, ...]) -> str:
    if not names or names[0] == OTHERS:
        return ""
    name = names[0]
    words = name.family.split() or [
        word for word in name.literal.split() if word.lower() not in FUNCTION_WORDS
    ]
    author = "".join(map(_letters, words))[:_WORD_LETTERS]
    return "" if author in _EMPTY_WORDS else author


def _title_words(paper: Paper, *, starts_with_letter: bool = False) -> Iterator[str]:
    for word in significant_words(paper.title):
        letters = _letters(word)[:_WORD_LETTERS]
        starts_with_letter &= not letters[:1].isalpha()
        if letters and not starts_with_letter:
            yield letters


def _year(paper: Paper) -> str:
    year, _ = year_and_month(paper)
    return str(year) if year is not None else ""


def _letters(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isascii() and letter.isalnum())
