"""Tries out every part of Papertray in a folder of its own: for a bundle or a machine that is new."""

import importlib
import pkgutil
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import desktop
from desktop.command_line.bundle_files import damaged_files
from desktop.command_line.printing import say
from desktop.errors import CannotWrite, PapertrayError
from desktop.paths import is_writable, library_path, resource_path
from desktop.store.reading import sqlite_version

LAZY = (
    "anyascii._data", "bibtexparser", "chardet", "feedparser", "filelock", "lxml.etree", "lxml.html", "markdown_it",
    "platformdirs", "pydantic", "pylatexenc.latex2text", "pylatexenc.latexencode", "rapidfuzz", "rich.cells",
    "sqlmodel", "tantivy",
)  # fmt: skip
"""Libraries that are imported only when they are needed, so that importing our modules says nothing of them."""
_SAMPLE = ("samples", "hugging-face-page.txt")
_AGAIN = "Install Papertray again."
_FOR_PEOPLE = {"markdown", "html"}
"""Exports in which no program has to find its papers again."""


def self_check(library: Path | None, window: Callable[[Path, Path], Iterable[str]]) -> int:
    """Loads every part, goes through the main job on the sample, and looks where the library would be written.

    `window` opens a window unseen on a library, paints it into a file, and returns what to say of Qt. Returns
    0; raises PapertrayError for the first thing that does not work, with the exit code 3 when it is only the
    window.
    """
    say(f"Papertray {desktop.__version__}, Python {platform.python_version()}, SQLite {sqlite_version()}")
    say(f"{platform.platform()}, {sys.executable}")
    _check_files()
    say(f"{_load_modules()} modules and {len(LAZY)} libraries load.")
    with tempfile.TemporaryDirectory(prefix="papertray-") as folder:
        made = Path(folder) / "library.db"
        for line in (*_try_everything(made), *_check_place(library_path(library))):
            say(line)
        for line in window(made, Path(folder) / "window.png"):
            say(line)
    say("Everything works.")
    return 0


def _check_files() -> None:
    """Of a bundle, every file that was put into it; of anything else, that there are resources."""
    resource_path(*_SAMPLE)
    if damaged := damaged_files():
        names = ", ".join(damaged[:3]) + (" and others" if len(damaged) > 3 else "")
        raise PapertrayError(names, "missing from this copy of Papertray, or damaged", _AGAIN)


def _load_modules() -> int:
    """Imports everything but what needs Qt; how many modules that were."""
    rooms = [f"desktop.{room.name}" for room in pkgutil.iter_modules(desktop.__path__)]
    names = [name for name in rooms if name not in {"desktop.ui", "desktop.app", "desktop.__main__"}]
    modules = [found for name in names for found in (name, *_inside(name))]
    for name in (*modules, *LAZY):
        try:
            importlib.import_module(name)
        except ImportError as error:
            raise PapertrayError(
                name, f"this part of Papertray cannot be loaded ({error})", _AGAIN
            ) from error
    return len(modules)


def _inside(name: str) -> Iterator[str]:
    paths = getattr(importlib.import_module(name), "__path__", ())
    yield from (found.name for found in pkgutil.walk_packages(paths, f"{name}."))


def _try_everything(path: Path) -> Iterator[str]:
    """Reads the sample, decides, searches, exports in every format, and reads the exports back."""
    from desktop.digests.readers import READERS
    from desktop.library.demo import Demo
    from desktop.library.exporting import export
    from desktop.library.formats import EXTENSIONS, Format
    from desktop.library.library import Library
    from desktop.papers.view import ALL, Sort

    steps: list[str] = []
    folder = path.parent
    Demo(path, folder, steps.append).run(resource_path(*_SAMPLE))
    yield f"Reading in a process of its own, storing, finding, undoing and exporting work ({len(steps)} steps)."
    library = Library(path)
    try:
        papers = list(library.pages.ids(ALL, Sort()))
        files = {form: folder / f"all-{form.value}{EXTENSIONS[form]}" for form in Format}
        for form, file in files.items():
            export(library, papers, form, file)
    finally:
        library.close()
    for form, file in files.items():
        _read_back(form.value, file, len(papers))
    yield f"{len(READERS)} readers and {len(files)} exporters work."


def _read_back(form: str, file: Path, papers: int) -> None:
    """Every reader looks at an export; what is meant for other programs must come back complete."""
    from desktop.digests.readers import READERS
    from desktop.digests.reading import read
    from desktop.digests.source import source_of
    from desktop.papers.draft import Draft
    from desktop.papers.shared import SharedDraft
    from desktop.progress import no_progress

    text = file.read_text(encoding="utf-8")
    for reader in READERS:
        if not 0 <= reader.looks_like(text) <= 1:
            raise PapertrayError(reader.TITLE, "their reader does not work", _AGAIN)
    if form in _FOR_PEOPLE:
        return
    found = sum(isinstance(each, Draft | SharedDraft) for each in read(source_of(file), no_progress))
    if found != papers:
        raise PapertrayError(form, f"of {papers} papers that were exported {found} were read back", _AGAIN)


def _check_place(library: Path) -> Iterator[str]:
    """Whether the library could be written where it lies or would lie; nothing is made."""
    if not is_writable(library):
        advice = "Name another place with --library, or see to it that you may write there."
        raise CannotWrite(str(library), "your library cannot be written there", advice)
    yield f"Your library: {library}{'' if library.exists() else ' (none yet)'}"
