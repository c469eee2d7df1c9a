"""Reads names as library catalogues and databases list them: "Family, Given", "Family GI", groups without comma."""

import re
from collections.abc import Iterable

from desktop.papers.cleaning import one_line
from desktop.papers.name import OTHERS, Name, name_of

_OTHERS = re.compile(r"(?:et\.? al\.?|others|and others|…|\.\.\.)\Z", re.IGNORECASE)
_FAMILY_FIRST = re.compile(
    r"(?P<family>\S*[a-zà-ÿ’'-]\S*(?: \S+){0,3}) (?P<given>[A-Z]{1,3}|(?:[A-Z]\.-?){1,3})\Z"
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|v)\.?\Z", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:group|team|committee|consortium|organi[sz]ation|association|society|university|institute|council|"
    r"department|network|collaboration|investigators|foundation|agency|ministry|center|centre|inc|ltd|commission)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\[?(?:no authors? (?:name )?(?:listed|available)|anonymous|n/?a|none|-)\]?\.?\Z", re.IGNORECASE
)


def catalogue_names(texts: Iterable[str]) -> list[Name]:
    """One name for each text, semicolons separating several; `OTHERS` last where one text says "et al.".

    A name without comma is a group when other names have one, when it names an organisation, or when it has
    more than four words.
    """
    parts = [one_line(part) for text in texts for part in text.split(";")]
    parts = [part for part in parts if part.strip(" ,.") and not _NO_NAME.match(part)]
    inverted = sum("," in part for part in parts)
    names = [catalogue_name(part, inverted=2 * inverted > len(parts)) for part in parts]
    known = [name for name in names if name != OTHERS and any(name)]
    return known if len(known) == len(names) or OTHERS not in names else [*known, OTHERS]


def is_organisation(text: str) -> bool:
    """Whether a name says that it is one of a group: "Working Group on Tea"."""
    return bool(_GROUP.search(text))


def catalogue_name(text: str, *, inverted: bool = True) -> Name:
    """One name; `inverted` tells that the names around it have a comma where they are names of persons."""
    text = one_line(text).strip(" ,")
    if _OTHERS.match(text):
        return OTHERS
    family, comma, rest = text.partition(",")
    if comma:
        parts = [part.strip() for part in rest.split(",") if part.strip()]
        suffix = next((part for part in parts if _SUFFIX.match(part)), "")
        given = ", ".join(part for part in parts if part != suffix)
        if not given and " " in family:
            return name_of(family)._replace(suffix=suffix)
        return name_of(f"{family}, X")._replace(given=given, suffix=suffix)
    if found := _FAMILY_FIRST.match(text):
        return Name(found["family"], found["given"])
    if inverted or is_organisation(text) or len(text.split(" ")) > 4:
        return Name(literal=text)
    return name_of(text)
