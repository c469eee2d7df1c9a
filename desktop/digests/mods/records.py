"""Reads MODS, record by record (loc.gov/standards/mods, version 3)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.document import Document
from desktop.digests.fields.catalogue_names import catalogue_name
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.markup.records import drafts_in, each_at, words_at
from desktop.digests.markup.stretches import end_of_last, root_tag_of
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import Name, inverted, name_of
from desktop.progress import Progress

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KIND = "mods"
TITLE = "MODS files"
_RECORD = ("mods",)
_START = re.compile(r"<(?:[\w.-]{1,40}:)?mods(?:Collection)?[\s>]")
_NAMESPACE = "www.loc.gov/mods"
_AUTHORS = frozenset({"", "author", "aut", "creator", "cre"})
_EDITORS = frozenset({"editor", "edt", "editors"})
_DATES = ("dateIssued", "copyrightDate", "dateCreated")


def looks_like(head: str) -> float:
    """The root of a collection or of one record, in the namespace of MODS or with its parts."""
    if not head.lstrip().startswith("<") or not _START.search(head):
        return 0.0
    return 0.97 if _NAMESPACE in head or "titleInfo>" in head else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each record."""
    yield DigestFacts(kind=KIND, source=document.name or "MODS")
    yield from drafts_in(document, _RECORD, _read_record)


def whole_until(text: str) -> int:
    """Where the last record ends that is whole."""
    return end_of_last(text, _RECORD)


def carried(text: str) -> str:
    """What later pieces need of the first: the tag of the root element, which explains prefixes."""
    return root_tag_of(text)


def _read_record(reference: Reference, record: "Element") -> None:
    reference.title = _title(record)
    reference.abstract = words_at(record, "{*}abstract")
    people = list(record.iterfind("{*}name"))
    reference.authors = [name for each in people if _roles(each) & _AUTHORS and any(name := _name(each))]
    editors = [name for each in people if _roles(each) & _EDITORS and any(name := _name(each))]
    reference.keep("editor", " and ".join(map(inverted, editors)))
    for element in record.iterfind("{*}identifier"):
        _read_identifier(
            reference, (element.get("type") or "").lower(), "".join(map(str, element.itertext()))
        )
    for link in each_at(record, "{*}location/{*}url"):
        reference.put_link(link)
    hosts = [each for each in record.iterfind("{*}relatedItem") if each.get("type") == "host"]
    for host in hosts:
        reference.put("venue", _title(host))
    for place in (record, *hosts):
        _read_publication(reference, place)
    kinds = [csl_type_of_word(kind) for kind in each_at(record, "{*}genre")]
    is_article = any(place.find("{*}part/{*}detail") is not None for place in hosts)
    reference.put("type", next(filter(None, kinds), "article-journal" if is_article else ""))
    reference.add("keywords", each_at(record, "{*}subject/{*}topic"))
    reference.keep("language", words_at(record, "{*}language/{*}languageTerm"))
    reference.keep("note", words_at(record, "{*}note"))


def _title(element: "Element") -> str:
    for found in element.iterfind("{*}titleInfo"):
        if found.get("type"):
            continue  # abbreviated, translated, alternative
        parts = (words_at(found, f"{{*}}{name}") for name in ("nonSort", "title"))
        title = " ".join(filter(None, parts)).rstrip(" :/")
        below = words_at(found, "{*}subTitle")
        return f"{title}: {below}" if title and below else title
    return ""


def _roles(name: "Element") -> set[str]:
    return {role.lower().rstrip(".") for role in each_at(name, "{*}role/{*}roleTerm")} or {""}


def _name(name: "Element") -> Name:
    parts: dict[str, list[str]] = {}
    for each in name.iterfind("{*}namePart"):
        parts.setdefault(each.get("type") or "", []).append(
            " ".join("".join(map(str, each.itertext())).split())
        )
    family, given = " ".join(parts.get("family", ())), " ".join(parts.get("given", ()))
    whole = " ".join(parts.get("", ()))
    if family and given:
        return name_of(f"{family}, X")._replace(given=given, suffix=" ".join(parts.get("termsOfAddress", ())))
    if name.get("type") in {"corporate", "conference"} or not whole:
        return Name(literal=whole or family or given)
    return catalogue_name(whole, inverted="," in whole)


def _read_identifier(reference: Reference, kind: str, text: str) -> None:
    text = text.strip()
    if kind == "doi":
        reference.put_doi(text)
    elif kind in {"pmid", "pubmed"}:
        reference.put("pmid", pmid_of(text))
    elif kind in {"uri", "url"}:
        reference.put_link(text)
    elif kind == "citekey":
        reference.put("citation_key", text)
    elif not (kind in {"arxiv", "eprint"} and reference.put_arxiv(text)):
        reference.keep(kind or "identifier", text)


def _read_publication(reference: Reference, place: "Element") -> None:
    for name in _DATES:
        reference.put("issued", partial_date(words_at(place, f"{{*}}originInfo/{{*}}{name}")))
    reference.put("issued", partial_date(words_at(place, "{*}part/{*}date")))
    reference.put("publisher", words_at(place, "{*}originInfo/{*}publisher"))
    for detail in place.iterfind("{*}part/{*}detail"):
        number = words_at(detail, "{*}number")
        kind = {"volume": "volume", "issue": "issue", "number": "issue"}.get(detail.get("type") or "")
        if kind:
            reference.put(kind, number)
    extent = place.find("{*}part/{*}extent")
    if extent is not None:
        first, last = words_at(extent, "{*}start"), words_at(extent, "{*}end")
        pages = f"{first}-{last}" if first and last and first != last else first
        reference.put("pages", pages or words_at(extent, "{*}list"))
