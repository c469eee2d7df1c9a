import contextlib
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from desktop.errors import CannotWrite
from desktop.exports.writing import Unfinished, refuse_target, write_atomically
from desktop.progress import Cancelled

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="modes, links and limits of POSIX")
BIG = "x" * 100_000


def names_in(folder):
    return [path.name for path in folder.iterdir()]


def failing(error):
    yield BIG * 5
    raise error


def test_chunks_become_a_file_and_their_bytes_are_counted(tmp_path):
    path = tmp_path / "list.bib"
    assert write_atomically(path, ["é\n", b"\xff", ""]) == 4
    assert path.read_bytes() == "é\n".encode() + b"\xff"
    assert names_in(tmp_path) == ["list.bib"]


def test_an_empty_export_is_an_empty_file(tmp_path):
    assert write_atomically(tmp_path / "empty", []) == 0
    assert (tmp_path / "empty").read_bytes() == b""


@pytest.mark.parametrize("error", [ValueError("a defect"), OSError("the library"), KeyboardInterrupt()])
def test_the_old_file_survives_a_stream_that_fails(tmp_path, error):
    path = tmp_path / "list.bib"
    path.write_text("old")
    with pytest.raises(type(error)) as caught:
        write_atomically(path, failing(error))
    assert caught.value is error
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["list.bib"]


def test_it_can_be_cancelled_with_nothing_half_done(tmp_path):
    class Stop:
        told = ()

        def step(self, done, total=None, note=""):
            self.told += (done,)
            if done >= 500_000:
                raise Cancelled

    stop = Stop()
    with pytest.raises(Cancelled):
        write_atomically(tmp_path / "list.bib", [BIG] * 100, stop)
    assert 1 < len(stop.told) < 10
    assert names_in(tmp_path) == []


@posix
def test_a_file_keeps_its_mode_and_a_new_one_gets_the_users_default(tmp_path):
    old = tmp_path / "old"
    old.write_text("old")
    old.chmod(0o640)
    write_atomically(old, ["new"])
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new", ["new"])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path):
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "real.bib").write_text("old")
    link = tmp_path / "list.bib"
    link.symlink_to(folder / "real.bib")
    write_atomically(link, ["new"])
    assert link.is_symlink()
    assert (folder / "real.bib").read_text() == "new"
    dangling = tmp_path / "dangling"
    dangling.symlink_to(folder / "made.bib")
    write_atomically(dangling, ["new"])
    assert (folder / "made.bib").read_text() == "new"


@posix
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.mkdir(), "it is a folder"),
        (os.mkfifo, "it is not an ordinary file"),
        (lambda path: path.symlink_to(path), "its links go round in a circle"),
    ],
)
def test_what_is_no_file_is_not_replaced(tmp_path, make, reason):
    path = tmp_path / "thing"
    make(path)
    with pytest.raises(CannotWrite) as caught:
        write_atomically(path, ["new"])
    assert caught.value.reason == reason
    assert caught.value.thing == str(path)
    assert names_in(tmp_path) == ["thing"]


@pytest.mark.parametrize("name", ["missing/list.bib", "file/list.bib"])
def test_a_folder_that_does_not_exist_is_named(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="its folder does not exist"):
        write_atomically(tmp_path / name, ["new"])


@posix
def test_a_name_that_is_too_long_is_refused(tmp_path):
    with pytest.raises(CannotWrite, match="too long"):
        write_atomically(tmp_path / ("x" * 300), ["new"])


@posix
def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path):
    """The limit of a process for the size of a file stands for the end of the disk."""
    path = tmp_path / "list.bib"
    path.write_text("old")
    said = in_a_process(
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))",
        path,
        "['x' * 100_000] * 9",
    )
    assert said == f"{path}: the disk is full. Make room, or choose another folder."
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["list.bib"]


@posix
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "reason"),
    [(0o555, 0o666, "the folder is read-only"), (0o777, 0o444, "the file is read-only")],
)
def test_what_a_person_may_not_write_stays(folder_mode, file_mode, reason):
    nobody = "import os; os.getuid() or (os.setgid(65534), os.setuid(65534))"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = folder / "list.bib"
        path.write_text("old")
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        try:
            said = in_a_process(nobody, path, "['new']")
        finally:
            folder.chmod(0o700)
        assert said.startswith(f"{path}: {reason}. Choose")
        assert path.read_text() == "old"
        assert names_in(folder) == ["list.bib"]


def in_a_process(before, path, chunks):
    """What the failure says when `chunks` are written to `path` by another process that first runs `before`."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from pathlib import Path\n"
        "from desktop.errors import CannotWrite\n"
        "from desktop.exports.writing import write_atomically\n"
        f"{before}\n"
        f"try: write_atomically(Path({str(path)!r}), {chunks})\n"
        "except CannotWrite as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_two_writers_at_once_do_not_share_a_file(tmp_path):
    path = tmp_path / "list.bib"

    def slow():
        yield "outer"
        with contextlib.suppress(CannotWrite):
            write_atomically(path, ["inner"])
        assert path.read_text() == "inner"

    write_atomically(path, slow())
    assert path.read_text() == "outer"
    assert names_in(tmp_path) == ["list.bib"]


@posix
def test_the_file_is_on_disk_before_it_gets_its_name_and_the_name_after(tmp_path, monkeypatch):
    path = tmp_path / "list.bib"
    path.write_text("old")
    seen = []
    flush = os.fsync

    def watched(descriptor):
        seen.append((stat.S_ISDIR(os.fstat(descriptor).st_mode), path.read_text()))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    write_atomically(path, ["new"])
    assert seen == [(False, "old"), (True, "new")]


def test_a_file_that_is_not_put_in_place_is_gone_with_whoever_held_it(tmp_path):
    path = tmp_path / "list.bib"
    path.write_text("old")
    held = Unfinished(path)
    assert held.fill(["new"]) == 3
    assert len(names_in(tmp_path)) == 2
    del held
    with Unfinished(path) as file:
        file.fill(["new"])
    assert names_in(tmp_path) == ["list.bib"]
    assert path.read_text() == "old"


def test_whether_a_file_can_be_written_is_asked_without_leaving_a_trace(tmp_path):
    refuse_target(tmp_path / "list.bib")
    assert names_in(tmp_path) == []
    with pytest.raises(CannotWrite, match="does not exist"):
        refuse_target(tmp_path / "none" / "list.bib")
