"""Takes what an EndNote record says of its paper into a reference; the text of a field may lie in several styles."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.loose_dates import joined_date, month_number, partial_date
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import OTHERS, inverted

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PUBMED = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)
_PMC = re.compile(r"PMC\d+\Z", re.IGNORECASE)
_DAY = re.compile(
    r"(?P<month>[A-Za-z]{3,9})\.?[ -]*(?P<day>\d{1,2})?(?:\D.*)?\Z"
    r"|(?P<first>\d{1,2})[ -]+(?P<name>[A-Za-z]{3,9})\.?\Z"
)
_BETWEEN = re.compile(r"\s*(?:\n|;)\s*")
_TOGETHER = frozenset({"chapter", "paper-conference"})
_KEPT = {
    "titles/short-title": "short title", "titles/alt-title": "other venue", "titles/tertiary-title": "series",
    "titles/translated-title": "translated title", "edition": "edition", "isbn": "isbn", "pub-location": "address",
    "section": "section", "language": "language", "label": "label", "num-vols": "number of volumes",
    "work-type": "type of work", "call-num": "call number", "orig-pub": "original publication",
    "remote-database-name": "database", "remote-database-provider": "database provider", "notes": "note",
    "research-notes": "research notes", "auth-address": "affiliation", "auth-affiliaton": "affiliation",
    "caption": "caption", "reviewed-item": "reviewed item", "reprint-edition": "reprint edition",
    "access-date": "accessed", "custom1": "custom 1", "custom2": "custom 2", "custom3": "custom 3",
    "custom4": "custom 4", "custom5": "custom 5", "custom6": "custom 6", "custom7": "custom 7",
}  # fmt: skip
"""Names under which an element without a field of its own is kept."""


def read_record(reference: Reference, record: "Element") -> None:
    """Fills `reference` with a record."""
    _read_titles(reference, record)
    reference.authors = catalogue_names(_lines(record, "contributors/authors/author"))
    for kind, name in (("secondary-authors", "editor"), ("tertiary-authors", "series editor")):
        names = catalogue_names(_lines(record, f"contributors/{kind}/author"))
        reference.keep(name, " and ".join("others" if each == OTHERS else inverted(each) for each in names))
    reference.abstract = without_heading(without_markup(_text(record, "abstract")))
    reference.put("issued", _issued(record))
    _read_identifiers(reference, record)
    reference.put("volume", _line(record, "volume"))
    reference.put("issue", _line(record, "number") or _line(record, "issue"))
    reference.put("pages", _line(record, "pages"))
    reference.put("publisher", _line(record, "publisher"))
    words = (part for line in _lines(record, "keywords/keyword") for part in _BETWEEN.split(line))
    reference.add("keywords", words)
    for path, name in _KEPT.items():
        for text in _texts(record, path):
            reference.keep(name, text)


def _read_titles(reference: Reference, record: "Element") -> None:
    kind = record.find("ref-type")
    named = (kind.get("name") or "") if kind is not None else ""
    reference.put("type", csl_type_of_word(named))
    reference.title = one_line(without_markup(_text(record, "titles/title")))
    venue = one_line(without_markup(_text(record, "titles/secondary-title")))
    periodical = _line(record, "periodical/full-title") or _line(record, "periodical/abbr-1")
    is_preprint = venue.lower().startswith("arxiv") and reference.put_arxiv(venue)
    reference.put("venue", "" if is_preprint else venue or periodical)
    if periodical != venue and not is_preprint:
        reference.keep("other venue", periodical if venue else "")


def _read_identifiers(reference: Reference, record: "Element") -> None:
    for line in _lines(record, "electronic-resource-num"):
        reference.put_doi(line)
    database = " ".join(_texts(record, "remote-database-name") + _texts(record, "remote-database-provider"))
    for line in _lines(record, "accession-num"):
        is_pubmed = bool(_PUBMED.search(database)) and reference.put("pmid", pmid_of(line))
        if not is_pubmed and not (line.lower().startswith("arxiv") and reference.put_arxiv(line)):
            reference.keep("accession number", line)
    for line in _lines(record, "custom2"):
        reference.keep("pmcid", line if _PMC.match(line) else "")
    _read_links(reference, record)


def _read_links(reference: Reference, record: "Element") -> None:
    for path in ("urls/related-urls/url", "urls/web-urls/url", "urls/text-urls/url", "urls/url"):
        for line in _lines(record, path):
            for link in re.split(r"\s+(?=https?://)", line):
                reference.put_link(link)
    for path in ("urls/pdf-urls/url", "urls/image-urls/url"):
        for line in _lines(record, path):
            reference.put_link(line, "attachment")


def _issued(record: "Element") -> str:
    """The year, with month and day of a date below it that gives no other year."""
    year = _line(record, "dates/year")
    days = _lines(record, "dates/pub-dates/date")
    for day in days:
        found = _DAY.match(day)
        name = (found["month"] or found["name"] or "") if found else ""
        if (
            found
            and month_number(name)
            and (date := joined_date(year, name, found["day"] or found["first"] or ""))
        ):
            return date
        whole = partial_date(day)
        if whole and (not year or whole.startswith(year)):
            return whole
    return partial_date(year)


def _texts(record: "Element", path: str) -> list[str]:
    """The text of each element found by `path`, styles joined, a line for each that a carriage return ends."""
    found = ("".join(map(str, each.itertext())) for each in record.iterfind(path))
    return [
        text.strip() for each in found if (text := each.replace("\r\n", "\n").replace("\r", "\n")).strip()
    ]


def _text(record: "Element", path: str) -> str:
    return next(iter(_texts(record, path)), "")


def _line(record: "Element", path: str) -> str:
    return one_line(_text(record, path))


def _lines(record: "Element", path: str) -> list[str]:
    """Each value of a field that may have several: elements of their own, or lines of one.

    A line break of the file itself, as pretty-printing leaves it, ends no value.
    """
    return list(_each_line(record, path))


def _each_line(record: "Element", path: str) -> Iterator[str]:
    for each in record.iterfind(path):
        text = "".join(map(str, each.itertext()))
        for part in re.split(r"\r\n?", text):
            if line := one_line(part):
                yield line
