"""Queries by people who have one paper in mind, half of them misspelt; and queries that mean nothing."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from desktop.search.words import terms

DISTINCTIVE = slice(3, 40)  # of the words of an abstract, the rarest first; the very rarest nobody remembers


class Known(NamedTuple):
    """A query by somebody who has one paper in mind."""

    text: str
    paper: int
    has_typo: bool


def remembered(index: SearchIndex, paper: SearchDocument, choice: random.Random) -> list[str]:
    """What somebody types of `paper`: the title, words of the abstract, or an author and words of the title."""
    kind = choice.choice(["title", "words", "begun", "author"])
    if kind == "title":
        return paper.title.lower().replace(":", "").split()
    title = [word for word in terms(paper.title).split() if len(word) > 3]
    if kind == "author" and paper.authors:
        surname = paper.authors.split(", ")[0].split()[-1].lower()
        return [surname, *choice.sample(title, min(2, len(title)))]
    assert index.vocabulary is not None
    frequency = index.vocabulary.frequency
    abstract = {word for word in terms(paper.abstract).split() if len(word) > 3}
    rarest = sorted(abstract, key=lambda word: (frequency(word), word))[DISTINCTIVE]
    return choice.sample(rarest, min(len(rarest), choice.randint(2, 4))) or title


def known_items(
    index: SearchIndex,
    papers: Sequence[SearchDocument],
    count: int,
    choice: random.Random,
    misspelt: Callable[[str], str],
) -> list[Known]:
    """`count` queries that three papers at most hold when spelt right; every other one has a typo."""
    known: list[Known] = []
    while len(known) < count:
        paper = choice.choice(papers)
        typed = remembered(index, paper, choice)
        ranking = index.rank(" ".join(typed) + " ", 3, exact=True)
        if not typed or ranking is None or not 1 <= ranking.total <= 3:
            continue
        has_typo = len(known) % 2 == 1
        at = choice.randrange(len(typed))
        if has_typo and len(typed[at]) > 4:
            typed[at] = misspelt(typed[at])
        elif choice.random() < 0.3 and len(typed[-1]) > 6:
            typed[-1] = typed[-1][:-2]
        known.append(Known(" ".join(typed), paper.id, has_typo))
    return known


def nonsense(choice: random.Random) -> str:
    letters = "bcdfghjklmnpqrstvwxzaeiouy"
    return " ".join(
        "".join(choice.choice(letters) for _ in range(choice.randint(4, 12)))
        for _ in range(choice.randint(1, 3))
    )
