"""Tells lists of papers from any other text by how well it reads as titles and abstracts."""

import re
from collections.abc import Iterable, Sequence

from desktop.digests.prose.pairing import DOUBTFUL_TITLE, Label, title_cost
from desktop.digests.prose.paragraphs import Unit

_FEW = 6
"""So short a text is read for what it is worth: its few lines are quickly looked through."""
_VERY_FEW = 4
"""Fewer paragraphs than these are what somebody chose to paste: they are read in doubt, never refused."""
_SURPRISING = 0.3
"""Of 170 texts without papers (manuals, licences, logs) nearly all are above, digests are below half of it."""
_LONGEST = 2_000
_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{2,}(?![^\W_])")
_ODD = re.compile(
    r"[a-z#*`>=|_~+/.<@%\\\[-]|\d+(?:\.\d+)+\.? |\d{1,2} [A-Z][a-z]+\Z"
    r"|.*(?:[:,;={}`|\\]\Z|://|[\w.]@\w|`|\\[a-z]*[A-Z ]|\w_\w|==|\(\)|[{}]| --|--\w)"
    r"|.*\b(?:[Cc]opyright|[Ll]icen[sc]e)\b",
    re.DOTALL,
)
"""What titles of papers hardly look like: beginnings in lower case, marks of lists, code, numbered chapters."""


def is_odd_title(text: str) -> bool:
    """Whether `text` is hardly the title of a paper: one word, a heading of a manual, a line of a program."""
    if text.isascii() and (" " not in text or not _WORD.search(text[:_LONGEST])):
        return True
    return " " in text and (title_cost(text) >= DOUBTFUL_TITLE or bool(_ODD.match(text[:_LONGEST])))


def are_odd_titles(titles: Sequence[str]) -> bool:
    """Whether so many of `titles` are odd that they are headings of something else."""
    odd = sum(map(is_odd_title, titles))
    share = _SURPRISING if len(titles) >= _FEW else 0.45 if len(titles) >= _VERY_FEW else 0.9
    return odd > share * len(titles)


def is_running_text(labels: Iterable[tuple[Unit, Label]]) -> bool:
    """Whether a text surprises too often as a list of papers.

    By odd titles, by what is neither title nor abstract, and by more second paragraphs than titles.
    """
    read = [(unit.text, label) for unit, label in labels]
    titles = [text for text, label in read if label is Label.TITLE]
    abstracts = sum(label is Label.ABSTRACT for _, label in read)
    surprises = sum(map(is_odd_title, titles)) + len(read) - len(titles) - abstracts
    surprises += max(0, abstracts - 2 * len(titles))
    if sum(any(sign.isalpha() for sign in text) for text, _ in read) < _VERY_FEW:
        return False
    return are_odd_titles(titles) or (len(read) >= _FEW and surprises > _SURPRISING * len(read))
