"""Opens the library a command works on: for reading without a lock, for writing as the only writer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from desktop.command_line.surroundings import Surroundings
from desktop.paths import library_path, private_folder

if TYPE_CHECKING:
    from desktop.library.library import Library
    from desktop.store.pages import Pages


def library_of(context: typer.Context) -> Path:
    """The path of the library that the command was pointed to."""
    return library_path(surroundings_of(context).library)


def surroundings_of(context: typer.Context) -> Surroundings:
    """What the start gave to the command."""
    surroundings = context.find_object(Surroundings)
    assert surroundings is not None
    return surroundings


@contextmanager
def reading(context: typer.Context) -> "Iterator[Pages]":
    """The library for reading: works while a window has it, and in a folder nobody may write."""
    from desktop.store.reading import opened_for_reading

    with opened_for_reading(library_of(context)) as pages:
        yield pages


@contextmanager
def writing(context: typer.Context, *, with_backup: bool = False) -> "Iterator[Library]":
    """The library for writing, made when there is none; raises LibraryInUse while a window has it."""
    from desktop.library.library import Library

    path = library_of(context)
    private_folder(path.parent) if not path.parent.exists() else None
    library = Library(path)
    try:
        yield library
    except BaseException:
        library.close()
        raise
    library.close(with_backup=with_backup)
