"""What BibTeX and its relatives call things: entry types, fields, and the order in which they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class EntryType(NamedTuple):
    """An entry type and the fields that take the venue and the publisher of such a paper; "": no field.

    `thesis` and `report` of biblatex say in a field `kind` which of several things they are. `unfit` are fields,
    named as in BibTeX, that such an entry does not have in biblatex's data model: no style prints them there.
    Of each pair in `either` the styles of classic BibTeX take the first, and complain about the second.
    """

    name: str
    venue: str = ""
    publisher: str = "publisher"
    needs_venue: bool = False
    kind: str = ""
    unfit: frozenset[str] = frozenset()
    either: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Dialect:
    """One spelling of a bibliography; `types` goes by CSL type (docs.citationstyles.org, appendix III).

    `preprint` is a paper of an archive, `other` one of which nothing but itself is known. `names` are the fields
    that are not called as in BibTeX; `part_of_one` the type of a part of a book that has an author; `ascii` whether
    text is 7-bit unless a person wants it otherwise, `dates` whether there is one field for a whole date,
    `subtitles` whether they have fields of their own.
    """

    types: dict[str, EntryType]
    preprint: EntryType
    other: EntryType
    order: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    part_of_one: str = ""
    ascii: bool = True
    dates: bool = False
    subtitles: bool = False

    @property
    def width(self) -> int:
        """Characters of the longest common field name: all equals signs of a file stand in one column."""
        return len(self.names.get("archiveprefix", "archiveprefix"))


_NO_BOOK = frozenset({"publisher", "address", "edition", "chapter", "isbn"})
_NO_PUBLICATION = _NO_BOOK - {"address"} | {"pages", "volume", "number", "series", "issn"}
_NO_SERIAL = frozenset({"issn", "organization"})
_NO_WORK = _NO_SERIAL | {"edition", "editor", "isbn", "series", "volume"}
_NO_DATA = frozenset({"chapter", "isbn", "issn", "pages", "volume"})
_ARTICLE = EntryType("article", "journal", needs_venue=True, unfit=_NO_BOOK | {"organization"})
_PROCEEDINGS = EntryType("inproceedings", "booktitle", needs_venue=True, unfit=frozenset({"edition", "issn"}))
_COLLECTION = EntryType("incollection", "booktitle", needs_venue=True, unfit=_NO_SERIAL)
_MISC = EntryType("misc", unfit=_NO_PUBLICATION)
_UNPUBLISHED = EntryType("unpublished", unfit=_NO_PUBLICATION | {"editor", "organization"})
_BOOK = EntryType("book", "series", unfit=_NO_SERIAL)
_PATENT = EntryType("patent", unfit=_NO_DATA | {"edition", "editor", "organization", "publisher", "series"})
_PUBLICATIONS = {
    "article-journal": _ARTICLE,
    "article-magazine": _ARTICLE,
    "article-newspaper": _ARTICLE,
    "paper-conference": _PROCEEDINGS,
    "chapter": _COLLECTION,
    "book": _BOOK,
}

_NUMBERED = (("volume", "number"),)
_UNTYPED = _MISC._replace(unfit=_MISC.unfit | {"type"})

BIBTEX = Dialect(
    types={
        **_PUBLICATIONS,
        "paper-conference": _PROCEEDINGS._replace(either=_NUMBERED),
        "chapter": _COLLECTION._replace(either=_NUMBERED),
        "book": _BOOK._replace(either=(*_NUMBERED, ("author", "editor"))),
        "thesis": EntryType("phdthesis", "school", "school", unfit=_NO_WORK | {"number"}),
        "report": EntryType("techreport", "institution", "institution", unfit=_NO_WORK),
        "manuscript": _UNPUBLISHED._replace(unfit=_UNPUBLISHED.unfit | {"type"}),
    },
    preprint=_UNTYPED,
    other=_UNTYPED,
    order=(
        "title", "author", "editor", "key", "journal", "booktitle", "series", "edition", "volume", "number",
        "chapter", "pages", "eid", "type", "howpublished", "publisher", "school", "institution", "organization",
        "address", "year", "month", "eprint", "archiveprefix", "primaryclass", "doi", "isbn", "issn", "url",
        "note", "keywords", "abstract", "annote",
    ),
)  # fmt: skip
"""Classic BibTeX as plain, natbib and REVTeX read it, with arXiv's eprint fields
(info.arxiv.org/help/hypertex/bibstyles)."""

BIBLATEX = Dialect(
    types={
        **_PUBLICATIONS,
        "thesis": EntryType("thesis", "institution", "institution", kind="phdthesis", unfit=_NO_WORK | {"number"}),
        "report": EntryType("report", "institution", "institution", kind="techreport", unfit=_NO_WORK),
        "manuscript": _UNPUBLISHED,
        "webpage": EntryType("online", "organization", "organization", unfit=_NO_PUBLICATION | {"address"}),
        "post-weblog": EntryType("online", "organization", "organization", unfit=_NO_PUBLICATION | {"address"}),
        "dataset": EntryType("dataset", unfit=_NO_DATA),
        "patent": _PATENT,
        "software": EntryType(
            "software", "", "organization", unfit=_NO_DATA | {"edition", "number", "publisher", "series"}
        ),
    },
    preprint=EntryType("online", "", "organization", unfit=_NO_PUBLICATION | {"address"}),
    other=_MISC,
    order=(
        "ids", "title", "subtitle", "titleaddon", "author", "authortype", "nameaddon", "holder", "editor",
        "editortype", "editora", "editoratype", "editorb", "editorbtype", "editorc", "editorctype",
        "translator", "annotator", "commentator", "bookauthor", "introduction", "foreword", "afterword",
        "journaltitle", "journalsubtitle", "journaltitleaddon", "shortjournal", "issuetitle", "issuesubtitle",
        "issuetitleaddon", "booktitle", "booksubtitle", "booktitleaddon", "maintitle", "mainsubtitle",
        "maintitleaddon", "eventtitle", "eventtitleaddon", "eventdate", "venue", "series", "shortseries",
        "edition", "volume", "volumes", "part", "number", "version", "chapter", "pages", "pagetotal",
        "pagination", "bookpagination", "eid", "type", "howpublished", "publisher", "institution",
        "organization", "location", "date", "origdate", "origtitle", "origpublisher", "origlocation",
        "language", "origlanguage", "langid", "langidopts", "eprint", "eprinttype", "eprintclass", "doi",
        "isbn", "issn", "isrn", "url", "urldate", "note", "addendum", "pubstate", "shorttitle", "shortauthor",
        "shorteditor", "shorthand", "sortname", "sorttitle", "indextitle", "indexsorttitle", "keywords",
        "abstract", "annotation",
    ),
    names={
        "journal": "journaltitle", "school": "institution", "address": "location", "annote": "annotation",
        "archiveprefix": "eprinttype", "primaryclass": "eprintclass",
    },
    part_of_one="inbook",
    ascii=False,
    dates=True,
    subtitles=True,
)  # fmt: skip
"""biblatex as biber reads it (manual, sections 2.1 to 2.3 and 3.14.7)."""
