"""A file that is not a sound library is refused in words, and not a byte of it or beside it changes."""

import hashlib
import os
import shutil
import socket
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import LibraryInUse, LibraryUnusable
from desktop.store.database import SCHEMA_VERSION, connect_to_read, header_of, unusable
from desktop.store.store import Store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sound(library, open_store, make_papers):
    """Return a closed library with a few papers in it."""
    store = open_store()
    with store.step() as step:
        made = make_papers(step, [f"Paper {number}" for number in range(300)])
        step.put("note", "text", made[:5], "a note")
    store.close()
    return library


def contents(folder: Path) -> dict[str, str]:
    """Return a hash of every file in a folder but the lock, which holds nothing."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file() and path.suffix != ".lock"
    }


def sqlite(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def zero_bytes(path):
    path.write_bytes(b"")


def random_bytes(path):
    path.write_bytes(b"SQLite format 2\x00" + bytes(range(256)) * 40)


def random_behind_a_good_header(path):
    path.write_bytes(path.read_bytes()[:100] + os.urandom(path.stat().st_size - 100))


def text(path):
    path.write_text("@article{key, title={Not a library}}\n" * 20)


def short_file(path):
    path.write_bytes(b"SQLite format 3\x00")


def foreign(path):
    path.unlink()
    sqlite(path, "CREATE TABLE bookmarks (url TEXT)", "INSERT INTO bookmarks VALUES ('https://example.org')")


def foreign_with_another_number(path):
    sqlite(path, "PRAGMA application_id = 252006674")


def newer(path):
    sqlite(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def without_format(path):
    sqlite(path, "PRAGMA user_version = 0")


def cut_off(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_off_by_one_byte(path):
    path.write_bytes(path.read_bytes()[:-1])


def page_zeroed(path):
    data = bytearray(path.read_bytes())
    with closing(connect_to_read(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'record'").fetchone()
    data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    for beside in path.parent.glob(path.name + "-*"):
        beside.unlink()
    path.write_bytes(data)


def trigger_planted(path):
    sqlite(path, "CREATE TRIGGER planted AFTER UPDATE ON paper BEGIN DELETE FROM note; END")


def view_planted(path):
    sqlite(path, "CREATE VIEW planted AS SELECT * FROM note")


def index_dropped(path):
    sqlite(path, "DROP INDEX paper_state_added")


def table_dropped(path):
    sqlite(path, "DROP TABLE meta")


def column_added(path):
    sqlite(path, "ALTER TABLE paper ADD COLUMN planted TEXT")


def table_replaced(path):
    sqlite(path, "DROP TABLE note", "CREATE TABLE note (paper_id INTEGER PRIMARY KEY, text TEXT)")


def not_in_wal_mode_and_altered(path):
    trigger_planted(path)
    sqlite(path, "PRAGMA journal_mode = DELETE")


def utf16(path):
    path.unlink()
    sqlite(
        path,
        "PRAGMA encoding = 'UTF-16le'",
        f"PRAGMA application_id = {0x50415059}",
        f"PRAGMA user_version = {SCHEMA_VERSION}",
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)",
    )


def page_size_of_nobody(path):
    data = bytearray(path.read_bytes())
    data[16:18] = struct.pack(">H", 3)
    path.write_bytes(data)


STRANGE = {
    zero_bytes: "empty",
    random_bytes: "not a Papertray library",
    random_behind_a_good_header: "damaged",
    text: "not a Papertray library",
    short_file: "not a Papertray library",
    foreign: "not a Papertray library",
    foreign_with_another_number: "not a Papertray library",
    newer: "newer Papertray",
    without_format: "damaged",
    cut_off: "damaged",
    cut_off_by_one_byte: "damaged",
    page_zeroed: "damaged",
    trigger_planted: "altered",
    view_planted: "altered",
    index_dropped: "altered",
    table_dropped: "damaged",
    column_added: "altered",
    table_replaced: "altered",
    not_in_wal_mode_and_altered: "altered",
    utf16: "not a Papertray library",
    page_size_of_nobody: "damaged",
}


@pytest.mark.parametrize("make", STRANGE, ids=lambda make: make.__name__)
def test_a_strange_file_is_refused_and_nothing_is_touched(sound, make):
    make(sound)
    before = contents(sound.parent)
    with pytest.raises(LibraryUnusable) as refusal:
        Store(sound)
    assert contents(sound.parent) == before
    assert STRANGE[make] in refusal.value.reason
    assert refusal.value.thing == str(sound)
    assert any(word in refusal.value.advice for word in ("--library", "Restore", "restore", "Update"))
    assert refusal.value.advice.endswith((".", "changed"))


@pytest.mark.parametrize("make", STRANGE, ids=lambda make: make.__name__)
def test_after_a_refusal_the_library_can_be_replaced_and_opened(sound, make, tmp_path):
    good = shutil.copy(sound, tmp_path / "good.db")
    make(sound)
    with pytest.raises(LibraryUnusable):
        Store(sound)
    shutil.copy(good, sound)
    Store(sound).close()


def test_a_sound_library_opens_again_and_leaves_no_log(sound):
    before = contents(sound.parent)
    store = Store(sound)
    store.close()
    assert set(contents(sound.parent)) == set(before) == {"library.db"}


def test_a_library_that_was_not_closed_is_opened_with_all_that_is_in_its_log(sound):
    store = Store(sound)
    with store.step() as step:
        step.put("note", "text", [1], "the last one")
        step.label = "Note"
    copy = sound.with_name("crashed.db")
    for ending in ("", "-wal"):
        shutil.copy(f"{sound}{ending}", f"{copy}{ending}")
    store.close()
    assert Path(f"{copy}-wal").stat().st_size > 0
    again = Store(copy)
    assert again.history(1)[0].label == "Note"
    again.close()


def test_there_is_no_header_where_there_is_no_file(tmp_path):
    assert header_of(tmp_path / "library.db") is None


def test_a_folder_is_no_library(tmp_path):
    with pytest.raises(LibraryUnusable, match="a folder"):
        Store(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
def test_a_pipe_is_refused_without_waiting_for_what_comes_out_of_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.db")
    with pytest.raises(LibraryUnusable, match="not a regular file"):
        Store(tmp_path / "pipe.db")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such sockets in folders")
def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.db")
        with pytest.raises(LibraryUnusable, match="not a regular file"):
            Store(tmp_path / "socket.db")


def test_a_link_that_leads_nowhere_is_not_replaced_by_a_new_library(tmp_path):
    link = tmp_path / "library.db"
    link.symlink_to(tmp_path / "unplugged disk" / "library.db")
    with pytest.raises(LibraryUnusable, match="link"):
        Store(link)
    assert link.is_symlink()


def test_a_library_behind_a_link_is_opened_where_it_lies(sound, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(sound)
    store = Store(link)
    assert store.history(1)
    store.close()
    assert link.is_symlink()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(LibraryUnusable, match="folder cannot be made") as refusal:
        Store(tmp_path / "data" / "library.db")
    assert str(tmp_path / "data") in str(refusal.value)


# -- one writer ------------------------------------------------------------------------------------------

HOLD = """
import sys
from contextlib import closing
from pathlib import Path
from desktop.store.store import Store
store = Store(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held_by_another(sound):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, sound],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout.readline() == b"open\n"
    yield holder
    holder.kill()
    holder.communicate()


def test_a_library_in_use_is_refused_until_its_owner_is_gone(sound, held_by_another):
    with pytest.raises(LibraryInUse, match=r"in use.*--library"):
        Store(sound)
    assert connect_to_read(sound).execute("SELECT count(*) FROM paper").fetchone() == (300,)
    held_by_another.kill()
    held_by_another.wait()
    store = Store(sound)  # the lock of a process that was killed holds nobody up
    assert store.history(1)
    store.close()


def test_one_process_does_not_open_a_library_twice(store, library):
    with pytest.raises(LibraryInUse):
        Store(library)


def test_another_program_that_holds_the_library_is_no_damage(sound):
    other = sqlite3.connect(sound, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("DELETE FROM meta WHERE 0")
    impatient = sqlite3.connect(sound, timeout=0)
    with pytest.raises(sqlite3.OperationalError) as busy:
        impatient.execute("SELECT * FROM meta")
    assert "another program holds the library" in str(unusable(sound, busy.value))
    assert "restore" not in str(unusable(sound, busy.value))
    impatient.close()
    other.close()


# -- rights ----------------------------------------------------------------------------------------------

TRY = """
import sys
from contextlib import closing
from pathlib import Path
from desktop.errors import PapertrayError
from desktop.store.store import Store
from desktop.store.pages import Pages
from desktop.papers.view import ALL
path = Path(sys.argv[1])
try:
    Store(path).close()
    print("opened")
except PapertrayError as error:
    print(type(error).__name__, error)
try:
    pages = Pages(path)
    print(pages.count(ALL))
    pages.close()
except PapertrayError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def of_user(sound):
    """Return the sound library; whatever rights it or its folder loses, they have them again afterwards."""
    yield sound
    sound.parent.chmod(0o700)
    sound.chmod(0o600)


class TestRights:
    def test_an_ordinary_user_opens_a_library(self, of_user, as_user):
        assert as_user(TRY, of_user).stdout.split() == ["opened", "300"]

    @pytest.mark.parametrize("opened_before", [True, False])
    def test_in_a_folder_nobody_may_write_the_library_can_still_be_read(
        self, of_user, as_user, opened_before
    ):
        if not opened_before:
            of_user.with_name("library.db.lock").unlink()
        of_user.parent.chmod(0o500)
        before = contents(of_user.parent)
        refused, read = as_user(TRY, of_user).stdout.splitlines()
        reason = (
            "the library cannot be opened for writing" if opened_before else "its folder cannot be written"
        )
        assert refused.startswith(f"LibraryUnusable {of_user}: {reason}")
        assert "Check who may write" in refused
        assert read == "300"
        assert contents(of_user.parent) == before

    def test_a_file_nobody_may_write_is_named_and_can_still_be_read(self, of_user, as_user):
        of_user.chmod(0o400)
        before = contents(of_user.parent)["library.db"]
        refused, read = as_user(TRY, of_user).stdout.splitlines()
        assert refused.startswith(("CannotWrite", "LibraryUnusable"))
        assert str(of_user) in refused
        assert "permission" in refused or "who may write" in refused
        assert read == "300"
        assert contents(of_user.parent)["library.db"] == before

    def test_a_file_nobody_may_read_is_named(self, of_user, as_user):
        of_user.chmod(0)
        refused, also = as_user(TRY, of_user).stdout.splitlines()
        assert refused == f"LibraryUnusable {of_user}: permission denied. Check who may read it."
        assert str(of_user) in also

    def test_a_folder_that_cannot_be_made_is_named(self, of_user, as_user):
        new = of_user.parent / "new"
        of_user.parent.chmod(0o500)
        said = as_user(TRY, new / "library.db")
        assert f"LibraryUnusable {new}: its folder cannot be made" in said.stdout
        assert not said.stderr


MAKE_EVERYTHING = """
import os, sys
from contextlib import closing
from pathlib import Path
os.umask(0)
from desktop.store.store import Store
store = Store(Path(sys.argv[1]))
store.back_up()
print("\\n".join(f"{oct(path.stat().st_mode & 0o777)} {path}" for path in Path(sys.argv[2]).rglob("*")))
store.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_look_at_a_library_whatever_the_umask(tmp_path):
    path = tmp_path / "made" / "on the way" / "library.db"
    done = subprocess.run(
        [sys.executable, "-c", MAKE_EVERYTHING, path, tmp_path],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    modes = {
        Path(name).name: mode for mode, name in (line.split(" ", 1) for line in done.stdout.splitlines())
    }
    assert {"made", "on the way", "library.db", "library.db-wal", "library.db.lock", "backups"} <= set(modes)
    folders = {"made", "on the way", "backups"}
    assert {modes[name] for name in folders} == {"0o700"}
    assert {mode for name, mode in modes.items() if name not in folders} == {"0o600"}
