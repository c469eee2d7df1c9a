"""Reads any JSON in which objects have titles: mirrors, crawls, exports of programs that nobody told us of."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from desktop.digests.csl.values import line_in, name_in
from desktop.digests.document import Document
from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.name_lists import names_of
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.reading import drafts_in
from desktop.digests.json_files.records import keys_in
from desktop.digests.json_files.values import field_in, first_text, list_in, said_in, text_in, texts_in
from desktop.digests.tables.people import authors_in
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import Name, name_of
from desktop.progress import Progress

_LINKS_LOOKED_AT = 200
KIND = "json"
TITLE = "lists of papers in JSON"
_INSIDE = ("items", "results", "data", "papers", "entries", "records", "articles", "publications", "hits", "works",
           "documents", "references", "response", "docs", "result", "resultList", "hit", "feed", "entry",
           "collection")  # fmt: skip
_WRAPPED_IN = ("data", "info", "paper", "_source", "attributes", "metadata", "fields")
_TITLES = ("title", "paper_title", "paperTitle", "Title", "titles", "title_display", "title_s", "name")
_ABSTRACTS = ("abstract", "abstractNote", "paperAbstract", "Abstract", "summary", "description", "abstracts",
              "descriptions", "abstract_s")  # fmt: skip
_AUTHORS = ("authors", "author", "creators", "Authors", "author_list", "authorList", "authorString", "author_display",
            "authFullName_s")  # fmt: skip
_DOIS = ("doi", "DOI", "Doi", "dois", "doiId_s")
_ARXIV = ("arxiv_id", "arxivId", "arxiv", "eprint", "paper_arxiv_id", "arxiv_eprints", "arxivId_s")
_SAID = ("title", "value", "description")
"""Under which keys repositories say one of several titles, abstracts, identifiers."""
_LINKS = (
    "url",
    "URL",
    "link",
    "url_abs",
    "paper_url_abs",
    "paper_url",
    "arxiv_url",
    "arxivUrl",
    "abs_url",
    "href",
    "landing_page",
)
_FILES = ("url_pdf", "pdf_url", "pdf", "pdfUrl", "paper_url_pdf")
_DATES = ("date", "published", "publication_date", "publicationDate", "published_at", "publishedAt", "pub_date",
          "published_date", "firstPublicationDate", "preprint_date", "pubdate", "producedDate_s", "year", "Year",
          "pubYear", "publicationYear", "yearPublished", "publication_year")  # fmt: skip
_VENUES = (
    "venue",
    "journal",
    "conference",
    "publicationTitle",
    "proceedingsTitle",
    "booktitle",
    "proceeding",
    "journalTitle",
)
_WORDS = ("keywords", "tags", "tasks", "subjects", "topics")
_PLAIN = {
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "publisher": "publisher",
    "itemType": "type",
}
_KEPT = (
    "short_abstract",
    "ISSN",
    "ISBN",
    "language",
    "place",
    "series",
    "edition",
    "extra",
    "citationKey",
    "repo_url",
)
_EVIDENCE = frozenset(
    (*_ABSTRACTS[:4], *_AUTHORS, *_DOIS, *_ARXIV, "pmid", "PMID", *_FILES, *_VENUES, "year", "Year")
)
"""Keys one of which a paper has besides its title: a task or a product has a title too."""
_OTHER_THINGS = frozenset(
    {"completed", "done", "due", "dueDate", "due_date", "priority", "assignee", "price", "currency", "sku", "stock",
     "quantity", "brand", "userId", "body", "name", "type", "content", "children", "dependencies", "scripts", "theme",
     "width", "height", "lang", "properties", "status", "slug", "html", "lines", "path", "artist", "album", "url",
     "link"}
)  # fmt: skip
"""Keys that tasks, products, posts and settings have, and a bare list of titles has not."""
_TITLES_ALONE = 0.05
_DOI = re.compile(r"(?:https?://doi\.org/)?10\.\d{4,9}/\S")
_PAPER_LINK = re.compile(r"https?:(?:\\?/){2}[^\s\"'<>\\]{4,300}")
_SURE = frozenset(
    {"url_abs", "url_pdf", "paper_url", "itemType", "creators", "abstractNote", "paper_title", "arxiv_id"}
)


def looks_like(head: str) -> float:
    """Objects with titles; less sure than every reader that knows who wrote them."""
    keys = keys_in(head)
    if not keys.intersection(_TITLES[:-1]):
        return 0.0
    if not keys & _EVIDENCE and not any(map(paper_link, islice(_PAPER_LINK.findall(head), _LINKS_LOOKED_AT))):
        return 0.0 if keys & _OTHER_THINGS or "title" not in keys else _TITLES_ALONE
    return 0.5 if len(keys & _SURE) >= 2 else 0.25


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each object that has a title or an identifier."""
    yield DigestFacts(kind=KIND, source=document.name or "JSON")
    yield from drafts_in(document, _INSIDE, read_object)


def read_object(reference: Reference, value: dict[str, Any]) -> None:
    """Fills `reference` with what an object says under common names."""
    if not any(said_in(value.get(key), *_SAID) for key in _TITLES):
        inner = (value.get(key) for key in _WRAPPED_IN)
        value = next((each for each in inner if isinstance(each, dict)), value)
    reference.title = line_in(
        next((text for key in _TITLES if (text := said_in(value.get(key), *_SAID))), "")
    )
    abstract = next((text for key in _ABSTRACTS if (text := said_in(value.get(key), *_SAID))), "")
    reference.abstract = without_heading(without_markup(abstract).strip())
    reference.authors = _authors(next((value[key] for key in _AUTHORS if value.get(key)), None))
    for key in _DATES:
        reference.put("issued", partial_date(said_in(value.get(key))))
    _read_identifiers(reference, value)
    reference.put("venue", line_in(_text_or_name(value, _VENUES)))
    for key, field in _PLAIN.items():
        text = line_in(value.get(key))
        reference.put(field, csl_type_of_word(text) if field == "type" else text)
    for key in _WORDS:
        reference.add("keywords", _words(value.get(key)))
    for key in _KEPT:
        reference.keep(key, text_in(value.get(key)))


def _read_identifiers(reference: Reference, value: dict[str, Any]) -> None:
    for key in _DOIS:
        reference.put_doi(said_in(value.get(key), *_SAID))
    if _DOI.match(name := text_in(value.get("id"))):
        reference.put_doi(name)
    for key in (*_ARXIV, "id"):
        reference.put_arxiv(said_in(value.get(key), *_SAID))
    reference.put("pmid", pmid_of(text_in(value.get("pmid")) or text_in(value.get("PMID"))))
    for key in (*_LINKS, *_FILES):
        for link in texts_in(value.get(key)):
            reference.put_link(link, key)


def _authors(value: Any) -> list[Name]:
    if isinstance(value, str):
        return authors_in(value)
    if isinstance(value, dict) and "author" in value:
        value = value["author"]
    names: list[Name] = []
    for each in list_in(value):
        if not isinstance(each, dict):
            names += names_of(text_in(each), is_one=True)
        elif text_in(each.get("creatorType")) in {"", "author"}:
            given = line_in(first_text(each, "firstName", "first", "first_name"))
            family = line_in(first_text(each, "lastName", "last", "last_name"))
            full = line_in(first_text(each, "name", "fullname", "full_name", "display_name", "text"))
            names.append(
                Name(family, given)
                if family and given
                else name_of(full or family)
                if full or family
                else name_in(each)
            )
    return [name for name in names if any(name)]


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return re.split(r"\s*[;,\n]\s*", value)
    return [
        text
        for each in list_in(value)
        if (text := text_in(each) or first_text(each, "tag", "name", "display_name"))
    ]


def _text_or_name(value: dict[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        found = text_in(value.get(key)) or text_in(field_in(value.get(key), "name"))
        if found.strip():
            return found
    return ""
