"""On a disk without any room a library can be read, and what cannot be done is said with what to do about it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IN_SMALL_DISK = """
import os, sys
from pathlib import Path
from desktop.errors import PapertrayError
from desktop.library import editing, noting
from desktop.library.library import Library
from desktop.papers.view import ALL
from desktop.store.pages import Pages

folder = Path(sys.argv[1])
path = folder / "library.db"
library = Library(path)
library.do(editing.add_paper, {"title": "The one paper"})
library.close()
for left in folder.glob("library.db-*"):
    left.unlink()
filler = os.open(folder / "filler", os.O_CREAT | os.O_WRONLY)
try:
    while True:
        os.write(filler, bytes(4096))
except OSError:
    os.close(filler)

def attempt(name, work):
    try:
        print(name, work())
    except PapertrayError as error:
        print(name, type(error).__name__, error)

def read():
    pages = Pages(path)
    found = pages.count(ALL)
    pages.close()
    return found

def write():
    library = Library(path)
    try:
        library.do(noting.write_note, 1, "a note " * 10_000)
        return library.pages.count(ALL)
    finally:
        library.close()

attempt("read:", read)
attempt("write:", write)
attempt("make:", lambda: Library(folder / "new" / "library.db").close())
print("left:", *sorted(each.name for each in (folder / "new").iterdir()))
(folder / "filler").unlink()
attempt("with room:", write)
"""


@pytest.fixture
def said(tmp_path):
    """Return what was tried in a file system of 1.5 MB without room, and what came of it."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        pytest.skip("only Linux has file systems of one's own")
    mount = f'mount -t tmpfs -o size=1500k none "{tmp_path}" && exec "$0" "$@"'
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", mount, sys.executable, "-c", IN_SMALL_DISK, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if "unshare:" in done.stderr or "mount:" in done.stderr:
        pytest.skip("this user may not make a file system")
    assert done.returncode == 0, done.stderr
    return dict(
        line.split(": ", 1) if ": " in line else (line.rstrip(":"), "") for line in done.stdout.splitlines()
    )


def test_a_disk_without_room_is_told_apart_from_a_library_that_is_lost(said):
    assert said["read"] == "1"
    assert "Make room" in said["write"]
    assert "restore" not in said["write"]
    assert said["make"].startswith("CannotWrite")
    assert "library.db: the disk is full" in said["make"]
    assert said["left"] == "library.db.lock"
    assert said["with room"] == "1"
