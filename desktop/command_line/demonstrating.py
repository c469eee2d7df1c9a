"""The command demo: the main job from end to end, on the sample digest in a library that is thrown away."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from desktop.command_line.opening import surroundings_of
from desktop.command_line.printing import say
from desktop.command_line.surroundings import Surroundings
from desktop.errors import CannotWrite, PapertrayError
from desktop.paths import resource_path

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
    with tempfile.TemporaryDirectory(prefix="papertray-") as place:
        library = Path(place) / "library.db"
        folder = Path(place) if window is not None else _folder(output)
        Demo(library, folder, say).run(resource_path(*_SAMPLE))
        if window is not None:
            say("The window opens on this library; closing it ends the demo and throws all of it away.")
            context.exit(window(library))
        _draw(surroundings, library, folder / "window.png")
    say(f"Everything is in {folder}.")


def _folder(output: Path | None) -> Path:
    """Where the exports stay: the folder that was named, or a new one among the temporary files."""
    if output is None:
        return Path(tempfile.mkdtemp(prefix="papertray-demo-"))
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"the folder cannot be made ({(error.strerror or str(error)).lower()})"
        raise CannotWrite(str(output), reason, "Choose another one.") from error
    return output.absolute()


def _draw(surroundings: Surroundings, library: Path, target: Path) -> None:
    if surroundings.picture is None:
        return
    try:
        surroundings.picture(library, target)
    except (ImportError, OSError, PapertrayError) as error:
        say(f"No picture of the window could be made ({error}).")
    else:
        say(f"A picture of the window: {target}")
