"""Papers that resemble a text: those that share its telling words, by TF-IDF as in Lucene's "more like this".

Tantivy's own "more like this" reads stored fields, and titles are all that the index stores.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tantivy import Occur, Query

from desktop.search.engine import ABSTRACT, FIELDS, TITLE
from desktop.search.failures import engine_failures
from desktop.search.group import STOP_WORDS
from desktop.search.words import terms

if TYPE_CHECKING:
    from desktop.search.vocabulary import Vocabulary

_WORDS = 25
_SHORTEST = 3
_IN_TITLE = 3
"""A word of a title says as much as one that stands three times in an abstract."""
_EVERYWHERE = 0.5
"""A word in more than this share of the papers tells nothing."""
_SHARED = 0.15
"""The share of the telling words that a paper must have to resemble a text at all, and at least two."""


def resembling(vocabulary: Vocabulary, title: str, abstract: str, limit: int) -> list[tuple[int, float]]:
    """Ids and scores of the papers most like a text, best first; the paper it was taken from is one of them."""
    telling = telling_words(vocabulary, title, abstract)
    if len(telling) < 2:
        return []
    schema = vocabulary.snapshot.papers_schema
    clauses = []
    for word, weight in telling:
        in_fields = [
            (Occur.Should, Query.const_score_query(Query.term_query(schema, field, word), weight * times))
            for field, times in ((TITLE, 2.0), (ABSTRACT, 1.0))
            if vocabulary.frequencies(word)[FIELDS.index(field)]
        ]
        if in_fields:
            clauses.append((Occur.Should, Query.boolean_query(in_fields)))
    if len(clauses) < 2:
        return []
    least = max(2, round(len(clauses) * _SHARED))
    with engine_failures():
        question = Query.boolean_query(clauses, minimum_number_should_match=least)
        papers = vocabulary.snapshot.papers
        hits = papers.search(question, max(1, min(limit, vocabulary.papers))).hits
        ids = papers.fast_field_values("id", [address for _, address in hits])
    return [(int(number or 0), score) for number, (score, _) in zip(ids, hits, strict=True)]


def telling_words(vocabulary: Vocabulary, title: str, abstract: str) -> list[tuple[str, float]]:
    """The words that tell a text from others, each with its weight, the most telling first."""
    counted = Counter(terms(abstract).split())
    for word in terms(title).split():
        counted[word] += _IN_TITLE
    most = _EVERYWHERE * vocabulary.papers
    weighed = []
    for word, times in counted.items():
        if (len(word) < _SHORTEST and word.isascii()) or word in STOP_WORDS or word.isdecimal():
            continue
        frequency = vocabulary.frequency(word)
        if 0 < frequency <= max(most, 2):
            weighed.append((word, (1 + times) ** 0.5 * vocabulary.rarity(frequency)))
    weighed.sort(key=lambda each: (-each[1], each[0]))
    return weighed[:_WORDS]
