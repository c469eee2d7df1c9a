"""What an entry is sorted and labelled by where nobody is named as its author or editor (BibTeX's field `key`)."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from desktop.exports.maths import pieces
from desktop.exports.title_words import FUNCTION_WORDS, words
from desktop.papers.cleaning import one_line

_WORDS = 3
_LETTERS = 60
_LABEL = 3
"""Letters that the style "alpha" takes for a label, beside the year."""
_ALIKE = 20
"""Entries with one label: alpha tells 26 apart, a to z, of which papers by one author may need some."""


class SortingKeys:
    """The sorting keys of one file, asked for in the order of its entries.

    Each is the start of the title, which styles that cite by author and year print. Where too many titles of a year
    begin alike ("Learning …"), the later ones start with their initials: alpha's label for the twenty-seventh would
    be a brace, and nothing after it could be typeset.
    """

    def __init__(self) -> None:
        self._labels = Counter[tuple[str, str]]()

    def of(self, title: str, year: str) -> str:
        """At most sixty ASCII letters, digits and blanks; "" for a title without any."""
        found = list(_latin_words(title))
        start = " ".join(found[:_WORDS])
        for sorting_key in (start, f"{_initials(found)} {start}".lstrip()):
            label = sorting_key[:_LABEL], year[-2:]
            if self._labels[label] < _ALIKE:
                self._labels[label] += 1
                break
        return sorting_key[:_LETTERS].rstrip()


def _latin_words(title: str) -> Iterator[str]:
    """Words in ASCII letters: a label is cut off after the third letter, in the middle of TeX if need be."""
    for piece in pieces(one_line(title)):
        if not piece.maths:
            plain = unicodedata.normalize("NFKD", piece.text).encode("ascii", "ignore").decode()
            yield from (word.text for word in words(plain))


def _initials(found: list[str]) -> str:
    """Three capitals, or fewer of a short title: "Learning to See in the Dark" is LSD."""
    telling = [word for word in found if word.lower() not in FUNCTION_WORDS]
    return "".join(word[0].upper() for word in telling[:_LABEL])
