"""Says what the variables of a CSL item mean (docs.citationstyles.org, appendix IV), as Crossref has them too."""

import re
from typing import Any

from desktop.digests.csl.values import date_in, line_in, name_in
from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.note_lines import names_identifier
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.values import first_text, list_in, text_in, texts_in
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import arxiv_of, pmid_of
from desktop.papers.name import inverted

_KEPT = {
    "collection-title": "series", "publisher-place": "address", "edition": "edition", "ISBN": "isbn",
    "ISSN": "issn", "chapter-number": "chapter", "number": "number", "genre": "genre", "language": "language",
    "status": "status", "event-title": "event", "event": "event", "title-short": "short title",
    "shortTitle": "short title", "container-title-short": "short venue", "journalAbbreviation": "short venue",
    "PMCID": "pmcid", "medium": "medium", "annote": "annote", "archive": "archive",
    "archive_location": "archive location", "call-number": "call number", "part-number": "part",
    "number-of-pages": "number of pages", "original-title": "original title", "section": "section",
    "reviewed-title": "reviewed title", "supplement-number": "supplement", "version": "version",
    "collection-number": "number in series", "references": "references", "dimensions": "dimensions",
    "scale": "scale", "jurisdiction": "jurisdiction", "authority": "authority", "volume-title": "volume title",
    "event-place": "event place", "number-of-volumes": "number of volumes",
}  # fmt: skip
"""Variables without a field of their own, by the names under which they are kept."""
_PEOPLE = {
    "editor": "editor", "translator": "translator", "container-author": "book author", "director": "director",
    "collection-editor": "series editor", "interviewer": "interviewer", "recipient": "recipient",
    "reviewed-author": "reviewed author", "composer": "composer", "illustrator": "illustrator",
    "editorial-director": "editorial director",
}  # fmt: skip
_KEY = re.compile(r"(?=[^/\s]*[A-Za-z])[^\s{},\"\\~%#/]{1,200}\Z")
_PREPRINT = re.compile(r"arxiv\b", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")
_CSL_TYPE = re.compile(r"[a-z]+(?:[-_][a-z]+)?\Z")


def read_item(reference: Reference, item: dict[str, Any]) -> None:
    """Fills `reference` with a CSL item; only variables that CSL knows are read."""
    title = item.get("title")
    reference.title = line_in(title if isinstance(title, str) else "")
    kind = text_in(item.get("type"))
    reference.put("type", csl_type_of_word(kind) or (kind if _CSL_TYPE.match(kind) else ""))
    key = text_in(item.get("citation-key")) or text_in(item.get("id"))
    reference.put("citation_key", key if _KEY.match(key) or "citation-key" in item else "")
    read_identifiers(reference, item)
    read_publication(reference, item)
    read_people(reference, item)
    date = date_in(item.get("issued"))
    reference.put("issued", date.issued)
    reference.keep("date", "" if date.issued else date.written)
    reference.faults += [("issued", date.fault)] if date.fault else []
    _read_note(reference, text_in(item.get("note")))
    reference.add("keywords", re.split(r"\s*[;,\n]\s*", text_in(item.get("keyword"))))
    for variable, name in _KEPT.items():
        reference.keep(
            name,
            one_line(without_markup("; ".join(texts_in(item.get(variable))))) or line_in(item.get(variable)),
        )


def read_people(reference: Reference, item: dict[str, Any]) -> None:
    """The authors; other people are kept by their part in the work."""
    reference.authors = [name for each in list_in(item.get("author")) if any(name := name_in(each))]
    for variable, part in _PEOPLE.items():
        people = [name_in(each) for each in list_in(item.get(variable))]
        reference.keep(part, " and ".join(inverted(each) for each in people if any(each)))


def read_publication(reference: Reference, item: dict[str, Any]) -> None:
    """The abstract, and where a paper appeared: venue, publisher, volume, issue and pages."""
    reference.abstract = without_heading(without_markup(text_in(item.get("abstract"))).strip())
    venue = line_in(first_text(item, "container-title"))
    if not (_PREPRINT.match(venue) and (reference.put_arxiv(venue) or reference.has("arxiv_id"))):
        reference.put("venue", venue)
    for variable in ("publisher", "volume", "issue"):
        reference.put(variable, line_in(item.get(variable)))
    reference.put("pages", _RANGE.sub("-", line_in(item.get("page")) or line_in(item.get("page-first"))))


def read_identifiers(reference: Reference, item: dict[str, Any]) -> None:
    """DOI, PubMed number, arXiv identifier where the archive is arXiv, and links."""
    reference.put_doi(text_in(item.get("DOI")))
    pmid = text_in(item.get("PMID"))
    if not reference.put("pmid", pmid_of(pmid)):
        reference.keep("pmid", pmid)
    in_archive = "arxiv" in text_in(item.get("archive")).lower()
    for variable in ("number", "archive_location", "archiveLocation", "archiveID"):
        text = text_in(item.get(variable))
        if text and (in_archive or "arxiv" in text.lower()):
            reference.put_arxiv(text)
    for link in text_in(item.get("URL")).split():
        reference.put_link(link)


def _read_note(reference: Reference, note: str) -> None:
    """Zotero's "Extra": lines that name an identifier are understood, words are kept."""
    rest: list[str] = []
    for line in note.split("\n"):
        is_named = names_identifier(reference, line) or (arxiv_of(line) and reference.put_arxiv(line))
        rest += [] if is_named else [line]
    reference.keep("note", "\n".join(rest))
