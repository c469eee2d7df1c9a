"""The words of the library as one snapshot of the index has them: how frequent, what goes on, what is near."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from tantivy import Query

from desktop.search.engine import FIELDS, WORD
from desktop.search.failures import engine_failures
from desktop.search.spelling import digits_of, edits_between, edits_to_begin

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from tantivy import Schema, Searcher

    from desktop.search.group import Group

EXPANSIONS = 10
"""A typed word stands for at most so many words of the library."""
_ANYWHERE_FROM = 3
"""What a shorter beginning goes on to is taken from titles, if there is enough: texts know a tenth of all words."""
_LOOKED_AT = 400
_REMEMBERED, _GROUPS = 5_000, 1_000


class Snapshot(NamedTuple):
    """What one search sees, whatever is written meanwhile."""

    papers: Searcher
    words: Searcher
    papers_schema: Schema
    words_schema: Schema
    revision: int


class Vocabulary:
    """Remembers what it was asked: the next keystroke asks for the same words again."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.papers = max(1, snapshot.papers.num_docs)
        self.size = snapshot.words.num_docs
        self._frequencies: dict[str, tuple[int, ...]] = {}
        self._completions: dict[str, tuple[list[str], bool]] = {}
        self._near: dict[tuple[str, int, bool], list[tuple[int, str]]] = {}
        self._others: dict[tuple[str, str], list[tuple[int, tuple[str, ...]]]] = {}
        self._read: dict[Hashable, Group] = {}
        self._asked: dict[Group, Query] = {}

    def read_as(self, key: Hashable, read: Callable[[], Group]) -> Group:
        """What `read` gives, remembered under `key`: all words but the last are those of the keystroke before."""
        found = self._read.get(key)
        if found is None:
            if len(self._read) > _GROUPS:
                self._read.clear()
            found = self._read[key] = read()
        return found

    def asked_as(self, group: Group, make: Callable[[], Query]) -> Query:
        """The question that asks the papers for a group, remembered like the group."""
        found = self._asked.get(group)
        if found is None:
            if len(self._asked) > _GROUPS:
                self._asked.clear()
            found = self._asked[group] = make()
        return found

    def frequencies(self, word: str) -> tuple[int, ...]:
        """In how many papers `word` stands, for each of FIELDS."""
        found = self._frequencies.get(word)
        if found is None:
            doc_freq = self.snapshot.papers.doc_freq
            with engine_failures():
                found = tuple(doc_freq(field, word) for field in FIELDS)
            if len(self._frequencies) > _REMEMBERED:
                self._frequencies.clear()
            self._frequencies[word] = found
        return found

    def frequency(self, word: str) -> int:
        return max(self.frequencies(word))

    def knows(self, word: str) -> bool:
        """Whether `word` stood in some paper once; a fifth of the cost of asking how often it does."""
        with engine_failures():
            return bool(self.snapshot.words.doc_freq(WORD, word))

    def others(
        self, typed: str, kind: str, candidates: Callable[[str], Iterable[tuple[str, ...]]]
    ) -> list[tuple[int, tuple[str, ...]]]:
        """Those `candidates` for `typed` all of whose words stand in papers, as (frequency, words), frequent first.

        `kind` names the candidates, since they are remembered.
        """
        found = self._others.get((kind, typed))
        if found is None:
            there = (words for words in candidates(typed) if all(map(self.knows, words)))
            counted = ((min(map(self.frequency, words)), words) for words in there)
            found = sorted((each for each in counted if each[0]), reverse=True)
            if len(self._others) > _REMEMBERED:
                self._others.clear()
            self._others[kind, typed] = found
        return found

    def rarity(self, frequency: int) -> float:
        """What one occurrence says: BM25's inverse document frequency."""
        return (
            log(1 + (self.papers - frequency + 0.5) / (frequency + 0.5)) if frequency < self.papers else 0.1
        )

    def completions(self, begin: str) -> tuple[list[str], bool]:
        """Return the most frequent words that begin with `begin`, and whether those are all."""
        found = self._completions.get(begin)
        if found is None:
            best: dict[str, int] = {}
            all_of_them = True
            with engine_failures():
                for field in FIELDS:
                    listed = self.snapshot.papers.terms_with_prefix(field, begin, limit=EXPANSIONS + 1)
                    all_of_them &= len(listed) <= EXPANSIONS
                    for word, frequency in listed:
                        best[word] = max(frequency, best.get(word, 0))
                    if len(begin) < _ANYWHERE_FROM and begin.isascii() and not all_of_them:
                        break
            best.pop(begin, None)
            words = sorted(best, key=lambda word: (-best[word], len(word), word))
            found = words[:EXPANSIONS], all_of_them and len(words) <= EXPANSIONS
            if len(self._completions) > _REMEMBERED:
                self._completions.clear()
            self._completions[begin] = found
        return found

    def near(self, typed: str, edits: int, *, begin: bool = False) -> list[tuple[int, str]]:
        """Words within 1 or 2 edits of `typed`, as (edits, word); `begin`: of which a beginning is."""
        key = (typed, edits, begin)
        found = self._near.get(key)
        if found is None:
            if len(self._near) > _REMEMBERED:
                self._near.clear()
            found = self._near[key] = self._looked_up(typed, edits, begin=begin)
        return found

    def _looked_up(self, typed: str, edits: int, *, begin: bool) -> list[tuple[int, str]]:
        searcher = self.snapshot.words
        with engine_failures():
            query = Query.fuzzy_term_query(self.snapshot.words_schema, WORD, typed, edits, prefix=begin)
            hits = searcher.search(query, _LOOKED_AT, count=False).hits
            words = [searcher.doc(address).to_dict()[WORD][0] for _, address in hits]
        distance = edits_to_begin if begin else edits_between
        digits = digits_of(typed)
        kept = words if not digits else (word for word in words if digits_of(word) == digits)
        found = ((distance(typed, word, edits), word) for word in kept if word != typed)
        return sorted((far, word) for far, word in found if 0 < far <= edits)
