"""Takes what the cells of one row say into a reference."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from desktop.digests.fields.inline_markup import without_heading, without_markup
from desktop.digests.fields.note_lines import read_note_lines
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.publication_types import csl_type_of_ris, csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.fields.split_dates import date_together
from desktop.digests.tables.columns import Columns
from desktop.digests.tables.people import authors_in, values_in
from desktop.papers.identifiers import pmid_of, web_link
from desktop.papers.name import OTHERS

_ESCAPED = re.compile(r"'(?=[ \t]*[=+\-@\t\r\n＝＋－＠])")
_NOTHING = frozenset(
    {"", "nan", "n/a", "na", "none", "null", "-", "--", "[]", "#n/a", "#name?", "not available"}
)
_ABSENT_ABSTRACT = re.compile(
    r"\[?\(?no abstract (?:is )?(?:available|found|provided)[.\]\)]*\Z", re.IGNORECASE
)
_COPYRIGHT_LINE = re.compile(
    r"\s*(?:©|Copyright (?:©|\(c\))|\(c\) ?(?=(?:19|20)\d\d)).{0,300}\Z", re.DOTALL | re.IGNORECASE
)
_LAST_WORDS = 300
_WORDS = re.compile(r"\s*[;\n|]\s*")
_COMMAS = re.compile(r"\s*,\s*")
_LINKS = re.compile(r"[;,\s|]+(?=https?://|ftp://)")
_OPEN_URL = re.compile(r"[?&](?:rft_)?id=(?:info:)?doi[:/](10\.[^&\s]+)", re.IGNORECASE)
_NAMES_PAPER = re.compile(r"/10\.\d|10\.1371|/\d{1,9}/?\Z")
_RANGE = re.compile(r"(?<=\w)\s*(?:[-–—]+)\s*(?=\w)")
_ZEROS = re.compile(r"(\d+)\.0\Z")
_ARCHIVE = re.compile(r"(?:[a-z-]+(?:\.[A-Za-z-]{2,}\*?)?)\Z")
_PREPRINT = re.compile(r"(?:arxiv|corr)\b", re.IGNORECASE)
_NONE = ("",)
_ZOTERO_KEY = re.compile(r"[A-Z0-9]{8}\Z")
_KEY = re.compile(r"(?=[^/\s]*[A-Za-z])[^\s{},\"\\~%#/]{1,200}\Z")
_SOURCE = re.compile(
    r"(?P<venue>[^()]{2,300}?)\s*\((?P<year>(?:19|20)\d\d)\)\s*(?P<where>.{0,200})\Z", re.DOTALL
)
_WHERE = re.compile(
    r"(?P<volume>[\w-]{1,20})?(?::(?P<issue>[^\s()]{1,20}))?[\s,]*(?:\((?P<pages>[\w.-]{1,30})\))?"
    r"(?:[,\s]*(?:Article (?:Number|No\.?):?\s*(?P<article>[\w-]+)))?"
)


def read_row(reference: Reference, columns: Columns, cells: Sequence[str]) -> None:
    """Fills `reference` with the cells of one row; a cell without a field is kept by its column's name."""
    _Cells(reference, columns, cells).read()


class _Cells:
    """The cells of one row by field."""

    def __init__(self, reference: Reference, columns: Columns, cells: Sequence[str]) -> None:
        self._reference = reference
        self._others = columns.others
        self._cells = cells
        self._values = _values(columns, cells)

    def read(self) -> None:
        """Goes through what a row may say, the surest columns first."""
        reference = self._reference
        reference.title = self._first("title")
        abstract = without_heading(self._first("abstract"))
        if "©" in abstract[-_LAST_WORDS:] or "(c)" in abstract[-_LAST_WORDS:].lower():
            abstract = _COPYRIGHT_LINE.sub("", abstract)
        reference.abstract = "" if _ABSENT_ABSTRACT.match(abstract) else abstract
        self._take_people()
        self._take_identifiers()
        self._take_links()
        self._take_publication()
        self._take_date()
        self._take_words()
        for at, name in self._others:
            if at < len(self._cells) and self._cells[at]:
                reference.keep(name, _text(self._cells[at]))

    def _all(self, field: str) -> Sequence[str]:
        """The texts of all columns of a field that hold something, without markup."""
        return self._values.get(field, ())

    def _first(self, field: str) -> str:
        return self._values.get(field, _NONE)[0]

    def _take_people(self) -> None:
        reference = self._reference
        for cell in self._all("authors"):
            if names := authors_in(cell):
                reference.authors = names
                break
        else:
            for cell in self._all("first author"):
                reference.authors = [*authors_in(cell)[:1], OTHERS]
        for cell in self._all("editor"):
            reference.keep("editor", " and ".join(values_in(cell)) if cell[:1] == "[" else cell)

    def _take_identifiers(self) -> None:
        reference = self._reference
        for cell in self._all("doi"):
            reference.put_doi(cell)
        for name in ("arxiv", "id"):
            for cell in self._all(name):
                if not reference.put_arxiv(cell):
                    reference.keep(name, cell)
        for cell in self._all("pmid"):
            reference.put("pmid", pmid_of(_ZEROS.sub(r"\1", cell)))
        for cell in self._all("extra"):
            read_note_lines(reference, cell)
        key = self._first("citation key")
        if _KEY.match(key) and not _ZOTERO_KEY.match(key):
            reference.put("citation_key", key)

    def _take_links(self) -> None:
        for name in ("url", "attachment"):
            for cell in self._all(name):
                self._take_link(cell, name)
        for cell in self._all("further link"):
            self._reference.add("links", filter(web_link, _LINKS.split(cell)))

    def _take_link(self, cell: str, name: str) -> None:
        reference = self._reference
        for link in _LINKS.split(cell) if len(cell) > 8 and "http" in cell[1:] else (cell,):
            if found := _OPEN_URL.search(link):
                reference.put_doi(unquote(found[1]))
            reference.put_link(
                link if "://" in link or " " in link or "." not in link else f"https://{link}", name
            )
            if not reference.has("doi") and _NAMES_PAPER.search(link) and (paper := paper_link(link)):
                reference.put("doi", paper.doi)
                reference.put("pmid", paper.pmid)

    def _take_publication(self) -> None:
        reference = self._reference
        for cell in self._all("type"):
            reference.put("type", csl_type_of_word(cell) or csl_type_of_ris(cell))
        self._take_venue()
        for field in ("volume", "issue", "publisher"):
            for cell in self._all(field):
                reference.put(field, _ZEROS.sub(r"\1", cell))
        self._take_pages()
        for name in ("pmcid", "issn", "isbn", "language", "address"):
            for cell in self._all(name):
                reference.keep(name, cell)

    def _take_venue(self) -> None:
        reference = self._reference
        for cell in self._all("venue"):
            if _PREPRINT.match(cell) and (reference.put_arxiv(cell) or reference.has("arxiv_id")):
                continue
            if (found := _SOURCE.match(cell)) and not reference.has("venue"):
                self._take_source(found)
            else:
                reference.put_or_keep("venue", cell, "other venue")
        for cell in self._all("short venue"):
            reference.put_or_keep("venue", cell, "short venue")

    def _take_source(self, found: re.Match[str]) -> None:
        """Embase: "A Journal (2014) 3:3 (152-160). Date of Publication: 2014"."""
        reference = self._reference
        reference.put("venue", found["venue"].strip(" ,."))
        reference.put("issued", found["year"])
        if where := _WHERE.match(found["where"]):
            for field in ("volume", "issue", "pages"):
                reference.put(field, where[field] or "")
            reference.put("pages", where["article"] or "")

    def _take_pages(self) -> None:
        reference = self._reference
        for cell in self._all("pages"):
            reference.put("pages", _RANGE.sub("-", cell))
        first, last = self._first("first page"), self._first("last page")
        first, last = _ZEROS.sub(r"\1", first), _ZEROS.sub(r"\1", last)
        reference.put("pages", f"{first}-{last}" if first and last and first != last else first or last)
        for cell in self._all("article number"):
            reference.put_or_keep("pages", cell, "article number")

    def _take_date(self) -> None:
        years = [_ZEROS.sub(r"\1", cell) for cell in self._all("year")]
        days = [*self._all("date"), *self._all("month")]
        if date := date_together(years, days):
            self._reference.put("issued", date)
        else:
            self._reference.keep("date", "\n\n".join((*years, *days)))

    def _take_words(self) -> None:
        reference = self._reference
        for cell in self._all("keywords"):
            reference.add("keywords", _words(cell))
        for cell in self._all("categories"):
            words = _words(cell) if "," in cell or ";" in cell or "[" in cell else cell.split()
            is_archive = all(map(_ARCHIVE.match, words)) and ("." in cell or len(words) == 1)
            reference.add("categories" if is_archive else "keywords", words if is_archive else _words(cell))
        if (votes := self._first("upvotes")).isdecimal():
            reference.put("upvotes", votes)
        for cell in self._all("comment"):
            reference.put("comment", cell)


def _values(columns: Columns, cells: Sequence[str]) -> dict[str, list[str]]:
    """The texts of the columns with a field that hold something."""
    count = len(cells)
    found: dict[str, list[str]] = {}
    for field, places in columns.fields.items():
        texts = [text for at in places if at < count and cells[at] and (text := _text(cells[at]))]
        if texts:
            found[field] = texts
    return found


def _words(cell: str) -> list[str]:
    parts = values_in(cell)
    if len(parts) == 1:
        parts = _WORDS.split(parts[0])
    return _COMMAS.split(parts[0]) if len(parts) == 1 else parts


def _text(cell: str) -> str:
    """A cell without markup, "" for what says that there is nothing."""
    text = cell.strip()
    if len(text) <= _LONGEST_NOTHING and text.lower() in _NOTHING:
        return ""
    if text[:1] == "'" and _ESCAPED.match(text):
        text = text[1:]
    return without_markup(text).strip() if "<" in text or "&" in text else text


_LONGEST_NOTHING = max(map(len, _NOTHING))
