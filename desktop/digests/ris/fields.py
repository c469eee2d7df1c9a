"""Says what the tags of an RIS record mean, which databases use each in its own way."""

import re
from collections.abc import Iterable

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.publication_types import csl_type_of_ris
from desktop.digests.fields.reference import Reference
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import OTHERS, inverted

_PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
_TITLES = ("TI", "T1", "CT")
_VENUES = ("T2", "JF", "JO", "J2", "JA", "J1")
_PMID = re.compile(r"(?:pmid:?\s*)?(\d{1,9})\s*(?:\[pmid\])?\Z", re.IGNORECASE)
_MARKED_PMID = re.compile(r"(?:pmid:?\s*(\d{1,9})|(\d{1,9})\s*\[pmid\])\Z", re.IGNORECASE)
_PUBMED = re.compile(r"pubmed|medline", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+\Z", re.IGNORECASE)
_ARXIV = re.compile(r"arxiv[:\s]", re.IGNORECASE)
_PREPRINT = re.compile(r"arxiv\b", re.IGNORECASE)
_IN_ARCHIVE = re.compile(r"abs/\d|arxiv[:\s]", re.IGNORECASE)
_CROSS_REFERENCE = re.compile(r"pubmed (\d{1,9})\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dX]\b", re.IGNORECASE)
_NAMES = {
    "ET": "edition", "CY": "address", "PP": "address", "T3": "series", "SE": "chapter", "N1": "note",
    "AD": "affiliation", "LA": "language", "AN": "accession number", "DB": "database",
    "DP": "database provider", "M1": "number", "M3": "type of work", "AV": "archive location", "CN": "call number",
    "ST": "short title", "NV": "number of volumes", "OP": "original publication", "RN": "research notes",
    "TT": "translated title", "Y2": "accessed", "ID": "record id", "LB": "label", "TA": "translated author",
    "CA": "caption", "C1": "custom 1", "C2": "custom 2", "C3": "custom 3", "C4": "custom 4",
    "C5": "custom 5", "C6": "custom 6", "C7": "custom 7", "C8": "custom 8",
}  # fmt: skip
"""Names under which a tag without a field of its own is kept; any other tag is kept as it is written."""


def read_tags(reference: Reference, tags: Iterable[tuple[str, str]]) -> None:
    """Fills `reference` with the tags of one record in their order; what has no place is kept."""
    values: dict[str, list[str]] = {}
    for tag, value in tags:
        if text := without_markup(value).strip():
            values.setdefault(tag, []).append(text)
    _Tags(reference, values).read()


class _Tags:
    """The values of one record by tag; each is taken out when it is understood, the rest is kept in the end."""

    def __init__(self, reference: Reference, values: dict[str, list[str]]) -> None:
        self._reference = reference
        self._values = values
        self._archive = ""

    def read(self) -> None:
        """Goes through what a record may say, the surest places first."""
        reference = self._reference
        kind = csl_type_of_ris(self._first("TY"))
        reference.put("type", kind)
        self._take_titles(kind)
        self._take_people(kind)
        self._take_identifiers()
        self._take_publication(kind)
        self._take_date()
        if self._archive and not reference.has("arxiv_id"):
            reference.put("venue", self._archive)
        reference.add("keywords", (part for text in self._all("KW") for part in _BETWEEN.split(text)))
        names = _NAMES | ({"C7": "article number"} if kind == "article-journal" else {})
        for tag, texts in self._values.items():
            reference.keep(names.get(tag, tag), "\n\n".join(texts))

    def _all(self, *tags: str) -> list[str]:
        return [text for tag in tags for text in self._values.pop(tag, [])]

    def _first(self, tag: str) -> str:
        """The first value of a tag, the others stay to be kept."""
        texts = self._values.get(tag, [])
        text = texts.pop(0) if texts else ""
        if not texts:
            self._values.pop(tag, None)
        return text

    def _take_titles(self, kind: str) -> None:
        reference = self._reference
        for tag in (*_TITLES, *(() if kind in _PARTS else ("BT",))):
            title = one_line(self._first(tag))
            if not reference.title:
                reference.title = title
            elif title != reference.title:
                reference.keep("other title", title)
        abstracts = [without_heading(text) for text in self._all("AB", "N2")]
        reference.abstract = abstracts[0] if abstracts else ""
        reference.keep("other abstract", "\n\n".join(text for text in abstracts[1:] if text != abstracts[0]))
        venues = ("BT", *_VENUES) if kind in _PARTS else _VENUES
        for tag in venues:
            venue = one_line(self._first(tag))
            if _PREPRINT.match(venue):
                self._archive = "" if reference.put_arxiv(venue) else venue
                continue
            if not reference.put("venue", venue) and tag in {"T2", "BT", "JF"}:
                reference.put_or_keep("venue", venue, "series" if kind == "chapter" else "other venue")

    def _take_people(self, kind: str) -> None:
        reference = self._reference
        reference.authors = catalogue_names(_BETWEEN.sub(";", text) for text in self._all("AU", "A1"))
        editors = catalogue_names(self._all("ED") + ([] if kind == "article-journal" else self._all("A2")))
        reference.keep(
            "editor", " and ".join("others" if each == OTHERS else inverted(each) for each in editors)
        )
        for tag in ("A3", "A4"):
            others = catalogue_names(self._all(tag))
            reference.keep(
                "series editor" if tag == "A3" else "further authors", "; ".join(map(inverted, others))
            )

    def _take_identifiers(self) -> None:
        reference = self._reference
        for text in self._all("DO", "DI"):
            reference.put_doi(text)
        for tag in ("M3", "M1", "N1", "AN", "C2", "U1", "PM", "PMID", "PB"):
            self._values[tag] = [
                text for text in self._values.get(tag, []) if not self._is_identifier(tag, text)
            ]
            if not self._values[tag]:
                del self._values[tag]
        if found := _CROSS_REFERENCE.match(" ".join(self._values.get("C3", []))):  # as Cochrane writes it
            reference.put("pmid", pmid_of(found[1]))
        for tag in ("UR", "L1", "L2", "L3", "L4", "LK"):
            for text in self._all(tag):
                for link in re.split(r"[;\s]+(?=https?://|ftp://)|\n", text):
                    reference.put_link(link, "url" if tag == "UR" else "attachment")

    def _is_identifier(self, tag: str, text: str) -> bool:
        """Whether a value in a tag for other things is a DOI, an arXiv identifier or a PubMed number."""
        if tag in {"M3", "M1"} and _DOI.match(text):
            self._reference.put_doi(text)
            return True
        if _ARXIV.match(text) and self._reference.put_arxiv(text):
            return True
        is_pubmed = tag in {"PM", "PMID"} or (
            tag == "AN" and _PUBMED.search(" ".join(self._values.get("DB", [])))
        )
        found = (_PMID if is_pubmed else _MARKED_PMID).match(text)
        if found is None:
            return False
        return bool(self._reference.put("pmid", pmid_of(next(filter(None, found.groups())))))

    def _take_publication(self, kind: str) -> None:
        reference = self._reference
        for field, tags in (("volume", ("VL", "VO")), ("issue", ("IS", "CP"))):
            for text in self._all(*tags):
                if not (_IN_ARCHIVE.match(text) and reference.put_arxiv(text.removeprefix("abs/"))):
                    reference.put_or_keep(field, one_line(text), f"other {field}")
        start, end = one_line(self._first("SP")), one_line(self._first("EP"))
        if _PREPRINT.match(start) and reference.put_arxiv(start):
            start = ""
        reference.put(
            "pages", f"{start}-{end}" if start and end and start != end and "-" not in start else start or end
        )
        for tag in ("PB", "PU"):
            reference.put_or_keep("publisher", one_line(self._first(tag)), "other publisher")
        for text in self._all("SN"):
            is_issn = (
                bool(_ISSN.match(text)) and kind not in {"book", "chapter"} and "ISBN" not in text.upper()
            )
            number = re.sub(
                r"\s*\((?:IS[SB]N|print|online|electronic)\)", "", one_line(text), flags=re.IGNORECASE
            )
            reference.keep("issn" if is_issn else "isbn", number)

    def _take_date(self) -> None:
        """The year of PY or Y1, with month and day where DA knows them of the same year."""
        written = self._all("PY", "Y1")
        dates = [date for text in written if (date := partial_date(text.strip("/ ")) or partial_date(text))]
        days = self._all("DA")
        for text in days:
            date = partial_date(text.strip("/ ")) or partial_date(text)
            if date and (not dates or (date[:4] == dates[0][:4] and len(date) > len(dates[0]))):
                dates = [date]
        if dates:
            self._reference.put("issued", dates[0])
        else:
            self._reference.keep("year", "\n\n".join([*written, *days]))
