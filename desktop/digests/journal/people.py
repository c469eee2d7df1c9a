"""Reads the authors of a journal's feed: one an element, or all of them in one, in the journal's own order."""

import re
from collections.abc import Iterator, Sequence

from desktop.digests.arxiv.names import arxiv_names
from desktop.digests.feeds.text import plain_line
from desktop.digests.fields.name_lists import limited_names
from desktop.papers.name import OTHERS, Name, name_of

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ -]?){1,5}(?:[JS]r\.?|I{2,3}|IV)?\Z")
_INITIALS_LAST = re.compile(r"(?P<family>[^\W\d_][^\d]*?[^\W\d_A-Z]) (?P<initials>[A-Z]{1,3})\Z")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?")
_LISTS = re.compile(r"[,;]|\s(?:and|&)\s")
_DEGREE = re.compile(r"\s*(?:[JS]r\.?|I{2,3}|IV|M\.?D\.?|Ph\.?D\.?|M\.?Sc\.?)\Z")
_ADDRESS = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>")


def journal_names(values: Sequence[str]) -> tuple[Name, ...]:
    """The authors in `values`, the raw contents of the elements that name them."""
    values = [part for value in values for part in (value.split("\n") if _is_by_line(value) else [value])]
    lines = [_ADDRESS.sub("", plain_line(value)) for value in values]
    lines = [line for line in lines if any(letter.isalpha() for letter in line)]
    are_lists = len(lines) == 1 or all(_LISTS.search(line) and not _is_inverted(line) for line in lines)
    names = [name for line in lines for name in (_listed(line) if are_lists else _one(line))]
    complete = [name for name in names if name != OTHERS]
    return limited_names([*complete, OTHERS] if len(complete) < len(names) else complete)[0]


def _is_by_line(value: str) -> bool:
    """Whether only line ends part the names."""
    return "\n" in value.strip() and not _LISTS.search(value) and "<" not in value


def _one(line: str) -> tuple[Name, ...]:
    """One name; what stands behind its comma may be a degree."""
    head, _, tail = line.partition(",")
    if tail and _DEGREE.match(tail) and " " in head:
        return (name_of(head),)
    return (name_of(line),) if _is_inverted(line) else arxiv_names(line)


def _is_inverted(line: str) -> bool:
    """Whether a line is one name with the family name first: "Bee, Ann"."""
    parts = [part for part in _BETWEEN.split(line) if part]
    return len(parts) == 2 and " and " not in line and ";" not in line and " " not in parts[0]


def _listed(line: str) -> Iterator[Name]:
    """The names of a list: "Bee, A. B., Dee, C.", "Bee AB, Dee C" or "Ann Bee, Cy Dee and E. Eff"."""
    parts = [part for part in _BETWEEN.split(line) if part]
    if ";" not in line and any(_INITIALS.match(part) for part in parts[1:3]):
        yield from _paired(parts)
    elif len(parts) > 1 and all(_INITIALS_LAST.match(part) or part.endswith(("al", "al.")) for part in parts):
        for part in parts:
            found = _INITIALS_LAST.match(part)
            yield name_of(f"{found['family']}, {found['initials']}") if found else OTHERS
    else:
        yield from (name_of(line),) if _is_inverted(line) else arxiv_names(line)


def _paired(parts: Sequence[str]) -> Iterator[Name]:
    """Names of which the initials stand behind the next comma; a group among them has none."""
    at = 0
    while at < len(parts):
        has_initials = at + 1 < len(parts) and _INITIALS.match(parts[at + 1])
        yield from (name_of(f"{parts[at]}, {parts[at + 1]}"),) if has_initials else arxiv_names(parts[at])
        at += 2 if has_initials else 1
