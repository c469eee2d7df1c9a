"""Exports papers: gives them citation keys for good, then streams them into a file, a clipboard or a pipe."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from desktop.errors import UsageError
from desktop.exports.bibtex import entries, in_key_order
from desktop.exports.bibtex_options import BibtexOptions
from desktop.exports.citation_keys import key_for
from desktop.exports.grouping import Grouping
from desktop.exports.markdown import Abstracts, MarkdownOptions, to_markdown
from desktop.exports.report import Missing, sentences
from desktop.exports.writing import write_atomically
from desktop.library import editing
from desktop.library.library import Library
from desktop.library.seen_in import seen_in_words
from desktop.papers.changes import Changes
from desktop.papers.paper import Paper
from desktop.progress import Progress, no_progress
from desktop.store import records
from desktop.store.pages import Pages


class Format(StrEnum):
    """What papers can be exported as; the values are the words of the command line."""

    BIBTEX = "bibtex"
    MARKDOWN = "markdown"


EXTENSIONS = {Format.BIBTEX: ".bib", Format.MARKDOWN: ".md"}


@dataclass(frozen=True)
class Options:
    """What a person may choose. `title` and `scope` are what a Markdown file says of itself.

    `created` (with its time zone) is the moment of the export by default.
    """

    title: str = "Reading list"
    scope: str = ""
    bibtex: BibtexOptions = field(default_factory=BibtexOptions)
    group: Grouping = Grouping.NONE
    abstracts: Abstracts = Abstracts.NONE
    notes: bool = True
    seen_in: bool = True
    created: datetime | None = None


class Exported(NamedTuple):
    """What was exported. `missing` says in words what the papers lack, `lacking` which papers those are.

    `changes` is the step that fixed citation keys, None when every paper had one.
    """

    path: Path
    papers: int
    bytes: int
    missing: tuple[str, ...]
    lacking: Missing
    changes: Changes | None = None


class Keys(NamedTuple):
    """A citation key for each paper, and those of them that no paper has yet."""

    all: dict[int, str]
    new: dict[int, str]


def export(
    library: Library,
    ids: Sequence[int],
    form: Format,
    target: Path,
    options: Options | None = None,
    progress: Progress = no_progress,
) -> Exported:
    """Writes papers to `target`, whole or not at all: Markdown in the order given, BibTeX by citation key.

    Papers without a citation key get one that stays, before anything is written. Raises UsageError when
    there is nothing to export, CannotWrite, Cancelled.
    """
    _refuse_nothing(ids)
    keys, changes = fix_keys(library, ids)
    done = write_export(library.pages, ids, form, target, keys, options, progress)
    return done._replace(changes=changes)


def write_export(
    pages: Pages,
    ids: Sequence[int],
    form: Format,
    target: Path,
    keys: Mapping[int, str],
    options: Options | None = None,
    progress: Progress = no_progress,
) -> Exported:
    """As `export`, with citation keys that are fixed already: the library is only read."""
    _refuse_nothing(ids)
    lacking = Missing(tex=form is Format.BIBTEX)
    chunks = text_of(pages, ids, form, keys, options, lacking)
    written = write_atomically(target, _counted(chunks, len(ids), progress))
    left_out = len(lacking.without["title"]) if form is Format.BIBTEX else 0
    return Exported(target, lacking.total - left_out, written, tuple(sentences(lacking)), lacking)


def _refuse_nothing(ids: Sequence[int]) -> None:
    if not ids:
        raise UsageError("the export", "there are no papers to export", "Choose another list or state.")


def fix_keys(library: Library, ids: Sequence[int]) -> tuple[dict[int, str], Changes | None]:
    """The citation key of each paper; those that had none keep what they get here, in one step."""
    keys = citation_keys(library.pages, ids)
    return keys.all, library.do(editing.fix_citation_keys, keys.new) if keys.new else None


def citation_keys(pages: Pages, ids: Sequence[int]) -> Keys:
    """The citation key of each paper; provisional where it has none, and then told apart as `new`.

    Clashes get their suffixes in the order in which the papers were added, whatever the order of `ids`.
    """
    taken = records.citation_keys(pages.connection)
    every: dict[int, str] = {}
    new: dict[int, str] = {}
    for paper in records.papers(pages.connection, sorted(ids)):
        key = paper.citation_key
        if not key:
            key = new[paper.id] = key_for(paper, taken)
            taken.add(key.lower())
        every[paper.id] = key
    return Keys(every, new)


def preview(
    pages: Pages, ids: Sequence[int], form: Format, options: Options | None = None, papers: int = 20
) -> str:
    """What an export would begin with, for looking at: fixes no citation key and writes nothing.

    The first `papers` of `ids` are shown; their keys are those an export of them alone would give.
    """
    shown = list(islice(ids, papers))
    return "".join(text_of(pages, shown, form, citation_keys(pages, shown).all, options))


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
    if form is Format.BIBTEX:
        wanted = in_key_order({paper: keys[paper] for paper in wanted})
    papers: Iterator[Paper] = records.papers(pages.connection, wanted)
    if lacking is not None:
        papers = lacking.watch(papers)
    if form is Format.BIBTEX:
        return entries(papers, keys, options.bibtex)
    about = MarkdownOptions(
        title=options.title,
        created=options.created or datetime.now(UTC).astimezone(),
        scope=options.scope,
        count=len(wanted),
        group=options.group,
        abstracts=options.abstracts,
        notes=options.notes,
    )
    return to_markdown(papers, about, keys, _SeenIn(pages, wanted) if options.seen_in else {})


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


def _counted(chunks: Iterator[str], total: int, progress: Progress) -> Iterator[str]:
    for done, chunk in enumerate(chunks):
        if done % _TOLD_AFTER == 0:
            progress.step(min(done, total), total)
        yield chunk


_TOLD_AFTER = 100
