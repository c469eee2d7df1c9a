"""What papers can be exported as, what a person may choose there, and the text that comes of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from desktop import __version__
from desktop.exports.bibtex import entries, in_key_order
from desktop.exports.bibtex_options import BibtexOptions
from desktop.exports.csl_json import to_csl_json
from desktop.exports.dialect import BIBLATEX, BIBTEX
from desktop.exports.grouping import Grouping
from desktop.exports.html_page import to_html
from desktop.exports.list_options import Abstracts, KeyStyle, ListOptions
from desktop.exports.markdown import to_markdown
from desktop.exports.reference_options import ReferenceOptions
from desktop.exports.report import Missing
from desktop.exports.ris import to_ris
from desktop.exports.shared_list import to_shared_list
from desktop.exports.table import to_csv
from desktop.library.seen_in import seen_in_words
from desktop.library.sharing import BeyondRecords, shared_searches
from desktop.papers.paper import Paper
from desktop.store import records
from desktop.store.pages import Pages


class Format(StrEnum):
    """What papers can be exported as; the values are the words of the command line."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    PAPERTRAY = "papertray"


EXTENSIONS = {
    Format.BIBTEX: ".bib",
    Format.BIBLATEX: ".bib",
    Format.RIS: ".ris",
    Format.CSL_JSON: ".json",
    Format.MARKDOWN: ".md",
    Format.HTML: ".html",
    Format.CSV: ".csv",
    Format.PAPERTRAY: ".papertray",
}
BIBLIOGRAPHIES = frozenset({Format.BIBTEX, Format.BIBLATEX})
"""Formats whose entries are sorted by citation key, and that have no entry without a title."""
_LISTS = {Format.MARKDOWN: to_markdown, Format.HTML: to_html}
_REFERENCES = {Format.RIS: to_ris, Format.CSL_JSON: to_csl_json, Format.CSV: to_csv}


@dataclass(frozen=True)
class Options:
    """What a person may choose. `title` and `scope` are what a list says of itself.

    `key_pattern` says how new citation keys are made, "" as usual. `created` (with its time zone) is the moment
    of the export by default.
    """

    title: str = "Reading list"
    scope: str = ""
    key_pattern: str = ""
    bibtex: BibtexOptions = field(default_factory=BibtexOptions)
    reference: ReferenceOptions = field(default_factory=ReferenceOptions)
    group: Grouping = Grouping.NONE
    abstracts: Abstracts = Abstracts.NONE
    notes: bool = True
    seen_in: bool = True
    keys: KeyStyle = KeyStyle.PANDOC
    blocks: bool = True
    created: datetime | None = None


def text_of(
    pages: Pages,
    ids: Sequence[int],
    form: Format,
    keys: Mapping[int, str],
    options: Options | None = None,
    lacking: Missing | None = None,
) -> Iterator[str]:
    """The text of an export, a paper at a time; `lacking` counts what the papers lack as they pass."""
    options = options or Options()
    wanted = [paper for paper in ids if paper in keys]
    if form in BIBLIOGRAPHIES:
        wanted = in_key_order({paper: keys[paper] for paper in wanted})
    papers: Iterator[Paper] = records.papers(pages.connection, wanted)
    if lacking is not None:
        papers = lacking.watch(papers)
    if form in BIBLIOGRAPHIES:
        dialect = BIBLATEX if form is Format.BIBLATEX else BIBTEX
        return entries(papers, keys, replace(options.bibtex, dialect=dialect))
    if form in _REFERENCES:
        return _REFERENCES[form](papers, keys, options.reference)
    created = options.created or datetime.now(UTC).astimezone()
    if form is Format.PAPERTRAY:
        beyond = BeyondRecords(pages, wanted)
        made_by = f"Papertray {__version__}"
        # The keys that this export gives away are fixed only when its file is whole.
        papers = (paper.model_copy(update={"citation_key": keys[paper.id]}) for paper in papers)
        return to_shared_list(
            papers,
            title=options.title,
            created=created,
            generator=made_by,
            beyond=beyond,
            searches=shared_searches(pages, len(wanted)),
        )
    about = ListOptions(
        title=options.title,
        created=created,
        scope=options.scope,
        count=len(wanted),
        group=options.group,
        abstracts=options.abstracts,
        notes=options.notes,
        keys=options.keys,
        blocks=options.blocks,
    )
    seen = _SeenIn(pages, wanted) if options.seen_in else {}
    digests = _NewestDigest(pages, wanted) if options.group is Grouping.DIGEST else {}
    return _LISTS[form](papers, about, keys, seen, digests)


class _SeenIn(Mapping[int, Sequence[str]]):
    """Where each paper was seen, in words; asked for one paper at a time, so that exports stream."""

    def __init__(self, pages: Pages, ids: Sequence[int]) -> None:
        self._pages = pages
        self._ids = ids

    def __getitem__(self, paper: int) -> Sequence[str]:
        return [seen_in_words(seen) for seen in records.seen_in(self._pages.connection, paper)]

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class _NewestDigest(Mapping[int, str]):
    """The digest in which each paper was seen last, "" for one that was added by hand."""

    def __init__(self, pages: Pages, ids: Sequence[int]) -> None:
        self._pages = pages
        self._ids = ids

    def __getitem__(self, paper: int) -> str:
        seen = records.seen_in(self._pages.connection, paper)
        return seen_in_words(seen[0]._replace(upvotes=None)).rpartition(", imported ")[0] if seen else ""

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
