"""Says what the fields of a BibTeX or biblatex entry mean, in all the dialects that programs write."""

import re
from collections.abc import Mapping

from desktop.digests.bibtex.people import names_in_bibtex
from desktop.digests.fields.astronomy_journals import journal_of_command
from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.loose_dates import joined_date, month_number, partial_date
from desktop.digests.fields.publication_types import csl_type_of_entry
from desktop.digests.fields.reference import Reference
from desktop.digests.fields.tex import decoded_tex, unescaped_tex
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import OTHERS, inverted

_IGNORED = re.compile(
    r"(?:file|owner|groups|timestamp|mendeley-.*|bdsk-.*|date-(?:added|modified)|added-at|creationdate|"
    r"modificationdate|(?:inter|intra)hash|__markedentry|biburl|bibsource|localfile|localurl|jabref.*|"
    r"sortkey|keywords-plus-flag|username|crossref|xdata|options)\Z"
)
"""Fields by which a program finds its own things again; what they say is not about the paper."""
_IDENTIFIERS = frozenset(
    {"doi", "url", "eprint", "pmid", "pmcid", "isbn", "issn", "arxivid", "eid", "adsurl", "howpublished"}
)
_EPRINT = frozenset({"archiveprefix", "eprinttype", "archive", "eprintclass", "eprint"})
_ARXIV = frozenset({"arxivid", "arxiv", "arxiv_id"})
_PEOPLE = frozenset({"editor", "translator", "editora", "editorb", "bookauthor"})
_CITED = re.compile(r"cited by:? ?\d*(?:;.*)?\Z", re.IGNORECASE | re.DOTALL)
_PMID_NOTE = re.compile(r"PMID:\s*(\d{1,9})\Z")
_PUBMED = re.compile(r"(?:pubmed|pmid|medline)\b", re.IGNORECASE)
_PREPRINT = re.compile(r"(?:arxiv|corr)\b", re.IGNORECASE)
_SEVERAL_DOIS = re.compile(r"[\s,;]+(?=(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/)")
_CORR = re.compile(r"abs/(?P<id>\S+)\Z")
_NOT_YET = re.compile(r"n/?a\Z", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")
_KEYWORDS = (re.compile(r"\s*;\s*"), re.compile(r"\s*[,\n]\s*"))
_WORDS = ("keywords", "author_keywords", "keyword", "mesh", "keywords-plus")
_PUBLISHERS = {"thesis": "school", "report": "institution"}
_DAY = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])\b")
_WORD = re.compile(r"[A-Za-z]+")


def read_fields(reference: Reference, entry_type: str, fields: Mapping[str, str]) -> None:
    """Fills `reference` with `fields`, values in TeX by names in lower case; what has no place is kept."""
    reference.put("type", csl_type_of_entry(entry_type))
    reader = _Fields(reference, dict(fields))
    reader.read(entry_type)


class _Fields:
    """The fields of one entry; each is taken out when it is understood, the rest is kept in the end."""

    def __init__(self, reference: Reference, fields: dict[str, str]) -> None:
        self._reference = reference
        self._fields = fields

    def read(self, entry_type: str) -> None:
        """Goes through what an entry may say, the surest places first."""
        reference = self._reference
        reference.title = self._text("title")
        reference.abstract = without_heading(self._text("abstract"))
        reference.authors = list(names_in_bibtex(self._fields.pop("author", "")))
        self._take_editors()
        self._take_identifiers()
        self._take_publication(entry_type)
        self._take_date()
        self._take_words()
        for name in tuple(self._fields):
            if _IGNORED.match(name):
                continue
            reference.keep(name, self._verbatim(name) if name in _IDENTIFIERS else self._text(name))

    def _text(self, name: str) -> str:
        """The text of a field, "" when it is missing; the field counts as read."""
        tex = self._fields.pop(name, "")
        return without_markup(decoded_tex(tex)).strip() if tex else ""

    def _verbatim(self, name: str) -> str:
        tex = self._fields.pop(name, "")
        return one_line(unescaped_tex(tex)) if tex else ""

    def _take_editors(self) -> None:
        for name in sorted(_PEOPLE & self._fields.keys()):
            names = names_in_bibtex(self._fields.pop(name))
            written = ["others" if each == OTHERS else inverted(each) for each in names]
            self._reference.keep(name, " and ".join(written))

    def _take_identifiers(self) -> None:
        reference = self._reference
        for doi in _SEVERAL_DOIS.split(self._verbatim("doi")):
            reference.put_doi(doi)
        for name in sorted(_ARXIV & self._fields.keys()):
            value = self._verbatim(name)
            if value and not reference.put_arxiv(value):
                reference.keep(name, value)
        pmid = self._verbatim("pmid")
        if pmid and not reference.put("pmid", pmid_of(pmid)):
            reference.keep("pmid", pmid)
        for name in ("url", "ee", "link", "adsurl"):
            for link in self._verbatim(name).split():
                reference.put_link(link)
        if _EPRINT & self._fields.keys():
            self._take_eprint()
        for name in ("primaryclass", "arxivclass"):
            reference.add("categories", self._text(name).split())

    def _take_eprint(self) -> None:
        reference = self._reference
        archive = " ".join(self._text(name) for name in ("archiveprefix", "eprinttype", "archive")).strip()
        reference.add("categories", self._text("eprintclass").split())
        eprint = self._verbatim("eprint")
        if not eprint:
            reference.keep("archiveprefix", archive if not _PREPRINT.match(archive) else "")
        elif _PUBMED.match(archive) and pmid_of(eprint):
            reference.put_or_keep("pmid", pmid_of(eprint), "eprint")
        elif eprint.lower().startswith(("http://", "https://")):
            reference.put_link(eprint)
        elif eprint.isdecimal() and reference.put_arxiv(f"{archive}/{eprint}"):
            pass  # as before 2007: the archive is a part of the identifier
        elif (archive and not _PREPRINT.match(archive)) or not reference.put_arxiv(eprint):
            reference.keep("eprint", f"{archive}:{eprint}" if archive else eprint)

    def _take_publication(self, entry_type: str) -> None:
        reference = self._reference
        kind = csl_type_of_entry(entry_type)
        self._take_venue(kind)
        volume = self._text("volume")
        if not ((found := _CORR.match(volume)) and reference.put_arxiv(found["id"])):
            reference.put("volume", _NOT_YET.sub("", volume))
        number = self._text("number")
        if not (_PREPRINT.match(number) and reference.put_arxiv(number)):
            reference.put("issue", _NOT_YET.sub("", number))
        reference.put_or_keep("issue", self._text("issue"), "issue")
        reference.put("pages", _RANGE.sub("-", self._text("pages")))
        own = _PUBLISHERS.get(kind, "")
        for name in filter(None, (own, "publisher", "institution", "school")):
            reference.put_or_keep("publisher", self._text(name), name)
        reference.keep("address", self._text("address"))
        reference.put_or_keep("comment", self._note(), "note")
        published = self._verbatim("howpublished") if "://" in self._fields.get("howpublished", "") else ""
        reference.put_link(published, "howpublished")

    def _take_venue(self, kind: str) -> None:
        """The journal or the book; a preprint server is none, its identifier says it better."""
        reference = self._reference
        journal = one_line(journal_of_command(self._text("journal") or self._text("journaltitle")))
        if _PREPRINT.match(journal):
            named = (
                reference.put_arxiv(journal)
                or reference.has("arxiv_id")
                or "abs/" in self._fields.get("volume", "")
            )
            journal = "" if named else journal
        reference.put("venue", journal)
        for name in ("booktitle", "series") if kind == "book" else ("booktitle",):
            reference.put_or_keep("venue", self._text(name), name)

    def _note(self) -> str:
        note = self._text("note")
        if _CITED.match(note):
            self._reference.keep("note", note)
            return ""
        if (pmid := _PMID_NOTE.match(note)) and self._reference.put("pmid", pmid[1]):
            return ""
        return "" if _PREPRINT.match(note) and self._reference.put_arxiv(note) else note

    def _take_date(self) -> None:
        """`date`, else year, month and day; what cannot be read as a date is kept in its own words."""
        date, year, month, day = (self._text(name) for name in ("date", "year", "month", "day"))
        issued = partial_date(date)
        if not issued:
            self._reference.keep("date", date)
            issued = partial_date(year)
            if year and not issued:
                self._reference.keep("year", year)
            if len(issued) == 4:
                issued = _with_month(issued, month, day)
        self._reference.put("issued", issued)

    def _take_words(self) -> None:
        for name in (name for name in _WORDS if name in self._fields):
            text = self._text(name)
            between = _KEYWORDS[";" not in text]
            self._reference.add("keywords", between.split(text))


def _with_month(year: str, month: str, day: str) -> str:
    """A year with what a month field says: "July", "7", "jul # {~5}", or two months, which is neither."""
    numbers = {number for word in _WORD.findall(month) if (number := month_number(word))}
    if not numbers:
        return joined_date(year, month, day)
    if len(numbers) > 1:
        return year
    days = _DAY.findall(month)
    return joined_date(year, str(numbers.pop()), day or (days[0] if len(days) == 1 else ""))
