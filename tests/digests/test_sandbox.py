"""The reader runs in a process of its own; whatever that process does, Papertray goes on."""

import json
import os
import subprocess
import sys
import textwrap
import time
from itertools import islice
from pathlib import Path

import pytest

from desktop.digests.reading import read
from desktop.digests.refusals import LimitReached
from desktop.digests.sandbox import read_in_sandbox, reader_command
from desktop.digests.source import HELD_BYTES, Source, source_of
from desktop.errors import UnreadableInput
from desktop.limits import DOCUMENT_BYTES
from desktop.papers.digest import DigestFacts, Problem
from desktop.papers.draft import Draft
from desktop.progress import Cancelled

FAKE = """
import json, os, sys, time
out = os.fdopen(os.dup(1), "wb")
def send(message):
    data = json.dumps(message).encode()
    out.write(len(data).to_bytes(4, "big") + data); out.flush()
def draft(title="A Title"):
    send({"kind": "batch", "found": [{"kind": "draft", "value": {"title": title}}]})
"""


@pytest.fixture
def fake(tmp_path):
    """Return `fake(code)`: the command of a reader that does something else; its process id is in `pid`."""

    def command(code):
        script = tmp_path / "reader.py"
        pid = f"open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n"
        script.write_text(FAKE + pid + textwrap.dedent(code))
        return (sys.executable, str(script))

    return command


@pytest.fixture
def is_gone(tmp_path):
    """Return `is_gone()`: whether the fake reader's process has ended."""

    def gone():
        try:
            os.kill(int((tmp_path / "pid").read_text()), 0)
        except ProcessLookupError:
            return True
        return False

    return gone


SOURCE = Source(b"A Title\n", "digest.txt")


def refusal(command, patience=30.0, source=SOURCE):
    with pytest.raises(UnreadableInput) as caught:
        list(read_in_sandbox(source, command=command, patience=patience))
    assert caught.value.thing == "digest.txt"
    assert caught.value.advice
    return caught.value


def test_the_same_is_found_as_in_this_process(samples):
    source = Source((samples / "hugging-face-page.txt").read_bytes(), "hugging-face-page.txt")
    assert list(read_in_sandbox(source)) == list(read(source))


def test_the_same_errors_come_with_their_kind():
    error = refusal((), source=Source(b"%PDF-1.4\n", "digest.txt"))
    assert error.reason == "this is a PDF"
    error = refusal((), source=Source(b"x" * 1_000_001, "digest.txt"))
    assert isinstance(error, LimitReached)
    assert error.place == "line 1"


def test_the_first_paper_comes_soon(samples):
    source = Source((samples / "hugging-face-page.txt").read_bytes(), "digest.txt")
    started = time.monotonic()
    found = read_in_sandbox(source)
    assert isinstance(next(found), DigestFacts)
    assert isinstance(next(found), Draft)
    found.close()
    assert time.monotonic() - started < 15, "0.23 s on the machine where this was written"


def test_an_endless_loop_is_stopped(fake, is_gone):
    error = refusal(fake("while True: pass"), patience=0.5)
    assert isinstance(error, LimitReached)
    assert "no progress for 0.5 seconds" in error.reason
    assert is_gone()


def test_papers_that_came_before_a_loop_are_kept(fake, is_gone):
    found = list(read_in_sandbox(SOURCE, command=fake("draft()\nwhile True: time.sleep(1)"), patience=0.5))
    assert [type(each) for each in found] == [Draft, Problem]
    assert found[1].place == "after 1 paper"
    assert is_gone()


def test_a_slow_reader_that_goes_on_is_not_stopped(fake):
    code = "for number in range(5): time.sleep(0.3); send({'kind': 'batch', 'done': number})\nsend({'kind': 'end'})"
    assert list(read_in_sandbox(SOURCE, command=fake(code), patience=1.0)) == []


def test_a_caller_who_thinks_for_long_does_not_cost_the_reader_its_time(fake):
    code = "for number in range(3): draft()\nsend({'kind': 'end'})"
    found = []
    for each in read_in_sandbox(SOURCE, command=fake(code), patience=0.4):
        time.sleep(0.5)
        found.append(each)
    assert len(found) == 3


def test_memory_without_end_is_a_limit_that_is_named(tmp_path):
    script = tmp_path / "reader.py"
    script.write_text(
        "import sys\nfrom desktop.digests.process import reader_process\n"
        "def read(source, progress):\n    hoard = []\n    while True: hoard.append(bytearray(10_000_000))\n"
        "sys.exit(reader_process.main(read))\n"
    )
    code = f"import sys, runpy; sys.path.insert(0, ''); runpy.run_path({str(script)!r})"
    if sys.platform == "linux":
        error = refusal((sys.executable, "-c", code))
        assert isinstance(error, LimitReached)
        assert "more than 512 MB of memory" in error.reason


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize(("name", "words"), [("SIGSEGV", "crashed (SIGSEGV)"), ("SIGKILL", "lack of memory")])
def test_a_crash_is_told_by_its_signal(fake, name, words):
    assert words in refusal(fake(f"import signal; os.kill(os.getpid(), signal.{name})")).reason


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sys.exit(7)", "crashed (code 7)"),
        ("", "crashed (code 0)"),
        ("out.write(b'Traceback (most recent call last):'); out.flush(); time.sleep(60)", "makes no sense"),
        ("out.write(b'\\xff' * 100); out.flush(); time.sleep(60)", "makes no sense"),
        (
            "send({'kind': 'batch', 'found': [{'kind': 'draft', 'value': {'state': 'done'}}]})",
            "makes no sense",
        ),
        ("out.write(b'\\0\\0'); out.flush()", "makes no sense"),
    ],
)
def test_an_answer_that_is_none_is_refused(fake, is_gone, code, words):
    assert words in refusal(fake(code)).reason
    assert is_gone()


def test_a_reader_that_cannot_be_started_is_told(tmp_path):
    assert "could not be started" in refusal((str(tmp_path / "missing"),)).reason


def test_a_flood_waits_for_whoever_reads_it(fake, is_gone):
    code = "for number in range(10_000_000): draft('x' * 1000)"
    found = read_in_sandbox(SOURCE, command=fake(code))
    assert len(list(islice(found, 5))) == 5
    found.close()
    assert is_gone()


def test_a_large_source_and_many_papers_pass_each_other(fake):
    code = "for number in range(3_000): draft('x' * 100)\nsys.stdin.buffer.read(5_000_000)\nsend({'kind': 'end'})"
    found = read_in_sandbox(Source(b"x" * 8_000_000, "digest.txt"), command=fake(code))
    assert sum(1 for _ in found) == 3_000


def large_file(path, tail=b""):
    """A text in which one paper stands at the beginning; the rest of it is blank."""
    path.write_bytes(b"A Title of a Paper\n" + (b" " * 999 + b"\n") * (HELD_BYTES // 1000 + 1) + tail)
    return path


def test_a_large_file_is_read_from_where_it_lies(tmp_path):
    source = source_of(large_file(tmp_path / "large.txt", b"Another Title of a Paper\n"))
    assert source.data == b""
    titles = [each.title for each in read_in_sandbox(source) if isinstance(each, Draft)]
    assert titles == ["A Title of a Paper", "Another Title of a Paper"]


def test_a_large_file_that_goes_away_meanwhile_is_told(tmp_path):
    source = source_of(large_file(tmp_path / "digest.txt"))
    (tmp_path / "digest.txt").unlink()
    assert refusal((), source=source).reason == "the file was not found"


def test_a_document_that_is_too_large_to_be_read_whole_is_refused_without_reading_it(tmp_path):
    path = large_file(tmp_path / "digest.txt")
    os.truncate(path, DOCUMENT_BYTES + 1)
    started = time.monotonic()
    error = refusal((), source=source_of(path))
    assert isinstance(error, LimitReached)
    assert error.reason == "it is larger than 100 MB"
    assert time.monotonic() - started < 20


def test_stopping_ends_the_process_in_time_and_leaves_nothing(fake, is_gone):
    class Stopping:
        def __init__(self):
            self.steps = 0

        def step(self, done, total=None, note=""):
            self.steps += 1
            if self.steps > 3:
                raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        list(read_in_sandbox(SOURCE, Stopping(), command=fake("draft()\ntime.sleep(60)")))
    assert time.monotonic() - started < 20
    assert is_gone()


def test_progress_is_handed_on(fake):
    steps = []

    class Watching:
        def step(self, done, total=None, note=""):
            steps.append((done, total, note))

    code = "send({'kind': 'batch', 'done': 5, 'total': 9, 'note': '1 papers'})\n"
    code += "time.sleep(0.3)\nsend({'kind': 'end'})"
    assert list(read_in_sandbox(SOURCE, Watching(), command=fake(code))) == []
    assert (5, 9, "1 papers") in steps


@pytest.mark.skipif(os.name != "posix", reason="the process id is looked up as POSIX does")
def test_a_reader_ends_when_papertray_dies(tmp_path):
    parent = (
        "import subprocess, sys, os\n"
        "from desktop.digests.sandbox import reader_command\n"
        "child = subprocess.Popen(reader_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "print(child.pid, flush=True)\n"
        "sys.stdin.readline()\n"
        "os._exit(0)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    child = int(process.stdout.readline())
    time.sleep(0.5)
    process.communicate("\n", timeout=20)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _runs(child):
        time.sleep(0.05)
    assert not _runs(child)


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_the_reader_needs_no_qt_and_no_store():
    code = (
        "import sys, desktop.digests.process.reader_process\n"
        "print([name for name in sys.modules if name.split('.')[0] in {'PySide6', 'sqlmodel', 'tantivy', 'sqlite3'}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_bundle_starts_itself_with_the_hidden_word(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader_command() == (sys.executable, "--reader")


@pytest.mark.parametrize("ending", ["", ".exe"])
def test_of_a_bundle_the_executable_with_a_console_reads(tmp_path, monkeypatch, ending):
    console = tmp_path / f"papertray-cli{ending}"
    console.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / f"papertray{ending}"))
    assert reader_command() == (str(console), "--reader")


def test_a_defect_in_a_reader_is_told_by_its_place_and_not_by_the_digest(tmp_path):
    script = tmp_path / "reader.py"
    script.write_text(
        "import sys\nsys.path.insert(0, '')\nfrom desktop.digests.process import reader_process\n"
        "def read(source, progress):\n    raise IndexError('secret title')\n    yield\n"
        "sys.exit(reader_process.main(read))\n"
    )
    code = f"import sys, runpy; sys.path.insert(0, ''); runpy.run_path({str(script)!r})"
    error = refusal((sys.executable, "-c", code))
    assert "IndexError in reader.py:5" in error.reason
    assert "secret" not in json.dumps([error.reason, error.advice])
