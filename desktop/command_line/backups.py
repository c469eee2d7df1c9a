"""The commands backup and restore."""

from pathlib import Path
from typing import Annotated

import typer

from desktop.command_line.opening import library_of, reading
from desktop.command_line.options import Json
from desktop.command_line.printing import say, write_json
from desktop.paths import private_folder


def backup(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to; else the library's own backups.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Copy the library, and check the copy."""
    from desktop.library.backups import back_up

    with reading(context) as pages:
        made = back_up(pages, library_of(context), file)
    if as_json:
        write_json({"path": str(made.path), "papers": made.papers, "notes": made.notes})
    else:
        say(f"Backed up {made.papers:,} papers and {made.notes:,} notes to {made.path}.")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    as_json: Json = False,
) -> None:
    """Put a backup in the place of the library, which is set aside and kept."""
    from desktop.library.backups import restore as put_back

    library = library_of(context)
    if not library.parent.exists():
        private_folder(library.parent)
    restored, aside = put_back(library, file)
    if as_json:
        kept = str(aside) if aside else None
        write_json({"papers": restored.papers, "notes": restored.notes, "set_aside": kept})
        return
    say(f"Restored {restored.papers:,} papers and {restored.notes:,} notes from {file}.")
    if aside:
        say(f"The library that was there is kept as {aside}.")
