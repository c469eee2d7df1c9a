"""The command watch: imports what is put into a folder, once each, until it is stopped."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.command_line.importing import carry_out, planned, tell_outcome
from desktop.command_line.opening import library_of, reading, writing
from desktop.command_line.options import Json
from desktop.command_line.printing import say, warn
from desktop.errors import LibraryInUse, UnreadableInput

if TYPE_CHECKING:
    from desktop.library.watching import Complete, FolderWatch

_PAUSE = 0.5
_RETRY = 10.0


def watch(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that digests are put into.")],
    once: Annotated[bool, typer.Option("--once", help="Import what is there now, and end.")] = False,
    as_json: Json = False,
) -> None:
    """Import each file that is put into a folder as soon as it is complete; the files stay as they are."""
    from desktop.library.watching import STABLE_SECONDS, FolderWatch, refuse_watching, remembered

    folder = folder.absolute()
    refuse_watching(folder, library_of(context))
    done = {}
    if library_of(context).exists():
        with reading(context) as pages:
            done = remembered(pages)
    watching = FolderWatch(folder, done)
    watching.look()
    if once:
        time.sleep(STABLE_SECONDS)
        _take(context, watching, watching.look(), as_json=as_json)
        return
    if not as_json:
        say(f"Watching {folder}. Ctrl+C ends it.")
    while True:
        time.sleep(_look(context, watching, as_json=as_json))


def _look(context: typer.Context, watching: "FolderWatch", *, as_json: bool) -> float:
    """Imports what is complete by now; the seconds to wait until the next look."""
    try:
        ready = watching.look()
    except UnreadableInput as error:  # a disk that is not there at the moment
        warn(str(error))
        return _RETRY
    try:
        if ready:
            _take(context, watching, ready, as_json=as_json)
    except LibraryInUse as error:
        watching.give_back(ready)
        warn(str(error))
        return _RETRY
    return _PAUSE


def _take(context: typer.Context, watching: "FolderWatch", ready: "list[Complete]", *, as_json: bool) -> None:
    """Imports files in one step, and remembers that they were."""
    from desktop.library.import_plan import ImportPlan
    from desktop.library.watching import remember

    if not ready:
        if as_json:
            tell_outcome(ImportPlan(), as_json=True)
        else:
            say("There is nothing new.")
        return
    with writing(context, makes_one=True, with_backup=True) as library:
        plan = planned(library, watching.sources(ready))
        carry_out(library, plan)
        remember(library.store, watching.finish(ready))
    tell_outcome(plan, as_json=as_json)
