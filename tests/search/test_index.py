"""The index on disk: fresh at once, rebuilt when in doubt, and never lying, killed at any moment."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tantivy

from desktop.errors import CannotWrite
from desktop.progress import Cancelled
from desktop.search import engine
from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex

ROOT = Path(__file__).resolve().parents[2]
Library = Callable[..., SearchIndex]


def found(index: SearchIndex, text: str) -> list[int]:
    ranking = index.rank(text, 50)
    assert ranking is not None
    return sorted(ranking.ids)


def reopened(index: SearchIndex) -> SearchIndex:
    index.close()
    other = SearchIndex(index.folder)
    other.open()
    return other


def generation_of(index: SearchIndex) -> Path:
    return index.folder / (index.folder / "current").read_text()


def test_starting_does_not_pay_for_the_engine() -> None:
    code = (
        "import sys, desktop.search.index, desktop.search.highlights;"
        "print('tantivy' in sys.modules, 'rapidfuzz' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]


def test_a_change_is_found_when_replace_returns(index: SearchIndex) -> None:
    index.replace([SearchDocument(1, "Graph theory"), SearchDocument(2, "Tree theory")], [], 4)
    assert (found(index, "theory "), index.revision) == ([1, 2], 4)
    index.replace([SearchDocument(1, "Quantum fields")], [], 5)
    assert (found(index, "theory "), found(index, "quantum "), index.revision) == ([2], [1], 5)
    index.replace([], [2], 6)
    assert (found(index, "theory "), index.revision) == ([], 6)


def test_the_same_paper_twice_in_one_change_is_there_once(index: SearchIndex) -> None:
    index.replace([SearchDocument(1, "Graph theory"), SearchDocument(1, "Graph theorems")], [], 1)
    assert found(index, "graph ") == [1]
    assert found(index, "theorems ") == [1]


def test_many_changes_one_by_one_leave_what_the_last_ones_said(index: SearchIndex) -> None:
    choice = random.Random(3)
    titles: dict[int, str] = {}
    for revision in range(1, 40):
        number = choice.randint(1, 9)
        gone = [choice.randint(1, 9)]
        titles.pop(gone[0], None)
        titles[number] = f"common paper v{revision}q"
        index.replace([SearchDocument(number, titles[number])], gone, revision)
        if gone == [number]:
            assert found(index, f"v{revision}q ") == [number]
    other = reopened(index)
    assert other.revision == 39
    assert found(other, "common ") == sorted(titles)
    for number, title in titles.items():
        assert found(other, title + " ") == [number]


def test_a_reopened_index_answers_the_same(library: Library) -> None:
    index = library("Graph theory", "Tree theory", "Instance understanding")
    before = [index.rank(query, 9) for query in ("theory", "instnace", "nothing")]
    other = reopened(index)
    assert [other.rank(query, 9) for query in ("theory", "instnace", "nothing")] == before
    assert other.revision == 1


def test_a_paper_needs_an_id_of_its_own(index: SearchIndex) -> None:
    with pytest.raises(ValueError, match="id of 1 or more"):
        index.replace([SearchDocument(0, "Graph theory")], [], 1)
    assert index.revision == 0


def test_documents_that_fail_change_nothing(library: Library) -> None:
    def failing() -> Iterator[SearchDocument]:
        yield SearchDocument(9, "Quantum fields")
        raise LookupError

    index = library("Graph theory")
    with pytest.raises(LookupError):
        index.replace(failing(), [1], 2)
    index.replace([SearchDocument(2, "Tree theory")], [], 3)
    assert (found(index, "theory "), found(index, "quantum "), index.revision) == ([1, 2], [], 3)


# -- rebuilding ------------------------------------------------------------------------------------------


class Watcher:
    """Notes the progress and cancels when told to."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.seen: list[tuple[int, int | None]] = []
        self.cancel_at = cancel_at

    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        self.seen.append((done, total))
        if self.cancel_at is not None and done >= self.cancel_at:
            raise Cancelled


def test_rebuilding_forgets_what_was_and_tells_how_far_it_is(library: Library) -> None:
    index = library("Graph theory")
    watcher = Watcher()
    index.rebuild((SearchDocument(number, "Tree theory") for number in range(2, 502)), 7, watcher, 500)
    assert (len(found(index, "theory ")), found(index, "graph "), index.revision) == (50, [], 7)
    assert watcher.seen[-1] == (500, 500)
    assert len(list(index.folder.glob("generation-*"))) == 1


def test_cancelled_rebuilding_leaves_the_old_index_and_nothing_else(library: Library) -> None:
    index = library("Graph theory")
    with pytest.raises(Cancelled):
        index.rebuild((SearchDocument(number, "Tree") for number in range(2, 502)), 7, Watcher(cancel_at=200))
    assert (found(index, "graph "), index.revision) == ([1], 1)
    assert len(list(index.folder.glob("generation-*"))) == 1
    assert found(reopened(index), "graph ") == [1]


def test_what_is_written_while_rebuilding_is_told_as_not_seen(library: Library) -> None:
    index = library("Graph theory")

    def papers() -> Iterator[SearchDocument]:
        yield SearchDocument(1, "Graph theory")
        index.replace([SearchDocument(2, "Tree theory")], [], 2)
        assert found(index, "tree ") == [2]

    index.rebuild(papers(), 1)
    assert (found(index, "tree "), index.revision) == ([], 1)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "search").write_text("not a folder")
    with pytest.raises(CannotWrite, match="search index"):
        SearchIndex(tmp_path / "search").rebuild([], 1)


# -- doubt -----------------------------------------------------------------------------------------------


def damage_missing(folder: Path, generation: Path) -> None:
    shutil.rmtree(folder)


def damage_no_current(folder: Path, generation: Path) -> None:
    (folder / "current").unlink()


def damage_foreign_current(folder: Path, generation: Path) -> None:
    (folder / "current").write_bytes(b"\xff\xfe../../elsewhere")


def damage_no_words(folder: Path, generation: Path) -> None:
    shutil.rmtree(generation / "words")


def damage_no_meta(folder: Path, generation: Path) -> None:
    (generation / "papers" / "meta.json").unlink()


def damage_foreign_meta(folder: Path, generation: Path) -> None:
    (generation / "papers" / "meta.json").write_text('{"segments": {"segment_id": 3}}')


def damage_swapped(folder: Path, generation: Path) -> None:
    (generation / "papers").rename(generation / "other")
    (generation / "words").rename(generation / "papers")
    (generation / "other").rename(generation / "words")


def damage_cut(folder: Path, generation: Path) -> None:
    for path in (generation / "papers").glob("*.term"):
        path.write_bytes(path.read_bytes()[:-20])


def damage_emptied(folder: Path, generation: Path) -> None:
    for path in (generation / "words").glob("*.store"):
        path.write_bytes(b"")


def damage_removed(folder: Path, generation: Path) -> None:
    for path in (generation / "papers").glob("*.idx"):
        path.unlink()


DAMAGES = [value for name, value in sorted(globals().items()) if name.startswith("damage_")]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_in_doubt_until_it_is_rebuilt(
    library: Library, damage: Callable[[Path, Path], None]
) -> None:
    index = library("Graph theory", "Tree theory")
    index.close()
    damage(index.folder, generation_of(index))
    index.open()
    assert index.revision is None
    assert index.rank("graph", 5) is None
    index.replace([SearchDocument(1, "Graph theory")], [], 2)
    assert index.revision is None
    index.rebuild([SearchDocument(1, "Graph theory")], 3)
    assert (found(index, "graph "), index.revision) == ([1], 3)
    assert (found(reopened(index), "graph "), len(list(index.folder.glob("generation-*")))) == ([1], 1)


def test_a_single_changed_byte_anywhere_is_noticed(library: Library) -> None:
    index = library("Graph theory", "Tree theory")
    index.close()
    choice = random.Random(1)
    names = (".term", ".idx", ".pos", ".fast", ".store", ".fieldnorm")
    for path in sorted(path for path in generation_of(index).rglob("*") if path.suffix in names):
        sound = path.read_bytes()
        at = choice.randrange(len(sound))
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x20]) + sound[at + 1 :])
        index.open()
        assert index.revision is None, (path.name, at)
        path.write_bytes(sound)
    index.open()
    assert index.revision == 1


@pytest.mark.parametrize(("newer", "revision"), [(0, 8), (1, None)])
def test_an_index_of_another_format_is_in_doubt(library: Library, newer: int, revision: int | None) -> None:
    index = library("Graph theory")
    index.close()
    papers = engine.opened_index(generation_of(index) / "papers")
    writer = papers.writer(15_000_000, 1)
    writer.delete_documents_by_query(tantivy.Query.term_query(papers.schema, "id", 0))
    zero = tantivy.Document()
    for field, value in (("id", 0), ("revision", 8), ("format", engine.FORMAT + newer)):
        zero.add_unsigned(field, value)
    writer.add_document(zero)
    writer.commit()
    assert reopened(index).revision == revision


def test_another_writer_at_work_is_told_and_leaves_doubt_not_lies(library: Library) -> None:
    index = library("Graph theory")
    other = SearchIndex(index.folder)
    other.open()
    assert found(other, "graph ") == [1]
    with pytest.raises(CannotWrite):
        other.replace([SearchDocument(2, "Tree theory")], [], 2)
    assert other.revision is None
    assert (found(index, "tree "), index.revision) == ([], 1)


def test_what_a_killed_commit_left_half_written_is_no_damage(library: Library) -> None:
    index = library("Graph theory", "Tree theory")
    index.replace([], [2], 2)
    index.close()
    kept = list(index.folder.rglob("*.del"))
    assert kept
    for path in kept:
        path.with_name(f"{path.name.partition('.')[0]}.999999.del").write_bytes(b"half")
    with contextlib.closing(reopened(index)) as again:
        assert (again.revision, found(again, "graph ")) == (2, [1])
    kept[0].write_bytes(kept[0].read_bytes()[:-9])
    assert reopened(index).revision is None


WRITER = """
import sys
from pathlib import Path
from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
index = SearchIndex(Path(sys.argv[1]))
index.open()
revision = index.revision
while True:
    revision += 1
    papers = [SearchDocument(number, f"common v{revision}q w{revision * 100 + number}q") for number in range(1, 40)]
    index.replace(papers, [40 + revision % 7], revision)
    print(revision, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_killed_at_any_moment_it_tells_the_truth(library: Library) -> None:
    index = library("Graph theory")
    index.close()
    choice = random.Random(11)
    for _ in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(index.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        with child.stdout as told:
            acknowledged = int(told.readline())
            time.sleep(choice.random() * 0.12)
            child.send_signal(signal.SIGKILL)
            acknowledged = max([acknowledged, *(int(line) for line in told if line.endswith("\n"))])
        child.wait()
        index.open()
        assert index.revision in (acknowledged, acknowledged + 1)
        assert found(index, f"v{index.revision}q ") == list(range(1, 40))
        assert found(index, f"v{index.revision - 1}q ") == []
        assert found(index, f"w{index.revision * 100 + 7}q ") == [7]
        with contextlib.closing(index):
            vocabulary = index._vocabulary
            assert vocabulary
            for word in ("common", f"v{index.revision}q", f"w{index.revision * 100 + 7}q"):
                assert vocabulary.snapshot.words.doc_freq("word", word) == 1


REBUILDER = """
import sys
from pathlib import Path
from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
index = SearchIndex(Path(sys.argv[1]))
index.open()
revision = index.revision
while True:
    revision += 1
    index.rebuild([SearchDocument(number, f"common v{revision}q") for number in range(1, 40)], revision)
    print(revision, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_killed_while_it_is_rebuilt_it_is_the_old_one_or_the_new_one(library: Library) -> None:
    index = library("Graph theory")
    index.close()
    choice = random.Random(12)
    for _ in range(2):
        child = subprocess.Popen(
            [sys.executable, "-c", REBUILDER, str(index.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        with child.stdout as told:
            acknowledged = int(told.readline())
            time.sleep(choice.random() * 0.3)
            child.send_signal(signal.SIGKILL)
            acknowledged = max([acknowledged, *(int(line) for line in told if line.endswith("\n"))])
        child.wait()
        with contextlib.closing(index):
            index.open()
            assert index.revision in (acknowledged, acknowledged + 1)
            assert found(index, f"v{index.revision}q ") == list(range(1, 40))
            assert found(index, f"v{index.revision - 1}q ") == []
    index.rebuild([SearchDocument(1, "Graph theory")], 1)
    assert len(list(index.folder.glob("generation-*"))) == 1
