"""Recognises a line that is nothing but names of authors."""

import re

from desktop.limits import AUTHORS
from desktop.papers.name import OTHERS, Name, name_of

_SEPARATOR = re.compile(r"\s*(?:;|,?\s+(?:and|&)\s+|,)\s*")
_OTHERS = re.compile(
    r"[,;]?\s*(?:et al\.?|(?:and|&|\+) (?:\d{1,4} )?(?:others?|more)(?: authors?)?|and colleagues|…)\s*\Z"
)
_COUNTED = re.compile(r"(?:and|&|\+) \d{1,4} (?:others?|more)(?: authors?)?\s*\Z")
"""Nothing but persons is counted like this."""
_INITIAL = r"[^\W\d_a-z]\.(?:-?[^\W\d_a-z]\.)*"
_WORD = r"[^\W\d_a-z][\w'’.-]*"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu)"
_NAME = re.compile(rf"(?:{_INITIAL}|{_WORD})(?:\s(?:{_INITIAL}|{_WORD}|{_PARTICLE})){{1,4}}\Z")
_WITH_INITIAL = re.compile(rf"(?:^|\s){_INITIAL}(?:\s|$)")
_LONGEST = 20_000


def names_in(line: str) -> tuple[Name, ...]:
    """The authors that a line lists, () when it may be anything else.

    Every part must look like a name of two to five words. Two capitalised words are a title as well as a
    name, so a line needs an initial somewhere, or three names of the same form.
    """
    if len(line) > _LONGEST or (line.endswith((".", "?", ":")) and not _OTHERS.search(line)):
        return ()
    complete = _OTHERS.sub("", line)
    parts = [part for part in _SEPARATOR.split(complete) if part]
    if not parts or not all(_NAME.match(part) for part in parts):
        return ()
    initials = sum(bool(_WITH_INITIAL.search(part)) for part in parts)
    if not (initials or _COUNTED.search(line)) and (
        len(parts) < 3 or any(len(part.split()) > 3 for part in parts)
    ):
        return ()
    names = tuple(name_of(part) for part in parts[:AUTHORS])
    return (*names[: AUTHORS - 1], OTHERS) if complete != line or len(parts) > AUTHORS else names
