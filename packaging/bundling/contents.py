"""What goes into a bundle and what stays out: rules over names, the same on every system."""

import hashlib
import importlib.util
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.ui.qt_plugins import QT_PLUGINS, plugin_name

Entry = tuple[str, str, str]
"""How PyInstaller names a file: where in the bundle, where it comes from, its kind ("DATA", "BINARY" …)."""
EXCLUDED = (
    # Tools for developers, and what libraries would import if it were there.
    "tkinter", "unittest", "doctest", "pydoc", "pydoc_data", "lib2to3", "test", "idlelib", "ensurepip", "pip",
    "setuptools", "distutils", "pytest", "hypothesis", "mypy", "IPython", "numpy", "readline", "curses", "xmlrpc",
    "sqlalchemy.testing", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.postgresql", "greenlet",
    "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql", "pydantic.v1", "pydantic.mypy",
    "lxml.objectify", "lxml.html.diff", "lxml.html._difflib", "lxml.isoschematron", "lxml.sax", "lxml.builder",
    "lxml.html.builder", "lxml.html.soupparser", "lxml.html.html5parser", "lxml.doctestcompare", "lxml.usedoctest",
    "sqlalchemy.ext.asyncio", "sqlalchemy.ext.automap", "sqlalchemy.ext.horizontal_shard", "sqlalchemy.ext.mypy",
    "MySQLdb", "psycopg2", "pysqlite2",
    # Of rapidfuzz what compares whole texts in other ways than ours; without it the rest falls back to Python.
    "rapidfuzz.fuzz_cpp", "rapidfuzz.utils_cpp",
    # What only makes faster what is never done: asynchronous locks, identifiers made of the network card's.
    "_asyncio", "_uuid",
    # Papertray never fetches anything: without TLS it could not.
    "ssl", "_ssl", "_hashlib", "PySide6.QtNetwork", "requests",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtDBus", "PySide6.QtPdf", "PySide6.QtTest",
    "PySide6.QtSql", "PySide6.QtXml", "PySide6.QtPrintSupport", "PySide6.QtConcurrent",
)  # fmt: skip
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/([^/]+)$")
_FOREIGN = re.compile(
    # Parts of Qt that no module of ours needs, and the toolkit of the machine that builds.
    r"(lib)?Qt6(Network|OpenGL|OpenGLWidgets|Qml\w*|Quick\w*|Pdf|Sql|Test|VirtualKeyboard|EglF\w*|Concurrent)\b"
    # Of Wayland the system's own, which its drivers for graphics load as well.
    r"|lib(wayland-\w+|gtk|gdk|gdk_pixbuf|atk|atk-bridge|atspi|cairo\w*|pango\w*|harfbuzz|fribidi|thai|datrie|graphite2|pixman"
    r"|epoxy|jpeg|tiff|webp\w*|ssl|crypto|krb5\w*|gssapi\w*|k5crypto|com_err|keyutils|readline|ncurses\w*|tinfo"
    r"|systemd|mount|blkid|selinux|gcrypt|gpg-error|cap)[-.]"
)
_LANGUAGES = re.compile(r"pygments\.(lexers|styles|formatters|filters)\.(?!_mapping$)")
_NEVER = re.compile(
    r"/translations/|(^|/)__pycache__/|\.(pyi|c|h|pxd|pyx|hpp|typed)$|/include/|\.dist-info/"
    # Of rapidfuzz the variant for every processor: the one for AVX2 is faster only with many texts at once.
    r"|rapidfuzz/.*_avx2\.|rapidfuzz/process_cpp_impl\.|chardet/models/training_metadata\."
)
_WITHOUT_WORDS = frozenset(
    {
        *sys.stdlib_module_names, "desktop", "filelock", "lxml", "markdown_it", "pydantic", "pygments", "pylatexenc",
        "rich", "sqlalchemy", "sqlmodel", "typer",
    }
)  # fmt: skip
"""Packages whose documentation, a third of them, nobody reads in a bundle."""
_HELP = re.compile(r"desktop\.(cli|command_line)\b")
"""Modules whose documentation is the help of the commands."""


def is_kept(destination: str) -> bool:
    """Whether a file that PyInstaller found belongs into the bundle, by the place it would have there."""
    place = destination.replace("\\", "/")
    if plugin := _PLUGIN.search(place):
        return plugin_name(plugin[2]) in QT_PLUGINS.get(plugin[1], ())
    return not (_NEVER.search(place) or _FOREIGN.match(place.rpartition("/")[2]))


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that belong into the bundle, in the order of their places."""
    return sorted(entry for entry in entries if is_kept(entry[0]))


def kept_modules(entries: Iterable[Entry]) -> list[Entry]:
    """The modules of Python that belong into the bundle: of Pygments not the languages, which nothing shows.

    PyInstaller compiles as the kind says: "PYMODULE-2" is without docstrings and assertions, as `python -OO`.
    """
    return [
        (name, source, "PYMODULE-2" if kind == "PYMODULE" and _is_without_words(name) else kind)
        for name, source, kind in entries
        if not _LANGUAGES.match(name)
    ]


def _is_without_words(module: str) -> bool:
    return module.partition(".")[0] in _WITHOUT_WORDS and not _HELP.match(module)


def modules(root: Path) -> list[str]:
    """Every module of ours: some are named only in tables of names."""
    files = sorted((root / "desktop").rglob("*.py"))
    names = (".".join(file.relative_to(root).with_suffix("").parts) for file in files)
    return [name.removesuffix(".__init__") for name in names if not name.endswith(".__main__")] + [
        "desktop.__main__"
    ]


def data_of(package: str) -> list[tuple[str, str]]:
    """The files of an installed package that are no code: each with its folder in the bundle."""
    found = importlib.util.find_spec(package)
    places = [Path(place) for place in (found.submodule_search_locations or ())] if found else []
    return [
        (str(file), file.parent.relative_to(place.parent).as_posix())
        for place in places
        for file in sorted(place.rglob("*"))
        if file.is_file() and file.suffix not in {".py", ".pyc"}
    ]


def listed(entries: Sequence[Entry], hashed: Iterable[Entry]) -> str:
    """The text of the list by which a bundle checks itself (`desktop/command_line/bundle_files.py`)."""
    lines = [f"-  {place}" for place, _source, _kind in entries]
    for place, source, _kind in hashed:
        lines.append(f"{hashlib.sha256(Path(source).read_bytes()).hexdigest()}  {place}")
    return "\n".join(sorted(line.replace("\\", "/") for line in lines)) + "\n"
