"""The rules of DESIGN as tests: who may import whom, how large a file may grow, what is never committed."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DESKTOP = ROOT / "desktop"
SOURCES = sorted(DESKTOP.rglob("*.py"))
ROOMS = ["ui", "command_line", "library", "store", "digests", "search", "exports", "papers"]
MODULES = ["__main__", "app", "cli", "settings", "paths", "handover", "errors", "progress", "limits"]

# A made-up desktop/ with every room is what the contracts are tried on: first with all that is allowed …
ALLOWED = [
    ("__main__", "desktop.app"),
    ("__main__", "desktop.cli"),
    ("app", "desktop.ui.inner"),
    ("app", "desktop.settings"),
    ("app", "PySide6.QtWidgets"),
    ("ui.inner", "PySide6.QtCore"),
    ("ui.inner", "shiboken6"),
    ("ui.inner", "desktop.paths"),
    ("ui.inner", "desktop.library.inner"),
    ("app", "desktop.handover"),
    ("cli", "desktop.command_line.inner"),
    ("command_line.inner", "desktop.library.inner"),
    ("command_line.inner", "desktop.settings"),
    ("command_line.inner", "typer"),
    ("command_line.inner", "rich.table"),
    ("cli", "desktop.library.inner"),
    ("cli", "desktop.paths"),
    ("cli", "typer"),
    ("cli", "rich.table"),
    ("settings", "desktop.paths"),
    ("library.inner", "desktop.store.inner"),
    ("library.inner", "desktop.digests.inner"),
    ("library.inner", "desktop.search.inner"),
    ("library.inner", "desktop.exports.inner"),
    ("store.inner", "sqlite3"),
    ("store.inner", "sqlmodel"),
    ("store.inner", "sqlalchemy.orm"),
    ("store.inner", "desktop.papers.inner"),
    ("search.inner", "tantivy"),
    ("digests.inner", "desktop.limits"),
    ("papers.inner", "desktop.errors"),
    ("papers.inner", "desktop.progress"),
]
# … then with these on top of it, each of which must be told.
FORBIDDEN = [
    ("library.inner", "PySide6"),
    ("papers.inner", "PySide6"),
    ("cli", "PySide6"),
    ("settings", "shiboken6"),
    ("library.inner", "sqlite3"),
    ("ui.inner", "sqlmodel"),
    ("search.inner", "sqlalchemy"),
    ("library.inner", "tantivy"),
    ("app", "typer"),
    ("__main__", "typer"),
    ("library.inner", "rich"),
    ("app", "desktop.cli"),
    ("cli", "desktop.ui.inner"),
    ("ui.inner", "desktop.app"),
    ("app", "desktop.command_line.inner"),
    ("ui.inner", "desktop.command_line.inner"),
    ("command_line.inner", "desktop.ui.inner"),
    ("command_line.inner", "desktop.cli"),
    ("command_line.inner", "PySide6"),
    ("library.inner", "desktop.handover"),
    ("library.inner", "desktop.ui.inner"),
    ("library.inner", "desktop.settings"),
    ("store.inner", "desktop.paths"),
    ("papers.inner", "desktop.settings"),
    ("papers.inner", "desktop.store.inner"),
    ("store.inner", "desktop.search.inner"),
    ("digests.inner", "desktop.exports.inner"),
    ("exports.inner", "desktop.store.inner"),
    ("search.inner", "desktop.library.inner"),
    ("errors", "desktop.papers.inner"),
    ("settings", "desktop.app"),
]


def lint_imports(folder):
    """Return (exit code, report) of the import contracts of `folder`, which holds a pyproject.toml."""
    code = "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command as c; c()"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "500", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def make_rooms(folder, imports, *, more=()):
    """Write a desktop/ with every room of the design and these imports, and nothing else, to `folder`."""
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    files = dict.fromkeys([*MODULES, "__init__", *more], "")
    for room in ROOMS:
        files |= {f"{room}.__init__": "", f"{room}.inner": ""}
    for importer, imported in imports:
        files[importer] += f"import {imported}\n"
    for name, text in files.items():
        file = folder / "desktop" / (name.replace(".", "/") + ".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def test_rooms_know_only_what_the_design_allows():
    code, report = lint_imports(ROOT)
    assert code == 0, report


def test_contracts_let_through_what_the_design_allows(tmp_path):
    make_rooms(tmp_path, ALLOWED)
    code, report = lint_imports(tmp_path)
    assert code == 0, report


def test_contracts_notice_each_import_that_the_design_forbids(tmp_path):
    make_rooms(tmp_path, ALLOWED + FORBIDDEN)
    code, report = lint_imports(tmp_path)
    assert code == 1
    unnoticed = [pair for pair in FORBIDDEN if f"desktop.{pair[0]} -> {pair[1]} (l." not in report]
    assert not unnoticed, report
    assert "BROKEN" in report
    assert " KEPT" not in report  # there is no contract that none of these breaks


def test_contracts_notice_a_room_that_has_no_place_in_them(tmp_path):
    make_rooms(tmp_path, ALLOWED, more=["utilities"])
    code, report = lint_imports(tmp_path)
    assert code == 1
    assert "desktop.utilities" in report


# -- what runs without a screen --------------------------------------------------------------------------

HEADLESS = ["papers", "digests", "store", "search", "exports", "library", "command_line", "handover", "cli"]
FOUND = [name for name in HEADLESS if list(DESKTOP.glob(f"{name}/*.py")) or (DESKTOP / f"{name}.py").exists()]
IMPORT_WITHOUT_QT = """
import importlib, sys
sys.modules.update(dict.fromkeys(["PySide6", "shiboken6"]))  # from here on importing them fails
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


@pytest.mark.parametrize("room", FOUND)
def test_headless_room_is_imported_without_qt(room):
    files = [path for path in SOURCES if path.relative_to(DESKTOP).parts[0] in (room, f"{room}.py")]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]
    names = [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_WITHOUT_QT, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_room_that_needs_qt_would_be_noticed():
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_WITHOUT_QT, "PySide6.QtCore"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0


# -- size and names --------------------------------------------------------------------------------------

LARGEST_FILE = 400  # lines
LONGEST_FUNCTION = 60  # lines
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "base", "core", "misc"}


def long_functions(text):
    """Return (name, lines) of the functions that are too long."""
    functions = [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = [(node.name, node.end_lineno - node.lineno + 1) for node in functions]
    return [(name, lines) for name, lines in lengths if lines > LONGEST_FUNCTION]


def test_no_file_of_the_application_is_too_long():
    lengths = {str(path.relative_to(ROOT)): path.read_bytes().count(b"\n") for path in SOURCES}
    assert not {path: lines for path, lines in lengths.items() if lines > LARGEST_FILE}


def test_no_function_of_the_application_is_too_long():
    found = {
        str(path.relative_to(ROOT)): long_functions(path.read_text(encoding="utf-8")) for path in SOURCES
    }
    assert not {path: functions for path, functions in found.items() if functions}


def test_a_function_that_is_too_long_would_be_noticed():
    assert long_functions("def long():\n" + "    pass\n" * LONGEST_FUNCTION) == [
        ("long", LONGEST_FUNCTION + 1)
    ]
    assert long_functions("def short():\n" + "    pass\n" * (LONGEST_FUNCTION - 1)) == []


def test_names_of_modules_say_what_is_in_them():
    parts = {(str(path.relative_to(ROOT)), *path.relative_to(ROOT).with_suffix("").parts) for path in SOURCES}
    assert not [path for path, *names in parts if EMPTY_NAMES.intersection(names)]


# -- the folder packaging/ -------------------------------------------------------------------------------


def test_packaging_is_the_installed_distribution_and_not_our_folder():
    import packaging.version

    assert "site-packages" in Path(packaging.version.__file__).parts
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_nothing_in_our_packaging_folder_hides_another_module():
    ours = {path.stem for path in (ROOT / "packaging").glob("*.py")}
    assert "bootstrap" in ours
    assert not ours & set(sys.stdlib_module_names)
    installed = {name: importlib.util.find_spec(name) for name in sorted(ours)}
    assert not [name for name, spec in installed.items() if spec and "site-packages" in str(spec.origin)]


# -- what is never committed -----------------------------------------------------------------------------

# Each is put together from pieces so that this file does not contain what it looks for.
HOSTS = [
    "py" + "pi.",
    "python" + "hosted.",
    "deb." + "debian.",
    "npm" + "js.",
    "crates" + ".io",
    "ana" + "conda.",
]
REGISTRY = re.compile("|".join(map(re.escape, HOSTS)).encode())
FOLDERS = "|".join(
    ["wo" + "rk", "fa" + "rm", "ro" + "ot", "t" + "mp", "var/" + "tmp", "home/" + r"(?!user/|you/)\w+"]
)
MACHINE_PATH = re.compile(rf"(?:^|(?<=[^\w./~*$}}-]))/(?:{FOLDERS})/[\w.]".encode(), re.MULTILINE)


def committed_files():
    """Return the files of the checkout that git knows; a source archive has no git and no such test."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["registry host", "machine path"])
def test_no_committed_file_names_a_machine(pattern):
    found = {}
    for path in committed_files():
        if match := pattern.search(path.read_bytes()):
            found[str(path.relative_to(ROOT))] = match.group().decode(errors="replace")
    assert not found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("--index-url https://" + "py" + "pi.org/simple", True),
        ("see " + "/wo" + "rk/main", True),
        ('Path("' + "/t" + 'mp/library.db")', True),
        ("/ro" + "ot/.cache", True),
        ("/home" + "/someone/papers", True),
        ("https://openalex.org/" + "wo" + "rk/W123", False),
        ("tests/ro" + "ot/a", False),
    ],
)
def test_a_machine_in_a_committed_file_would_be_noticed(text, told):
    data = text.encode()
    assert bool(REGISTRY.search(data) or MACHINE_PATH.search(data)) is told
