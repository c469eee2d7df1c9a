"""Says what the two-letter tags of Web of Science mean (images.webofknowledge.com, field tags)."""

import re

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.inline_markup import without_markup
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.fields.split_dates import date_together
from desktop.digests.tagged.lines import Tagged, Values
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import OTHERS, Name, inverted

_IGNORED = frozenset({
    "CR", "NR", "PG", "GA", "HC", "HP", "DA", "Z9", "Z8", "ZA", "ZB", "ZR", "ZS", "U1", "U2", "TC",
})  # fmt: skip
"""Cited papers, counts, and what the index notes for itself."""
_NAMES = {
    "SN": "issn", "EI": "issn", "BN": "isbn", "LA": "language", "C1": "affiliation", "C3": "affiliations",
    "RP": "reprint address", "EM": "e-mail", "FU": "funding", "FX": "funding text", "CT": "conference",
    "CY": "conference date", "CL": "conference place", "SP": "sponsor", "HO": "conference host",
    "PI": "address", "PA": "publisher address", "PV": "address", "SE": "series", "BS": "subseries",
    "UT": "accession number", "AN": "accession number", "WC": "subject categories", "SC": "research areas",
    "RI": "researcher id", "OI": "orcid", "OA": "open access", "PN": "part", "SU": "supplement",
    "SI": "special issue", "MA": "meeting abstract", "D2": "book doi", "PD": "date", "DT": "document type",
    "BF": "book group author",
}  # fmt: skip
_TYPES = {"J": "article-journal", "B": "book", "S": "chapter", "P": "patent"}
_BETWEEN = re.compile(r"\s*;\s*")
_INSPEC_GROUPS = re.compile(r"\s*(?:;|/(?= ))\s*")
_BRACKETED_DOI = re.compile(r"\[(10\.\d{4,9}/[^\[\]\s]+)\]")


def read_tags(reference: Reference, tags: list[Tagged]) -> None:
    """Fills `reference` with the tags of one record in their order; what has no place is kept."""
    values = Values([each for each in tags if each.tag not in _IGNORED])
    reference.title = without_markup(values.first("TI"))
    reference.abstract = without_markup(values.text("AB"))
    kind = values.first("PT")[:1]
    kinds = _BETWEEN.split(values.first("DT"))
    types = (
        csl_type_of_word(each.removesuffix(" Paper") if each == "Journal Paper" else each) for each in kinds
    )
    reference.put("type", next(filter(None, types), "") or _TYPES.get(kind, ""))
    reference.keep("document type", "; ".join(kinds))
    reference.authors = _people(values)
    editors = catalogue_names([*values.lines("BE"), *values.lines("ED")])
    reference.keep("editor", " and ".join("others" if each == OTHERS else inverted(each) for each in editors))
    _take_publication(reference, values)
    for text in values.all("DI"):
        reference.put_doi(text)
    reference.put("pmid", pmid_of(values.first("PM")))
    for text in values.lines("UR", "DL"):
        reference.put_link(text)
    _take_words(reference, values)
    for tag, text in values.rest():
        reference.keep(_NAMES.get(tag, tag), text)


def _people(values: Values) -> list[Name]:
    """The names in full where there are any, then groups."""
    full, short = values.lines("AF", "BA"), values.lines("AU")
    groups = [Name(literal=text) for text in values.lines("CA", "GP")]
    names = catalogue_names(full if len(full) >= len(short) else short)
    return [name for name in names if name != OTHERS] + groups + [OTHERS] * (OTHERS in names)


def _take_publication(reference: Reference, values: Values) -> None:
    for tag in ("SO", "CT", "SE"):
        if venue := values.first(tag):
            reference.put_or_keep("venue", venue, _NAMES.get(tag, "other venue"))
    for tag in ("JI", "J9"):
        reference.put_or_keep("venue", values.first(tag), "journal abbreviation")
    years, days = values.all("PY"), values.all("PD")
    reference.put("issued", date_together(years, days))
    if not reference.has("issued"):
        reference.keep("date", "\n\n".join((*years, *days)) or values.first("EA"))
    reference.put("volume", values.first("VL"))
    reference.put("issue", values.first("IS"))
    first, last = values.first("BP"), values.first("EP")
    spanned = (
        f"{first}-{last}"
        if first and last and first != last and not last.startswith(f"{first[:-2]}-")
        else first
    )
    reference.put("pages", values.first("PS") or spanned or last)
    reference.put_or_keep("pages", values.first("AR"), "article number")
    reference.put("publisher", values.first("PU"))


def _take_words(reference: Reference, values: Values) -> None:
    """The keywords; INSPEC puts groups of them between slashes, and numbers of the paper into ID."""
    is_inspec = values.peek("UT").startswith("INSPEC")
    between = _INSPEC_GROUPS if is_inspec else _BETWEEN
    for text in values.all("DE"):
        reference.add("keywords", (word.strip("/ ") for word in between.split(text)))
    for text in values.all("ID"):
        if not is_inspec:
            reference.add("keywords", _BETWEEN.split(text))
            continue
        reference.keep("identifiers", text)
        if found := _BRACKETED_DOI.search(text):
            reference.put_doi(found[1])
