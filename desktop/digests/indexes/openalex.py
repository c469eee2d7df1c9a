"""Reads what the OpenAlex API answers: lists of works, or one work (docs.openalex.org)."""

from collections.abc import Iterator
from typing import Any

from desktop.digests.csl.values import line_in
from desktop.digests.document import Document
from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.reading import drafts_in
from desktop.digests.json_files.records import keys_in
from desktop.digests.json_files.values import field_in, first_text, list_in, text_in, texts_in
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.identifiers import arxiv_of
from desktop.papers.name import OTHERS, name_of
from desktop.progress import Progress

KIND = "openalex"
TITLE = "OpenAlex answers"
_INSIDE = ("results",)
_OWN = frozenset(
    {"authorships", "abstract_inverted_index", "primary_location", "host_venue", "cited_by_api_url", "biblio",
     "related_works", "publication_year", "display_name", "type_crossref"}
)  # fmt: skip
_LOCATIONS = ("primary_location", "best_oa_location", "locations")
_WORDS = 100_000
"""Words of an abstract that are put in order at most."""


def looks_like(head: str) -> float:
    """OpenAlex's own names for works; the authors and sources that it lists too are none."""
    keys = keys_in(head)
    if not ({"title", "display_name"} & keys and {"authorships", "publication_year"} & keys):
        return 0.0
    return 0.95 if len(keys & _OWN) >= 4 or "openalex.org/W" in head else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each work."""
    yield DigestFacts(kind=KIND, source="OpenAlex")
    yield from drafts_in(document, _INSIDE, read_work)


def read_work(reference: Reference, work: dict[str, Any]) -> None:
    """Fills `reference` with a work."""
    reference.title = line_in(first_text(work, "title", "display_name"))
    abstract = rebuilt_abstract(work.get("abstract_inverted_index")) or text_in(work.get("abstract"))
    reference.abstract = without_heading(without_markup(abstract).strip())
    reference.put("issued", partial_date(text_in(work.get("publication_date"))))
    reference.put("issued", partial_date(text_in(work.get("publication_year"))))
    reference.put("type", csl_type_of_word(text_in(work.get("type"))))
    reference.put("type", csl_type_of_word(text_in(work.get("type_crossref"))))
    _read_people(reference, work)
    _read_identifiers(reference, work)
    source = field_in(work, "primary_location", "source") or work.get("host_venue")
    venue = line_in(first_text(source, "display_name"))
    if not (venue.lower().startswith("arxiv") and reference.has("arxiv_id")):
        reference.put("venue", venue)
    biblio = work.get("biblio")
    first, last = line_in(field_in(biblio, "first_page")), line_in(field_in(biblio, "last_page"))
    reference.put("pages", f"{first}-{last}" if first and last and first != last else first)
    reference.put("volume", line_in(field_in(biblio, "volume")))
    reference.put("issue", line_in(field_in(biblio, "issue")))
    reference.add(
        "keywords", (text_in(field_in(each, "display_name")) for each in list_in(work.get("keywords")))
    )
    reference.keep("language", text_in(work.get("language")))
    reference.keep("OpenAlex id", text_in(work.get("id")).rpartition("/")[2])


def rebuilt_abstract(index: Any) -> str:
    """The abstract of an inverted index {word: [positions]}, "" for anything else."""
    if not isinstance(index, dict):
        return ""
    placed = [
        (place, word) for word, places in index.items() for place in list_in(places) if isinstance(place, int)
    ]
    return " ".join(word for _, word in sorted(placed)[:_WORDS])


def _read_people(reference: Reference, work: dict[str, Any]) -> None:
    for each in list_in(work.get("authorships")):
        name = line_in(field_in(each, "author", "display_name")) or line_in(field_in(each, "raw_author_name"))
        if name:
            reference.authors.append(name_of(name))
    if work.get("is_authors_truncated") is True:
        reference.authors.append(OTHERS)


def _read_identifiers(reference: Reference, work: dict[str, Any]) -> None:
    """DOI and PubMed number, and the pages where the work itself lies."""
    doi = text_in(work.get("doi")) or text_in(field_in(work, "ids", "doi"))
    reference.put_doi(doi)
    pmid = text_in(field_in(work, "ids", "pmid")).rstrip("/").rpartition("/")[2]
    reference.put("pmid", pmid if pmid.isdecimal() else "")
    reference.keep("pmcid", text_in(field_in(work, "ids", "pmcid")).rstrip("/").rpartition("/")[2])
    for place in (place for key in _LOCATIONS for place in list_in(work.get(key))):
        for link in (text_in(field_in(place, "landing_page_url")), text_in(field_in(place, "pdf_url"))):
            if link and not _is_doi_link(link, doi):
                reference.put_link(link)
            elif arxiv_of(link):
                reference.put_arxiv(link)
    for link in texts_in(field_in(work, "open_access", "oa_url")):
        reference.put_link(link)


def _is_doi_link(link: str, doi: str) -> bool:
    return bool(doi) and "doi.org/" in link
