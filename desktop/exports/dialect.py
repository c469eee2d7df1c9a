"""What BibTeX and its relatives call things: entry types, fields, and the order in which they stand."""

from dataclasses import dataclass
from typing import NamedTuple


class EntryType(NamedTuple):
    """An entry type and the fields that take the venue and the publisher of such a paper; "": no field."""

    name: str
    venue: str = ""
    publisher: str = "publisher"
    needs_venue: bool = False


@dataclass(frozen=True)
class Dialect:
    """One spelling of a bibliography; `types` goes by CSL type (docs.citationstyles.org, appendix III)."""

    types: dict[str, EntryType]
    preprint: EntryType
    order: tuple[str, ...]

    @property
    def width(self) -> int:
        """Characters of the longest common field name: all equals signs of a file stand in one column."""
        return len("archiveprefix")


_ARTICLE = EntryType("article", "journal", needs_venue=True)

BIBTEX = Dialect(
    types={
        "article-journal": _ARTICLE,
        "article-magazine": _ARTICLE,
        "article-newspaper": _ARTICLE,
        "paper-conference": EntryType("inproceedings", "booktitle", needs_venue=True),
        "chapter": EntryType("incollection", "booktitle", needs_venue=True),
        "book": EntryType("book", "series"),
        "thesis": EntryType("phdthesis", "school", "school"),
        "report": EntryType("techreport", "institution", "institution"),
    },
    preprint=EntryType("misc"),
    order=(
        "title", "author", "editor", "key", "journal", "booktitle", "series", "edition", "volume", "number",
        "chapter", "pages", "publisher", "school", "institution", "organization", "address", "year", "month",
        "eprint", "archiveprefix", "primaryclass", "doi", "isbn", "issn", "url", "keywords", "abstract",
        "annote",
    ),
)  # fmt: skip
"""Classic BibTeX as plain, natbib and REVTeX read it, with arXiv's eprint fields
(info.arxiv.org/help/hypertex/bibstyles)."""
