"""Writes papers as CSL-JSON, which Pandoc, Zotero and citation processors read."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from desktop.exports.derivation import issued, own_link
from desktop.exports.kept_details import dates, detail, people, whole_title, whole_venue
from desktop.exports.publication import csl_type, venue
from desktop.exports.reference_options import ReferenceOptions
from desktop.papers.cleaning import one_line
from desktop.papers.name import Name
from desktop.papers.paper import Paper

_KEPT = {
    "collection-title": "series", "publisher-place": "address", "edition": "edition", "ISBN": "isbn",
    "ISSN": "issn", "chapter-number": "chapter", "language": "language", "genre": "genre",
    "title-short": "shorttitle", "container-title-short": "shortjournal", "event-title": "eventtitle",
    "event-place": "venue", "number-of-volumes": "volumes", "number-of-pages": "pagetotal", "version": "version",
    "part-number": "part", "original-title": "origtitle", "volume-title": "volume title", "medium": "medium",
    "status": "status", "section": "section", "PMCID": "pmcid", "reviewed-title": "reviewed title",
    "supplement-number": "supplement", "collection-number": "number in series", "dimensions": "dimensions",
    "scale": "scale", "jurisdiction": "jurisdiction", "authority": "authority", "references": "references",
}  # fmt: skip
"""Variables by the names of the details that they take."""
_PEOPLE = {
    "editor": "editor", "translator": "translator", "container-author": "bookauthor", "director": "director",
    "collection-editor": "series editor", "interviewer": "interviewer", "recipient": "recipient",
    "reviewed-author": "reviewed author", "composer": "composer", "illustrator": "illustrator",
    "editorial-director": "editorial director",
}  # fmt: skip
_NUMBER_CHARACTERS = 60  # databases put whole lists of references where RIS has a number
_NAME = ("family", "given", "non-dropping-particle", "suffix", "literal")
# Processors take these for markup or entities; a word joiner, which nobody sees, makes them text again.
_MARKUP = re.compile(r"<(?=/?[A-Za-z][\w:-]*[\s>/])|&(?=#?\w+;)")
_JOINER = "\u2060"


def to_csl_json(
    papers: Iterable[Paper], keys: Mapping[int, str], options: ReferenceOptions | None = None
) -> Iterator[str]:
    """A JSON array of items in the order given, as chunks (docs.citationstyles.org, CSL-JSON schema 1.0)."""
    options = options or ReferenceOptions()
    before = "[\n"
    for paper in papers:
        item = json.dumps(_item(paper, keys.get(paper.id, ""), options), ensure_ascii=False, indent=2)
        yield before + "\n".join("  " + line for line in item.split("\n"))
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def _item(paper: Paper, key: str, options: ReferenceOptions) -> dict[str, object]:
    found: dict[str, object] = {
        "id": key or paper.uid,
        "citation-key": key,
        "type": csl_type(paper),
        "title": inert(whole_title(paper)),
        "author": [_name(name) for name in paper.authors],
        "issued": _date(issued(paper)),
        "container-title": inert(whole_venue(paper, venue(paper))),
        "volume": inert(paper.volume),
        "issue": inert(paper.issue),
        "page": inert(paper.pages),
        "publisher": inert(paper.publisher),
        "DOI": paper.doi,
        "PMID": paper.pmid,
        "URL": own_link(paper),
        "note": _archive(paper),
        **_details(paper),
    }
    if options.abstract:
        found["abstract"] = inert(paper.abstract)
    if options.keywords:
        words = dict.fromkeys((*paper.keywords, *paper.tags))
        found["keyword"] = ", ".join(inert(re.sub(r"\s*[,;]\s*", " ", word)) for word in words)
    if options.note:
        found["annote"] = inert(paper.note)
    return {name: value for name, value in found.items() if value}


def _details(paper: Paper) -> dict[str, object]:
    """What is known beyond the record, by the variables that CSL has for it."""
    if not paper.extra:
        return {}
    number = detail(paper, "eid") or detail(paper, "number")
    accessed = dates(detail(paper, "urldate")).split("/")[0]
    return {
        **{
            variable: [_name(each) for each in people(detail(paper, name))]
            for variable, name in _PEOPLE.items()
        },
        **{variable: inert(one_line(detail(paper, name))) for variable, name in _KEPT.items()},
        "number": inert(one_line(number)) if len(number) <= _NUMBER_CHARACTERS else "",
        "accessed": _date(accessed) if own_link(paper) else {},
    }


def _name(name: Name) -> dict[str, str]:
    return {part: inert(value) for part, value in zip(_NAME, name, strict=True) if value}


def _date(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}


def _archive(paper: Paper) -> str:
    if not paper.arxiv_id:
        return ""
    version = f"v{paper.arxiv_version}" if paper.arxiv_version else ""
    category = one_line(paper.categories[0]) if paper.categories else ""
    return f"arXiv:{paper.arxiv_id}{version}{f' [{category}]' if category else ''}"


def inert(text: str) -> str:
    """`text` in which no processor finds a tag or an entity."""
    return _MARKUP.sub(rf"\g<0>{_JOINER}", text) if "<" in text or "&" in text else text
