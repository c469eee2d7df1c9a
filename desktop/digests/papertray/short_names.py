"""Reads the short line of authors of `papers/name.py`: "A. Bee, C. Dee and 4 others"."""

import re

from desktop.papers.name import OTHERS, Name, name_of

_OTHERS = re.compile(r"\s+and (?:\d{1,9} )?others\Z")
_WITH_INITIALS = re.compile(r"(?P<given>(?:\w\. )+)(?P<family>\S.*?)(?P<suffix> (?:[JS]r\.?|I{2,3}|IV))?\Z")


def short_names(line: str) -> tuple[Name, ...]:
    """The names in a line that `byline` wrote; OTHERS last where it only counts the rest, who stay unknown."""
    others = _OTHERS.search(line)
    if others:
        return (*map(_name, _parts(line[: others.start()])), OTHERS)
    *before, last_two = line.split(", ")
    return tuple(map(_name, (*_parts(", ".join(before)), *_last_two(last_two, is_alone=not before))))


def _parts(line: str) -> list[str]:
    return [part for part in map(str.strip, line.split(", ")) if part]


def _last_two(line: str, *, is_alone: bool) -> list[str]:
    """The names around an "and", which may stand inside of one: "Department of Health and Human Services"."""
    first, _, rest = line.partition(" and ")
    if " and " in rest and not _WITH_INITIALS.match(first):
        first, _, rest = line.rpartition(" and ")
    is_one_group = is_alone and all(" " in part and not _WITH_INITIALS.match(part) for part in (first, rest))
    return [line] if is_one_group else list(filter(None, (first, rest)))


def _name(text: str) -> Name:
    """Persons are written with initials; what has none is a group, or a name that nobody can split."""
    found = _WITH_INITIALS.match(text)
    if not found:
        return Name(literal=text)
    parts = (found["family"], (found["suffix"] or "").strip(), found["given"].strip())
    return name_of(", ".join(filter(None, parts)))
