"""Formatter, linter and type checker as tests, so that one command tells whether a change may go in."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def gate(*command, seconds):
    """Return (exit code, what it said) of a Python module that checks the whole checkout."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_linter_has_nothing_to_say():
    code, said = gate("ruff", "check", "--quiet", ".", seconds=60)
    assert code == 0, said


def test_every_file_is_formatted():
    code, said = gate("ruff", "format", "--check", "--quiet", ".", seconds=60)
    assert code == 0, said


@pytest.mark.timeout(360)
def test_types_fit_together():
    code, said = gate("mypy", seconds=300)
    assert code == 0, said
