"""How far two records may be the same work: identifiers first, then the exact text key, each with its reason."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from desktop.papers.text_keys import name_key

SHORTEST_TELLING_KEY = 16
"""A shorter title ("Introduction", "Segment Anything") proves nothing by itself."""


class Sameness(StrEnum):
    """What the evidence allows: two works, the same work, or a question for the user."""

    DIFFERENT = "different"
    SAME = "same"
    MAYBE = "maybe"


class Evidence(NamedTuple):
    """What one side of a comparison knows; "" and () where it knows nothing. `authors` are family names."""

    title_key: str
    arxiv_id: str
    doi: str
    pmid: str
    authors: tuple[str, ...]
    year: int | None
    abstract: bool


class Likeness(NamedTuple):
    """A judgement and its reasons in words, the strongest first."""

    sameness: Sameness
    reasons: tuple[str, ...]


_IDENTIFIERS = (("arxiv_id", "arXiv id"), ("doi", "DOI"), ("pmid", "PubMed id"))


def likeness(one: Evidence, other: Evidence) -> Likeness:
    """Whether two records are the same work, as far as identifiers and the exact title can tell."""
    same, differing = _identifiers(one, other)
    same_title = bool(one.title_key) and one.title_key == other.title_key
    authors = _authors_agree(one.authors, other.authors)
    reasons = [f"same {name}" for name in same]
    if same_title:
        reasons.append("same title")
    if same:
        return _by_identifier(reasons, differing, same_title=same_title, authors=authors)
    if not same_title:
        return Likeness(Sameness.DIFFERENT, ())
    doubts = [f"another {name}" for name in differing]
    if authors is False:
        doubts.append("other authors")
    if len(one.title_key) < SHORTEST_TELLING_KEY and authors is not True:
        doubts.append("a short title")
    return Likeness(Sameness.MAYBE if doubts else Sameness.SAME, (*reasons, *doubts))


def _by_identifier(
    reasons: list[str], differing: list[str], *, same_title: bool, authors: bool | None
) -> Likeness:
    """The same identifier settles it, unless everything else speaks against it."""
    doubts = [f"another {name}" for name in differing]
    if not same_title and authors is False:
        doubts += ["another title", "other authors"]
    serious = len(doubts) >= 2
    return Likeness(Sameness.MAYBE if serious else Sameness.SAME, (*reasons, *doubts))


def _identifiers(one: Evidence, other: Evidence) -> tuple[list[str], list[str]]:
    """The kinds of identifier that are equal, and those that both have and that differ.

    A paper has one DOI at its publisher and one at arXiv, so two DOIs differ only when both are of one kind.
    """
    same, differing = [], []
    for field, name in _IDENTIFIERS:
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine and theirs:
            if mine == theirs:
                same.append(name)
            elif field != "doi" or _of_arxiv(mine) == _of_arxiv(theirs):
                differing.append(name)
    return same, differing


def _of_arxiv(doi: str) -> bool:
    return doi.startswith("10.48550/")


def _authors_agree(one: Collection[str], other: Collection[str]) -> bool | None:
    """Whether a family name stands on both sides; None when one side names nobody."""
    if not one or not other:
        return None
    return bool({name_key(name) for name in one} & {name_key(name) for name in other})
