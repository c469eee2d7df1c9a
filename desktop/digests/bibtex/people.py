"""Reads the names of a BibTeX author or editor field as BibTeX and biblatex take them apart."""

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.digests.fields.inline_markup import without_markup
from desktop.digests.fields.tex import decoded_tex
from desktop.papers.cleaning import one_line
from desktop.papers.name import OTHERS, Name, name_of

_MARK = re.compile(r"\\.|[{}]|(?:\s|\A)(?i:and)(?=\s|\Z)|[,;]|[\s~]+", re.DOTALL)
_INITIALS = re.compile(r"(?:[A-Z]\.[ ~-]?)+[ ~]?\S\S+\Z")
_AMPERSAND = re.compile(r"\s\\?&\s")
_CATALOGUED = re.compile(r"([A-Z]\S*[a-zà-ÿ]\S*(?: [A-Z]\S*[a-zà-ÿ]\S*)?) ([A-Z]{1,3})\Z")
"""A name as PubMed writes it: "Roe J", "Roe Smith JA"."""
_BETWEEN = re.compile(r"(?<= )and(?= )", re.IGNORECASE)
_AND = re.compile(r"\s?and\Z", re.IGNORECASE)
_OTHERS = frozenset({"others", "et al", "et al.", "et. al.", "…", "..."})
_SPECIAL = re.compile(
    r"\{\s*\\[^A-Za-z{]|\{\s*\\(?:[uvHtcdbrk]|aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j|th|TH|dh|DH|dj|DJ)\b"
)
_KEYED = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*", re.IGNORECASE)
# What may stand beside the parts of such a name, or alone before the first: options, not people.
_OPTION = re.compile(
    r"\s*(?:useprefix|nametemplates|id|hash|gender|(?:sorting|labelalpha|unique)name[a-z]*)\s*=",
    re.IGNORECASE,
)
_HOMONYM = re.compile(r"(?<=\w)\s+\d{4}\Z")
"""DBLP tells persons of one name apart by a number of four digits; it is no part of the name."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def names_in_bibtex(tex: str) -> tuple[Name, ...]:
    """The people of an author field in TeX; "and others" is `OTHERS`, a group in braces stays literal."""
    if not tex:
        return ()
    names: list[Name] = []
    others = False
    for part in _people(without_markup(" ".join(tex.split()))):
        name = _name(part)
        if name == OTHERS:
            others = True
        elif any(name):
            names.append(name)
    return (*names, OTHERS) if others else tuple(names)


def _people(tex: str) -> Iterator[str]:
    """One text for each person: between "and", or between semicolons or commas where people used those."""
    parts = _split(tex, "and") if "and" in tex.lower() else [tex]
    if len(parts) == 1 and ";" in tex:
        parts = _split(tex, ";")
    elif len(parts) == 1 and "&" in tex:
        parts = _split(_AMPERSAND.sub(" and ", tex), "and")
    if all(map(_CATALOGUED.match, parts)):
        parts = [_CATALOGUED.sub(r"\1, \2", part) for part in parts]
    for part in parts:
        pieces = _split(part, ",") if "," in part else []
        # "A. Author, B. Author, C. Author": BibTeX would take the first for a family name.
        is_list = len(pieces) > 1 and (_INITIALS.match(pieces[0]) or (len(pieces) > 2 and len(parts) == 1))
        if is_list and all(" " in piece for piece in pieces):
            yield from pieces
        else:
            yield part


def _split(tex: str, mark: str) -> list[str]:
    """`tex` cut at "and", commas, semicolons or blanks (" ") outside of braces."""
    if "{" in tex or "\\" in tex or "~" in tex:
        return list(_split_outside_braces(tex, mark))
    pieces = _BETWEEN.split(f" {tex} ") if mark == "and" else tex.split(mark)
    return [piece for each in pieces if (piece := each.strip())]


def _split_outside_braces(tex: str, mark: str) -> Iterator[str]:
    depth = start = 0
    for found in _MARK.finditer(tex):
        piece = found.group()
        depth = max(0, depth + (piece == "{") - (piece == "}"))
        kind = "and" if _AND.match(piece) else " " if piece.strip(" ~") == "" else piece
        if depth == 0 and kind == mark:
            if tex[start : found.start()].strip():
                yield tex[start : found.start()].strip()
            start = found.end()
    if tex[start:].strip():
        yield tex[start:].strip()


@lru_cache(maxsize=16384)
def _name(tex: str) -> Name:
    tex = _HOMONYM.sub("", tex.strip().strip(",").strip())
    if _text(tex).lower() in _OTHERS:
        return OTHERS
    if _is_group(tex):
        return Name(literal=_text(tex))
    parts = _split(tex, ",") or [""]
    begins = _OPTION.match(parts[0]) or (len(parts) > 1 and _KEYED.match(parts[0]))
    if begins and all(_KEYED.match(part) or _OPTION.match(part) for part in parts):
        return _keyed(parts)
    if len(parts) == 1:
        return _in_order(tex)
    suffix = parts.pop(1) if len(parts) > 2 else ""
    if not suffix and _text(parts[1]).lower() in _SUFFIXES:
        return _in_order(parts[0])._replace(suffix=_text(parts[1]))
    particle, family = _particle(_split(parts[0], " "))
    given = ", ".join(_text(part) for part in parts[1:])
    return Name(family, given, particle, _text(suffix))


def _in_order(tex: str) -> Name:
    """A name without comma: given names, particle in lower case, family name."""
    words = _split(tex, " ")
    if len(words) < 2:
        return name_of(_text(tex))
    lower = [at for at, word in enumerate(words[:-1]) if at and _is_lower(word)]
    if lower:
        particle, family = _particle(words[lower[0] :])
        return Name(family, _text(" ".join(words[: lower[0]])), particle)
    suffix = _text(words.pop()) if len(words) > 2 and _text(words[-1]).lower() in _SUFFIXES else ""
    return Name(_text(words[-1]), _text(" ".join(words[:-1])), suffix=suffix)


def _particle(words: list[str]) -> tuple[str, str]:
    """The words in lower case at the beginning of a family name, and the rest of it."""
    at = 0
    while at < len(words) - 1 and _is_lower(words[at]):
        at += 1
    return _text(" ".join(words[:at])), _text(" ".join(words[at:]))


def _is_lower(word: str) -> bool:
    """Whether a word begins in lower case; one in braces counts as a name, as BibTeX has it."""
    return not _is_group(word) and _text(word)[:1].islower()


def _is_group(tex: str) -> bool:
    """Whether all of it stands in one pair of braces that is there to keep it whole."""
    if not (tex.startswith("{") and tex.endswith("}")) or _SPECIAL.match(tex):
        return False
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(tex):
        depth += {"{": 1, "}": -1}.get(found.group(), 0)
        if depth == 0 and found.end() < len(tex):
            return False
    return True


def _keyed(parts: list[str]) -> Name:
    """A name in biblatex's extended format: "family=Beethoven, given=Ludwig, prefix=van"."""
    found: dict[str, str] = {}
    for part in parts:
        key = _KEYED.match(part)
        if key:
            found.setdefault(key[1].lower(), _text(part[key.end() :]))
    return Name(
        found.get("family", ""), found.get("given", ""), found.get("prefix", ""), found.get("suffix", "")
    )


def _text(tex: str) -> str:
    return one_line(without_markup(decoded_tex(tex)))
