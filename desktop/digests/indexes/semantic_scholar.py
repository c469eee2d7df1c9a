"""Reads what the Semantic Scholar API answers: searches, batches, citations, or one paper."""

from collections.abc import Iterator
from typing import Any

from desktop.digests.csl.values import line_in
from desktop.digests.document import Document
from desktop.digests.fields.inline_markup import without_markup
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.reading import drafts_in
from desktop.digests.json_files.records import keys_in
from desktop.digests.json_files.values import field_in, first_text, list_in, text_in, texts_in
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import name_of
from desktop.progress import Progress

KIND = "semantic-scholar"
TITLE = "Semantic Scholar answers"
_INSIDE = ("data", "recommendedPapers", "papers")
_PAPERS = ("citingPaper", "citedPaper", "paper")
_OWN = frozenset(
    {"externalIds", "corpusId", "CorpusId", "openAccessPdf", "citationCount", "influentialCitationCount", "tldr",
     "s2FieldsOfStudy", "authorId", "publicationVenue", "isOpenAccess", "referenceCount", "publicationTypes"}
)  # fmt: skip
_KEPT_IDS = {
    "DBLP": "DBLP",
    "ACL": "ACL Anthology",
    "PubMedCentral": "pmcid",
    "CorpusId": "Semantic Scholar corpus id",
}


def looks_like(head: str) -> float:
    """The API's own names around paper ids."""
    keys = keys_in(head)
    if "title" not in keys or not {"paperId", "corpusid", "corpusId", "externalIds"} & keys:
        return 0.0
    return 0.95 if keys & _OWN or "semanticscholar.org" in head else 0.5


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each paper."""
    yield DigestFacts(kind=KIND, source="Semantic Scholar")
    yield from drafts_in(document, _INSIDE, read_paper)


def read_paper(reference: Reference, record: dict[str, Any]) -> None:
    """Fills `reference` with a paper, or with the one that a citation is about."""
    paper = next((inner for key in _PAPERS if isinstance(inner := record.get(key), dict)), record)
    reference.title = line_in(paper.get("title"))
    reference.abstract = without_markup(text_in(paper.get("abstract")))
    reference.keep("summary (machine-written)", text_in(field_in(paper, "tldr", "text")))
    reference.authors = [name_of(name) for each in list_in(paper.get("authors")) if (name := _author(each))]
    reference.put("issued", partial_date(text_in(paper.get("publicationDate"))))
    reference.put("issued", partial_date(text_in(paper.get("year"))))
    for kind in texts_in(paper.get("publicationTypes")):
        reference.put("type", csl_type_of_word(kind))
    _read_identifiers(reference, paper)
    _read_venue(reference, paper)
    fields = texts_in(paper.get("fieldsOfStudy"))
    reference.keep("fields of study", ", ".join(fields))


def _author(value: Any) -> str:
    return line_in(first_text(value, "name") if isinstance(value, dict) else value)


def _read_identifiers(reference: Reference, paper: dict[str, Any]) -> None:
    identifiers = paper.get("externalIds") or paper.get("externalids")
    reference.put_doi(text_in(field_in(identifiers, "DOI")) or text_in(paper.get("doi")))
    arxiv = text_in(field_in(identifiers, "ArXiv")) or text_in(paper.get("arxivId"))
    if arxiv and not reference.put_arxiv(arxiv):
        reference.keep("arXiv", arxiv)
    reference.put("pmid", pmid_of(text_in(field_in(identifiers, "PubMed"))))
    for key, name in _KEPT_IDS.items():
        reference.keep(name, text_in(field_in(identifiers, key)))
    page = text_in(paper.get("url"))
    identifier = text_in(paper.get("paperId"))
    if not page and len(identifier) == 40 and identifier.isalnum():
        page = f"https://www.semanticscholar.org/paper/{identifier}"
    reference.put_link(page)
    reference.put_link(text_in(field_in(paper, "openAccessPdf", "url")))


def _read_venue(reference: Reference, paper: dict[str, Any]) -> None:
    """The venue by its full name; arXiv is none where the identifier says it better."""
    journal = paper.get("journal")
    venues = (field_in(paper, "publicationVenue", "name"), paper.get("venue"), field_in(journal, "name"))
    for venue in map(line_in, venues):
        if not (venue.lower().startswith("arxiv") and reference.has("arxiv_id")):
            reference.put("venue", venue)
    volume = line_in(field_in(journal, "volume"))
    reference.put("volume", "" if volume.startswith("abs/") else volume)
    reference.put("pages", line_in(field_in(journal, "pages")).replace(" ", "").strip("-"))
