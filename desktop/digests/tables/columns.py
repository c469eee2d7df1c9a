"""Says what the columns of a table hold, by the names that programs and people write above them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from desktop.digests.tables.column_names import (
    FIELDS,
    IGNORED,
    LAST_RESORT,
    ONLY_IN_WEB_OF_SCIENCE,
    OTHER_THINGS,
    WEB_OF_SCIENCE,
)

_SPLIT = re.compile(r"[^\w]+|_")
_WOS_NAMES = 6
_NOTHING = ("", 0)
_OF_PAPERS = frozenset(
    {"abstract", "authors", "first author", "date", "year", "doi", "pmid", "arxiv", "url", "venue"}
)
"""Fields one of which stands beside a title that is called by another word: people and products have names, too."""
_PROOFS = frozenset({"authors", "first author", "doi", "pmid", "pmcid", "arxiv", "venue", "isbn", "issn"})
"""Fields that nothing but a publication has."""
LONGEST_NAME = 100


class Columns(NamedTuple):
    """Which cells of a row hold which field, the surest first; the others by their name in the header.

    `ignored` holds nothing about a paper; `twice` are the names that stand in the header more than once.
    """

    names: tuple[str, ...]
    fields: dict[str, tuple[int, ...]]
    others: tuple[tuple[int, str], ...]
    twice: tuple[str, ...]

    @property
    def has_title(self) -> bool:
        """Whether a column holds the titles."""
        return "title" in self.fields

    @property
    def are_of_other_things(self) -> bool:
        """Whether the titles are those of tasks, products, films: one column is of those, none of publications."""
        return not _PROOFS & self.fields.keys() and any(name_key(name) in OTHER_THINGS for name in self.names)


def name_key(name: str) -> str:
    """A name of a column in lower case, with one blank for whatever stands between its words."""
    return " ".join(filter(None, _SPLIT.split(name[:LONGEST_NAME].strip().lower())))


def columns_of(header: Sequence[str]) -> Columns:
    """What the cells below `header` hold; of two columns with one name the first counts."""
    names = tuple(name.strip().lstrip("\ufeff").strip() for name in header)
    keys = [name_key(name) for name in names]
    first: dict[str, int] = {}
    for at, key in enumerate(keys):
        if key:
            first.setdefault(key, at)
    ranks = _OF_WOS if len(WEB_OF_SCIENCE & first.keys()) >= _WOS_NAMES else _RANKS
    known = sorted((rank, at) for key, at in first.items() if (rank := ranks.get(key, _NOTHING))[0])
    fields: dict[str, tuple[int, ...]] = {}
    for (field, _), at in known:
        fields[field] = (*fields.get(field, ()), at)
    used = {at for cells in fields.values() for at in cells}
    for field, weak in LAST_RESORT.items():
        at = next((first[name] for name in weak if first.get(name, -1) not in {-1, *used}), -1)
        is_needless = field in fields or (field == "date" and "year" in fields)
        if at >= 0 and not is_needless and (field != "title" or _OF_PAPERS & fields.keys()):
            fields[field] = (at,)
            used.add(at)
    others = tuple((at, names[at]) for key, at in first.items() if at not in used and key not in IGNORED)
    twice = tuple(dict.fromkeys(names[at] for at, key in enumerate(keys) if key and first[key] != at))
    return Columns(names, fields, others, twice)


def _ranks() -> dict[str, tuple[str, int]]:
    return {name: (field, rank) for field, names in FIELDS.items() for rank, name in enumerate(names)}


_RANKS = {name: where for name, where in _ranks().items() if name not in ONLY_IN_WEB_OF_SCIENCE}
_OF_WOS = {**_ranks(), "id": ("keywords", len(FIELDS["keywords"])), "sp": _NOTHING}
