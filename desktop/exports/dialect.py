"""What BibTeX and its relatives call things: entry types, fields, and the order in which they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class EntryType(NamedTuple):
    """An entry type and the fields that take the venue and the publisher of such a paper; "": no field.

    `thesis` and `report` of biblatex say in a field `kind` which of several things they are.
    """

    name: str
    venue: str = ""
    publisher: str = "publisher"
    needs_venue: bool = False
    kind: str = ""


@dataclass(frozen=True)
class Dialect:
    """One spelling of a bibliography; `types` goes by CSL type (docs.citationstyles.org, appendix III).

    `preprint` is a paper of an archive, `other` one of which nothing but itself is known. `names` are the fields
    that are not called as in BibTeX; `ascii` whether text is 7-bit unless a person wants it otherwise, `dates`
    whether there is one field for a whole date.
    """

    types: dict[str, EntryType]
    preprint: EntryType
    other: EntryType
    order: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    ascii: bool = True
    dates: bool = False

    @property
    def width(self) -> int:
        """Characters of the longest common field name: all equals signs of a file stand in one column."""
        return len(self.names.get("archiveprefix", "archiveprefix"))


_ARTICLE = EntryType("article", "journal", needs_venue=True)
_PROCEEDINGS = EntryType("inproceedings", "booktitle", needs_venue=True)
_COLLECTION = EntryType("incollection", "booktitle", needs_venue=True)
_MISC = EntryType("misc")
_BOOK = EntryType("book", "series")
_PUBLICATIONS = {
    "article-journal": _ARTICLE,
    "article-magazine": _ARTICLE,
    "article-newspaper": _ARTICLE,
    "paper-conference": _PROCEEDINGS,
    "chapter": _COLLECTION,
    "book": _BOOK,
}

BIBTEX = Dialect(
    types={
        **_PUBLICATIONS,
        "thesis": EntryType("phdthesis", "school", "school"),
        "report": EntryType("techreport", "institution", "institution"),
        "manuscript": EntryType("unpublished"),
    },
    preprint=_MISC,
    other=_MISC,
    order=(
        "title", "author", "editor", "key", "journal", "booktitle", "series", "edition", "volume", "number",
        "chapter", "pages", "publisher", "school", "institution", "organization", "address", "year", "month",
        "eprint", "archiveprefix", "primaryclass", "doi", "isbn", "issn", "url", "note", "keywords", "abstract",
        "annote",
    ),
)  # fmt: skip
"""Classic BibTeX as plain, natbib and REVTeX read it, with arXiv's eprint fields
(info.arxiv.org/help/hypertex/bibstyles)."""

BIBLATEX = Dialect(
    types={
        **_PUBLICATIONS,
        "thesis": EntryType("thesis", "institution", "institution", kind="phdthesis"),
        "report": EntryType("report", "institution", "institution", kind="techreport"),
        "manuscript": EntryType("unpublished"),
        "webpage": EntryType("online", "organization", "organization"),
        "post-weblog": EntryType("online", "organization", "organization"),
        "dataset": EntryType("dataset"),
        "software": EntryType("software"),
    },
    preprint=EntryType("online", "", "organization"),
    other=_MISC,
    order=(
        "ids", "title", "author", "editor", "journaltitle", "booktitle", "series", "edition", "volume", "number",
        "chapter", "pages", "type", "publisher", "institution", "organization", "location", "date", "eprint",
        "eprinttype", "eprintclass", "doi", "isbn", "issn", "url", "note", "pubstate", "keywords", "abstract",
        "annotation",
    ),
    names={
        "journal": "journaltitle", "school": "institution", "address": "location", "annote": "annotation",
        "archiveprefix": "eprinttype", "primaryclass": "eprintclass",
    },
    ascii=False,
    dates=True,
)  # fmt: skip
"""biblatex as biber reads it (manual, sections 2.1 to 2.3 and 3.14.7)."""
