"""Blocking keys: numbers that two records of one work have in common, so that few others need be compared.

Record linkage calls it blocking. A title gives a key for each pair of its four longest words (any two of them
may be damaged), one for what stands before its sub-title, one for its beginning (it may be cut), and an abstract
gives one for its beginning (the title may have been changed).
"""

from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from zlib import crc32

from desktop.papers.text_keys import letters_of_abstract
from desktop.papers.title_likeness import scanned
from desktop.papers.title_words import title_words

KEY_BITS = 32
_WORDS = 4
_BEGINNING, _ABSTRACT = 24, 60
"""Letters of a title and of an abstract that make a key."""
ABSTRACT_READ = 200
"""Characters of an abstract that the keys depend on."""


class KeyKind(IntEnum):
    """What a key was made of: the two lowest bits of it."""

    WORDS = 0
    TITLE = 1
    BEGINNING = 2
    ABSTRACT = 3


def blocking_keys(title: str, abstract: str = "") -> tuple[int, ...]:
    """The keys of a record, 32 bits each, without repetition, the most telling ones first."""
    return _keys(title, abstract[:ABSTRACT_READ])


@lru_cache(maxsize=2048)
def _keys(title: str, abstract: str) -> tuple[int, ...]:
    words = title_words(title)
    keys = []
    if words.letters:
        keys.append(_key(KeyKind.TITLE, _in_bytes(words.main or words.letters)))
    if len(words.letters) >= _BEGINNING:
        keys.append(_key(KeyKind.BEGINNING, _in_bytes(words.letters[:_BEGINNING])))
    beginning = letters_of_abstract(abstract)
    if len(beginning) >= _ABSTRACT:
        keys.append(_key(KeyKind.ABSTRACT, _in_bytes(beginning[:_ABSTRACT])))
    keys += [crc32(pair) & ~3 for pair in _pairs(words.words)]  # `KeyKind.WORDS`, which is 0
    return tuple(dict.fromkeys(keys))


def kind_of(key: int) -> KeyKind:
    """What a key was made of."""
    return KeyKind(key & 3)


def _pairs(words: tuple[str, ...]) -> list[bytes]:
    """Pairs of the longest different words, spelt as a scanner would; of fewer than three words each alone, too."""
    spelt = {_spelt(word) for word in words} - {""}
    longest = sorted([_sorted(word) for word in sorted(sorted(spelt), key=len, reverse=True)[:_WORDS]])
    pairs = [b"%s %s" % pair for pair in combinations(longest, 2)]
    return pairs if len(longest) > 2 else pairs + longest


@lru_cache(maxsize=16384)
def _spelt(word: str) -> str:
    """A word as a scanner would spell it, "" for one that tells nothing."""
    return scanned(word) if len(word) > 2 and not word.isdecimal() else ""


@lru_cache(maxsize=16384)
def _sorted(word: str) -> bytes:
    """The letters of a word in order: the commonest slip turns two of them round."""
    return _in_bytes("".join(sorted(word)))


def _in_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _key(kind: KeyKind, text: bytes) -> int:
    return crc32(text) & ~3 | kind
