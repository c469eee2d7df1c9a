"""Exports papers: gives them citation keys for good, then streams them into a file."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from desktop.errors import UsageError
from desktop.exports.report import Missing, sentences
from desktop.exports.writing import write_atomically
from desktop.library.citing import citation_keys, fix_keys
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


def export(
    library: Library,
    ids: Sequence[int],
    form: Format,
    target: Path,
    options: Options | None = None,
    progress: Progress = no_progress,
) -> Exported:
    """Writes papers to `target`, whole or not at all: bibliographies by citation key, all else in the order given.

    Papers without a citation key get one that stays, before anything is written. Raises UsageError when
    there is nothing to export, CannotWrite, Cancelled.
    """
    _refuse_nothing(ids)
    keys, changes = fix_keys(library, ids, options.key_pattern if options else "")
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
    lacking = missing_for(form, options)
    chunks = text_of(pages, ids, form, keys, options, lacking)
    written = write_atomically(target, _counted(chunks, len(ids), progress))
    left_out = len(lacking.without["title"]) if lacking.needs_title else 0
    return Exported(target, lacking.total - left_out, written, tuple(sentences(lacking)), lacking)


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
