"""Gathers the licence texts of everything that a bundle ships, a file each."""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from desktop.licences import OURS, REQUIRED, installed

_NOT_IN_A_NAME = re.compile(r"[^\w .+-]")
_GUESSES = ("LICENSE.txt", "LICENSE")


def gather(root: Path, folder: Path) -> None:
    """Writes to `folder`, made anew, the texts of Papertray, its libraries, Python, Qt and PyInstaller's loader."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(root / "LICENSE", folder / f"{OURS}.txt")
    for file in sorted((root / "packaging" / "licences").glob("*.txt")):
        shutil.copyfile(file, folder / file.name)
    for licence in installed([*REQUIRED, "pyinstaller"]):
        (folder / file_name(licence.thing)).write_text(licence.text, encoding="utf-8")
    version = ".".join(map(str, sys.version_info[:3]))
    (folder / f"Python {version}.txt").write_text(_of_python(), encoding="utf-8")


def of_system_libraries(sources: Iterable[str], folder: Path) -> list[Path]:
    """Writes the texts of the libraries that a bundle takes from Debian, each once; none where there is no dpkg."""
    if shutil.which("dpkg-query") is None:
        return []
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    prefixes = (sys.prefix, sys.base_prefix)
    files = sorted({each for each in sources if not each.startswith(prefixes)})
    packages: dict[bytes, list[str]] = {}
    for package in sorted({name.partition(":")[0] for file in files if (name := _package_of(file))}):
        source = Path("/usr/share/doc", package, "copyright")
        if source.is_file():
            packages.setdefault(source.read_bytes(), []).append(package)
    written = {folder / file_name(" and ".join(of_it)): text for text, of_it in packages.items()}
    for target, text in written.items():
        target.write_bytes(text)
    return list(written)


def file_name(thing: str) -> str:
    """A name for the text of a thing that every system takes."""
    return f"{_NOT_IN_A_NAME.sub('_', thing)}.txt"


def _package_of(file: str) -> str:
    """The Debian package that a library belongs to; its folder may be a link that dpkg does not know."""
    for path in (file, str(Path(file).resolve()), f"/usr{file}", file.removeprefix("/usr")):
        asked = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return asked.stdout.partition(": ")[0].split(",")[0]
    return ""


def _of_python() -> str:
    library = Path(sysconfig.get_path("stdlib"))
    for file in [library / name for name in _GUESSES] + [Path(sys.base_prefix) / name for name in _GUESSES]:
        if file.is_file():
            return file.read_text(encoding="utf-8", errors="replace")
    return "Python is distributed under the PSF License Agreement: https://docs.python.org/3/license.html\n"
