"""What was typed, understood: words to rank by and conditions to keep to, in one or several alternatives."""

from datetime import datetime
from typing import NamedTuple

from desktop.papers.cleaning import without_surrogates
from desktop.papers.condition import Condition
from desktop.search.clauses import Clause
from desktop.search.expression import Mistake, Parser, alternatives
from desktop.search.framing import without_frame, year_of
from desktop.search.scanning import tokens

QUERY_CHARACTERS = 1_000
"""More than this is not looked at: a pasted abstract is found by its beginning."""
QUERY_WORDS = 24


class Alternative(NamedTuple):
    """One way to fulfil a query: words and phrases that a paper must hold, and conditions that it meets."""

    clauses: tuple[Clause, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether anything is looked for in the text of papers, which gives an order of its own."""
        return any(not clause.excluded for clause in self.clauses)


class Query(NamedTuple):
    """What was typed; `cut`: there was more than Papertray looks at. Without alternatives it asks for nothing."""

    alternatives: tuple[Alternative, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    cut: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is a text rather than a query: more plain words than anyone types, and nothing else."""
        if not self.cut or len(self.alternatives) != 1:
            return False
        (only,) = self.alternatives
        return not only.conditions and not any(clause.fields for clause in only.clauses)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """What is looked for in the text of papers, by the first alternative."""
        return self.alternatives[0].clauses if self.alternatives else ()


def parse(text: str, now: datetime | None = None) -> Query:
    """Read any text at all: what cannot be understood is a mistake with its place, and the rest is searched.

    `now` is what ages such as "added:<7d" count from, in the person's time zone (the system's by default).
    """
    looked_at = without_surrogates(text[:QUERY_CHARACTERS])
    parser = Parser(tuple(tokens(looked_at)), len(text), now or datetime.now().astimezone())
    found, too_many = alternatives(parser.tree())
    kept = tuple(dict.fromkeys(_alternative(leaves) for leaves in found if leaves))
    if too_many:
        parser.mistakes.append(
            Mistake(0, len(looked_at), f"only the first {len(kept)} combinations are searched")
        )
    is_cut = len(text) > QUERY_CHARACTERS or any(len(leaves) > QUERY_WORDS for leaves in found)
    return Query(kept, tuple(sorted(parser.mistakes)), is_cut)


def _alternative(leaves: tuple[Clause | Condition, ...]) -> Alternative:
    clauses = [leaf for leaf in leaves if isinstance(leaf, Clause)]
    conditions = [leaf for leaf in leaves if isinstance(leaf, Condition)]
    words = without_frame(tuple(clauses[:QUERY_WORDS]))
    return Alternative(words, tuple(dict.fromkeys(conditions[:QUERY_WORDS])))


def by_year(alternative: Alternative) -> Alternative | None:
    """The same with a year among its words as the year in which papers came out; None where there is none."""
    years = [(clause, year) for clause in alternative.clauses if (year := year_of(clause))]
    if len(years) != 1:
        return None
    ((dated, year),) = years
    clauses = tuple(clause for clause in alternative.clauses if clause is not dated)
    published = Condition("year", low=year, high=year)
    found = Alternative(clauses, (*alternative.conditions, published))
    return found if found.has_words else None
