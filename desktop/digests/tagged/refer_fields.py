"""Says what the tags of a Refer record mean, as EndNote uses them."""

import re

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.fields.split_dates import date_together
from desktop.digests.tagged.lines import Tagged, Values
from desktop.papers.identifiers import arxiv_of, pmid_of
from desktop.papers.name import OTHERS, inverted

_NAMES = {
    "C": "address", "S": "series", "7": "edition", "@": "isbn", "M": "accession number", "G": "language",
    "F": "label", "Z": "note", "O": "note", "9": "type of work", "L": "call number", "[": "accessed",
    "H": "translator", "Q": "translated title", "!": "short title", "+": "affiliation", "~": "database",
    "W": "database provider", "&": "section", "6": "number of volumes", "*": "reviewed item",
    "(": "original publication", ")": "reprint edition", "?": "subsidiary author", "Y": "series editor",
    "1": "custom 1", "2": "custom 2", "3": "custom 3", "4": "custom 4", "#": "custom 5", "$": "custom 6",
}  # fmt: skip
_IGNORED = frozenset(">=")
_KIND_WORDS = {
    "conferenceproceedings": "paper-conference", "bookchapter": "chapter", "onlinejournal": "article-journal",
    "electronicarticle": "article-journal", "unpublishedwork": "manuscript", "onlinedatabase": "dataset",
    "onlinemultimedia": "webpage", "governmentdocument": "report", "electronicbook": "book",
    "editedbook": "book",
}  # fmt: skip
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_COMMA = re.compile(r"\s*,\s*")
_RANGE = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")
_PREPRINT = re.compile(r"arxiv\b", re.IGNORECASE)
_PUBMED = re.compile(r"(?:PMID:?\s*)(\d{1,9})\Z", re.IGNORECASE)


def read_tags(reference: Reference, tags: list[Tagged]) -> None:
    """Fills `reference` with the tags of one record in their order; what has no place is kept."""
    values = Values([each for each in tags if each.tag not in _IGNORED])
    kind = values.first("0")
    key = "".join(letter for letter in kind.lower() if letter.isalpha())
    reference.put("type", _KIND_WORDS.get(key, "") or csl_type_of_word(kind))
    reference.title = without_markup(values.first("T"))
    reference.abstract = without_heading(without_markup(values.text("X")))
    reference.authors = catalogue_names(values.lines("A"))
    editors = catalogue_names(values.lines("E"))
    reference.keep("editor", " and ".join("others" if each == OTHERS else inverted(each) for each in editors))
    _take_identifiers(reference, values)
    _take_publication(reference, values)
    words = values.text("K")
    split = _BETWEEN if ";" in words or "\n" in words.strip() else _COMMA
    reference.add("keywords", split.split(words))
    for tag, text in values.rest():
        reference.keep(_NAMES.get(tag, f"%{tag}"), text)


def _take_identifiers(reference: Reference, values: Values) -> None:
    for text in values.all("R"):
        reference.put_doi(text)
    for text in values.lines("U"):
        reference.put_link(text)
    for tag in ("M", "O", "Z", "F"):
        for text in values.all(tag):
            pubmed = _PUBMED.match(text)
            is_arxiv = _PREPRINT.match(text) and arxiv_of(text) and reference.put_arxiv(text)
            if not is_arxiv and not (pubmed and reference.put("pmid", pmid_of(pubmed[1]))):
                reference.keep(_NAMES[tag], text)


def _take_publication(reference: Reference, values: Values) -> None:
    for tag in ("J", "B"):
        for text in values.all(tag):
            if not (_PREPRINT.match(text) and reference.put_arxiv(text)):
                reference.put_or_keep("venue", without_markup(text), "other venue")
    years, days = values.all("D"), values.all("8")
    reference.put("issued", date_together(years, days))
    if not reference.has("issued"):
        reference.keep("date", "\n\n".join((*years, *days)))
    reference.put("volume", values.first("V"))
    reference.put("issue", values.first("N"))
    reference.put("pages", _RANGE.sub("-", values.first("P")))
    reference.put("publisher", values.first("I"))
