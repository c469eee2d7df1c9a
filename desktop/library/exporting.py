"""Exports papers: gives them citation keys for good, then streams them into a file."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from desktop.errors import UsageError
from desktop.exports.report import Missing, sentences
from desktop.exports.writing import Unfinished
from desktop.library import editing
from desktop.library.citing import Keys, citation_keys
from desktop.library.formats import BIBLIOGRAPHIES, Format, Options, text_of
from desktop.library.library import Library
from desktop.papers.changes import Changes
from desktop.progress import Progress, no_progress
from desktop.store.pages import Pages

_TOLD_AFTER = 100


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


class Prepared(NamedTuple):
    """An export that lies beside its target: `finish` fixes the citation keys in it and puts it in place."""

    file: Unfinished
    exported: Exported
    ids: Sequence[int]
    keys: Keys
    revision: int
    form: Format
    options: Options | None


def export(
    library: Library,
    ids: Sequence[int],
    form: Format,
    target: Path,
    options: Options | None = None,
    progress: Progress = no_progress,
) -> Exported:
    """Writes papers to `target`, whole or not at all: bibliographies by citation key, all else in the order given.

    Papers without a citation key get one that stays; an export that fails or is cancelled gives none away.
    Raises UsageError when there is nothing to export, CannotWrite, Cancelled.
    """
    return finish(library, prepare(library.pages, ids, form, target, options, progress))


def prepare(
    pages: Pages,
    ids: Sequence[int],
    form: Format,
    target: Path,
    options: Options | None = None,
    progress: Progress = no_progress,
) -> Prepared:
    """Writes an export beside its target, with the citation keys that papers have or would get; changes nothing.

    Raises what `export` does. What is prepared must be given to `finish`, or its file be discarded.
    """
    _refuse_nothing(ids)
    file = Unfinished(target)
    try:
        revision = pages.revision()
        keys = citation_keys(pages, ids, options.key_pattern if options else "", progress)
        exported = _fill(file, pages, ids, form, keys.all, options, progress)
    except BaseException:
        file.discard()
        raise
    return Prepared(file, exported, ids, keys, revision, form, options)


def finish(library: Library, prepared: Prepared) -> Exported:
    """Fixes the citation keys of a prepared export in one step, and puts its file in place.

    Where a key was given to another paper meanwhile, the file is written anew first.
    """
    file, exported, ids, keys, revision, form, options = prepared
    with file:
        if revision != library.store.revision:
            now = citation_keys(library.pages, ids, options.key_pattern if options else "")
            if now != keys:
                return export(library, ids, form, file.path, options)
        changes = library.do(editing.fix_citation_keys, keys.new) if keys.new else None
        file.put_in_place()
    return exported._replace(changes=changes)


def put_in_place(prepared: Prepared) -> Exported:
    """As `finish`, of an export without new citation keys, for which nothing is written into the library."""
    with prepared.file as file:
        file.put_in_place()
    return prepared.exported


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
    with Unfinished(target) as file:
        exported = _fill(file, pages, ids, form, keys, options, progress)
        file.put_in_place()
    return exported


def _fill(
    file: Unfinished,
    pages: Pages,
    ids: Sequence[int],
    form: Format,
    keys: Mapping[int, str],
    options: Options | None,
    progress: Progress,
) -> Exported:
    lacking = missing_for(form, options)
    chunks = text_of(pages, ids, form, keys, options, lacking)
    written = file.fill(_counted(chunks, len(ids), progress))
    return Exported(file.path, lacking.total - left_out(lacking), written, tuple(sentences(lacking)), lacking)


def left_out(lacking: Missing) -> int:
    """How many of the papers that were counted are not written at all."""
    return len(lacking.without["title"]) if lacking.needs_title else 0


def missing_for(form: Format, options: Options | None = None) -> Missing:
    """Counts what papers lack for a format."""
    is_ascii = form is Format.BIBTEX and (options or Options()).bibtex.ascii
    return Missing(tex=is_ascii, needs_title=form in BIBLIOGRAPHIES)


def _refuse_nothing(ids: Sequence[int]) -> None:
    if not ids:
        raise UsageError("the export", "there are no papers to export", "Choose another list or state.")


def preview(
    pages: Pages, ids: Sequence[int], form: Format, options: Options | None = None, papers: int = 20
) -> str:
    """What an export would begin with, for looking at: fixes no citation key and writes nothing.

    The first `papers` of `ids` are shown; their keys are those an export of them alone would give.
    """
    shown = list(islice(ids, papers))
    keys = citation_keys(pages, shown, options.key_pattern if options else "").all
    return "".join(text_of(pages, shown, form, keys, options))


def _counted(chunks: Iterator[str], total: int, progress: Progress) -> Iterator[str]:
    for done, chunk in enumerate(chunks):
        if done % _TOLD_AFTER == 0:
            progress.step(min(done, total), total)
        yield chunk
