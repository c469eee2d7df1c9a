"""Groups of readings as one question to tantivy, weighted by field and by likeness."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tantivy import Occur, Query

from desktop.search.engine import ABSTRACT, AUTHORS, FIELDS, NOTE, TAGS, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.search.reading import Group
    from desktop.search.vocabulary import Vocabulary

FIELD_WEIGHTS = {TITLE: 5.0, AUTHORS: 4.0, TAGS: 3.0, NOTE: 2.0, ABSTRACT: 1.0}
_LONG_FIELDS = (TITLE, ABSTRACT)
"""Where it matters how often a word stands and how long the text is; elsewhere that it stands is enough."""
_BEGUN = 0.3
_OPTIONAL = 0.2
_NEIGHBOURS = 0.4


class Matcher:
    """Asks for groups in the terms of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._schema = vocabulary.snapshot.papers_schema

    def question(self, groups: Sequence[Group], excluded: Sequence[Group], *, spare: int = 0) -> Query:
        """All groups (`spare`: all but so many), none of `excluded`; better when neighbours are neighbours."""
        must, should, must_not = Occur.Must, Occur.Should, Occur.MustNot
        required = [group for group in groups if not group.is_optional] or groups
        optional = [group for group in groups if group.is_optional and group not in required]
        wanted = [self._group(group) for group in required]
        clauses = [(must, query) for query in wanted]
        if spare:
            least = len(wanted) - spare
            clauses = [
                (
                    must,
                    Query.boolean_query(
                        [(should, query) for query in wanted], minimum_number_should_match=least
                    ),
                )
            ]
        if not clauses:
            clauses = [
                (must, Query.all_query()),
                (must_not, Query.term_query(self._schema, "id", 0)),
            ]
        clauses += [(should, Query.boost_query(self._group(group), _OPTIONAL)) for group in optional]
        clauses += [(should, query) for query in self._neighbours(groups)]
        clauses += [(must_not, self._group(group)) for group in excluded]
        return Query.boolean_query(clauses)

    def _group(self, group: Group) -> Query:
        should = Occur.Should
        parts = [*self._readings(group), *self._begin(group), *self._phrases(group)]
        if group.together:
            together = [(Occur.Must, self._group(part)) for part in group.together]
            parts.append(Query.boolean_query(together))
        if len(parts) == 1:
            return parts[0]
        return Query.boolean_query([(should, part) for part in parts]) if parts else Query.empty_query()

    def _worth(self, group: Group) -> float:
        """Rarity of the most frequent reading: a rare slip of some author must not outweigh the word meant."""
        frequency = max(
            (self._vocabulary.frequency(reading.word) for reading in group.all_readings), default=1
        )
        return self._vocabulary.rarity(frequency)

    def _readings(self, group: Group) -> Iterator[Query]:
        worth = self._worth(group)
        for reading in group.all_readings:
            for field, frequency in zip(FIELDS, self._vocabulary.frequencies(reading.word), strict=True):
                if frequency:
                    term = Query.term_query(self._schema, field, reading.word)
                    score = FIELD_WEIGHTS[field] * reading.weight * worth
                    if field in _LONG_FIELDS:
                        yield Query.boost_query(term, score / self._vocabulary.rarity(frequency))
                    else:
                        yield Query.const_score_query(term, score)

    def _begin(self, group: Group) -> Iterator[Query]:
        if group.begin:
            worth = self._worth(group)
            for field in FIELDS:
                going_on = Query.fuzzy_term_query(self._schema, field, group.begin, 0, prefix=True)
                yield Query.const_score_query(going_on, FIELD_WEIGHTS[field] * _BEGUN * worth)

    def _phrases(self, group: Group) -> Iterator[Query]:
        for phrase in group.phrases:
            for field in FIELDS:
                yield from self._phrase(field, phrase, FIELD_WEIGHTS[field], goes_on=group.open)

    def _phrase(
        self, field: str, phrase: tuple[str, ...], weight: float, *, goes_on: bool = False
    ) -> Iterator[Query]:
        at = FIELDS.index(field)
        known = phrase[:-1] if goes_on else phrase
        frequencies = [self._vocabulary.frequencies(word)[at] for word in known]
        if not all(frequencies):
            return
        rarity = sum(map(self._vocabulary.rarity, frequencies)) or 1.0
        worth = max(map(self._vocabulary.rarity, frequencies), default=1.0)
        if goes_on:
            yield self._beginning_phrase(field, phrase, weight)
        elif len(phrase) == 1:
            query = Query.term_query(self._schema, field, phrase[0])
            yield Query.boost_query(query, weight)
        else:
            query = Query.phrase_query(self._schema, field, list(phrase))
            yield Query.boost_query(query, weight * worth / rarity)

    def _beginning_phrase(self, field: str, phrase: tuple[str, ...], weight: float) -> Query:
        if len(phrase) == 1:
            query = Query.fuzzy_term_query(self._schema, field, phrase[0], 0, prefix=True)
        else:
            query = Query.phrase_prefix_query(self._schema, field, list(phrase))
        return Query.const_score_query(query, weight)

    def _neighbours(self, groups: Sequence[Group]) -> Iterator[Query]:
        """Two typed words in a row that stand in a row in the paper, too."""
        likeliest = [group.all_readings[0].word if group.all_readings else "" for group in groups]
        for pair in pairwise(likeliest):
            if all(pair):
                for field in _LONG_FIELDS:
                    yield from self._phrase(field, pair, FIELD_WEIGHTS[field] * _NEIGHBOURS)
