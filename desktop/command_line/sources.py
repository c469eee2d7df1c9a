"""The digests that a command names: files, folders of files, standard input."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.digests.refusals import LimitReached, size_in_words
from desktop.digests.source import Source, source_of
from desktop.errors import UnreadableInput
from desktop.limits import DOCUMENT_BYTES

STANDARD_INPUT = Path("-")


def sources_of(paths: Iterable[Path]) -> Iterator[Source | UnreadableInput]:
    """Each source, or why it cannot be read; of a folder each regular file in it, hidden ones aside, by name."""
    for path in paths:
        if path != STANDARD_INPUT and path.is_dir():
            yield from _in_folder(path)
        else:
            yield _source(path)


def _in_folder(folder: Path) -> Iterator[Source | UnreadableInput]:
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        reason = f"the folder cannot be read ({(error.strerror or str(error)).lower()})"
        yield UnreadableInput(str(folder), reason, "Check who may look into it.")
        return
    if not files:
        yield UnreadableInput(
            str(folder), "there are no files in this folder", "Name a file or another folder."
        )
    for path in files:
        yield _source(path)


def _source(path: Path) -> Source | UnreadableInput:
    try:
        return source_named(path)
    except UnreadableInput as error:
        return error


def source_named(path: Path) -> Source:
    """The file at `path`, or what is piped in for “-”; raises UnreadableInput."""
    return _from_standard_input() if path == STANDARD_INPUT else source_of(path)


def _from_standard_input() -> Source:
    """What is piped in, as a pasted text of which nobody knows the name."""
    data = sys.stdin.buffer.read(DOCUMENT_BYTES + 1)
    if len(data) > DOCUMENT_BYTES:
        reason = f"there is more than {size_in_words(DOCUMENT_BYTES)}"
        raise LimitReached("standard input", reason, "Split it and read the parts.")
    if not data:
        raise UnreadableInput("standard input", "there is nothing in it", "Pipe a digest in, or name a file.")
    return Source(data, "standard input")
