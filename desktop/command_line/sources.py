"""The digests that a command names: files, folders of files, standard input."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.digests.refusals import LimitReached, size_in_words
from desktop.digests.source import Source, source_of
from desktop.errors import UnreadableInput
from desktop.library.gathering import sources_in
from desktop.limits import DOCUMENT_BYTES

STANDARD_INPUT = Path("-")


def sources_of(paths: Iterable[Path]) -> Iterator[Source | UnreadableInput]:
    """Each source, or why it cannot be read; of a folder each regular file in and below it, hidden ones aside."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield _standard_input()
        else:
            yield from sources_in((path,))


def _standard_input() -> Source | UnreadableInput:
    try:
        return _from_standard_input()
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
