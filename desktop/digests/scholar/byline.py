"""Reads the green line below a title of Google Scholar: some of the authors, some of the venue, the year."""

import re
from typing import Any

from desktop.digests.fields.name_lists import names_of
from desktop.papers.identifiers import arxiv_of
from desktop.papers.name import OTHERS

_DASH = re.compile(r"(?:\s|(?<=…))[-–—]\s+")
_DASH_BEHIND = re.compile(r"\s*[-–—]\s*\Z")
_HOST_BEHIND = re.compile(r"\s[-–—]\s+[\w.-]+\.[a-z]{2,6}\Z")
_PUBLISHER_BEHIND = re.compile(r"(?<=(?:1[5-9]|20)\d\d)\s+[-–—]\s+\D{2,100}\Z")
_DOTS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_YEAR = re.compile(r"(?:\A|[,\s])\s*((?:1[5-9]|20)\d\d)\Z")
_ARXIV = re.compile(r"\barXiv:\s*(\S+?),?\Z", re.IGNORECASE)
_EMPTY = re.compile(r"[\s,;…-]*\Z")


def byline_fields(text: str) -> dict[str, Any]:
    """What "A Bee, C Dee… - Journal of …, 2026" says, as fields of Draft.

    Scholar cuts names and venues with "…": the list of authors ends with OTHERS then, and a venue that is
    cut is kept apart.
    """
    head, rest = _split(text)
    fields: dict[str, Any] = {}
    is_cut = bool(_DOTS.search(head))
    names = names_of(_DOTS.sub(", ", head).strip(" ,"))
    complete = tuple(name for name in names if name != OTHERS)
    if complete:
        fields["authors"] = (*complete, OTHERS) if is_cut or len(complete) < len(names) else complete
    if found := _YEAR.search(rest):
        fields["issued"] = found[1]
        rest = rest[: found.start()].rstrip(" ,")
    if _EMPTY.match(rest):
        return fields
    if (found := _ARXIV.search(rest)) and (identifier := arxiv_of(found[1])):
        fields |= {"arxiv_id": identifier.identifier, "arxiv_version": identifier.version}
    if _DOTS.search(rest):
        fields["extra"] = {"venue (cut)": rest}
    else:
        fields["venue"] = rest
    return fields


def _split(text: str) -> tuple[str, str]:
    """The authors, and the venue with its year; a host or a publisher behind them says nothing."""
    text = _DASH_BEHIND.sub("", text)
    if _YEAR.fullmatch(text.strip()):
        return "", text.strip()
    found = _DASH.search(text)
    if not found:
        return text, ""
    rest = _HOST_BEHIND.sub("", text[found.end() :])
    return text[: found.start()], _PUBLISHER_BEHIND.sub("", rest)
