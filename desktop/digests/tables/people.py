"""Tells in which way a cell lists its authors, and reads their names."""

import re

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.name_lists import names_of
from desktop.papers.name import OTHERS, Name, name_of

_NUMBERS = re.compile(r"\s*\((?:\d{5,}|[A-Z]{1,3}-?\d[\w-]*)\)|\s*\[[\w ,-]{1,40}\]")
_SEPARATOR = re.compile(r"\s*(?:;|\||\n)\s*")
_AND = re.compile(r"\s+and\s+|\s+&\s+")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}\Z")
_FAMILY = re.compile(r"(?:[a-zà-ÿ'’]{1,4} ){0,3}[^\W\d_]['’\w-]*(?: [^\W\d_]['’\w-]+)?\Z")
_SINGLE = re.compile(r"[^\W\d_][\w'’-]*\Z")
_FAMILY_FIRST = re.compile(
    r"\S*[a-zà-ÿ’'-]\S*(?: \S+){0,3} (?:[A-Z]{1,3}|(?:[A-Z]\.-?){1,4})(?: (?:Jr|Sr|II|III|2nd|3rd)\.?)?\Z"
)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_LIST = re.compile(r"\s*\[\s*['\"].*['\"]\s*\]\s*\Z", re.DOTALL)
_CAPITALS = re.compile(r"(?P<family>[^\W\d_a-z](?:[^\W\d_a-z]|['’ -](?=\w))+) (?P<given>[A-Z]{1,3})\Z")
_PLAIN = re.compile(
    r"(?P<family>[A-ZÀ-ÖØ-Þ][\w'’-]+), (?P<given>[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zß-öø-ÿ](?: [A-ZÀ-ÖØ-Þ][\w'’-]*\.?)*)\Z"
)
"""Nearly all names, for which `name_of` would say the same in ten times the time."""
_LAST_STOP = re.compile(r"[^\W\d_] [A-Z]{1,4}\.\Z")
"""The full stop with which PubMed ends a list."""
_GLUED = re.compile(
    r"(?<= )(?P<family>[A-ZÀ-ÖØ-Þ]\S*[a-zß-öø-ÿ]{2})(?<!\bMac)(?<!\bVan)(?<!\bFitz)(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ.]\S* \S)"
)
"""Where Springer's tables put the next name right behind one: "Ann BeeDan Cee"."""
_PAIR = 2
_OTHERS = re.compile(r"[,;]?\s*(?:et\.? al\.?|and others|…|\.\.\.)\s*\Z", re.IGNORECASE)


def values_in(cell: str) -> list[str]:
    """The texts of a list that a Python program wrote into a cell ("['one', 'two']"), else the cell alone."""
    if cell[:1] != "[" or not _LIST.match(cell):
        return [cell] if cell else []
    found = (one or other for one, other in _QUOTED.findall(cell))
    return [re.sub(r"\\(['\"\\])", r"\1", text) for text in found if text]


def authors_in(cell: str) -> list[Name]:
    """The names in a cell, OTHERS last where a cell says that the list goes on.

    Understands "Bee, Ann; Cee, Dan", "Bee A., Cee D.E.", "Bee A, Cee DE.", "Bee A and Cee D", "Bee, A., Cee, D.",
    "Bee, Ann and Cee, Dan", "Ann Bee, Dan Cee", "Ann BeeDan Cee" and lists of a program; numbers of authors in
    parentheses are left out.
    """
    parts = values_in(cell)
    if len(parts) > 1:
        return catalogue_names(parts)
    text = _NUMBERS.sub("", parts[0]).strip() if parts else ""
    if _LAST_STOP.search(text) and text.count(".") == 1:
        text = text[:-1]
    if ";" in text or "|" in text or "\n" in text:
        parts = [part for part in _SEPARATOR.split(text) if part.strip()]
        plain = [_PLAIN.match(part) for part in parts]
        if all(plain):
            return [Name(found["family"], found["given"]) for found in plain if found]
        in_capitals = [_CAPITALS.match(part) for part in parts]
        if all(in_capitals):
            return [Name(found["family"], found["given"]) for found in in_capitals if found]
        return catalogue_names(parts)
    if "," not in text:
        parts = [each for part in _AND.split(text) for each in _GLUED.sub(r"\g<family>\n", part).split("\n")]
        is_known = all(map(_FAMILY_FIRST.match, parts)) or _GLUED.search(text)
        return catalogue_names(parts) if is_known else list(names_of(text))
    others = _OTHERS.search(text)
    names = _with_commas((text[: others.start()] if others else text).strip(" ,"))
    return [*names, OTHERS] if others and names and names[-1] != OTHERS else names


def _with_commas(text: str) -> list[Name]:
    ands = _AND.split(text)
    if len(ands) > 1 and all(
        part.count(",") == 1 and not _INITIALS.match(part.partition(",")[2].strip()) for part in ands
    ):
        return catalogue_names(ands)
    parts = [part.strip() for each in ands for part in each.split(",") if part.strip()]
    if all(map(_FAMILY_FIRST.match, parts)):
        return catalogue_names(parts)
    if len(parts) > _PAIR and _is_first_inverted(parts):
        return [name_of(", ".join(parts[:_PAIR])), *map(name_of, parts[_PAIR:])]
    if _are_pairs(parts):
        return [name_of(f"{family}, {given}") for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return list(names_of(", ".join(parts)))


def _is_first_inverted(parts: list[str]) -> bool:
    """Whether only the first of several names has its family name first, as Chicago wants it: "Bee, Ann, Dan Cee"."""
    first, given, *others = parts
    is_first = " " not in first and (" " not in given or bool(_INITIALS.match(given)))
    return is_first and all(" " in each and not _INITIALS.match(each) for each in others)


def _are_pairs(parts: list[str]) -> bool:
    """Whether family and given names stand in turn, each between commas."""
    if len(parts) % _PAIR:
        return False
    families, given = parts[::2], parts[1::2]
    if all(map(_INITIALS.match, given)) and all(map(_FAMILY.match, families)):
        return True
    return len(parts) == _PAIR and bool(_SINGLE.match(families[0]))
