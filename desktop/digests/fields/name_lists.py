"""Splits text that is known to list authors into names; whether a text is such a list is told elsewhere."""

import re
from collections.abc import Sequence

from desktop.limits import AUTHORS
from desktop.papers.cleaning import one_line
from desktop.papers.name import OTHERS, Name, name_of

_LONGEST = 200_000
_OTHERS = re.compile(
    r"(?:[,;]|\band\b|&|\s)*(?:\bet\.?\s?al\b\.?|\band others\b|\bothers\b|…|\.\.\."
    r"|(?:\band|&) \d+ (?:more|others?)\b(?: authors?)?|\band colleagues\b|\+\s?\d+(?: more| authors)?)\s*\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,?\s+and\s+|,?\s+&\s+)\s*", re.IGNORECASE)
_COUNT = re.compile(r"\d+ authors?\Z", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?\Z", re.IGNORECASE)


def names_of(text: str, *, is_one: bool = False) -> tuple[Name, ...]:
    """The names in "A. Bee, C. Dee and E. Eff et al.", "Bee, A.; Dee, C." or, with `is_one`, in one name.

    Semicolons separate when there are any, commas else; OTHERS stands last where the list says that it goes
    on. "12 authors" is a number of names and none of them.
    """
    text = one_line(text[:_LONGEST])
    if _COUNT.match(text):
        return ()
    others = _OTHERS.search(text)
    complete = text[: others.start()] if others else text
    parts = [complete] if is_one else _parts(complete)
    names = tuple(name_of(part) for part in parts if any(letter.isalnum() for letter in part))
    return (*names, OTHERS) if others and names else names


def limited_names(names: Sequence[Name]) -> tuple[tuple[Name, ...], bool]:
    """As many names as a paper may have, OTHERS last when some were left out, and whether some were."""
    if len(names) <= AUTHORS:
        return tuple(names), False
    return (*names[: AUTHORS - 1], OTHERS), True


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for part in re.split(r"\s*;\s*" if ";" in text else r"\s*,\s*", text):
        for each in _AND.split(part):
            if parts and _SUFFIX.match(each):
                parts[-1] = f"{parts[-1]} {each}"
            elif each.strip(" ,;"):
                parts.append(each.strip(" ,;"))
    return parts
