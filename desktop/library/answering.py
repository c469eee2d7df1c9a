"""Answers one search: ranks what has words, keeps to the view and the conditions, joins the alternatives."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from desktop.library.named_papers import papers_named
from desktop.papers.cleaning import without_surrogates
from desktop.papers.text_keys import folded, name_key
from desktop.papers.view import ALL, BIN, Sort, View, natural_sort
from desktop.search.query import QUERY_CHARACTERS, Alternative, Query, by_year, parse
from desktop.store.conditions import all_meeting, meeting
from desktop.store.pages import Pages
from desktop.store.plain_search import holding
from desktop.store.records import ids_named
from desktop.store.search_text import search_texts

if TYPE_CHECKING:
    from desktop.papers.condition import Condition
    from desktop.search.clauses import Clause
    from desktop.search.expression import Mistake
    from desktop.search.index import SearchIndex
    from desktop.search.ranking import Ranking, Spelling

_FIRST_LIMIT = 200
_WIDER = 10
_COUNTED = 20_000
"""Answers larger than this are not looked through for their exact number: it would take longer than a keystroke."""
_CONFINED = 5_000
"""So many papers can be named to the index one by one, when a view or the conditions leave no more."""
ALIKE = 100
"""Papers that are called alike at most: the hundredth has little to do with the first."""
PROSE_CHARACTERS = 10_000
_FUSION = 60
"""Reciprocal rank fusion (Cormack and others 2009): what 1 / (60 + place) adds up to over the alternatives."""


class Findings(NamedTuple):
    """The answer to one search: `ids` of papers in the view, the best first, at most as many as asked for.

    `total` is how many the view has, None where nobody asked for the number or it would take long. `spellings`
    are words that were read differently, `words` and `begins` what to highlight, `did_you_mean` another query
    when nothing was found. `hindrance` says in words why misspelt words were not understood, "" when they were;
    `mistakes` are places of the query that make no sense and were left out; `asks_nothing` tells that nothing
    else is there.
    """

    ids: tuple[int, ...] = ()
    total: int | None = 0
    spellings: "tuple[Spelling, ...]" = ()
    words: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()
    did_you_mean: str = ""
    hindrance: str = ""
    mistakes: "tuple[Mistake, ...]" = ()
    asks_nothing: bool = False

    @property
    def others(self) -> int | None:
        """How many papers were found besides `ids`; None: more, and nobody counted them."""
        return None if self.total is None else max(0, self.total - len(self.ids))

    @property
    def is_whole(self) -> bool:
        """Whether every paper that was found is among `ids`."""
        return self.total == len(self.ids)


class _Dropped(Exception):
    """Nobody wants the answer any more, or the index cannot give one."""


class Answering:
    """One question of a person to one library; thrown away when it is answered."""

    def __init__(
        self,
        pages: Pages,
        text: str,
        views: Sequence[View],
        limit: int,
        still_wanted: Callable[[], bool],
        *,
        counted: bool = True,
    ) -> None:
        """`views` must all show a paper for it to be found; the first gives the order of what is not ranked.

        Unless `counted`, nothing is looked at only to know how many there are.
        """
        self._pages = pages
        self._text = text = without_surrogates(text)
        self._views = views
        self._limit = limit
        self._still_wanted = still_wanted
        self._counted = counted
        self._query: Query = parse(text, datetime.now().astimezone())
        self._mistakes = (*self._query.mistakes, *_unknown_names(pages, text[:QUERY_CHARACTERS], self._query))

    def ranked(self, index: "SearchIndex") -> Findings | None:
        """The answer by the search index; None when it gave none."""
        try:
            if self._query.is_prose:
                return self._named_first(self._like_prose(index))
            found = [self._fulfilling(alternative, index) for alternative in self._query.alternatives]
        except _Dropped:
            return None
        return self._named_first(self._joined(found))

    def exact(self, hindrance: str) -> Findings | None:
        """The answer without an index: each word as it was typed; None when nobody wants it any more.

        Papers with all words in the title come first, then the newest.
        """
        found = []
        for alternative in self._query.alternatives:
            if any(condition.asked == "like" for condition in alternative.conditions):
                continue  # what resembles what, only the index knows
            ids = self._holding(alternative) if alternative.has_words else self._lacking(alternative)
            if not self._still_wanted():
                return None
            found.append(Findings(tuple(ids), len(ids)))
        return self._named_first(self._joined(found))._replace(hindrance=hindrance)

    def _named_first(self, found: Findings) -> Findings:
        """The same with the papers in front that an identifier in the query or a citation key names."""
        conditions = {condition for each in self._query.alternatives for condition in each.conditions}
        named = [] if conditions else self._within(papers_named(self._pages, self._text), ())
        if not named:
            return found
        ids = tuple(dict.fromkeys((*named, *found.ids)))
        total = None if found.total is None else max(found.total, len(ids))
        return found._replace(ids=ids[: self._limit], total=total, did_you_mean="")

    def _fulfilling(self, alternative: Alternative, index: "SearchIndex") -> Findings:
        likes = [condition for condition in alternative.conditions if condition.asked == "like"]
        if likes:
            return self._like(alternative, likes, index)
        if alternative.has_words:
            found = self._best(alternative, index)
            dated = by_year(alternative)
            published = self._best(dated, index) if dated else Findings()
            return self._fused([found, published]) if published.ids else found
        unwanted: set[int] = set()
        for clause in alternative.clauses:
            most = self._pages.count(ALL) + self._pages.count(BIN)
            unwanted.update(self._ranking(index, (clause._replace(excluded=False),), most).ids)
        ids = self._listed(alternative, unwanted)
        return Findings(tuple(ids), len(ids))

    def _like(self, alternative: Alternative, likes: "list[Condition]", index: "SearchIndex") -> Findings:
        """Papers like those named, the most alike first, that fulfil everything else as well."""
        rest = alternative._replace(
            conditions=tuple(each for each in alternative.conditions if each not in likes)
        )
        ids = list(
            dict.fromkeys(paper for like in likes if not like.negated for paper in self._alike(like, index))
        )
        unlike = {paper for like in likes if like.negated for paper in self._alike(like, index)}
        if not ids:
            found = self._fulfilling(rest, index) if unlike else Findings()
            ids = list(found.ids)
        elif rest.clauses:
            kept = set(self._fulfilling(rest, index).ids)
            ids = [paper for paper in ids if paper in kept]
        shown = self._within([paper for paper in ids if paper not in unlike], rest.conditions)
        return Findings(shown, len(shown))

    def _alike(self, like: "Condition", index: "SearchIndex") -> list[int]:
        named = ids_named(self._pages.connection, like.text)
        found = []
        for text in search_texts(self._pages.connection, named[:1]):
            alike = index.resembling(text.title, text.abstract, ALIKE)
            if alike is None:
                raise _Dropped
            found += [paper for paper, _ in alike if paper != text.id]
        return found

    def _like_prose(self, index: "SearchIndex") -> Findings:
        """Papers like a text that is longer than any query: a pasted abstract."""
        alike = index.resembling("", self._text[:PROSE_CHARACTERS], ALIKE)
        if alike is None or not self._still_wanted():
            raise _Dropped
        ids = self._within([paper for paper, _ in alike], ())
        return Findings(ids[: self._limit], len(ids))

    def _best(self, alternative: Alternative, index: "SearchIndex") -> Findings:
        """The best of the ranking that lie in the views; asks for more of it until there are enough."""
        shows_all = self._shows_all and not alternative.conditions
        asked = max(_FIRST_LIMIT, self._limit if shows_all else 2 * self._limit)
        among: Sequence[int] | None = None
        while True:
            ranking = self._ranking(index, alternative.clauses, asked, among)
            ids = self._within(ranking.ids, alternative.conditions)
            if ranking.total <= asked:
                return _findings(ranking, ids, len(ids))
            if shows_all:
                return _findings(ranking, ids, ranking.total)
            if len(ids) >= self._limit and not (self._counted and ranking.total <= _COUNTED):
                return _findings(ranking, ids, None)
            among = self._few_shown(alternative.conditions) if asked < _CONFINED and among is None else among
            if among is not None and not among:
                return _findings(ranking, (), 0)
            asked = max(asked, len(among)) if among else asked * _WIDER

    @property
    def _shows_all(self) -> bool:
        """Whether every paper that the index knows may be shown."""
        return all(view == ALL for view in self._views) and not self._pages.count(BIN)

    def _few_shown(self, conditions: "tuple[Condition, ...]") -> Sequence[int] | None:
        """The papers that views and conditions leave, if they are few enough to be named."""
        view, *others = self._views
        ids: Sequence[int] = all_meeting(
            self._pages.connection, view, Sort(), conditions, limit=_CONFINED + 1
        )
        if len(ids) > _CONFINED:
            return None
        for other in others:
            ids = self._pages.within(other, ids)
        return ids

    def _ranking(
        self,
        index: "SearchIndex",
        clauses: "tuple[Clause, ...]",
        most: int,
        among: Sequence[int] | None = None,
    ) -> "Ranking":
        ranking = index.rank(self._text, most, self._still_wanted, clauses=clauses, among=among)
        if ranking is None or not self._still_wanted():
            raise _Dropped
        return ranking

    def _lacking(self, alternative: Alternative) -> Sequence[int]:
        unwanted = {
            paper
            for clause in alternative.clauses
            for paper, _ in holding(self._pages.connection, [self._as_typed(clause)], [], self._still_wanted)
        }
        return self._listed(alternative, unwanted)

    def _listed(self, alternative: Alternative, unwanted: set[int]) -> Sequence[int]:
        """Papers that conditions alone find, in the order of the view."""
        view, *others = self._views
        ids: Sequence[int] = all_meeting(
            self._pages.connection, view, natural_sort(view), alternative.conditions
        )
        for other in others:
            ids = self._pages.within(other, ids)
        return [paper for paper in ids if paper not in unwanted] if unwanted else ids

    def _holding(self, alternative: Alternative) -> Sequence[int]:
        found = []
        wanted = [self._as_typed(clause) for clause in alternative.clauses if not clause.excluded]
        unwanted = [self._as_typed(clause) for clause in alternative.clauses if clause.excluded]
        for paper, in_title in holding(self._pages.connection, wanted, unwanted, self._still_wanted):
            found.append((not in_title, -paper))
        return self._within([-paper for _, paper in sorted(found)], alternative.conditions)

    def _as_typed(self, clause: "Clause") -> tuple[str, tuple[str, ...]]:
        """The folded text of a clause without its quotes, and the fields that it must stand in."""
        start, end = clause.chunks[0].words[0].start, clause.chunks[-1].words[-1].end
        return folded(self._text[start:end]), clause.fields

    def _within(self, ids: Sequence[int], conditions: "tuple[Condition, ...]") -> tuple[int, ...]:
        for view in self._views:
            if len(ids) > _FIRST_LIMIT and self._pages.count(view) < len(ids):
                shown = set(self._pages.ids(view, Sort()))
                ids = [paper for paper in ids if paper in shown]
            else:
                ids = self._pages.within(view, ids)
        if conditions:
            ids = meeting(self._pages.connection, ids, conditions)
        return tuple(ids)

    def _joined(self, found: list[Findings]) -> Findings:
        """One answer of the alternatives': what several put in front comes first, no paper twice."""
        if not found:
            return Findings(mistakes=self._mistakes, asks_nothing=not self._query.alternatives)
        if len(found) == 1:
            return found[0]._replace(ids=found[0].ids[: self._limit], mistakes=self._mistakes)
        return self._fused(found)._replace(mistakes=self._mistakes)

    def _fused(self, found: list[Findings]) -> Findings:
        """What several lists put in front comes first."""
        worth: dict[int, float] = {}
        for each in found:
            for place, paper in enumerate(each.ids):
                worth[paper] = worth.get(paper, 0.0) + 1 / (_FUSION + place)
        ids = sorted(worth, key=lambda paper: -worth[paper])
        return Findings(
            tuple(ids[: self._limit]),
            len(ids) if all(each.is_whole for each in found) else None,
            tuple(dict.fromkeys(spelling for each in found for spelling in each.spellings)),
            frozenset().union(*(each.words for each in found)),
            tuple(dict.fromkeys(begin for each in found for begin in each.begins)),
        )


def _findings(ranking: "Ranking", ids: tuple[int, ...], total: int | None) -> Findings:
    other = ranking.did_you_mean if not ids else ""
    return Findings(ids, total, ranking.spellings, ranking.words, ranking.begins, other)


def _unknown_names(pages: Pages, text: str, query: Query) -> "list[Mistake]":
    """Tags, lists and papers that are asked for and do not exist, with their places."""
    asked = {condition.asked for each in query.alternatives for condition in each.conditions}
    if not asked & {"tag", "list", "like"}:
        return []
    from desktop.search.naming import unknown_names, unknown_papers  # noqa: PLC0415 - only for those who name some

    known = {}
    if "tag" in asked:
        known["tag"] = [tag.name for tag in pages.tags()]
    if "list" in asked:
        known["list"] = [each.name for each in pages.lists()]
    found = unknown_names(text, known, name_key)
    return found + unknown_papers(text, lambda name: bool(ids_named(pages.connection, name)))
