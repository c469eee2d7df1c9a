"""What the self-check says of a machine: everything works, or the first thing that does not, in a sentence."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from desktop.__main__ import main
from desktop.command_line import self_check
from desktop.errors import NoWindow

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def no_window(_library, _target):
    return ["Qt was not asked."]


@pytest.fixture
def quick(monkeypatch):
    """Leave the main job out: tests/test_main.py goes through it."""
    monkeypatch.setattr(self_check, "_try_everything", lambda _path: ["(left out)"])


def test_a_reader_that_loses_papers_is_noticed(tmp_path):
    file = tmp_path / "all-ris.ris"
    file.write_text("TY  - JOUR\nTI  - Only one of them\nER  - \n")
    with pytest.raises(self_check.PapertrayError, match="of 2 papers that were exported 1 were read back"):
        self_check._read_back("ris", file, 2)


def test_a_place_that_cannot_be_written_is_a_sentence_and_exit_code_4(quick, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    library = tmp_path / "file" / "library.db"
    assert main(["--self-check", "--library", str(library)]) == 4
    said = capsys.readouterr().err
    assert str(library) in said
    assert "--library" in said


def test_a_window_that_cannot_be_shown_ends_it_with_exit_code_3(quick, isolated_home):
    def refuses(_library, _target):
        yield "Qt is tried."
        raise NoWindow("Qt", "it does not load", "Install it.")

    with pytest.raises(NoWindow) as refused:
        self_check.self_check(None, refuses)
    assert refused.value.exit_code == 3


def test_what_the_window_says_is_told(quick, isolated_home, capsys):
    assert self_check.self_check(None, no_window) == 0
    assert "Qt was not asked.\nEverything works.\n" in capsys.readouterr().out


def test_every_library_that_papertray_requires_is_loaded():
    required = {canonicalize_name(Requirement(each).name) for each in PROJECT["project"]["dependencies"]}
    loaded = {canonicalize_name(name.partition(".")[0]) for name in self_check.LAZY}
    loaded = {"markdown-it-py" if name == "markdown-it" else name for name in loaded}
    # Of Qt the window tells, and Typer comes with our own modules.
    assert required - loaded == {"pyside6-essentials", "typer"}
