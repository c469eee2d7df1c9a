"""Reads what the page of one paper says about it for indexes: the citation_* tags.

Their meaning: scholar.google.com/intl/en/scholar/inclusion.html.
"""

import re
from typing import Any

from lxml.etree import _Element as Element

from desktop.digests.fields.name_lists import limited_names, names_of
from desktop.digests.markup.parsing import value_of
from desktop.papers.cleaning import one_line
from desktop.papers.dates import is_partial_date
from desktop.papers.identifiers import arxiv_of, doi_of, pmid_of, web_link
from desktop.papers.name import Name

_DATE = re.compile(r"((?:19|20)\d\d)(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date",
    "dcterms.issued",
    "citation_year",
)
_VENUES = (
    "citation_journal_title",
    "citation_conference_title",
    "citation_inbook_title",
    "prism.publicationname",
)
_ABSTRACTS = ("citation_abstract", "dcterms.abstract", "dc.description")
_MOST_TAGS = 10_000


def paper_of_page(root: Element) -> dict[str, Any] | None:
    """The fields of Draft for the paper that a page is about; None for a page that is not about one paper."""
    tags: dict[str, list[str]] = {}
    for number, each in enumerate(root.iter("meta")):
        name = (value_of(each, "name") or value_of(each, "property")).lower()
        if name and number < _MOST_TAGS:
            tags.setdefault(name, []).append(one_line(value_of(each, "content")))
    title = _first(tags, "citation_title")
    if not title:
        return None
    found = arxiv_of(_first(tags, "citation_arxiv_id"))
    authors, _ = limited_names(_names(tags))
    return {
        "title": title,
        "authors": authors,
        "abstract": _first(tags, *_ABSTRACTS),
        "issued": _date(_first(tags, *_DATES)),
        "venue": _first(tags, *_VENUES),
        "volume": _first(tags, "citation_volume"),
        "issue": _first(tags, "citation_issue"),
        "pages": _pages(tags),
        "publisher": _first(tags, "citation_publisher"),
        "arxiv_id": found.identifier if found else "",
        "doi": doi_of(_first(tags, "citation_doi", "prism.doi", "dc.identifier")),
        "pmid": pmid_of(_first(tags, "citation_pmid")),
        "url": web_link(_first(tags, "citation_abstract_html_url", "og:url", "citation_public_url")),
    }


def _first(tags: dict[str, list[str]], *names: str) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")


def _names(tags: dict[str, list[str]]) -> tuple[Name, ...]:
    stated = tags.get("citation_author", ())
    listed = names_of(_first(tags, "citation_authors")) if not stated else ()
    return (*(name for each in stated for name in names_of(each, is_one=True)), *listed)


def _pages(tags: dict[str, list[str]]) -> str:
    first, last = _first(tags, "citation_firstpage"), _first(tags, "citation_lastpage")
    return f"{first}-{last}" if first and last and first != last else first


def _date(text: str) -> str:
    found = _DATE.search(text)
    if not found:
        return ""
    parts = [found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)]
    date = "-".join(parts)
    return date if is_partial_date(date) else found[1]
