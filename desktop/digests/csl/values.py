"""Reads the names and dates of CSL (docs.citationstyles.org), which Crossref and other programs write too."""

from typing import Any, NamedTuple

from desktop.digests.fields.catalogue_names import catalogue_name
from desktop.digests.fields.inline_markup import without_markup
from desktop.digests.fields.loose_dates import joined_date, partial_date
from desktop.digests.json_files.values import list_in, text_in
from desktop.papers.cleaning import one_line
from desktop.papers.name import OTHERS, Name

_OTHERS = frozenset({"others", "et al.", "et al"})
_WORDS = ("raw", "literal", "date-time")


class Date(NamedTuple):
    """A date variable: as a partial ISO date ("" for none), as it is written, and what is wrong with it."""

    issued: str
    written: str = ""
    fault: str = ""


def line_in(value: Any) -> str:
    """A text or a whole number on one line, without tags."""
    return one_line(without_markup(text_in(value)))


def name_in(value: Any) -> Name:
    """A CSL name, or a name as text; an empty one where there is none."""
    if not isinstance(value, dict):
        return catalogue_name(text_in(value), inverted=False)
    literal = line_in(value.get("literal")) or line_in(value.get("name"))
    family, given, suffix = (line_in(value.get(part)) for part in ("family", "given", "suffix"))
    if literal and not family:
        return OTHERS if literal.lower() in _OTHERS else Name(literal=literal)
    particle = " ".join(
        filter(None, (line_in(value.get(f"{kind}-particle")) for kind in ("dropping", "non-dropping")))
    )
    if not (given or particle or suffix):
        return Name(literal=family)
    return Name(family, given, particle, suffix) if family else Name(literal=given)


def date_in(value: Any) -> Date:
    """A CSL date variable, or a date as text; of a range the beginning counts.

    Parts that make no date ("2024-13-45") are a fault, and so is an empty list of them; seasons and years
    before 1000 are none, though no partial date can hold them.
    """
    if not isinstance(value, dict):
        text = text_in(value)
        return Date(partial_date(text), text)
    words = next((text for key in _WORDS if (text := text_in(value.get(key)).strip())), "")
    parts = _parts(value.get("date-parts"))
    written = "-".join(part for part in parts if part) or words
    if not any(parts):
        is_empty = "date-parts" in value and not words
        return Date(partial_date(words), words, "the date is empty" if is_empty else "")
    issued = joined_date(*parts[:3])
    said = len([part for part in parts[:3] if part])
    is_whole = bool(issued) and len(issued.split("-")) == said
    return Date(
        issued, written, "" if is_whole or _is_season_or_ancient(parts) else f"there is no date {written}"
    )


def _parts(value: Any) -> list[str]:
    """Year, month and day as texts; of two dates those of the first."""
    found = list_in(value)
    return [
        text_in(part).strip()
        for part in (list_in(found[0]) if found and isinstance(found[0], list) else found)
    ]


def _is_season_or_ancient(parts: list[str]) -> bool:
    """Seasons are written as months from 13 on."""
    is_season = len(parts) == 2 and parts[1].isdecimal() and 13 <= int(parts[1][:3]) <= 24
    return is_season or len(parts[0].lstrip("-")) < 4 or parts[0].startswith("-")
