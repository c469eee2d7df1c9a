"""Names of authors, split as CSL-JSON splits them, and the short line in which a list shows them."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
_INITIAL = re.compile(r"\w")


class Name(NamedTuple):
    """One author: either `literal` (a group, or a name nobody can split), or family and given parts.

    The parts are those of a CSL-JSON name variable (docs.citationstyles.org); `particle` is the
    non-dropping one, as in "van Gogh".
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


OTHERS = Name(literal="others")
"""Stands last when the source says "et al.", "and others" or "12 authors": the list is not complete."""


def name_of(text: str) -> Name:
    """The name in `text`, written "Given Family", "Family, Given" or "Family, Suffix, Given".

    What follows the comma may be missing: "Plato," is a family name and nothing else.
    A single word stays literal: it may be a group ("DeepSeek-AI") or a mononym, and nothing tells which.
    """
    text = " ".join(text.split()).lstrip(", ")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) >= 2 or (parts and text.endswith(",")):
        return _from_commas(parts)
    words = text.split(" ")
    if len(words) < 2:
        return Name(literal=text)
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    start = len(words) - 1
    while start > 1 and words[start - 1][:1].islower():
        start -= 1
    return Name(words[-1], " ".join(words[:start]), " ".join(words[start:-1]), suffix)


def _from_commas(parts: list[str]) -> Name:
    suffix = ""
    if len(parts) >= 3:
        suffix = parts.pop(1)
    elif len(parts) == 2 and parts[1].lower() in _SUFFIXES:
        suffix = parts.pop(1)
        if " " in parts[0]:
            return name_of(parts[0])._replace(suffix=suffix)
    words = parts[0].split(" ")
    start = 0
    while start < len(words) - 1 and words[start][:1].islower():
        start += 1
    return Name(" ".join(words[start:]), ", ".join(parts[1:]), " ".join(words[:start]), suffix)


def full(name: Name) -> str:
    """The name as a person would write it: "Ludwig van Beethoven", "Martin King Jr."."""
    return name.literal or " ".join(filter(None, (name.given, name.particle, name.family, name.suffix)))


def inverted(name: Name) -> str:
    """The name as a catalogue writes it: "van Beethoven, Ludwig"; a literal stays as it is."""
    if name.literal:
        return name.literal
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, name.suffix, name.given)))


def short(name: Name) -> str:
    """The name with initials: "A. Simhi-Roth"."""
    if name.literal:
        return name.literal
    initials = " ".join(f"{found[0]}." for word in name.given.split() if (found := _INITIAL.search(word)))
    return " ".join(filter(None, (initials, name.particle, name.family, name.suffix)))


def byline(names: Sequence[Name]) -> str:
    """Two names, then how many more: "A. Simhi-Roth, J. Herz and 4 others"; empty when nobody is known."""
    complete = [name for name in names if name != OTHERS]
    shown = [short(name) for name in complete[:3]]
    if len(complete) < len(names):
        return ", ".join(shown[:2]) + " and others" if shown else ""
    if len(complete) > 3:
        return f"{shown[0]}, {shown[1]} and {len(complete) - 2} others"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def names_to_json(names: Iterable[Name]) -> str:
    """The names as a CSL-JSON array, without empty parts and without blanks; "" when there is none."""
    found = []
    for family, given, *rest in names:  # an author of ten thousand has more than these two
        plain = {"family": family, "given": given}
        if not (family and given and not any(rest)):
            plain = {key: part for key, part in zip(_CSL, (family, given, *rest), strict=True) if part}
        found.append(plain)
    return _encoded(found) if found else ""


def names_from_json(text: str) -> tuple[Name, ...]:
    """The inverse of `names_to_json`."""
    if not text:
        return ()
    names = []
    for entry in json.loads(text):
        get = entry.get  # written out: a library of a million papers has five million names
        names.append(
            Name(
                get("family", ""),
                get("given", ""),
                get("non-dropping-particle", ""),
                get("suffix", ""),
                get("literal", ""),
            )
        )
    return tuple(names)


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_CSL = ("family", "given", "non-dropping-particle", "suffix", "literal")
