"""A process that was confined can read its modules and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys
from desktop.digests.process.confinement import confine
confine()
try:
    {attempt}
except BaseException as error:
    print(type(error).__name__)
else:
    print("done")
"""


@pytest.fixture
def outcome(tmp_path):
    """Return `outcome(attempt)`: what one expression comes to in a confined process, in an empty folder."""
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}

    def run(attempt):
        command = [sys.executable, "-c", CODE.format(attempt=attempt)]
        return _told(
            subprocess.run(
                command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
        )

    return run


def _told(done):
    return done.stdout.strip() or f"exit {done.returncode}"


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/hostname').read()",
        "open('written.txt', 'w')",
        "open(__import__('sysconfig').__file__, 'r+')",
        "__import__('os').open('written.txt', 0o101)",
        "__import__('socket').socket()",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
        "__import__('os').remove('written.txt')",
        "__import__('os').mkdir('folder')",
        "__import__('os').fork()",
        "__import__('ctypes').CDLL(None)",
    ],
)
def test_what_a_reader_never_needs_is_refused(outcome, attempt, tmp_path):
    assert outcome(attempt) in {"PermissionError", "AttributeError"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's limit on data is Linux's")
def test_memory_ends_at_the_limit(outcome):
    assert outcome("bytearray(600_000_000)") == "MemoryError"
    assert outcome("bytearray(200_000_000)") == "done"


def test_modules_can_still_be_imported(outcome):
    assert outcome("import lxml.etree, chardet, wave") == "done"
