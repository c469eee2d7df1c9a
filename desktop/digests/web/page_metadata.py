"""Reads what the page of one paper says about it for indexes: citation_* tags, or Dublin Core with a DOI.

Their meaning: scholar.google.com/intl/en/scholar/inclusion.html, dublincore.org/specifications/dublin-core/dcq-html.
"""

import re
from typing import Any

from lxml.etree import _Element as Element

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.name_lists import limited_names, names_of
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.markup.parsing import value_of
from desktop.digests.markup.text import paragraphs_of
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
_DUBLIN_TITLES = ("dc.title", "dcterms.title")
_DUBLIN_IDENTIFIERS = ("dc.identifier", "dc.identifier.doi", "dcterms.identifier")
_DUBLIN_NAMES = ("dc.creator", "dc.contributor", "dcterms.creator")
_ABSTRACT_MARK = re.compile(r"(?:\A|[\s_-])(?:abstract|abs1)(?![a-z])|\babstractSection", re.IGNORECASE)
_NO_ABSTRACT = re.compile(r"graphical|link|button|toggle|title|heading|nav|list|short|related", re.IGNORECASE)
_ABSTRACT_LABEL = re.compile(r"\A\s*abstract\b[\s:.]*", re.IGNORECASE)
_SHORTEST, _LONGEST = 120, 20_000
_FAMILY_FIRST = re.compile(r"(?:[^;,]*[^;, ] [A-Z]{1,4};\s*)+(?:[^;,]* [A-Z]{1,4})?\Z")
"""How PubMed lists authors: "Bee A;Gee K;"."""
_MOST_TAGS = 10_000


def paper_of_page(root: Element, address: str = "") -> dict[str, Any] | None:
    """The fields of Draft for the paper that a page is about; None for a page that is not about one paper.

    `address` is where the page was, as the file around it says. Sites describe any page by Dublin Core: only
    one that states a DOI is a paper's.
    """
    tags = _tags(root)
    doi = doi_of(_first(tags, "citation_doi", "prism.doi", *_DUBLIN_IDENTIFIERS))
    title = _first(tags, "citation_title") or (_first(tags, *_DUBLIN_TITLES) if doi else "")
    if not title:
        return None
    found = arxiv_of(_first(tags, "citation_arxiv_id"))
    authors, _ = limited_names(_names(tags))
    fields = {
        "title": title,
        "authors": authors,
        "abstract": _whole(_first(tags, *_ABSTRACTS)) or abstract_of(root),
        "issued": _date(_first(tags, *_DATES)),
        "venue": _first(tags, *_VENUES),
        "volume": _first(tags, "citation_volume", "prism.volume"),
        "issue": _first(tags, "citation_issue", "prism.number"),
        "pages": _pages(tags),
        "publisher": _first(tags, "citation_publisher"),
        "arxiv_id": found.identifier if found else "",
        "doi": doi,
        "pmid": pmid_of(_first(tags, "citation_pmid")),
    }
    return with_address(
        fields, root, _first(tags, "citation_abstract_html_url", "og:url", "citation_public_url") or address
    )


def _tags(root: Element) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for number, each in enumerate(root.iter("meta")):
        name = (value_of(each, "name") or value_of(each, "property")).lower().removeprefix("bepress_")
        if name and number < _MOST_TAGS:
            tags.setdefault(name, []).append(one_line(value_of(each, "content")))
    return tags


def with_address(fields: dict[str, Any], root: Element, address: str) -> dict[str, Any]:
    """`fields` with the address of the page, and the identifiers that it holds where the page states none."""
    links = (
        value_of(each, "href") for each in root.iter("link") if value_of(each, "rel").lower() == "canonical"
    )
    url = web_link(address) or next(filter(None, map(web_link, links)), "")
    known = paper_link(url) if url else None
    named = known.fields() if known else {}
    if fields.get("arxiv_id"):
        named.pop("arxiv_version", None)
    return {
        **named,
        **{name: value for name, value in fields.items() if value},
        **({"url": url} if url else {}),
    }


def abstract_of(root: Element) -> str:
    """The text of the element that a page marks as its abstract, "" where none or no single one is marked."""
    for each in root.iter("div", "section", "p", "blockquote", "span"):
        marks = f"{value_of(each, 'id')} {value_of(each, 'class')}"
        if _ABSTRACT_MARK.search(marks) and not _NO_ABSTRACT.search(marks):
            words = _ABSTRACT_LABEL.sub("", paragraphs_of(each))
            if _SHORTEST <= len(words) <= _LONGEST:
                return words
    return ""


def _whole(text: str) -> str:
    """A text that is not cut."""
    return "" if text.endswith(("…", "...")) else text


def _first(tags: dict[str, list[str]], *names: str) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")


def _names(tags: dict[str, list[str]]) -> tuple[Name, ...]:
    stated = next((tags[name] for name in ("citation_author", *_DUBLIN_NAMES) if tags.get(name)), [])
    listed = _first(tags, "citation_authors")
    if listed and not tags.get("citation_author"):
        return tuple(catalogue_names([listed])) if _FAMILY_FIRST.match(listed) else names_of(listed)
    return tuple(name for each in stated for name in names_of(each, is_one=True))


def _pages(tags: dict[str, list[str]]) -> str:
    first = _first(tags, "citation_firstpage", "prism.startingpage")
    last = _first(tags, "citation_lastpage", "prism.endingpage")
    return f"{first}-{last}" if first and last and first != last else first


def _date(text: str) -> str:
    found = _DATE.search(text)
    if not found:
        return ""
    parts = [found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)]
    date = "-".join(parts)
    return date if is_partial_date(date) else found[1]
