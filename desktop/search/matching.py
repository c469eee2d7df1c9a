"""Groups of readings as one question to tantivy, weighted by field and by likeness."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tantivy import Occur, Query

from desktop.search.engine import ABSTRACT, AUTHORS, FIELDS, NOTE, TAGS, TITLE
from desktop.search.group import required

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.search.group import Group, Reading
    from desktop.search.vocabulary import Vocabulary

FIELD_WEIGHTS = {TITLE: 5.0, AUTHORS: 4.0, TAGS: 3.0, NOTE: 2.0, ABSTRACT: 1.0}
_LONG_FIELDS = (TITLE, ABSTRACT)
"""Where it matters how often a word stands and how long the text is; elsewhere that it stands is enough."""
_BEGUN, _BEGUN_BESIDES_EXACT = 0.4, 0.04
_GUESSED_BESIDES_EXACT = 0.2
_OPTIONAL = 0.5
_NEIGHBOURS = 0.4
_MUCH_RARER = 3
"""Asking for one word more is worth it where it leaves at most a third of the papers."""


class Matcher:
    """Asks for groups in the terms of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, among: Sequence[int] | None = None) -> None:
        """`among` names the papers that may be found; None: all of them."""
        self._vocabulary = vocabulary
        self._schema = vocabulary.snapshot.papers_schema
        self._among = among

    def question(self, groups: list[Group], excluded: list[Group], *, spare: int = 0) -> Query:
        """All groups (`spare`: all but so many), none of `excluded`; better when neighbours are neighbours."""
        must, should, must_not = Occur.Must, Occur.Should, Occur.MustNot
        musts = required(groups)
        loose = [group for group in musts if spare and not group.quoted]
        clauses = [(must, self._group(group)) for group in musts if group not in loose]
        clauses += self._at_least(len(loose) - spare, loose)
        if not clauses:
            clauses = [
                (must, Query.all_query()),
                (must_not, Query.term_query(self._schema, "id", 0)),
            ]
        optional = (group for group in groups if group not in musts)
        clauses += [(should, query) for group in optional for query in self._in_title(group)]
        lead = None if spare else self._rarest(musts)
        clauses += [(should, query) for query in self._neighbours(groups, lead)]
        clauses += [(must_not, self._group(group)) for group in excluded]
        return self._among_named(clauses)

    def any_of(
        self, groups: Sequence[Group], all_of: Sequence[Group], excluded: Sequence[Group], *, least: int
    ) -> Query:
        """At least so many of `groups`, or all of them where there are fewer; and `all_of` others."""
        clauses = self._at_least(least, groups)
        clauses += [(Occur.Must, self._group(group)) for group in all_of]
        clauses += [(Occur.MustNot, self._group(group)) for group in excluded]
        return self._among_named(clauses)

    def _at_least(self, least: int, groups: Sequence[Group]) -> list[tuple[Occur, Query]]:
        """So many of the groups; all of them are better."""
        wanted = [(Occur.Should, self._group(group)) for group in groups]
        if least <= 0 or not wanted:
            return wanted
        return [
            (Occur.Must, Query.boolean_query(wanted, minimum_number_should_match=min(least, len(wanted))))
        ]

    def _among_named(self, clauses: list[tuple[Occur, Query]]) -> Query:
        """All clauses, of no other papers than those that may be found."""
        if self._among is not None:
            named = Query.term_set_query(self._schema, "id", self._among)
            clauses.append((Occur.Must, Query.const_score_query(named, 0.0)))
        return Query.boolean_query(clauses)

    def _group(self, group: Group) -> Query:
        return self._vocabulary.asked_as(group, lambda: self._made(group))

    def _made(self, group: Group) -> Query:
        should = Occur.Should
        parts = [*self._readings(group), *self._phrases(group)]
        if group.together:
            together = [(Occur.Must, self._group(part)) for part in group.together]
            parts.append(Query.boolean_query(together))
        if len(parts) == 1:
            return parts[0]
        return Query.boolean_query([(should, part) for part in parts]) if parts else Query.empty_query()

    def _in_title(self, group: Group) -> Iterator[Query]:
        if (
            not group.fields
            and group.has_typed
            and self._vocabulary.frequencies(group.typed)[FIELDS.index(TITLE)]
        ):
            yield Query.boost_query(Query.term_query(self._schema, TITLE, group.typed), _OPTIONAL)

    def _readings(self, group: Group) -> Iterator[Query]:
        """Each reading in each field where it stands.

        A rare slip of some author must not outweigh the frequent word that was meant: none is worth more
        than the word as typed, no guess more than the most frequent guess.
        """
        rarity, frequency = self._vocabulary.rarity, self._vocabulary.frequency
        most = rarity(frequency(group.typed)) if group.has_typed else rarity(0)
        for reading in group.readings:
            yield from self._reading(reading, reading.weight, most, group.fields)
        if group.begin:
            least = min(most, *(rarity(frequency(word)) for word, _ in group.readings))
            worth = least * (_BEGUN_BESIDES_EXACT if group.has_typed else _BEGUN)
            yield from self._begin(group.begin, worth, group.fields or FIELDS)
        if group.guesses:
            weight = _GUESSED_BESIDES_EXACT if group.readings else 1.0
            most = min(most, *(rarity(frequency(word)) for word, _ in group.guesses))
            for guess in group.guesses:
                yield from self._reading(guess, guess.weight * weight, most, group.fields)

    def _reading(
        self, reading: Reading, weight: float, most: float, fields: tuple[str, ...]
    ) -> Iterator[Query]:
        rarity = self._vocabulary.rarity
        score = weight * min(most, rarity(self._vocabulary.frequency(reading.word)))
        for field, frequency in zip(FIELDS, self._vocabulary.frequencies(reading.word), strict=True):
            if frequency and (not fields or field in fields):
                term = Query.term_query(self._schema, field, reading.word)
                if field in _LONG_FIELDS:
                    yield Query.boost_query(term, FIELD_WEIGHTS[field] * score / rarity(frequency))
                else:
                    yield Query.const_score_query(term, FIELD_WEIGHTS[field] * score)

    def _begin(self, begin: str, worth: float, fields: tuple[str, ...]) -> Iterator[Query]:
        for field in fields:
            going_on = Query.fuzzy_term_query(self._schema, field, begin, 0, prefix=True)
            yield Query.const_score_query(going_on, FIELD_WEIGHTS[field] * worth)

    def _phrases(self, group: Group) -> Iterator[Query]:
        for phrase in group.phrases:
            for field in group.fields or FIELDS:
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

    def _rarest(self, musts: list[Group]) -> Group | None:
        """The group that stands in fewest papers, of those of which that is known."""
        counted = [
            (self._papers_with(group), at)
            for at, group in enumerate(musts)
            if group.all_readings and not (group.begin or group.phrases or group.together)
        ]
        return musts[min(counted)[1]] if counted else None

    def _papers_with(self, group: Group) -> int:
        """The number of papers with a reading of `group`; one with two of them counts twice."""
        return sum(self._vocabulary.frequency(word) for word, _ in group.all_readings)

    def _neighbours(self, groups: Sequence[Group], lead: Group | None) -> Iterator[Query]:
        """Two typed words in a row that stand in a row in the paper, too.

        Looked for among the papers of a `lead` that is much rarer: alone, a phrase is read on to the next paper
        that has it, and of two frequent words that is half the index.
        """
        few = self._papers_with(lead) * _MUCH_RARER if lead else 0
        for one, other in pairwise(groups):
            if one.all_readings and other.all_readings and not one.fields and not other.fields:
                pair = (one.all_readings[0].word, other.all_readings[0].word)
                narrower = lead if few <= min(map(self._vocabulary.frequency, pair)) else None
                fields = (TITLE,) if one.is_optional or other.is_optional else _LONG_FIELDS
                for field in fields:
                    for query in self._phrase(field, pair, FIELD_WEIGHTS[field] * _NEIGHBOURS):
                        yield self._within(narrower, query)

    def _within(self, lead: Group | None, query: Query) -> Query:
        """The same where `lead` matches too, which adds nothing to the score."""
        if lead is None:
            return query
        leading = Query.const_score_query(self._group(lead), 0.0)
        return Query.boolean_query([(Occur.Must, leading), (Occur.Must, query)])
