"""The digests that a person points to: files, and folders with all in them, each opened when its turn comes."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.digests.refusals import LimitReached
from desktop.digests.source import Source, source_of
from desktop.errors import UnreadableInput
from desktop.limits import FOLDER_DEPTH, FOLDER_FILES
from desktop.store.open_files import is_open_at

_SPLIT = "Take its parts one by one."


def sources_in(paths: Iterable[Path]) -> Iterator[Source | UnreadableInput]:
    """A source for each file, or why it cannot be one; of a folder as `files_in` finds them."""
    for path in paths:
        if not path.is_dir():
            yield _opened(path)
            continue
        for found in files_in(path):
            yield _opened(found) if isinstance(found, Path) else found


def files_in(folder: Path) -> Iterator[Path | UnreadableInput]:
    """The regular files in a folder and below it, by name, hidden ones aside; links are not followed.

    At most `limits.FOLDER_FILES`, at most `limits.FOLDER_DEPTH` folders deep. What could not be looked into, and
    a limit that was met, comes as an error among them; so does a folder without any file.
    """
    count = 0
    for found in _walk(folder, 0):
        count += isinstance(found, Path)
        if count > FOLDER_FILES:
            reason = f"there are more than {FOLDER_FILES:,} files in it, the rest was not read"
            yield LimitReached(str(folder), reason, _SPLIT)
            return
        yield found
    if not count:
        reason = "there are no files in this folder"
        yield UnreadableInput(str(folder), reason, "Choose a file or another folder.")


def _walk(folder: Path, depth: int) -> Iterator[Path | UnreadableInput]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        reason = f"the folder cannot be read ({(error.strerror or str(error)).lower()})"
        yield UnreadableInput(str(folder), reason, "Check who may look into it.")
        return
    folders = []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            folders.append(Path(entry.path))
    if folders and depth >= FOLDER_DEPTH:
        reason = f"folders lie more than {FOLDER_DEPTH} deep in it, those were not read"
        yield LimitReached(str(folder), reason, _SPLIT)
        return
    for each in folders:
        yield from _walk(each, depth + 1)


def _opened(path: Path) -> Source | UnreadableInput:
    try:
        if is_open_at(path):
            advice = "Papertray has it open; drop what you want to import, such as a reading list."
            return UnreadableInput(path.name, "this is the library itself", advice)
        return source_of(path)
    except UnreadableInput as error:
        return error
