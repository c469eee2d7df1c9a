"""Papers whose whole title was typed, whatever stands around it: a pasted reference, "do you know … by …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search.engine import TITLE
from desktop.search.failures import engine_failures
from desktop.search.group import STOP_WORDS, confined
from desktop.search.guessing import believed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.search.group import Group
    from desktop.search.matching import Matcher
    from desktop.search.vocabulary import Vocabulary

_LOOKED_AT = 50
_WORDS, _TELLING = 3, 2
"""A shorter title stands in many a query by chance."""
_MISSING = 5
"""One word in so many of a title may be missing: one that was misspelt beyond recognition."""


def entitled(
    vocabulary: Vocabulary, matcher: Matcher, groups: Sequence[Group], excluded: Sequence[Group]
) -> list[int]:
    """The ids of the papers with such a title, the most telling title first; quotations must stand in it."""
    known = [believed(vocabulary, group) for group in groups]
    asked = set().union(*map(_words, known))
    run = "".join(group.typed.replace(" ", "") for group in groups)
    found = []
    for number, title in _with_words_in_title(vocabulary, matcher, known, excluded):
        if _is_covered(title, asked, run):
            worth = sum(vocabulary.rarity(vocabulary.frequency(word)) for word in set(title) & asked)
            found.append((-worth, number))
    return [number for _, number in sorted(found)]


def _is_covered(title: Sequence[str], asked: set[str], run: str) -> bool:
    """Whether a folded title, compounds both whole and in parts, is what was typed or a piece of it."""
    telling = [word for word in title if word not in STOP_WORDS]
    missing = [word for word in telling if word not in asked and word not in run]
    is_long_enough = len(title) >= _WORDS and len(telling) >= _TELLING
    return is_long_enough and len(missing) <= len(telling) // _MISSING


def _with_words_in_title(
    vocabulary: Vocabulary, matcher: Matcher, groups: Sequence[Group], excluded: Sequence[Group]
) -> Iterator[tuple[int, list[str]]]:
    in_title = [confined(group, (TITLE,)) for group in groups if group.typed not in STOP_WORDS]
    quoted = [group for group in in_title if group.quoted]
    others = [group for group in in_title if group.is_readable and not group.quoted]
    question = matcher.any_of(others, quoted, excluded, least=0 if quoted else _TELLING)
    with engine_failures():
        papers = vocabulary.snapshot.papers
        addresses = [address for _, address in papers.search(question, _LOOKED_AT, count=False).hits]
        ids = papers.fast_field_values("id", addresses)
        for number, address in zip(ids, addresses, strict=True):
            yield int(number or 0), " ".join(papers.doc(address).to_dict().get(TITLE, ())).split()


def _words(group: Group) -> set[str]:
    """All words that a group stands for."""
    own = {group.typed, *(word for word, _ in group.all_readings)}
    return own.union(*group.phrases, *map(_words, group.together))
