"""Reads what the Crossref API answers: a search, or one work (api.crossref.org, "works")."""

from collections.abc import Iterator
from typing import Any

from desktop.digests.csl.fields import read_identifiers, read_people, read_publication
from desktop.digests.csl.values import Date, date_in, line_in
from desktop.digests.document import Document
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.reading import drafts_in
from desktop.digests.json_files.records import Field, Record, keys_in, records_in
from desktop.digests.json_files.values import field_in, first_text, list_in, text_in, texts_in
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "crossref"
TITLE = "Crossref answers"
_INSIDE = ("message", "items")
_OWN = frozenset(
    {"message-type", "message-version", "is-referenced-by-count", "reference-count", "references-count",
     "content-domain", "date-time", "container-title", "prefix", "member"}
)  # fmt: skip
_DATES = ("published-print", "published-online", "published", "posted", "issued", "accepted")
_KEPT = {
    "subtitle": "subtitle", "ISSN": "issn", "ISBN": "isbn", "short-container-title": "short venue",
    "edition-number": "edition", "publisher-location": "address", "article-number": "article number",
    "language": "language", "subtype": "subtype", "group-title": "group", "original-title": "original title",
}  # fmt: skip


def looks_like(head: str) -> float:
    """Crossref's own counters and envelopes around DOIs."""
    keys = keys_in(head)
    if "DOI" not in keys and "message-type" not in keys:
        return 0.0
    is_enveloped = {"message-type", "message"} <= keys and bool({"message-version", "items"} & keys)
    return 0.95 if is_enveloped or len(keys & _OWN) >= 3 else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each work."""
    yield DigestFacts(kind=KIND, source="Crossref", query=_query(document.text))
    yield from drafts_in(document, _INSIDE, read_work)


def read_work(reference: Reference, work: dict[str, Any]) -> None:
    """Fills `reference` with a work, or with the one in the envelope of an answer."""
    inner = work.get("message")
    work = inner if isinstance(inner, dict) else work
    reference.title = line_in(first_text(work, "title"))
    reference.put("type", csl_type_of_word(text_in(work.get("type"))))
    read_people(reference, work)
    read_publication(reference, work)
    read_identifiers(reference, work)
    _read_date(reference, work)
    reference.add("keywords", texts_in(work.get("subject")))
    event = field_in(work, "event", "name")
    reference.keep("event", line_in(event))
    for key, name in _KEPT.items():
        reference.keep(name, line_in("; ".join(texts_in(work.get(key))) or text_in(work.get(key))))
    reference.add("links", (text_in(field_in(work, "resource", "primary", "URL")),))
    for kind in ("is-preprint-of", "has-preprint"):
        for each in list_in(field_in(work, "relation", kind)):
            reference.keep(kind, text_in(field_in(each, "id")))


def _read_date(reference: Reference, work: dict[str, Any]) -> None:
    """The day of print, else that online: `issued` is the earlier of both, and `created` is Crossref's own."""
    dates: list[Date] = [date_in(work.get(key)) for key in _DATES]
    issued = dates[_DATES.index("issued")].issued
    same_year = [date.issued for date in dates if date.issued and date.issued[:4] == issued[:4]]
    reference.put(
        "issued",
        max(same_year, key=len, default="") or next((date.issued for date in dates if date.issued), ""),
    )


def _query(text: str) -> str:
    """What was searched for, as the envelope says it."""
    for item in records_in(text, _INSIDE):
        if isinstance(item, Record):
            break
        if isinstance(item, Field) and item.name == "query":
            return text_in(field_in(item.value, "search-terms"))
    return ""
