"""Where things lie: the files that come with Papertray, the user's folders, and the library."""

import os
import stat
from functools import cache
from pathlib import Path

from desktop.errors import CannotWrite, PapertrayError

LIBRARY_VARIABLE = "PAPERTRAY_LIBRARY"
_NAME = "papertray"
_LIBRARY_FILE = "library.db"


@cache
def _resource_folder() -> Path:
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise PapertrayError(str(package), "its resources folder is missing", "Install Papertray again.")


def resource_path(*parts: str) -> Path:
    """The path of a file below the resources folder; raises PapertrayError when there is no such file."""
    path = _resource_folder().joinpath(*parts)
    if not path.exists():
        raise PapertrayError(str(path), "this part of Papertray is missing", "Install Papertray again.")
    return path


def data_folder() -> Path:
    """Where the library lies unless another one is named; the folder may not exist yet."""
    import platformdirs  # noqa: PLC0415 - not needed when the library is named

    return platformdirs.user_data_path(_NAME, appauthor=False)


def config_folder() -> Path:
    """Where settings lie; the folder may not exist yet."""
    import platformdirs  # noqa: PLC0415 - not needed by most commands

    return platformdirs.user_config_path(_NAME, appauthor=False)


def state_folder() -> Path:
    """Where logs and recovery files lie; the folder may not exist yet."""
    import platformdirs  # noqa: PLC0415 - not needed by most commands

    return platformdirs.user_state_path(_NAME, appauthor=False)


def runtime_folder() -> Path:
    """Where a running window can be reached; the folder may not exist yet.

    The session's own folder where there is one (XDG Base Directory Specification 0.8), else that of the state.
    """
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(session) / _NAME if os.name != "nt" and Path(session).is_absolute() else state_folder()


def library_path(chosen: Path | None = None) -> Path:
    """The library to use: the one `chosen`, that of PAPERTRAY_LIBRARY, or the one in the data folder."""
    if chosen is None and (named := os.environ.get(LIBRARY_VARIABLE)):
        chosen = Path(named)
    path = _without_tilde(chosen) if chosen is not None else data_folder() / _LIBRARY_FILE
    return Path(os.path.abspath(path))  # noqa: PTH100 - a link stays one: what lies beside it belongs to it


def shortened(path: Path) -> str:
    """`path` as people write it: with "~" in place of the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # elsewhere, or nobody has a home
        return str(path)


def is_writable(path: Path) -> bool:
    """Whether a file at `path` could be written, as far as modes tell; folders that are missing may be made."""
    nearest = path
    while not os.path.lexists(nearest) and nearest != nearest.parent:
        nearest = nearest.parent
    is_folder = nearest.is_dir()
    return (is_folder or nearest == path) and os.access(nearest, os.W_OK | (os.X_OK if is_folder else 0))


def private_folder(folder: Path) -> Path:
    """`folder`, made with all that is above it when missing, which nobody but the user may look into.

    Raises CannotWrite when it cannot be made, or when it belongs to somebody else.
    """
    try:
        for path in reversed([folder, *folder.parents]):
            if not path.exists():
                path.mkdir(mode=0o700, exist_ok=True)
        about = folder.stat()
        if os.name != "nt" and about.st_uid == os.getuid() and stat.S_IMODE(about.st_mode) & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        reason = f"the folder cannot be made ({(error.strerror or str(error)).lower()})"
        raise CannotWrite(str(folder), reason, "Check who may write there.") from error
    if os.name != "nt" and about.st_uid != os.getuid():
        raise CannotWrite(str(folder), "the folder belongs to somebody else", "Remove or rename it.")
    return folder


def _without_tilde(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # a "~name" that is nobody's home
        return path
