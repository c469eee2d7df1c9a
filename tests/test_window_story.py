"""The parts of the story that is told on a real screen: waiting, misspelling, arguments, and tidying up."""

import importlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[1]
PARTS = ROOT / "packaging" / "xvfb"
SAMPLE = ROOT / "resources" / "samples" / "hugging-face-page.txt"


@pytest.fixture(scope="module")
def part():
    """Loads a module of packaging/xvfb by name; none of them is left behind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PARTS))
        patch.syspath_prepend(str(ROOT / "packaging"))
        before = set(sys.modules)
        yield importlib.import_module
        for name in set(sys.modules) - before:
            if str(getattr(sys.modules[name], "__file__", "")).startswith(str(ROOT / "packaging")):
                del sys.modules[name]


def test_waiting_ends_with_the_first_answer_or_says_what_did_not_come(part):
    waiting = part("waiting")
    answers = iter([0, "", "here"])
    assert waiting.until(lambda: next(answers), "it", 5) == "here"
    with pytest.raises(waiting.NotSeen, match=r"the window: not seen within 0\.1 s"):
        waiting.until(lambda: False, "the window", 0.1)


@given(st.lists(st.from_regex(r"[A-Za-z]{1,12}", fullmatch=True), min_size=3, max_size=12).map(" ".join))
def test_a_misspelt_phrase_has_the_same_letters_in_another_order(title):
    sys.path.insert(0, str(PARTS))
    try:
        from chapters import _misspelt
    finally:
        sys.path.remove(str(PARTS))
    words = re.findall(r"[^\W\d_]{5,}", title.lower())
    given_words = _misspelt(title).split()
    assert len(given_words) == min(4, len(words))
    for word in given_words:
        same = [each for each in words if Counter(each) == Counter(word)]
        assert same
        assert word not in same or len(set(word[2:])) == 1


def test_the_command_stands_after_two_dashes(part, monkeypatch):
    arguments = part("window_story").arguments
    monkeypatch.setattr(sys, "argv", ["", "shots", "--digest", "a.txt", "--", "papertray", "--library", "x"])
    options = arguments()
    assert options.command == ["papertray", "--library", "x"]
    assert (options.pictures, options.digest) == (Path("shots"), Path("a.txt"))
    monkeypatch.setattr(sys, "argv", ["", "shots"])
    assert arguments().command[1:] == [str(ROOT / "packaging" / "bootstrap.py"), "run"]
    assert arguments().digest == SAMPLE


def test_without_its_programs_it_says_what_to_install(tmp_path):
    script = ROOT / "packaging" / "window_story.py"
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "shots")],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "apt-get install xvfb openbox" in done.stderr
    assert not (tmp_path / "shots").exists()


@pytest.mark.xvfb
def test_a_screen_ends_what_was_started_on_it_and_leaves_no_folder(part):
    screens = part("screen")
    if missing := screens.missing_programs():
        pytest.skip(f"not installed: {', '.join(missing)}")
    with screens.Screen((640, 480)) as screen:
        assert screen.environment["HOME"].startswith(str(screen.folder))
        program = screen.start("sleep", "60")
        red, green, blue = screen.pixels((10, 10, 1, 1))
        assert (red, green, blue) == (0, 0, 0)
        assert program.poll() is None
    assert program.poll() is not None
    assert not screen.folder.exists()
