"""What the arguments start: a command, the window, or a sentence and the right exit code."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__
from desktop.__main__ import _things, main, split_library
from desktop.errors import UsageError

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "hugging-face-page.txt"
posix = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")


def start(*arguments, **changes):
    """Run Papertray as a program; environment variables in `changes`, None takes one away."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **changes}
    environment = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "desktop", *map(str, arguments)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "library", "rest"),
    [
        ([], None, []),
        (["show"], None, ["show"]),
        (["--library", "a.db", "show"], Path("a.db"), ["show"]),
        (["show", "--library", "a.db"], Path("a.db"), ["show"]),
        (["show", "--library=a.db", "x"], Path("a.db"), ["show", "x"]),
        (["--library=a=b.db"], Path("a=b.db"), []),
        (["note", "1", "--", "--library", "x"], None, ["note", "1", "--", "--library", "x"]),
        (["--library", "a.db", "x", "--library", "b.db"], Path("b.db"), ["x"]),
    ],
)
def test_the_library_may_be_named_before_and_behind_the_command(arguments, library, rest):
    assert split_library(arguments) == (library, rest)


@pytest.mark.parametrize("arguments", [["--library"], ["show", "--library="], ["show", "--library"]])
def test_a_library_without_a_path_is_a_usage_error(arguments):
    with pytest.raises(UsageError):
        split_library(arguments)
    assert main(arguments) == 2


def test_the_version_is_told_without_importing_much():
    done = start("--version")
    assert (done.returncode, done.stdout) == (0, f"Papertray {__version__}\n")


def test_a_self_check_goes_through_everything_and_touches_no_library(isolated_home):
    done = start("--self-check", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    for told in (f"Papertray {__version__}, Python 3.", "SQLite 3.", "Qt 6.", "readers and 8 exporters work"):
        assert told in done.stdout
    assert done.stdout.endswith("Everything works.\n")
    assert [path for path in isolated_home.rglob("*") if "papertray" in path.name] == []


def test_a_word_that_is_no_command_and_no_file_is_told_with_what_is_near(capsys):
    assert main(["serach", "vision"]) == 2
    assert "Did you mean “search”?" in capsys.readouterr().err
    assert main(["--no-such-option"]) == 2
    assert "no such option" in capsys.readouterr().err


def test_files_come_as_paths_and_as_addresses_and_links_as_they_are(tmp_path):
    file = tmp_path / "with blank é.bib"
    file.write_text("")
    link = "papertray:add?url=https%3A%2F%2Fexample.org"
    assert _things([str(file), file.as_uri(), link]) == [file, file, link]
    assert _things(["--", str(file)]) == [file]


@pytest.mark.parametrize(
    "word",
    ["papertray:add", "papertray:add?url=file:///etc/passwd", "papertray:do?url=https://a.b", "file:///no"],
)
def test_links_that_name_no_page_are_usage_errors(word, capsys):
    assert main([word]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_help_lists_the_commands_and_the_exit_codes(capsys):
    for word in ("--help", "-h"):
        assert main([word]) == 0
        shown = capsys.readouterr().out
        assert "--library" in shown
        assert "restore" in shown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
@pytest.mark.parametrize("arguments", [[], [SAMPLE]])
def test_without_a_screen_the_demonstration_is_named(isolated_home, arguments):
    done = start(*arguments, QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    assert done.returncode == 3
    assert "papertray demo" in done.stderr
    assert done.stdout == ""
    assert list(isolated_home.rglob("library.db")) == []


def test_without_qt_the_window_says_so_and_commands_work(isolated_home, tmp_path):
    without_qt = tmp_path / "PySide6"
    without_qt.mkdir()
    (without_qt / "__init__.py").write_text("raise ImportError('libGL.so.1: cannot open shared object file')")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = start(QT_QPA_PLATFORM="xcb", PYTHONPATH=path)
    assert done.returncode == 3
    assert "libGL.so.1" in done.stderr
    assert "Traceback" not in done.stderr
    assert start("import", SAMPLE, PYTHONPATH=path).returncode == 0


def test_files_go_to_the_window_that_has_the_library(isolated_home, tmp_path):
    import threading

    from desktop.handover import Reception
    from desktop.paths import library_path

    taken = []
    reception = Reception(library_path(tmp_path / "library.db"), taken.append)
    window = threading.Thread(target=reception.serve)
    window.start()
    try:
        done = start(SAMPLE, "--library", tmp_path / "library.db", QT_QPA_PLATFORM=None, DISPLAY=None)
    finally:
        reception.close()
        window.join()
    assert (done.returncode, done.stderr) == (0, "")
    assert taken == [[SAMPLE]]


@pytest.fixture(scope="module")
def library(sample_library, tmp_path_factory):
    """Return a library with the papers of the sample; that its export fixes citation keys concerns no test."""
    return Path(shutil.copy(sample_library, tmp_path_factory.mktemp("library") / "library.db"))


HEADLESS = """
import sys
from desktop.__main__ import main
sys.modules.update(dict.fromkeys(["PySide6", "shiboken6"]))  # from here on importing them fails
code = main(sys.argv[1:])
assert not [name for name in sys.modules if name.startswith("PySide6.")]
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["read", SAMPLE], ["sqlmodel", "tantivy"]),
        (["import", SAMPLE], ["tantivy"]),
        (["show"], ["sqlmodel", "tantivy", "lxml"]),
        (["search", "teh"], ["sqlmodel", "lxml"]),
        (["export", "-f", "bibtex"], ["tantivy", "lxml"]),
        (["--help"], ["sqlmodel", "tantivy", "pydantic.main", "lxml"]),
    ],
)
def test_a_command_needs_no_qt_and_imports_only_what_it_uses(library, arguments, unneeded):
    code = HEADLESS + f"\nassert not set({unneeded!r}) & set(sys.modules)"
    code = code.replace("sys.exit(code)", "assert code == 0")
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments), "--library", library],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_window_starts_without_typer():
    code = "import sys, desktop.__main__, desktop.handover, desktop.store.pages\n"
    code += "assert not {'typer', 'rich', 'pydantic', 'sqlmodel', 'tantivy'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False).returncode == 0


# -- what is never an answer -----------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("arguments", [["show", "--json"], ["export", "-f", "markdown"], ["show"]])
def test_nobody_reading_any_further_ends_it_quietly(library, arguments):
    command = [sys.executable, "-m", "desktop", *arguments, "--library", library]
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE) as program:
        os.close(writer)
        complaint = program.communicate(timeout=60)[1]
    assert (program.returncode, complaint) == (141, b"")


class Interrupted(io.BytesIO):
    def read(self, *_):
        raise KeyboardInterrupt


@pytest.mark.parametrize("arguments", [["read", "-"], ["import", "-"]])
def test_ctrl_c_is_a_word_and_not_a_traceback(arguments, isolated_home, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    assert main(arguments) == 130
    assert capsys.readouterr().err == "papertray: stopped\n"


def test_a_defect_is_a_sentence_and_a_file(isolated_home, capsys):
    from desktop.command_line.crash_report import write_crash_report

    report = write_crash_report(ValueError("what went wrong"))
    assert report.is_relative_to(isolated_home)
    assert "what went wrong" in report.read_text("utf-8")


def test_letters_that_the_terminal_lacks_stop_nothing(isolated_home, tmp_path):
    digest = tmp_path / "naïve “quotes” \udcff.txt"
    digest.write_bytes(SAMPLE.read_bytes())
    for encoding in ("ascii", "utf-8"):
        for arguments in (
            ["read", digest],
            ["read", "--json", digest],
            ["import", digest],
            ["show"],
            ["--help"],
        ):
            done = start(*arguments, PYTHONIOENCODING=encoding)
            assert (done.returncode, done.stderr) == (0, ""), arguments


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["show", "--json"], ["export", "-f", "markdown"]])
def test_a_full_disk_behind_the_output_is_a_sentence(library, arguments):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *arguments, "--library", library],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 4
    assert done.stderr.startswith("papertray: ")
    assert "Traceback" not in done.stderr
