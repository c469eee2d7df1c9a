"""The command demo: the main job from end to end, on the sample digest in a library that is thrown away."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from desktop.command_line.opening import surroundings_of
from desktop.command_line.printing import say
from desktop.command_line.surroundings import Surroundings
from desktop.errors import PapertrayError
from desktop.paths import private_folder, resource_path

_SAMPLE = ("samples", "hugging-face-page.txt")


def demo(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Where to write, instead of opening the window."),
    ] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="Do not open the window.")] = False,
) -> None:
    """Go through the main job on a sample digest, in a library that is thrown away."""
    from desktop.library.demo import Demo

    surroundings = surroundings_of(context)
    window = surroundings.window if output is None and not no_window else None
    folder = private_folder(output.absolute()) if output else Path(tempfile.mkdtemp(prefix="papertray-demo-"))
    with tempfile.TemporaryDirectory(prefix="papertray-") as place:
        library = Path(place) / "library.db"
        Demo(library, folder, say).run(resource_path(*_SAMPLE))
        if window is not None:
            say("The window opens on this library; closing it ends the demo and throws the library away.")
            context.exit(window(library))
        _draw(surroundings, library, folder / "window.png")
    say(f"Everything is in {folder}.")


def _draw(surroundings: Surroundings, library: Path, target: Path) -> None:
    if surroundings.picture is None:
        return
    try:
        surroundings.picture(library, target)
    except (ImportError, OSError, PapertrayError) as error:
        say(f"No picture of the window could be made ({error}).")
    else:
        say(f"A picture of the window: {target}")
