"""Folded forms of text: what two spellings of the same words have in common."""

import re
import unicodedata
from functools import lru_cache

TITLE_KEY_CHARACTERS = 100
_OTHERS = re.compile(r"[\W_]+")
"""All but letters and digits, as `str.isalnum` knows them."""
_ASCII_OTHERS = bytes(code for code in range(128) if not chr(code).isalnum())
_COPYRIGHT = re.compile(
    r"\A\s*(?:©|\(c\)|copyright\b)[^.]{0,80}\.\s*(?:all rights reserved\.)?", re.IGNORECASE
)
_HEADINGS = re.compile(
    r"\A(?:abstract|summary|background|(?:and)?(?:objectives?|purpose|aims?|goals?)|introduction|motivation|context|"
    r"importance|significance|rationale)+"
)
_UNFOLDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def folded(text: str) -> str:
    """`text` in lower case without accents (NFKD, combining marks dropped); blanks and punctuation stay."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in text if not unicodedata.combining(letter))
    # Afterwards: the decomposition of "ǿ" leaves an "ø" that none could take apart.
    return bare.casefold().translate(_UNFOLDED)


def title_key(title: str) -> str:
    """Letters and digits of the folded title, the first 100: equal for two spellings of one title.

    "" for a title without a letter or digit, which is never equal to another.
    """
    return letters_of(title)[:TITLE_KEY_CHARACTERS]


def letters_of(text: str) -> str:
    """Letters and digits of the folded text, nothing else."""
    if text.isascii():  # most texts are, and bytes are ten times as fast
        return text.encode("ascii").lower().translate(None, _ASCII_OTHERS).decode("ascii")
    return _OTHERS.sub("", folded(text))


def letters_of_abstract(text: str) -> str:
    """Letters and digits of an abstract, without what only some sources put in front: a heading, a copyright."""
    if copyright_line := _COPYRIGHT.match(text):
        text = text[copyright_line.end() :]
    letters = letters_of(text)
    heading = _HEADINGS.match(letters)
    return letters[heading.end() :] if heading else letters


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """What makes two tags or lists the same: folded, blanks collapsed."""
    return " ".join(folded(name).split())


_LEADING = ("a ", "an ", "the ")


def sort_key(title: str) -> str:
    """What a list sorted by title goes by: folded, no leading article or punctuation, 60 characters."""
    text = folded(title)
    first = next((at for at, letter in enumerate(text) if letter.isalnum()), 0)
    text = text[first:]
    for article in _LEADING:
        if text.startswith(article):
            text = text[len(article) :]
    return text[:60]
