"""The best papers for what was typed: exact before begun before guessed, and nothing rather than noise."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, NamedTuple

from desktop.search.entitled import entitled
from desktop.search.failures import engine_failures
from desktop.search.group import Group, required
from desktop.search.guessing import nearest
from desktop.search.lacking import FEW, MORE, spares, telling
from desktop.search.matching import Matcher
from desktop.search.ordering import Ordering
from desktop.search.query import parse
from desktop.search.reading import Effort, read, read_excluded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tantivy import DocAddress

    from desktop.search.clauses import Clause
    from desktop.search.vocabulary import Vocabulary

_FEW = 3
"""With fewer papers than this, and words of the query guessed, papers by wider guesses are shown after them."""
_TITLED = 3
"""A query of no more words than a short title holds none besides other words."""
_SENSIBLE, _SENSIBLE_SHARE = 20, 0.01
"""Papers that lack a word are shown when they are no more than this, or this share of the library."""
_SURELY = 3
"""So many times too many papers are expected where asking for them would only cost time."""
_TELLING = 5
"""Of so many words a single paper that has them all is the one that was meant."""


class Spelling(NamedTuple):
    """A typed word at `start:end` that was read as other words of the library, the likeliest first."""

    typed: str
    start: int
    end: int
    found: tuple[str, ...]


class Ranking(NamedTuple):
    """The answer to one query: `ids` of papers, the best first, at most as many as asked for of `total`.

    `spellings`: words that were read differently. `words`, `begins`: what matched, for highlights.
    `did_you_mean`: another query that would find something, when this one finds nothing.
    """

    ids: tuple[int, ...] = ()
    total: int = 0
    spellings: tuple[Spelling, ...] = ()
    words: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()
    did_you_mean: str = ""


class _Dropped(Exception):
    """Nobody wants the answer any more."""


class _Hits(NamedTuple):
    scored: list[tuple[float, DocAddress]]
    total: int


def rank(
    vocabulary: Vocabulary,
    text: str,
    limit: int,
    still_wanted: Callable[[], bool] = lambda: True,
    *,
    exact: bool = False,
    clauses: tuple[Clause, ...] | None = None,
    among: Sequence[int] | None = None,
) -> Ranking | None:
    """Return at most `limit` papers that hold all words of `text`; None when `still_wanted` turned false.

    `clauses` are those of one alternative when `text` has several, and what is looked for instead. `among`
    names the papers that may be found, some thousands at most. Words may be misspelt unless `exact`; the word at
    the end of `text` may go on until a blank follows.
    """
    try:
        asked = parse(text).clauses if clauses is None else clauses
        return _Search(vocabulary, text, limit, still_wanted, asked, among).ranking(exact=exact)
    except _Dropped:
        return None


class _Search:
    """One query on its way to its answer."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        text: str,
        limit: int,
        still_wanted: Callable[[], bool],
        clauses: tuple[Clause, ...],
        among: Sequence[int] | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._matcher = Matcher(vocabulary, among)
        self._is_confined = among is not None
        self._text, self._still_wanted = text, still_wanted
        self._limit = max(1, min(limit, vocabulary.papers))
        self._clauses = clauses
        self._excluded = read_excluded(vocabulary, clauses)

    def ranking(self, *, exact: bool) -> Ranking:
        if not self._clauses:
            return Ranking()
        efforts = (Effort.EXACT,) if exact else (Effort.NEAREST, Effort.WIDE, Effort.FAR)
        groups, total, ids = self._by_efforts(efforts)
        if not ids and not exact:
            groups, total, ids = self._lacking(self._read(Effort.WIDE), MORE)
            if not ids:
                groups, total, ids = self._entitled()
        if not ids:
            return Ranking(did_you_mean=self._other_query())
        return self._answer(tuple(ids)[: self._limit], total, groups)

    def _by_efforts(self, efforts: Iterable[Effort]) -> tuple[list[Group], int, dict[int, None]]:
        """What the least effort finds that finds enough; before guesses stand papers that lack one word only."""
        ids: dict[int, None] = {}
        lacking: dict[int, None] = {}
        total = 0
        groups: list[Group] = []
        for effort in efforts:
            if effort is Effort.FAR and (ids or lacking or len(required(groups)) == 1):
                break
            groups = self._read(effort)
            if not all(group.is_readable for group in required(groups)):
                continue
            hits = self._asked(groups)
            total = hits.total
            ids.update(dict.fromkeys(self._ordered(hits, groups)))
            if self._are_enough(total, groups):
                break
            if effort is Effort.NEAREST and not ids and all(group.is_exact for group in required(groups)):
                lacking = self._lacking(groups, FEW)[2]
        if lacking:
            ids = _in_both_first(ids, lacking)
        return groups, max(total, len(ids)), ids

    def _are_enough(self, total: int, groups: list[Group]) -> bool:
        guessed = any(group.guesses for group in _every(groups))
        if total >= _FEW or (total and (not guessed or len(required(groups)) >= _TELLING)):
            return True
        # what is written so in papers that may not be found was not misspelt
        return self._is_confined and all(group.is_exact for group in required(groups))

    def _read(self, effort: Effort) -> list[Group]:
        self._go_on()
        return read(self._vocabulary, self._clauses, effort)

    def _asked(self, groups: list[Group], spare: int = 0) -> _Hits:
        self._go_on()
        question = self._matcher.question(groups, self._excluded, spare=spare)
        with engine_failures():
            result = self._vocabulary.snapshot.papers.search(question, self._limit)
            return _Hits(result.hits, result.count)  # type: ignore[attr-defined]  # absent from the stubs

    def _lacking(self, groups: list[Group], share: int) -> tuple[list[Group], int, dict[int, None]]:
        """Papers that lack as few words as possible, if those are few: else it would be noise."""
        kept = [group for group in telling(groups) if group.is_readable]
        most = max(_SENSIBLE, _SENSIBLE_SHARE * self._vocabulary.papers)
        for spare in spares(groups, share):
            if self._expected(required(kept), spare) > _SURELY * most:
                break
            hits = self._asked(kept, spare)
            if hits.total > most:
                break
            if hits.total:
                return kept, hits.total, dict.fromkeys(self._ordered(hits, kept))
        return [], 0, {}

    def _entitled(self) -> tuple[list[Group], int, dict[int, None]]:
        """Papers whose whole title stands somewhere in the query."""
        groups = self._read(Effort.WIDE)
        if len(groups) <= _TITLED:
            return [], 0, {}
        ids = dict.fromkeys(entitled(self._vocabulary, self._matcher, groups, self._excluded))
        return groups, len(ids), ids

    def _expected(self, groups: list[Group], spare: int) -> float:
        """How many papers would hold all but `spare` of the groups if words stood where they do by chance."""
        frequency, papers = self._vocabulary.frequency, self._vocabulary.papers
        found = (sum(frequency(word) for word, _ in each.all_readings) for each in groups)
        shares = sorted((min(1.0, each / papers) for each in found), reverse=True)
        return papers * prod(shares[: len(groups) - spare])

    def _ordered(self, hits: _Hits, groups: list[Group]) -> list[int]:
        self._go_on()
        return Ordering(self._vocabulary.snapshot.papers, hits.scored, groups).ids()

    def _answer(self, ids: tuple[int, ...], total: int, groups: list[Group]) -> Ranking:
        words: set[str] = set()
        begins: list[str] = []
        spellings: list[Spelling] = []
        for group in _every(required(groups)):
            words.update(reading.word for reading in group.all_readings)
            words.update(word for phrase in group.phrases for word in phrase)
            begins += [group.begin] if group.begin else []
            if group.guesses:
                typed = self._text[group.start : group.end]
                spellings.append(
                    Spelling(typed, group.start, group.end, tuple(word for word, _ in group.guesses))
                )
        return Ranking(ids, total, tuple(spellings), frozenset(words), tuple(begins))

    def _other_query(self) -> str:
        """The query without quotes and with each word that is nowhere replaced, if that finds anything."""
        text = self._unquoted()
        other = self if text == self._text else self._asking(text)
        for each in dict.fromkeys((text, other.respelt())):
            if each != self._text and self._asking(each).ranking_of_exact_words():
                return each
        return ""

    def _asking(self, text: str) -> _Search:
        return _Search(self._vocabulary, text, 1, self._still_wanted, parse(text).clauses)

    def _unquoted(self) -> str:
        text = self._text
        for clause in reversed(self._clauses):
            if clause.phrase and not (clause.excluded or clause.fields):
                words = text[clause.start : clause.end].replace('"', "")
                text = f"{text[: clause.start]}{words}{text[clause.end :]}"
        return text

    def respelt(self) -> str:
        """The query with the nearest word in place of each that is nowhere; as it is where one has none."""
        text = self._text
        for group in reversed(self._read(Effort.WIDE)):
            if not group.is_exact:
                near = nearest(self._vocabulary, group)
                if not near:
                    return self._text
                text = f"{text[: group.start]}{near}{text[group.end :]}"
        return text

    def ranking_of_exact_words(self) -> int:
        """Return how many papers hold all words as they are written."""
        groups = self._read(Effort.EXACT)
        if not all(group.is_readable for group in groups):
            return 0
        return self._asked(groups).total

    def _go_on(self) -> None:
        if not self._still_wanted():
            raise _Dropped


def _in_both_first(guessed: dict[int, None], lacking: dict[int, None]) -> dict[int, None]:
    """Papers that lack a word of a query are likelier than papers for which two of its words were read otherwise."""
    return {each: None for each in guessed if each in lacking} | lacking | guessed


def _every(groups: Sequence[Group]) -> Iterator[Group]:
    for group in groups:
        yield group
        yield from _every(group.together)
