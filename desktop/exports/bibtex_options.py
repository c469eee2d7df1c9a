"""What a person may choose when papers are written as BibTeX."""

from collections.abc import Collection
from dataclasses import dataclass

from desktop.exports.capitals import Protection
from desktop.exports.dialect import BIBTEX, Dialect


@dataclass(frozen=True)
class BibtexOptions:
    """What to write besides the plain record. `keep`: words of titles that always keep their capitals.

    `arxiv_doi` derives 10.48550/arXiv.<identifier> for preprints; no other DOI is ever made up.
    """

    abstract: bool = False
    keywords: bool = False
    note: bool = False
    url: bool = True
    arxiv_doi: bool = True
    protection: Protection = Protection.ACRONYMS
    keep: Collection[str] = frozenset()
    dialect: Dialect = BIBTEX
