"""Takes what an item of Zotero says of its paper into a reference."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.zotero.neighbours import Neighbours
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import doi_of, pmid_of
from desktop.papers.name import Name, inverted, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_AUTHORS = ("authors", "presenters", "inventors", "directors", "artists", "programmers", "contributors")
_NUMBER = re.compile(r"(?P<kind>DOI|ISBN|ISSN)[:\s]+(?P<number>\S.*)\Z", re.DOTALL)
_LINE = re.compile(r"(?P<name>[A-Za-z][\w .-]{0,30}?)\s*:\s*(?P<value>\S.*)\Z")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)\d\d)\Z")
_PMCID = re.compile(r"PMC\d+\Z", re.IGNORECASE)
_TYPES = {"preprint": "article", "statute": "legislation", "case": "legal_case", "forumPost": "post",
          "audioRecording": "song", "artwork": "graphic", "letter": "personal_communication",
          "document": "document", "map": "map", "bill": "bill", "hearing": "hearing"}  # fmt: skip
_KEPT = {
    "z:shortTitle": "short title", "z:language": "language", "z:libraryCatalog": "library catalogue",
    "prism:edition": "edition", "z:type": "type of work", "dc:rights": "rights", "dc:coverage": "archive location",
    "z:archive": "archive", "dcterms:alternative": "other title", "z:numPages": "number of pages",
}  # fmt: skip
"""Names under which a property without a field of its own is kept."""


def read_item(reference: Reference, item: "Element", neighbours: Neighbours) -> None:
    """Fills `reference` with an item; `neighbours` finds the nodes that it points to."""
    kind = _text(item, "z:itemType")
    reference.put("type", _TYPES.get(kind) or csl_type_of_word(kind))
    reference.title = one_line(without_markup(_text(item, "dc:title")))
    reference.abstract = without_heading(without_markup(_text(item, "dcterms:abstract")))
    reference.authors = next((names for role in _AUTHORS if (names := _people(item, role))), [])
    reference.keep("editor", " and ".join(map(inverted, _people(item, "editors"))))
    reference.put("citation_key", _text(item, "z:citationKey"))
    written = _text(item, "dc:date")
    reference.put("issued", _date(written))
    if not _date(written):
        reference.keep("date", written)
    _read_identifiers(reference, item)
    _read_extra(reference, _text(item, "dc:description"))
    _read_publication(reference, item, neighbours)
    subjects = [_words(each) for each in item.iterfind(_path("dc:subject")) if not _is_call_number(each)]
    reference.add("keywords", subjects)
    for name, kept in _KEPT.items():
        for text in _texts(item, name):
            reference.keep(kept, text)
    _read_attached(reference, item, neighbours)


def _read_identifiers(reference: Reference, item: "Element") -> None:
    for text in (*_texts(item, "z:archiveID"), *_texts(item, "prism:number")):
        if text.lower().startswith("arxiv"):
            reference.put_arxiv(text)
    for element in item.iterfind(_path("dc:identifier")):
        link = element.find(f"{_path('dcterms:URI')}/{_path('rdf:value')}")
        if link is not None:
            reference.put_link(_words(link))
        else:
            _read_number(reference, _words(element))


def _read_number(reference: Reference, text: str) -> None:
    """Takes "DOI 10.…", "ISBN …" or "ISSN …"."""
    if found := _NUMBER.match(text):
        if found["kind"] == "DOI":
            reference.put_doi(found["number"])
        else:
            reference.keep(found["kind"].lower(), found["number"])
    elif text and not (doi_of(text) == text.lower() and reference.put("doi", doi_of(text))):
        reference.put_link(text, "identifier")


def _read_extra(reference: Reference, extra: str) -> None:
    """Takes the lines of the field Extra that name the paper ("DOI: …", "arXiv: …", "PMID: …"); others are kept."""
    rest: list[str] = []
    for line in extra.split("\n"):
        found = _LINE.match(line.strip())
        name, value = (found["name"].lower(), found["value"].strip()) if found else ("", "")
        if name == "doi" and doi_of(value):
            reference.put_doi(value)
        elif name == "pmid" and pmid_of(value):
            reference.put("pmid", pmid_of(value))
        elif name == "pmcid" and _PMCID.match(value):
            reference.keep("pmcid", value)
        elif name == "citation key":
            reference.put("citation_key", value)
        elif not (name.startswith("arxiv") and reference.put_arxiv(value)):
            rest.append(line.strip())
    reference.keep("extra", "\n".join(rest))


def _read_publication(reference: Reference, item: "Element", neighbours: Neighbours) -> None:
    for place in [item, *_read_containers(reference, item, neighbours)]:
        reference.put("volume", _text(place, "prism:volume"))
        number = _text(place, "prism:number")
        reference.put("issue", "" if number.lower().startswith("arxiv") else number)
    for node, _ in neighbours.of(item, _path("bib:presentedAt")):
        reference.put_or_keep("venue", _text(node, "dc:title"), "event")
    reference.put("pages", _text(item, "bib:pages"))
    for node, _ in neighbours.of(item, _path("dc:publisher")):
        reference.put("publisher", _text(node, "foaf:name"))
        reference.keep("address", next((_words(each) for each in node.iter(_path("vcard:locality"))), ""))
    repository = _text(item, "z:repository")
    if not (repository.lower().startswith("arxiv") and reference.has("arxiv_id")):
        reference.put_or_keep("publisher", repository, "repository")


def _read_containers(reference: Reference, item: "Element", neighbours: Neighbours) -> list["Element"]:
    """Takes the names and numbers of what an item is part of; those that are its alone."""
    own: list[Element] = []
    for node, is_own in neighbours.of(item, _path("dcterms:isPartOf")):
        title = one_line(without_markup(_text(node, "dc:title")))
        if node.tag.endswith("Series"):
            reference.keep("series", title)
        else:
            reference.put_or_keep("venue", title, "other venue")
        reference.keep("journal abbreviation", _text(node, "dcterms:alternative"))
        for text in _texts(node, "dc:identifier"):
            # A journal that several items share can hold the DOI of any of them.
            if is_own or not text.startswith("DOI"):
                _read_number(reference, text)
        own += [node] if is_own else []
    return own


def _read_attached(reference: Reference, item: "Element", neighbours: Neighbours) -> None:
    """The addresses of what is attached to an item, and its notes, which are kept as the text of the digest."""
    for node, _ in neighbours.of(item, _path("link:link")):
        for element in node.iterfind(f"{_path('dc:identifier')}/{_path('dcterms:URI')}/{_path('rdf:value')}"):
            reference.add("links", [_words(element)])
    for node, _ in neighbours.of(item, _path("dcterms:isReferencedBy")):
        reference.keep("note", without_markup(_text(node, "rdf:value")))


def _people(item: "Element", role: str) -> list[Name]:
    names: list[Name] = []
    for person in item.iterfind(f"{{*}}{role}/{_path('rdf:Seq')}/{_path('rdf:li')}/{_path('foaf:Person')}"):
        family = _text(person, "foaf:surname")
        given = _text(person, "foaf:givenName") or _text(person, "foaf:givenname")
        if family and given:
            names.append(name_of(f"{family}, X")._replace(given=given))
        elif family or given:
            names.append(Name(literal=family or given))
    return names


def _date(text: str) -> str:
    """The partial date in Zotero's date field, where people write "8/2020" as well."""
    found = _MONTH_FIRST.match(text)
    return partial_date(f"{found[2]}-{int(found[1]):02}" if found else text)


def _is_call_number(subject: "Element") -> bool:
    return subject.find(_path("dcterms:LCC")) is not None


def _path(name: str) -> str:
    """The path to a property by its name; Zotero's prefixes are always the same, files may lack their meaning."""
    return f"{{*}}{name.partition(':')[2]}"


def _texts(element: "Element", name: str) -> Iterator[str]:
    return (text for each in element.iterfind(_path(name)) if (text := _words(each)))


def _text(element: "Element", name: str) -> str:
    return next(_texts(element, name), "")


def _words(element: "Element") -> str:
    """All text in an element, lines as they are; only damage puts an element into it."""
    return " ".join(map(str, element.itertext())).strip()
