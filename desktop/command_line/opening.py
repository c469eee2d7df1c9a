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
def writing(
    context: typer.Context, *, makes_one: bool = False, with_backup: bool = False
) -> "Iterator[Library]":
    """The library for writing; raises LibraryInUse while a window has it.

    Only with `makes_one` a library is made where none is: a mistyped path must not leave one behind.
    """
    from desktop.library.library import Library
    from desktop.store.reading import refuse_missing

    path = library_of(context)
    if not makes_one:
        refuse_missing(path)
    elif not path.parent.exists():
        private_folder(path.parent)
    library = Library(path)
    try:
        yield library
    except BaseException:
        library.close()
        raise
    library.close(with_backup=with_backup)
