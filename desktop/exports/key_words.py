"""The words of a record that citation keys are made of, in ASCII letters and digits."""

import base64
import hashlib
import unicodedata
from collections.abc import Iterator

from desktop.exports.title_words import FUNCTION_WORDS, significant_words
from desktop.papers.name import OTHERS, Name
from desktop.papers.paper import Paper
from desktop.papers.text_keys import folded

WORD_LETTERS = 20
"""No word of a key is longer."""


def author_words(name: Name, *, keep_case: bool = False) -> Iterator[str]:
    """The words of a family name, or of a group; none for "and others"."""
    if name == OTHERS:
        return
    words = name.family.split() or [
        word for word in name.literal.split() if word.lower() not in FUNCTION_WORDS
    ]
    yield from (key_letters(word, keep_case=keep_case) for word in words)


def title_words(title: str, *, keep_case: bool = False) -> Iterator[str]:
    """The words of `title` that carry a subject, each cut at `WORD_LETTERS`."""
    for word in significant_words(title):
        if letters := key_letters(word, keep_case=keep_case)[:WORD_LETTERS]:
            yield letters


def arxiv_identifier(paper: Paper) -> str:
    """A word of the identifier (`arxiv1706.03762`), "" for a paper that is not there."""
    return f"arxiv{paper.arxiv_id.lower().replace('/', ':')}" if paper.arxiv_id else ""


def own_number(paper: Paper) -> str:
    """A word that no other paper has, and that this one has for ever."""
    digest = hashlib.blake2b(paper.uid.encode(), digest_size=5).digest()
    return f"paper{base64.b32encode(digest).decode().lower()}"


def key_letters(text: str, *, keep_case: bool = False, marks: bool = False) -> str:
    """`text` in ASCII letters and digits (ø: o, ß: ss), in lower case unless told; `marks`: other ASCII stays."""
    found = "".join(map(_folded_in_case, text)) if keep_case and not text.islower() else folded(text)
    return "".join(letter for letter in found if letter.isascii() and (marks or letter.isalnum()))


def _folded_in_case(letter: str) -> str:
    plain = folded(letter)
    if unicodedata.category(letter) != "Lu":
        return plain
    return plain[:1].upper() + plain[1:]
