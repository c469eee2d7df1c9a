"""What a command is given by the start: the library it was pointed to, and ways to show a window."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Surroundings(NamedTuple):
    """What the start knows and a command may need.

    `library` is that of `--library`; `window` shows the window on a library until it is closed, None without
    a screen; `picture` writes what the window looks like on a library to a PNG file.
    """

    library: Path | None
    window: Callable[[Path], int] | None
    picture: Callable[[Path, Path], object] | None
