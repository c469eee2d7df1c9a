"""Reads what a page says of its papers as JSON-LD: ScholarlyArticle of schema.org, whatever is wrapped around it."""

import json
from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.name_lists import limited_names, names_of
from desktop.digests.json_files.values import field_in, first_text, text_in, texts_in
from desktop.digests.markup.parsing import value_of
from desktop.digests.markup.positions import without_positions
from desktop.limits import DEPTH
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import arxiv_of, doi_of, web_link
from desktop.papers.name import Name

_SCHOLARLY = {"ScholarlyArticle", "MedicalScholarlyArticle"}
_WHEN_NAMED = {"Article", "Chapter", "Book", "Report", "Thesis"}
"""Types of which only those with a DOI are papers."""
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
"""Where the papers of a page stand; what it cites, reviews or recommends stands under other names."""
_MOST_CHARACTERS = 5_000_000
_MOST = 5_000
_IDENTIFIERS = ("doi", "identifier", "sameAs", "@id", "url")
_TEASER_CHARACTERS = 250
_WRAPPERS = 4


def articles_in(root: Element) -> list[tuple[dict[str, Any], Element]]:
    """The fields of Draft for each paper that the page's data is about, with the element it stands in."""
    found: list[tuple[dict[str, Any], Element]] = []
    known: set[str] = set()
    for script in root.iter("script"):
        if value_of(script, "type").lower() != "application/ld+json":
            continue
        for article in _articles(_loaded(script)):
            fields = _fields(article)
            key = fields["doi"] or fields["title"].casefold()
            if fields["title"] and key not in known and len(found) < _MOST:
                known.add(key)
                found.append((fields, script))
    return found


def _loaded(script: Element) -> Any:
    text = without_positions(script.text or "")
    try:
        return json.loads(text, strict=False) if len(text) < _MOST_CHARACTERS else None
    except (ValueError, RecursionError):
        return None


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    waiting: list[tuple[Any, int]] = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, list):
            waiting += ((each, depth + 1) for each in reversed(value))
        elif isinstance(value, dict) and depth < DEPTH:
            if _is_paper(value):
                yield value
            else:
                waiting += ((value[name], depth + 1) for name in reversed(_WITHIN) if name in value)


def _is_paper(value: dict[str, Any]) -> bool:
    types = set(texts_in(value.get("@type")) or [text_in(value.get("@type"))])
    return bool(types & _SCHOLARLY or (types & _WHEN_NAMED and _doi(value)))


def _fields(article: dict[str, Any]) -> dict[str, Any]:
    authors, _ = limited_names(_names(article.get("author") or article.get("creator")))
    arxiv = next((found for text in _identifiers(article) if (found := arxiv_of(text))), None)
    names = [name for part in _around(article) if (name := first_text(part, "name"))]
    url = next(
        (link for name in ("url", "@id", "mainEntityOfPage") if (link := _link(article.get(name)))), ""
    )
    return {
        "title": one_line(first_text(article, "headline", "name")),
        "authors": authors,
        "abstract": _abstract(article),
        "issued": partial_date(text_in(article.get("datePublished"))[:10]),
        "venue": one_line(names[-1]) if names else "",
        "volume": _number(article, "volumeNumber"),
        "issue": _number(article, "issueNumber"),
        "pages": _pages(article),
        "publisher": text_in(field_in(article, "publisher", "name")),
        "arxiv_id": arxiv.identifier if arxiv else "",
        "doi": _doi(article),
        "url": url,
    }


def _abstract(article: dict[str, Any]) -> str:
    """The abstract; a description only when it is long enough to be one and is not cut."""
    description = text_in(article.get("description")).strip()
    is_whole = len(description) >= _TEASER_CHARACTERS and not description.endswith(("…", "..."))
    return text_in(article.get("abstract")) or (description if is_whole else "")


def _names(value: Any) -> tuple[Name, ...]:
    names: list[Name] = []
    for each in value if isinstance(value, list) else [value]:
        text = _person(each) if isinstance(each, dict) else text_in(each)
        names += names_of(text, is_one=isinstance(value, list) or isinstance(each, dict))
    return tuple(names)


def _person(value: dict[str, Any]) -> str:
    family, given = text_in(value.get("familyName")), text_in(value.get("givenName"))
    return f"{family}, {given}" if family and given else first_text(value, "name")


def _identifiers(article: dict[str, Any]) -> Iterator[str]:
    for name in _IDENTIFIERS:
        value = article.get(name)
        for each in value if isinstance(value, list) else [value]:
            if text := text_in(each) or first_text(each, "value", "@id", "url"):
                yield text


def _doi(article: dict[str, Any]) -> str:
    return next((found for text in _identifiers(article) if (found := doi_of(text))), "")


def _link(value: Any) -> str:
    return web_link(text_in(value) or first_text(value, "@id", "url"))


def _around(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What an article is part of: an issue, the volume of that, their journal; a site is none of them."""
    part = article.get("isPartOf")
    for _ in range(_WRAPPERS):
        part = part[0] if isinstance(part, list) and part else part
        if not isinstance(part, dict) or "Web" in str(part.get("@type")):
            return
        yield part
        part = part.get("isPartOf")


def _number(article: dict[str, Any], name: str) -> str:
    return next((text for part in _around(article) if (text := text_in(part.get(name)))), "")


def _pages(article: dict[str, Any]) -> str:
    first, last = text_in(article.get("pageStart")), text_in(article.get("pageEnd"))
    return (
        f"{first}-{last}" if first and last and first != last else first or text_in(article.get("pagination"))
    )
