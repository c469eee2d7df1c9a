"""The two commands: what they decide, and that a program started by them notices nothing of them."""

import ast
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(PACKAGING)
    import debian_packages
    import qt_libraries
    from private_venv import PrivateVenv
    from window_arguments import draws_picture, opens_window

POSIX = pytest.mark.skipif(os.name == "nt", reason="speaks of Linux and macOS")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="speaks of Linux")
REPORT = """
import json, os, sys
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "environment": dict(os.environ)}))
sys.exit(7)
"""


@pytest.fixture
def checkout(tmp_path):
    """Return a checkout that is set up already, whose application, pytest and bench tell how they were called."""
    root = tmp_path / "a checkout"
    requirements = root / "packaging" / "requirements"
    requirements.mkdir(parents=True)
    for script in PACKAGING.glob("*.py"):
        shutil.copy(script, root / "packaging")
    for kind in ("run", "test"):
        (requirements / f"{kind}.txt").write_text("")
    for file in ("desktop/__init__.py", "desktop/__main__.py", "pytest.py", "packaging/bench.py"):
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text(REPORT if "__init__" not in file else "")
    venv.create(root / ".venv", symlinks=os.name != "nt")
    pretend_installed(PrivateVenv(root))
    return root


def pretend_installed(private):
    """Write what a set-up leaves behind; the packages themselves are not needed."""
    private._point_to_checkout()
    for kind in ("run", "test"):
        private._stamp(kind).write_text(private._fingerprint(kind))


def bootstrap(root, *arguments, folder=None, before="", **environment):
    """Call bootstrap.py of a checkout, after `before` if that is given, without anybody's display."""
    script = root / "packaging" / "bootstrap.py"
    command = [sys.executable, script]
    if before:
        then = "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
        command = [sys.executable, "-c", f"import runpy, sys; {before}; {then}", script]
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    inherited = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [*command, *arguments],
        cwd=folder or root,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


# -- before anything is set up ---------------------------------------------------------------------------


def test_bootstrap_can_be_read_by_python_3_6():
    ast.parse((PACKAGING / "bootstrap.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_says_which_one_is_needed(checkout, tmp_path):
    called = bootstrap(
        checkout, "run", before="sys.version_info = (3, 8, 18, 'final', 0)", PATH=str(tmp_path)
    )
    assert called.returncode == 2
    assert "Papertray needs Python 3.11 to 3.14" in called.stderr
    assert called.stdout == ""


@POSIX
def test_an_old_python_hands_over_to_a_newer_one_on_the_path(checkout, tmp_path):
    broken, good = tmp_path / "python3.14", tmp_path / "python3.12"
    for program, text in ((broken, "exit 127"), (good, f'test "$1" = -c || exec "{sys.executable}" "$@"')):
        program.write_text(f"#!/bin/sh\n{text}\n")
        program.chmod(0o755)
    called = bootstrap(
        checkout, "run", "list", before="sys.version_info = (3, 8, 18, 'final', 0)", PATH=str(tmp_path)
    )
    assert called.returncode == 7
    assert json.loads(called.stdout)["arguments"] == ["list"]
    assert called.stderr == "bootstrap: using python3.12\n"


@pytest.mark.parametrize("arguments", [[], ["walk"], ["--help"]])
def test_an_unknown_command_is_answered_with_the_known_ones(checkout, arguments):
    called = bootstrap(checkout, *arguments)
    assert called.returncode == 2
    assert "bootstrap.py run" in called.stderr
    assert "bootstrap.py test" in called.stderr
    assert called.stdout == ""


def test_a_tool_that_is_not_there_is_named(checkout):
    (checkout / "packaging" / "bench.py").unlink()
    called = bootstrap(checkout, "bench")
    assert called.returncode == 2
    assert "packaging/bench.py" in called.stderr


# -- when everything is set up ---------------------------------------------------------------------------


def test_run_hands_arguments_folder_and_exit_code_through(checkout, tmp_path):
    arguments = ["list", "--", "two words", "é", "", "--library=$HOME", "*"]
    called = bootstrap(checkout, "run", *arguments, folder=tmp_path)
    told = json.loads(called.stdout)
    assert called.returncode == 7
    assert told["arguments"] == arguments
    assert Path(told["folder"]) == tmp_path
    assert called.stderr == ""


def test_run_without_a_display_leaves_the_word_to_the_application(checkout):
    called = bootstrap(checkout, "run")
    assert called.returncode == 7
    assert called.stderr == ""


def test_run_is_not_led_astray_by_the_folder_it_is_called_from(checkout, tmp_path):
    for name in ("json.py", "desktop.py"):
        (tmp_path / name).write_text("raise SystemExit('the wrong file')\n")
    called = bootstrap(checkout, "run", "list", folder=tmp_path, PYTHONPATH=str(tmp_path), PYTHONSAFEPATH="1")
    assert called.returncode == 7, called.stderr


def test_run_lets_python_keep_what_it_compiled(checkout):
    called = bootstrap(checkout, "run", "list", PYTHONDONTWRITEBYTECODE="1")
    assert "PYTHONDONTWRITEBYTECODE" not in json.loads(called.stdout)["environment"]


def test_a_second_run_adds_far_less_than_four_seconds(checkout):
    started = time.monotonic()
    assert bootstrap(checkout, "run", "list").returncode == 7
    assert time.monotonic() - started < 4


@LINUX
def test_qt_that_cannot_load_ends_with_the_line_to_type(checkout, tmp_path):
    library = PrivateVenv(checkout).site_packages() / "PySide6" / "Qt" / "lib" / "libQt6Widgets.so.6"
    library.parent.mkdir(parents=True)
    library.write_text("not a library")
    dnf = tmp_path / "dnf"
    dnf.write_text("")
    dnf.chmod(0o755)
    called = bootstrap(checkout, "run", DISPLAY=":0", PATH=str(tmp_path))
    assert called.returncode == 2
    assert "Qt cannot start" in called.stderr
    assert "sudo dnf install libglvnd-glx" in called.stderr
    assert "xcb-util-cursor" in called.stderr
    assert "apt-get" not in called.stderr
    assert called.stdout == ""


@LINUX
@pytest.mark.parametrize("command", ["test", "bench"])
def test_tests_and_tools_run_in_the_checkout(checkout, tmp_path, command):
    installed = Path(find_spec("PySide6").origin).parent
    (PrivateVenv(checkout).site_packages() / "PySide6").symlink_to(installed)
    called = bootstrap(checkout, command, "-k", "a or b", folder=tmp_path)
    told = json.loads(called.stdout)
    assert (called.returncode, told["arguments"]) == (7, ["-k", "a or b"])
    assert Path(told["folder"]) == checkout


@LINUX
def test_without_arguments_every_test_runs_spread_over_the_processors(checkout):
    installed = Path(find_spec("PySide6").origin).parent
    (PrivateVenv(checkout).site_packages() / "PySide6").symlink_to(installed)
    told = json.loads(bootstrap(checkout, "test").stdout)
    assert "--numprocesses=auto" in told["arguments"]
    assert "--dist=loadfile" in told["arguments"]


# -- what counts as set up -------------------------------------------------------------------------------


def test_a_set_up_checkout_holds_its_packages_until_a_pin_changes(checkout):
    private = PrivateVenv(checkout)
    assert private.holds("run")
    assert private.holds("test")
    (checkout / "packaging" / "requirements" / "run.txt").write_text("another==1\n")
    assert not private.holds("run")


def test_a_moved_checkout_is_set_up_again(checkout):
    moved = checkout.rename(checkout.with_name("moved"))
    assert not PrivateVenv(moved).holds("run")


def test_a_missing_interpreter_is_set_up_again(checkout):
    private = PrivateVenv(checkout)
    private.python.unlink()
    assert not private.holds("run")


@POSIX
def test_two_set_ups_at_once_wait_for_each_other(tmp_path):
    code = (
        f"import sys; sys.path.insert(0, {str(PACKAGING)!r})\n"
        "from pathlib import Path; from setup_lock import setup_lock\n"
        "with setup_lock(Path(sys.argv[1])):\n"
        "    print('in', flush=True); sys.stdin.readline(); print('out', flush=True)\n"
    )
    command = [sys.executable, "-c", code, tmp_path / "folder"]
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **options) as first, subprocess.Popen(command, **options) as second:
        holder, waiter = (first, second) if second.stderr in readable(first, second) else (second, first)
        assert "waiting" in waiter.stderr.readline()
        assert holder.communicate("go\n", timeout=20)[0] == "in\nout\n"
        assert waiter.communicate("go\n", timeout=20)[0] == "in\nout\n"


def readable(*processes):
    """Return the pipes on which the first process to be kept waiting says so."""
    import select

    return select.select([process.stderr for process in processes], [], [], 20)[0]


# -- what is decided -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True),
        (["papers.html"], True),
        (["./list"], True),
        (["/a/digest/list"], True),
        (["--library", "list"], True),
        (["--library=list.db", "mail.eml"], True),
        (["demo"], True),
        (["demo", "--no-window"], False),
        (["--help"], False),
        (["--version"], False),
        (["--self-check"], False),
        (["import", "papers.html"], False),
        (["search", "attention"], False),
        (["--library", "my.db", "export", "--to", "a.bib"], False),
        (["--library=my.db", "undo"], False),
        (["read-again"], False),
    ],
)
def test_a_first_word_that_is_a_command_needs_no_window(arguments, opens, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert opens_window(arguments) is opens


@pytest.mark.parametrize(
    ("arguments", "draws"),
    [
        (["demo"], True),
        (["demo", "--no-window"], False),
        (["--self-check"], True),
        (["show"], False),
        ([], False),
    ],
)
def test_a_picture_of_the_window_needs_qt_without_a_screen(arguments, draws):
    assert draws_picture(arguments) is draws


def test_a_file_that_is_named_like_a_command_is_shown_in_the_window(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("inbox").write_text("")
    assert opens_window(["inbox"])


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, None),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "vnc:port=5900"}, "vnc"),
    ],
)
def test_platform_is_the_one_that_qt_will_choose(environment, platform):
    assert qt_libraries.wanted_platform(environment) == platform


def test_unpacked_are_new_packages_only_and_no_graphics_drivers():
    simulation = (
        "Inst libglvnd0 (1.6.0-1 Debian:12.5/stable [amd64])\n"
        "Inst libc6 [2.36-9] (2.36-9+deb12u9 Debian:12.9/stable [amd64]) []\n"
        "Inst libllvm15 (1:15.0.6-4+b1 Debian:12.5/stable [amd64])\n"
        "Inst libgl1-mesa-dri (22.3.6-1+deb12u1 Debian:12.5/stable [amd64])\n"
        "Inst libx11-6 (2:1.8.4-2+deb12u2 Debian:12.5/stable [amd64])\n"
        "Conf libglvnd0 (1.6.0-1 Debian:12.5/stable [amd64])\n"
    )
    assert debian_packages.new_packages(simulation) == ["libglvnd0", "libx11-6"]


def test_unpacked_libraries_come_before_those_named_by_the_user(tmp_path):
    library = tmp_path / "libs" / "usr" / "lib" / "libGL.so.1"
    library.parent.mkdir(parents=True)
    library.write_text("")
    found = qt_libraries.variables(tmp_path / "libs", {"LD_LIBRARY_PATH": "/mine"})
    assert found["LD_LIBRARY_PATH"] == f"{library.parent}:/mine"
    assert qt_libraries.variables(tmp_path / "nothing", {"LD_LIBRARY_PATH": "/mine"}) == {}
