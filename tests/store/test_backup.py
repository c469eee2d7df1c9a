"""Backups are whole, checked, counted and kept in the order of their numbers; restoring loses neither side."""

import os
import re
import shutil
import sqlite3

import pytest

from desktop.errors import CannotWrite, LibraryUnusable
from desktop.limits import BACKUPS_KEPT
from desktop.store import backup
from desktop.store.dump import logical_dump
from desktop.store.pages import Pages
from desktop.store.store import Store


@pytest.fixture
def filled(store, make_papers):
    """Return an open store with a few papers and a note."""
    with store.step() as step:
        made = make_papers(step, [f"Paper {number}" for number in range(30)])
        step.put("note", "text", made[:2], "a note")
    return store


def note(store, text):
    with store.step() as step:
        step.put("note", "text", [1], text)
        step.label = "Note"


def dump_of(path):
    pages = Pages(path)
    try:
        return logical_dump(pages.connection)
    finally:
        pages.close()


def test_a_backup_holds_what_the_library_holds(filled, library):
    path = filled.back_up()
    found = backup.check(path)
    assert (found.path, found.number, found.papers, found.notes) == (path, 1, 30, 2)
    assert dump_of(path) == dump_of(library)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_backup_is_made_of_what_is_still_in_the_log(filled, library):
    note(filled, "the last word")
    assert library.with_name("library.db-wal").stat().st_size > 0
    assert "the last word" in dump_of(filled.back_up())["notes"].values()


def test_the_last_ten_are_kept_and_numbered_on(filled):
    made = [filled.back_up() for _ in range(BACKUPS_KEPT + 3)]
    assert backup.backups_of(filled.path) == made[: -BACKUPS_KEPT - 1 : -1]
    assert [backup.backup_number(path) for path in made] == list(range(1, BACKUPS_KEPT + 4))


def test_the_order_is_that_of_the_numbers_and_not_of_the_clock(filled):
    made = [filled.back_up() for _ in range(BACKUPS_KEPT)]
    from_the_future = made[0].with_name(re.sub(r"\d{4}-\d\d-\d\dT", "2999-01-01T", made[0].name))
    from_the_past = made[-1].with_name(re.sub(r"\d{4}-\d\d-\d\dT", "1970-01-01T", made[-1].name))
    made[0].rename(from_the_future)
    made[-1].rename(from_the_past)
    os.utime(from_the_future, (2**33, 2**33))
    os.utime(from_the_past, (0, 0))
    newest = filled.back_up()
    assert backup.backups_of(filled.path)[:2] == [newest, from_the_past]
    assert not from_the_future.exists()


def test_what_is_no_backup_of_ours_is_neither_counted_nor_removed(filled):
    folder = backup.backups_folder(filled.path)
    folder.mkdir()
    kept = [folder / name for name in ("notes.txt", "library.db", "library-1-copy.db")]
    for path in kept:
        path.write_text("mine")
    for _ in range(BACKUPS_KEPT + 1):
        filled.back_up()
    assert [path.read_text() for path in kept] == ["mine"] * 3
    assert len(backup.backups_of(filled.path)) == BACKUPS_KEPT


def test_what_a_killed_backup_left_behind_is_removed_by_the_next(filled):
    folder = backup.backups_folder(filled.path)
    folder.mkdir()
    for name in (
        "library-00000001-2024-01-01T000000Z.db.part",
        "library-00000001-2024-01-01T000000Z.db.part-journal",
    ):
        (folder / name).write_bytes(b"half")
    made = filled.back_up()
    assert [path.name for path in folder.iterdir()] == [made.name]


def test_closing_makes_a_backup_only_when_something_was_changed(filled, library, open_store):
    filled.close(with_backup=True)
    assert len(backup.backups_of(library)) == 1
    open_store().close(with_backup=True)
    assert len(backup.backups_of(library)) == 1


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


def cut(path):
    path.write_bytes(path.read_bytes()[:-4096])


def plant(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER planted AFTER UPDATE ON paper BEGIN DELETE FROM note; END")
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [cut, plant, lambda path: path.write_bytes(b""), lambda path: path.write_text("text"),
     lambda path: path.unlink(), lambda path: flip(path, 3), lambda path: flip(path, 4096 * 3)],
    ids=["cut off", "trigger planted", "empty", "text", "gone", "no header", "a page"],
)  # fmt: skip
def test_a_backup_that_is_not_sound_is_refused_and_the_library_stays(filled, library, damage):
    path = filled.back_up()
    filled.close()
    damage(path)
    before = library.read_bytes()
    with pytest.raises(LibraryUnusable) as refusal:
        backup.restore(library, path)
    assert refusal.value.thing == str(path)
    assert library.read_bytes() == before
    assert sorted(each.name for each in library.parent.iterdir()) == [
        "backups",
        "library.db",
        "library.db.lock",
    ]


def test_restoring_keeps_the_library_that_was_there_with_all_its_log(filled, library, tmp_path):
    old = dump_of(library)
    path = filled.back_up()
    note(filled, "written after the backup")
    new = dump_of(library)
    # A library that nobody closed: what was written last is in its log alone.
    for ending in ("", "-wal"):
        shutil.copy(f"{library}{ending}", f"{tmp_path / 'copy.db'}{ending}")
    filled.close()
    for ending in ("", "-wal"):
        shutil.move(f"{tmp_path / 'copy.db'}{ending}", f"{library}{ending}")
    aside = backup.restore(library, path)
    assert dump_of(library) == old
    assert aside is not None
    assert dump_of(aside) == new
    assert (
        not library.with_name("library.db-wal").exists()
        or not library.with_name("library.db-wal").stat().st_size
    )


def test_each_library_that_was_replaced_is_kept_under_a_name_of_its_own(filled, library):
    path = filled.back_up()
    filled.close()
    aside = [backup.restore(library, path) for _ in range(3)]
    assert len(set(aside)) == 3
    assert all(each is not None and each.exists() for each in aside)


def test_a_backup_is_restored_where_no_library_is_any_more(filled, library):
    path = filled.back_up()
    old = dump_of(library)
    filled.close()
    library.unlink()
    assert backup.restore(library, path) is None
    assert dump_of(library) == old


def test_a_restored_library_is_written_on(filled, library, open_store):
    path = filled.back_up()
    filled.close()
    backup.restore(library, path)
    store = open_store()
    note(store, "goes on")
    assert store.undo() is not None


class Interrupted(Exception):
    """Stands for the moment in which the power goes."""


@pytest.mark.parametrize("moment", range(8))
def test_a_restore_that_is_cut_off_leaves_one_of_the_two_libraries(
    filled, library, monkeypatch, open_store, moment
):
    path = filled.back_up()
    old = dump_of(path)
    note(filled, "written after the backup")
    new = dump_of(library)
    shutil.copy(f"{library}-wal", library.with_name("kept-wal"))
    shutil.copy(library, library.with_name("kept.db"))
    filled.close()
    library.with_name("kept.db").replace(library)
    library.with_name("kept-wal").replace(library.with_name("library.db-wal"))
    renames = iter(range(100))
    rename = os.rename

    def stop(source, target, **_):
        if next(renames) == moment:
            raise Interrupted
        rename(source, target)

    monkeypatch.setattr(os, "rename", stop)
    try:
        backup.restore(library, path)
        finished = True
    except Interrupted:
        finished = False
    monkeypatch.undo()
    assert finished is (moment >= 4)  # copy, library aside, its log, restored
    store = open_store()
    assert dump_of(library) == (old if moment >= 2 else new)
    note(store, "goes on")
    store.close()
    aside = library.with_name("library.before-restore-1.db")
    assert aside.exists() is (moment >= 2)
    if aside.exists():
        assert dump_of(aside) == new
    assert not list(library.parent.glob("*.restoring*"))


def test_a_folder_of_backups_that_cannot_be_made_is_named(filled, library):
    backup.backups_folder(library).write_text("a file in its place")
    with pytest.raises(CannotWrite, match="no backup could be made") as failure:
        filled.back_up()
    assert str(backup.backups_folder(library)) in str(failure.value)
    note(filled, "the library goes on")


def test_a_library_of_another_folder_is_not_confused_with_ours(filled, tmp_path):
    other = Store(tmp_path / "other" / "library.db")
    other.close()
    assert backup.backups_of(other.path) == []
    assert backup.check(other.path).papers == 0
