"""Reads JATS, article by article (jats.nlm.nih.gov); of an article only what stands before its text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.document import Document
from desktop.digests.fields.inline_markup import without_heading
from desktop.digests.fields.loose_dates import joined_date
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.markup.records import drafts_in, each_at, words_at
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import Name, name_of
from desktop.progress import Progress

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KIND = "jats"
TITLE = "JATS articles"
_RECORD = ("article",)
_START = re.compile(r"<(?:[\w.-]{1,40}:)?article[\s>]")
_META = re.compile(r"<(?:[\w.-]{1,40}:)?article-meta[\s>]")
_NOT_THE_ABSTRACT = frozenset(
    {
        "graphical",
        "teaser",
        "toc",
        "plain-language-summary",
        "key-points",
        "editor",
        "web-summary",
        "executive-summary",
    }
)
_BESIDE = ("{*}xref", "{*}fn", "{*}graphic")


def looks_like(head: str) -> float:
    """An article with what JATS calls its metadata."""
    is_jats = head.lstrip().startswith("<") and _START.search(head) and _META.search(head)
    return 0.95 if is_jats else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each article."""
    yield DigestFacts(kind=KIND, source=document.name or "JATS")
    yield from drafts_in(document, _RECORD, _read_article)


def _read_article(reference: Reference, article: "Element") -> None:
    found = article.find(".//{*}article-meta")
    meta = article if found is None else found
    _without_what_stands_beside(meta)
    title = words_at(meta, "{*}title-group/{*}article-title")
    below = words_at(meta, "{*}title-group/{*}subtitle")
    reference.title = f"{title}: {below}" if title and below else title
    reference.abstract = _abstract(reference, meta)
    reference.authors = list(_names(meta))
    for each in meta.iterfind("{*}article-id"):
        _read_identifier(reference, each.get("pub-id-type") or "", "".join(map(str, each.itertext())).strip())
    reference.put("issued", _issued(meta))
    reference.put("volume", words_at(meta, "{*}volume"))
    reference.put("issue", words_at(meta, "{*}issue"))
    first, last = words_at(meta, "{*}fpage"), words_at(meta, "{*}lpage")
    pages = f"{first}-{last}" if first and last and first != last else first
    reference.put("pages", pages or words_at(meta, "{*}elocation-id"))
    reference.add("keywords", each_at(meta, "{*}kwd-group//{*}kwd"))
    _read_journal(reference, article)


def _without_what_stands_beside(meta: "Element") -> None:
    """Takes out marks of footnotes, and the TeX of formulas that are there as MathML too."""
    from lxml import etree  # noqa: PLC0415 - lxml takes time to import

    etree.strip_elements(meta, *_BESIDE, with_tail=False)
    for each in list(meta.iter("{*}alternatives")):
        if each.find("{*}math") is not None:
            etree.strip_elements(each, "{*}tex-math", with_tail=False)


def _abstract(reference: Reference, meta: "Element") -> str:
    own = ""
    for each in meta.iterfind("{*}abstract"):
        text = "\n\n".join(_parts_of(each))
        if own or each.get("abstract-type") in _NOT_THE_ABSTRACT:
            reference.keep("other abstract", text)
        else:
            own = text
    return own


def _parts_of(abstract: "Element") -> Iterator[str]:
    """The paragraphs of an abstract; the first of a section begins with its title as a label."""
    from desktop.digests.markup.text import paragraphs_of  # noqa: PLC0415 - as above

    label = ""
    if next(abstract.iter("{*}p"), None) is None:
        yield without_heading(paragraphs_of(abstract, ()))
        return
    for each in abstract.iter("{*}title", "{*}p"):
        words = paragraphs_of(each, ())
        if str(each.tag).endswith("title"):
            label = "" if each.getparent() is abstract else words.rstrip(" :.")
        elif words:
            yield f"{label}: {words}" if label else words
            label = ""


def _names(meta: "Element") -> Iterator[Name]:
    for each in meta.iterfind("{*}contrib-group/{*}contrib"):
        if each.get("contrib-type") not in {None, "author"}:
            continue
        family = words_at(each, ".//{*}surname")
        given = words_at(each, ".//{*}given-names")
        if family and given:
            name = name_of(f"{family}, X")
            yield name._replace(given=given, suffix=words_at(each, ".//{*}suffix"))
        elif group := family or words_at(each, "{*}collab", ".//{*}collab"):
            yield Name(literal=group)
        elif whole := words_at(each, ".//{*}string-name"):
            yield name_of(whole)


def _read_identifier(reference: Reference, kind: str, text: str) -> None:
    if kind == "doi":
        reference.put_doi(text)
    elif kind == "pmid":
        reference.put("pmid", pmid_of(text))
    elif kind in {"pmc", "pmcid"}:
        reference.keep("pmcid", text if text.upper().startswith("PMC") else f"PMC{text}")
    elif not (kind == "arxiv" and reference.put_arxiv(text)):
        reference.keep(kind or "identifier", text)


def _issued(meta: "Element") -> str:
    """The earliest of the dates of publication; those with a day are preferred in the same year."""
    dates = [
        date
        for each in meta.iterfind("{*}pub-date")
        if (date := joined_date(*(words_at(each, f"{{*}}{name}") for name in ("year", "month", "day"))))
    ]
    return min(dates, key=lambda date: (date[:4], -len(date), date), default="")


def _read_journal(reference: Reference, article: "Element") -> None:
    journal = article.find(".//{*}journal-meta")
    kind = (article.get("article-type") or "").replace("-article", "")
    if journal is not None:
        titles = ("{*}journal-title-group/{*}journal-title", "{*}journal-title")
        reference.put("venue", words_at(journal, *titles))
        reference.put("publisher", words_at(journal, "{*}publisher/{*}publisher-name"))
        reference.keep("issn", words_at(journal, "{*}issn"))
    is_journal = reference.has("venue")
    reference.put("type", csl_type_of_word(kind) or ("article-journal" if is_journal else ""))
