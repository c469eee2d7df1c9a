"""Exports that are kept updated: written again when they would differ, and never over what somebody else wrote."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.exports.writing import write_atomically
from desktop.library.formats import Format, Options, text_of
from desktop.library.manuscripts import Cited, bibliography
from desktop.papers.view import View
from desktop.progress import Progress, no_progress
from desktop.store.pages import Pages

_READ_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class KeptExport:
    """A file that follows a view, or with `view` None a manuscript; `sha256` is of what Papertray wrote there last.

    `created` (ISO 8601 with its zone) is when it was exported first: a list names that day, and does not change
    because time goes by.
    """

    path: Path
    form: Format
    view: View | None
    sha256: str
    created: str

    def edited_elsewhere(self) -> bool:
        """Whether the file holds something that Papertray has not written; a file that is gone holds nothing."""
        return self.path.exists() and sha256_of(self.path) != self.sha256


def kept(path: Path, form: Format, view: View | None, created: datetime | None = None) -> KeptExport:
    """Keeps the file that an export has just written."""
    moment = created or datetime.now(UTC).astimezone()
    return KeptExport(path, form, view, sha256_of(path), moment.isoformat())


def rewrite(
    pages: Pages,
    export: KeptExport,
    ids: Sequence[int],
    keys: Mapping[int, str],
    options: Options,
    progress: Progress = no_progress,
) -> KeptExport:
    """Writes the file again if it would be another one; the export as it is then.

    The same bytes are not written: the time of the file says when something changed. Raises CannotWrite,
    Cancelled. Whether somebody else has edited the file is asked before (`edited_elsewhere`).
    """
    created = datetime.fromisoformat(export.created)
    return put_again(
        export, text_of(pages, ids, export.form, keys, replace(options, created=created)), progress
    )


def rewrite_cited(
    pages: Pages, export: KeptExport, cited: Cited, options: Options, progress: Progress = no_progress
) -> KeptExport:
    """As `rewrite`, for the bibliography of a manuscript; raises CannotWrite, Cancelled."""
    return put_again(export, bibliography(pages, cited, export.form, options), progress)


def put_again(export: KeptExport, chunks: Iterable[str], progress: Progress) -> KeptExport:
    """Writes a text where it differs from what the file was written with; the export as it is then."""
    text = [part.encode() for part in chunks]
    found = hashlib.sha256(b"".join(text)).hexdigest()
    if found != export.sha256 or not export.path.exists():
        write_atomically(export.path, text, progress)
    return replace(export, sha256=found)


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, "" when it cannot be read."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_READ_AT_ONCE):
                found.update(block)
    except OSError:
        return ""
    return found.hexdigest()
