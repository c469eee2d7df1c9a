"""Finds the papers of the library that a draft may already be."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, islice
from operator import itemgetter
from typing import NamedTuple

from desktop.papers.abstract_likeness import ABSTRACT_CHARACTERS
from desktop.papers.changes import Scalar
from desktop.papers.fields import RECORD_FIELDS
from desktop.store.blocking import having, telling

_AT_ONCE = 500
_MOST_NEAR = 40
"""Papers that share a key, of which the titles are looked at."""


class Candidate(NamedTuple):
    """What is known of a paper, as far as telling two works apart needs it.

    `authors` is CSL-JSON text, `abstract` its beginning; `absent` tells a paper that is only staged.
    """

    paper_id: int
    title: str
    authors: str
    issued: str
    arxiv_id: str
    doi: str
    pmid: str
    state: str
    binned: int
    changed_at: int
    abstract: str
    absent: int


Near = tuple[int, str, int]
"""A paper whose title or abstract has something in common with that of a draft: its id, its title key, how much.

The last counts the pairs of long words that both titles have; a shared beginning, title or abstract counts as
`DECISIVE` of them. No class: there are twenty for each draft, and their names would take twice as long as they do.
"""
DECISIVE = 10
_BEGINNING = f"substr(r.abstract, 1, {ABSTRACT_CHARACTERS + 100})"
_KNOWN = (
    "p.id, r.title, r.authors, r.issued, r.arxiv_id, r.doi, r.pmid, p.state, p.binned, "
    f"coalesce(p.decided_at, p.added_at), {_BEGINNING}, p.absent "
    "FROM record r JOIN paper p ON p.id = r.paper_id "
)
_THERE = "(p.absent = 0 OR (p.id > ? AND p.step IS NULL))"
_FIELDS = f"SELECT {{key}}, {_KNOWN} WHERE {{key}} IN ({{marks}}) AND {{key}} <> '' AND {_THERE}"
_TITLES = f"SELECT p.id, p.title_key FROM json_each(?) w CROSS JOIN paper p ON p.id = w.value WHERE {_THERE}"
_OF = f"SELECT {_KNOWN} WHERE p.id IN ({{marks}})"
# "<> ''" is what tells SQLite that the indexes, which leave out empty identifiers, hold all that is asked for.
_KEYS = {"arxiv_id": "r.arxiv_id", "doi": "r.doi", "pmid": "r.pmid"}
EVERY_ID = 1 << 62
"""For `staged_after`: nothing staged is looked at."""


def candidates(
    connection: sqlite3.Connection, wanted: Iterable[tuple[str, str]], *, staged_after: int = EVERY_ID
) -> dict[tuple[str, str], list[Candidate]]:
    """For each (kind, value) that is asked for, the papers that have it; kinds are the keys of `_KEYS`.

    Of staged papers those with higher ids than `staged_after` are found, too. Asks in portions, so 100,000 drafts
    cost as many index look-ups and no more memory than their answers.
    """
    found: dict[tuple[str, str], list[Candidate]] = {}
    by_kind: dict[str, list[str]] = {}
    for kind, value in wanted:
        if value:
            by_kind.setdefault(kind, []).append(value)
    for kind, wanted_values in by_kind.items():
        values = list(dict.fromkeys(wanted_values))
        for start in range(0, len(values), _AT_ONCE):
            for value, candidate in _ask(connection, kind, values[start : start + _AT_ONCE], staged_after):
                found.setdefault((kind, value), []).append(candidate)
    return found


def as_candidates(connection: sqlite3.Connection, papers: Sequence[int]) -> list[Candidate]:
    """What is known of these papers, staged ones and those in the Bin included."""
    found: list[Candidate] = []
    for start in range(0, len(papers), _AT_ONCE):
        portion = papers[start : start + _AT_ONCE]
        question = _OF.format(marks=", ".join("?" * len(portion)))
        found.extend(map(Candidate._make, connection.execute(question, portion)))
    return found


def authors_and_abstracts(
    connection: sqlite3.Connection, papers: Sequence[int]
) -> Iterator[tuple[int, str, str]]:
    """For each of these papers its authors (CSL-JSON text) and the beginning of its abstract."""
    for start in range(0, len(papers), _AT_ONCE):
        portion = papers[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(portion))
        yield from connection.execute(
            f"SELECT paper_id, authors, {_BEGINNING} FROM record r WHERE paper_id IN ({marks})", portion
        )


def _ask(
    connection: sqlite3.Connection, kind: str, values: Sequence[str], staged_after: int
) -> Iterable[tuple[str, Candidate]]:
    question = _FIELDS.format(key=_KEYS[kind], marks=", ".join("?" * len(values)))
    for value, *facts in connection.execute(question, (*values, staged_after)):
        yield value, Candidate._make(facts)


def near(
    connection: sqlite3.Connection, keys: Sequence[Sequence[int]], *, staged_after: int = EVERY_ID
) -> list[list[Near]]:
    """For the blocking keys of each record the papers that share some; staged ones as `candidates` has them.

    Where there are too many, those that share most.
    """
    found = having(connection, {key for each in keys for key in each})
    shared = [_shared({key: found[key] for key in each if key in found}) for each in keys]
    wanted = json.dumps(sorted({paper for each in shared for paper in each}))
    titles = dict(connection.execute(_TITLES, (wanted, staged_after)).fetchall())
    return [
        [(paper, titles[paper], count) for paper, count in each.items() if paper in titles] for each in shared
    ]


def _shared(papers: dict[int, list[int]]) -> Mapping[int, int]:
    """How much each paper has in common with a record, whose keys are given with the papers that have them."""
    counted = weighed(telling(papers))
    if len(counted) <= _MOST_NEAR:
        return counted
    most = sorted(counted, key=lambda paper: (-counted[paper], paper))[:_MOST_NEAR]
    return {paper: counted[paper] for paper in most}


def is_decisive(key: int) -> bool:
    """Whether a key says more than that two records share a pair of words (`blocking.KeyKind.WORDS`)."""
    return bool(key & 3)


def weighed(papers: Mapping[int, Sequence[int]]) -> Counter[int]:
    """How much the keys say that each paper has: `DECISIVE`, or one for a pair of words."""
    counted: Counter[int] = Counter()
    for key, having_it in papers.items():
        counted.update(having_it)
        if is_decisive(key):
            for paper in having_it:
                counted[paper] += DECISIVE - 1
    return counted


def sharing_identifiers(connection: sqlite3.Connection, most: int) -> Iterator[tuple[int, int]]:
    """Pairs of papers, the smaller id first, that have an identifier in common; of `most` papers with one at most."""
    for column in ("arxiv_id", "doi", "pmid"):
        question = f"SELECT {column}, paper_id FROM record WHERE {column} <> '' ORDER BY {column}, paper_id"
        for _, rows in groupby(connection.execute(question), key=itemgetter(0)):
            papers = [paper for _, paper in islice(rows, most)]
            yield from combinations(papers, 2)


class Recorded(NamedTuple):
    """The bibliographic fields of a paper, and where each of them came from."""

    fields: dict[str, Scalar]
    sources: dict[str, int]


def recorded(connection: sqlite3.Connection, papers: Sequence[int]) -> dict[int, Recorded]:
    """What stands in each of these papers."""
    found: dict[int, Recorded] = {}
    for start in range(0, len(papers), _AT_ONCE):
        portion = papers[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(portion))
        question = (
            f"SELECT paper_id, sources, {', '.join(RECORD_FIELDS)} FROM record WHERE paper_id IN ({marks})"
        )
        for paper, sources, *values in connection.execute(question, portion):
            found[paper] = Recorded(dict(zip(RECORD_FIELDS, values, strict=True)), json.loads(sources))
    return found
