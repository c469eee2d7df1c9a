"""Says what the tags of a MEDLINE record mean (nlm.nih.gov/bsd/mms/medlineelements.html)."""

import re
from collections.abc import Iterable

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.inline_markup import without_markup
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.fields.split_dates import date_together
from desktop.digests.tagged.lines import Tagged, Values
from desktop.papers.identifiers import pmid_of, web_link
from desktop.papers.name import OTHERS, Name, inverted

_IGNORED = frozenset({
    "OWN", "STAT", "DA", "DCOM", "LR", "EDAT", "MHDA", "CRDT", "PHST", "PST", "JID", "SB", "OTO", "DRDT",
    "CTDT", "STPM", "AUID", "PUBM", "OCI", "CIN", "CON", "COIS", "NR", "DEP", "IRAD", "IR", "FIR", "EN", "FED",
    "LID", "AID", "OABL", "SO",
})  # fmt: skip
"""What the National Library notes of its work, cited articles, and what is said twice."""
_NAMES = {
    "IS": "issn", "ISSN": "issn", "ISBN": "isbn", "LA": "language", "PL": "address", "CY": "address",
    "AD": "affiliation", "RN": "substances", "GR": "grants", "SI": "secondary source", "OID": "record id",
    "PMC": "pmcid", "MID": "manuscript id", "OAB": "other abstract", "TT": "original title",
    "CTI": "collection", "VTI": "volume title", "EN": "edition", "GN": "note", "TA": "journal abbreviation",
    "CI": "copyright", "RF": "number of references",
}  # fmt: skip
_MARKED = re.compile(r"(?P<value>\S.*?)\s*\[(?P<kind>[a-zA-Z ]{2,20})\]\Z")
_LAST_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\Z")
_TRANSLATED = re.compile(r"\[(?P<title>[^\[\]]+?)\.?\]\.?\Z")
_NO_TITLE = re.compile(r"\[?(?:not available|in process citation|no title available)\]?\.?\Z", re.IGNORECASE)
_BOOK = "The book that holds the chapter “{}”: leave it out unless you want it as well."
_NUMBER = re.compile(r"[0-9]{1,12}\Z")
_PAGES = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")


def read_tags(reference: Reference, tags: list[Tagged]) -> bool:
    """Fills `reference` with the tags of one record in their order."""
    values = Values([each for each in tags if each.tag not in _IGNORED or each.tag in {"DEP", "LID", "AID"}])
    title, book = _title_of(values.first("TI")), _title_of(values.first("BTI"))
    reference.title = title or book
    if not reference.title:
        reference.title = _title_of(values.first("TT"))
    reference.abstract = without_markup(values.text("AB"))
    kinds = values.all("PT")
    types = [kind for each in kinds if (kind := csl_type_of_word(each.rstrip("s")) or csl_type_of_word(each))]
    venue = values.first("JT") or values.first("TA")
    told = [kind for kind in types if kind != "article-journal"]
    of_place = "chapter" if title and book else "book" if book else "article-journal" if venue else ""
    reference.put("type", of_place if book else next(iter(told or types), of_place))
    reference.keep("publication types", ", ".join(kinds))
    if "Retracted Publication" in kinds:
        reference.put("status", "retracted")
    reference.put("venue", venue.rstrip("."))
    if title:
        reference.put_or_keep("venue", book, "book")
    reference.authors = _people(tags, "FAU", "AU")
    values.all("FAU", "AU", "CN")
    editors = _people(tags, "FED", "ED")
    values.all("FED", "ED")
    reference.keep("editor", " and ".join("others" if each == OTHERS else inverted(each) for each in editors))
    _take_identifiers(reference, values)
    _take_publication(reference, values)
    for tag, text in values.rest():
        reference.keep(_NAMES.get(tag, tag), text)
    return True


def read_book(reference: Reference, tags: list[Tagged]) -> bool:
    """Fills `reference` with the book of which the record is a chapter; False where it is none."""
    values = Values([each for each in tags if each.tag in {"TI", "BTI", "ISBN", "PB", "PL"}])
    chapter, book = _title_of(values.first("TI")), _title_of(values.first("BTI"))
    if not chapter or not book or chapter == book:
        return False
    reference.title = book
    reference.put("type", "book")
    reference.put("publisher", values.first("PB"))
    reference.doubts.append(_BOOK.format(chapter))
    for tag, text in values.rest():
        reference.keep(_NAMES[tag], text)
    return True


def _title_of(text: str) -> str:
    """A title without the full stop that PubMed adds, and without the brackets around a translation."""
    text = without_markup(text)
    if _NO_TITLE.match(text):
        return ""
    if found := _TRANSLATED.match(text):
        text = found["title"]
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _people(tags: Iterable[Tagged], full: str, short: str) -> list[Name]:
    """The names in full, where there are any, and groups, in their order."""
    tags = list(tags)
    chosen = full if any(each.tag == full for each in tags) else short
    people = {chosen, "CN"} if full == "FAU" else {chosen}
    found: list[Name] = []
    for each in tags:
        if each.tag == "CN" and "CN" in people:
            found.append(Name(literal=each.line.rstrip(".")))
        elif each.tag in people and each.line:
            found += catalogue_names([each.line])
    return [name for name in found if name != OTHERS] + [OTHERS] * (OTHERS in found)


def _take_identifiers(reference: Reference, values: Values) -> None:
    number = values.first("PMID")
    reference.put("pmid", pmid_of(number) or (number if _NUMBER.match(number) else ""))
    for text in (*values.all("LID"), *values.all("AID")):
        marked = _MARKED.match(text)
        if marked and marked["kind"].lower() == "doi":
            reference.put_doi(marked["value"])
        elif marked:
            reference.keep(marked["kind"].lower(), marked["value"])
        elif web_link(text):
            reference.put_link(text)
        else:
            reference.put_doi(text, "location id")
    for text in values.all("DOI", "DO"):
        reference.put_doi(text)
    for text in values.all("URL", "UR", "LI"):
        reference.put_link(text)


def _take_publication(reference: Reference, values: Values) -> None:
    written, online = values.all("DP"), values.all("DEP")
    date = date_together(written, online)
    if not date and written and (found := _LAST_YEAR.search(written[0])):
        date = found[1]
    reference.put("issued", date)
    if not date:
        reference.keep("date", "\n\n".join((*written, *online)))
    reference.put("volume", values.first("VI"))
    reference.put("issue", values.first("IP"))
    reference.put("pages", _PAGES.sub("-", values.first("PG")))
    reference.put("publisher", values.first("PB"))
    reference.add("keywords", (word.strip("*") for word in values.all("OT", "KW")))
    reference.add("keywords", (word.replace("*", "") for word in values.all("MH")))
