"""Reads the lines in which PubMed shows a paper: names with initials behind, and its short citation."""

import re
from typing import Any

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.loose_dates import partial_date
from desktop.papers.identifiers import doi_of
from desktop.papers.name import Name

_SUFFIX = r"(?: (?:Jr|Sr|2nd|3rd|4th))?"
_ONE = rf"[^\W\d_][\w'’-]*(?: [\w'’-]+){{0,4}} [A-Z]{{1,4}}{_SUFFIX}"
PUBMED_NAMES = re.compile(rf"(?:{_ONE}(?:, |\.\s*\Z|\Z))+(?:et al\.?)?\Z")
"""A line that is nothing but persons: "Bee AC, van Gee K Jr, et al."."""
_NAME = re.compile(rf"(?P<family>\S.*) (?P<given>[A-Z]{{1,4}})(?P<suffix>{_SUFFIX})\Z")
_FIRST_NAME = re.compile(rf"{_ONE}(?=[,;.]|\Z)")
_ET_AL = re.compile(r",? et al\.?\Z")
CITATION = re.compile(
    r"(?P<venue>[^.]{2,200})\. "
    r"(?P<date>(?:19|20)\d\d(?: [A-Z][a-z]{2,5}(?:[- ](?:[A-Z][a-z]{2}|\d{1,2})){0,2})?)[^;.:]{0,20}"
    r"(?:;(?P<volume>[\w-]{0,20})(?: ?(?P<supplement>(?:Suppl|Pt|Spec No) ?\w{0,8}))?"
    r"(?:\((?P<issue>[^()]{1,40})\))?)?"
    r"(?::(?P<pages>[\w–.()-]{1,40}?(?=[.,; ]*(?:\s|\Z)))?)?"
)
"""What follows a title: "J Colour. 2021 Mar 5;10(5):1085. doi: …"; later stations of its life stand behind."""
_DOI = re.compile(r"\bdoi:\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PREPRINT = re.compile(r"\s*\[Preprint\]\Z")


def pubmed_names(line: str) -> tuple[Name, ...]:
    """The names of a line in PubMed's form; groups stand behind a semicolon or among the persons."""
    others = ["et al."] if _ET_AL.search(line) else []
    persons, _, groups = _ET_AL.sub("", line).rstrip(". ").partition("; ")
    names = (_NAME.sub(_inverted, name) for name in (*persons.split(", "), *groups.split("; ")))
    return tuple(catalogue_names([*names, *others]))


def are_pubmed_names(line: str) -> bool:
    """Whether a line is a list of names: it begins with one, and most of its parts are."""
    parts = re.split(r"[,;] ", _ET_AL.sub("", line).rstrip(". "))
    persons = sum(bool(_NAME.match(part) and _FIRST_NAME.match(part)) for part in parts)
    return bool(_FIRST_NAME.match(line)) and 2 * persons > len(parts)


def citation_fields(citation: str) -> dict[str, Any]:
    """The fields of Draft that a short citation gives; {} for a line that is none."""
    found = CITATION.match(citation)
    if not found:
        return {}
    fields = {name: found[name] or "" for name in ("venue", "volume", "issue", "pages")}
    fields["venue"] = _PREPRINT.sub("", fields["venue"])
    fields["issue"] = fields["issue"] or found["supplement"] or ""
    fields["issued"] = partial_date(found["date"]) or found["date"][:4]
    if doi := _DOI.search(citation):
        fields["doi"] = doi_of(doi[1])
    return {name: value for name, value in fields.items() if value}


def doi_in(line: str) -> str:
    """The DOI behind "doi:" in a line, "" where none stands."""
    found = _DOI.search(line)
    return doi_of(found[1]) if found else ""


def _inverted(name: re.Match[str]) -> str:
    """A name as catalogues write it: "Bee, Jr, AC" for "Bee AC Jr"."""
    return ", ".join(filter(None, (name["family"], name["suffix"].strip(), name["given"])))
