"""What a person may choose when papers are written as BibTeX or BibLaTeX."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from desktop.exports.capitals import Protection
from desktop.exports.dialect import BIBTEX, Dialect


class Link(StrEnum):
    r"""Where the link of a paper stands: in a field of its own, as `\url{…}` in a note for styles that know no
    such field, or nowhere.
    """

    FIELD = "field"
    NOTE = "note"
    NONE = "none"


@dataclass(frozen=True)
class BibtexOptions:
    """What to write besides the plain record. `keep`: words of titles that always keep their capitals.

    `arxiv_doi` derives 10.48550/arXiv.<identifier> for preprints; no other DOI is ever made up. `arxiv_article`
    writes them as articles of "arXiv preprint arXiv:…", `archive` is how the archive is spelt. `unicode`: letters
    stay as they are, None as the dialect wants it.
    """

    abstract: bool = False
    keywords: bool = False
    note: bool = False
    link: Link = Link.FIELD
    arxiv_doi: bool = True
    arxiv_article: bool = False
    archive: str = "arXiv"
    protection: Protection = Protection.ACRONYMS
    keep: Collection[str] = frozenset()
    dialect: Dialect = BIBTEX
    unicode: bool | None = None

    @property
    def ascii(self) -> bool:
        """Whether letters beyond ASCII are written as TeX commands."""
        return self.dialect.ascii if self.unicode is None else not self.unicode
