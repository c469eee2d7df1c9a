"""A small part of the programme that disturbs Papertray; `packaging/bootstrap.py faults` runs all of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied on Windows")


def faults(folder, *arguments):
    """Run the programme; return its exit code and its report."""
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "faults.py", "--json", "--folder", folder, *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("programme", ["kills", "making", "restoring", "power", "disk"])
def test_nothing_that_was_acknowledged_is_lost_and_nothing_is_there_by_half(tmp_path, programme):
    runs = {"disk": "3"}.get(programme, "30")
    code, report = faults(tmp_path, programme, "--runs", runs)
    if "skipped" in report[programme]:
        pytest.skip(report[programme]["skipped"])
    assert (code, report["wrong"]) == (0, []), report
    assert report[programme]["failures"] == 0
    assert report[programme]["runs"] == int(runs)
    assert list(tmp_path.iterdir()) == []


def test_faults_that_are_built_in_are_caught(tmp_path):
    code, report = faults(tmp_path, "teeth", "--runs", "12")
    assert (code, report["wrong"]) == (0, []), report
    assert len(report["teeth"]) == 6
    assert all(part["caught"] for part in report["teeth"].values())


def test_what_is_wrong_is_told_by_the_exit_code():
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "faults.py", "no such programme"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "known: kills, making" in done.stderr
