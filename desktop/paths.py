"""Where the files that come with Papertray are found, in a checkout, a wheel and a bundle alike."""

from functools import cache
from pathlib import Path

from desktop.errors import PapertrayError


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
