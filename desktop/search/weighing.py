"""How much speaks for every paper at once: how many wanted phrases it has, and what its words weigh together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tantivy import Occur, Query

from desktop.search.engine import ABSTRACT, AUTHORS, TITLE
from desktop.search.failures import engine_failures
from desktop.search.words import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tantivy import Schema

    from desktop.search.vocabulary import Vocabulary

_IN_TEXT = (TITLE, ABSTRACT)
_FEW = 10_000
"""So many papers are picked out by the index; of more, all papers of the library are weighed as quickly."""


class Wanted(NamedTuple):
    """Something that a paper may have, as it was typed, and the ways to write it, each folded words side by side."""

    typed: str
    ways: tuple[tuple[str, ...], ...]
    of_authors: bool = False

    def stands_in(self, text: Sequence[str]) -> bool:
        """Whether any of the ways stands in folded words, side by side."""
        return any(_holds(text, way) for way in self.ways)


class Weighed(NamedTuple):
    """By paper: how many of the wanted things it has, and the sum of the weights of its words."""

    wanted: dict[int, int]
    weight: dict[int, float]


def wanted_words(typed: Iterable[str]) -> tuple[Wanted, ...]:
    """What was typed as words or phrases of titles and abstracts; nothing for what has no letter."""
    ways = ((each, tuple(terms(each).split())) for each in typed)
    return tuple(Wanted(each, (words,)) for each, words in ways if words)


def wanted_authors(typed: Iterable[str]) -> tuple[Wanted, ...]:
    """What was typed as names of authors: "Kim" is every Kim, "Yoon Kim" or "Kim, Yoon" that one or "Y. Kim"."""
    return tuple(
        Wanted(each, tuple(_ways_of_name(each)), of_authors=True) for each in typed if terms(each).split()
    )


def _ways_of_name(typed: str) -> Iterable[tuple[str, ...]]:
    family, comma, given = typed.partition(",")
    words = terms(f"{given} {family}" if comma else typed).split()
    yield tuple(words)
    if len(words) > 1 and len(words[0]) > 1:
        yield (words[0][0], *words[1:])


def _holds(text: Sequence[str], way: tuple[str, ...]) -> bool:
    starts = (at for at, word in enumerate(text) if word == way[0])
    return any(tuple(text[at : at + len(way)]) == way for at in starts)


def weighed(
    vocabulary: Vocabulary, wanted: Sequence[Wanted], weights: Mapping[str, float], among: Sequence[int]
) -> Weighed:
    """Those of the papers `among` that have anything of it; of many papers others as well.

    `weights` are by folded word, above or below 0.
    """
    found: dict[int, int] = {}
    few = among if len(among) <= _FEW else ()
    for each in wanted:
        for paper in having(vocabulary, each, few):
            found[paper] = found.get(paper, 0) + 1
    total = _scores(vocabulary, {word: weight for word, weight in weights.items() if weight > 0}, few)
    against = _scores(vocabulary, {word: -weight for word, weight in weights.items() if weight < 0}, few)
    for paper, weight in against.items():
        total[paper] = total.get(paper, 0.0) - weight
    return Weighed(found, total)


def having(vocabulary: Vocabulary, wanted: Wanted, among: Sequence[int] = ()) -> list[int]:
    """Every paper that has something, or those of a few papers `among`, in no order."""
    query = _any_way(vocabulary.snapshot.papers_schema, wanted)
    return [paper for paper, _ in _hits(vocabulary, Query.const_score_query(query, 1.0), among)]


def _any_way(schema: Schema, wanted: Wanted) -> Query:
    fields = (AUTHORS,) if wanted.of_authors else _IN_TEXT
    with engine_failures():
        return Query.boolean_query(
            [(Occur.Should, _phrase(schema, field, way)) for way in wanted.ways for field in fields]
        )


def _phrase(schema: Schema, field: str, way: tuple[str, ...]) -> Query:
    if len(way) == 1:
        return Query.term_query(schema, field, way[0])
    return Query.phrase_query(schema, field, list(way))


def _scores(vocabulary: Vocabulary, weights: Mapping[str, float], among: Sequence[int]) -> dict[int, float]:
    """The sum of the weights of the words that stand in title or abstract, by paper; a word counts once."""
    if not weights:
        return {}
    schema = vocabulary.snapshot.papers_schema
    with engine_failures():
        clauses = [
            (Occur.Should, Query.const_score_query(_in_text(schema, word), weight))
            for word, weight in weights.items()
        ]
        return dict(_hits(vocabulary, Query.boolean_query(clauses), among))


def _in_text(schema: Schema, word: str) -> Query:
    return Query.boolean_query([(Occur.Should, Query.term_query(schema, field, word)) for field in _IN_TEXT])


def _hits(vocabulary: Vocabulary, query: Query, among: Sequence[int]) -> list[tuple[int, float]]:
    with engine_failures():
        papers = vocabulary.snapshot.papers
        if among:
            these = Query.term_set_query(vocabulary.snapshot.papers_schema, "id", list(among))
            must = Occur.Must
            query = Query.boolean_query([(must, query), (must, Query.const_score_query(these, 0.0))])
        hits = papers.search(query, vocabulary.papers, count=False).hits
        ids = papers.fast_field_values("id", [address for _, address in hits])
    return [(int(number or 0), score) for number, (score, _) in zip(ids, hits, strict=True)]
