"""Searching a library: the index follows whatever happens to it, and without an index exact words are found."""

import os
import random
import shutil
import threading
from contextlib import contextmanager

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.library import deciding, deleting, editing, listing, noting, tagging
from desktop.library.finding import Finder, index_folder
from desktop.library.import_plan import Choices
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.changes import Changes
from desktop.papers.state import State
from desktop.papers.view import ALL, BIN, INBOX, QUEUE, View
from desktop.progress import Cancelled, no_progress
from desktop.store.pages import Pages

TITLES = {
    1: "Instance Understanding with Inst-IT",
    2: "Crop Rotation for Rotating Crops",
    3: "Überraschende Ähnlichkeiten zwischen Wörtern",
}


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    library.do(
        editing.add_paper, {"title": TITLES[1], "abstract": "Explicit visual prompts.", "issued": "2024"}
    )
    library.do(editing.add_paper, {"title": TITLES[2], "authors": "Ada Lovelace; Alan Turing"})
    library.do(editing.add_paper, {"title": TITLES[3]})
    yield library
    library.close()


@contextmanager
def finder_of(library):
    pages = Pages(library.path)
    finder = Finder(pages, index_folder(library.path))
    try:
        yield finder
    finally:
        finder.close()
        pages.close()


@pytest.fixture
def finder(library):
    with finder_of(library) as finder:
        finder.catch_up()
        yield finder


def found(finder, text, view=ALL, **options):
    findings = finder.find(text, view, **options)
    assert not findings.hindrance
    return list(findings.ids)


def test_a_misspelt_phrase_finds_its_paper_and_nonsense_finds_nothing(finder):
    assert found(finder, "instnace undestanding") == [1]
    assert found(finder, "qzxwvjk") == []
    assert finder.find("instnace").spellings[0].typed == "instnace"


def test_titles_authors_abstracts_tags_and_notes_are_searched(library, finder):
    finder.follow(library.do(tagging.tag, [3], "linguistics"))
    finder.follow(library.do(noting.write_note, 1, "Compare with the teapot paper"))
    assert found(finder, "lovelcae") == [2]
    assert found(finder, "visaul") == [1]
    assert found(finder, "lingusitics") == [3]
    assert found(finder, "taepot") == [1]


SNIPPETS = b"""\
@article{a, title = {Ponds at Night}, snippet = {of herons and their "patience" in winter}}
@article{b, title = {Ponds at Noon}, abstract = {Nothing stirs.}, snippet = {of herons and their patience}}
"""


def test_where_there_is_no_abstract_the_snippet_of_an_alert_is_searched(library, finder):
    plan = plan_import(library.store, library.pages, [Source(SNIPPETS, "a.bib")], read, no_progress)
    finder.follow(library.do(import_papers, plan, Choices(taken=plan.default_choices().taken)))
    assert found(finder, "patience") == [4]
    assert found(finder, "abstract:herons") == [4]
    finder.follow(library.do(editing.edit, 4, "abstract", "Frogs sing."))
    assert found(finder, "patience") == []


def test_a_note_is_found_by_its_words_until_it_is_undone(library, finder):
    finder.follow(library.do(noting.write_note, 1, "teapot"))
    assert found(finder, "teapot") == [1]
    finder.follow(library.undo())
    assert found(finder, "teapot") == []
    finder.follow(library.redo())
    assert found(finder, "teapot") == [1]


def test_renaming_merging_and_deleting_a_tag_changes_what_its_papers_are_found_by(library, finder):
    finder.follow(library.do(tagging.tag, [1, 2], "linguistics"))
    row = library.pages.tags()[0].id
    finder.follow(library.do(tagging.rename_tag, row, "botany"))
    assert sorted(found(finder, "botany")) == [1, 2]
    assert found(finder, "linguistics") == []
    finder.follow(library.do(tagging.delete_tag, row))
    assert found(finder, "botany") == []
    finder.follow(library.undo())
    assert sorted(found(finder, "botany")) == [1, 2]


def test_a_search_is_confined_to_what_a_view_shows(library, finder):
    finder.follow(library.do(deciding.set_state, [1, 2], State.QUEUED))
    finder.follow(library.do(deciding.set_state, [2], State.READING))
    finder.follow(library.do(deleting.move_to_bin, [3]))
    finder.follow(library.do(listing.make_list, "Club"))
    club = View("list", key=library.pages.lists()[0].id)
    finder.follow(library.do(listing.add_to_list, club.key, [1]))
    assert found(finder, "lovelace", QUEUE) == [2]
    assert found(finder, "lovelace", View("state", "reading")) == [2]
    assert found(finder, "lovelace", INBOX) == []
    assert found(finder, "lovelace", club) == []
    assert found(finder, "instance", club) == [1]
    assert found(finder, "instance", QUEUE, also=[club]) == [1]
    assert found(finder, "instance", INBOX, also=[club]) == []
    assert found(finder, "wortern", ALL) == []
    assert found(finder, "wortern", BIN) == [3]


def files_of(finder):
    return {
        path: (path.stat().st_size, path.stat().st_mtime_ns)
        for path in finder._index.folder.rglob("*")
        if path.is_file()
    }


def segments(finder):
    return finder._index.vocabulary.snapshot.papers.num_segments


def test_a_decision_writes_nothing_into_the_index(library, finder):
    before = files_of(finder)
    finder.follow(library.do(deciding.rate, [1, 2, 3], 5))
    finder.follow(library.do(deciding.set_state, [1], State.QUEUED))
    finder.follow(library.undo())
    finder.catch_up()
    assert files_of(finder) == before
    assert found(finder, "instnace") == [1]
    finder.follow(library.do(noting.write_note, 1, "teapot"))
    assert found(finder, "teapot") == [1]
    assert finder._index.revision == library.pages.revision()


def test_decisions_are_written_when_the_finder_closes_or_after_many(library, finder):
    library.do(deciding.rate, [1], 5)
    finder.catch_up()
    now = library.pages.revision()
    assert finder._index.revision == now - 1
    finder.close()
    finder.catch_up()
    assert finder._index.revision == now
    finder.follow(library.do(noting.write_note, 1, "teapot"))
    now += 1
    finder.follow(*(Changes("Rate", revision=now + more) for more in range(1, 201)))
    assert finder._index.revision == now
    finder.follow(Changes("Rate", revision=now + 201))
    assert finder._index.revision == now + 201


def test_a_finder_that_was_killed_after_decisions_left_an_index_that_is_true(library, finder, tmp_path):
    finder.follow(library.do(noting.write_note, 1, "teapot"))
    finder.follow(library.do(deciding.rate, [1], 5))
    shutil.copytree(finder._index.folder, tmp_path / "left")
    library.do(deciding.rate, [2], 5)
    with finder_of(library) as after:
        after._index.folder = tmp_path / "left"
        before = files_of(after)
        after.catch_up()
        assert found(after, "taepot") == [1]
        assert files_of(after) == before
        library.do(noting.write_note, 2, "samovar")
        after.catch_up()
        assert found(after, "samovra") == [2]


def test_another_process_reads_the_index_while_decisions_are_not_written_into_it(library, finder):
    finder.follow(library.do(deciding.rate, [1, 2, 3], 5))
    with finder_of(library) as second:
        second.catch_up()
        assert found(second, "instnace") == [1]


def test_a_burst_of_changes_is_one_commit(library, finder):
    before = segments(finder)
    burst = [
        library.do(noting.write_note, paper, f"teapot {number}") for number in range(4) for paper in (1, 2)
    ]
    finder.follow(*burst[:5])
    finder.follow(*burst[3:])
    finder.follow(*burst)
    assert segments(finder) <= before + 2
    assert sorted(found(finder, '"teapot 3"')) == [1, 2]
    assert found(finder, '"teapot 2"') == []


def test_a_new_search_catches_up_with_what_was_done_without_it(library, finder):
    library.do(editing.add_paper, {"title": "Something about teapots"})
    library.do(noting.write_note, 2, "samovar")
    library.undo()
    library.redo()
    library.do(editing.edit, 1, "title", "Objects")
    finder.catch_up()
    assert found(finder, "teapots") == [4]
    assert found(finder, "samovar") == [2]
    assert found(finder, "inst-it") == []


def test_an_action_that_was_missed_is_made_up_for_by_the_next(library, finder):
    library.do(noting.write_note, 1, "samovar")
    finder.follow(library.do(noting.write_note, 2, "teapot"))
    assert found(finder, "samovar") == [1]
    assert found(finder, "teapot") == [2]


def test_a_note_that_was_written_and_removed_in_one_session_leaves_nothing(library, finder):
    finder.follow(library.do(noting.write_note, 1, "teapot", session="a"))
    finder.follow(library.do(noting.write_note, 1, "", session="a"))
    assert found(finder, "teapot") == []
    with finder_of(library) as another:
        library.do(noting.write_note, 2, "samovar", session="b")
        library.do(noting.write_note, 2, "", session="b")
        finder.close()
        another.catch_up()
        assert found(another, "samovar") == []
        assert found(another, "instance") == [1]


ANYTHING = [
    lambda library, paper, word: library.do(noting.write_note, paper, word),
    lambda library, paper, word: library.do(tagging.tag, [paper], word),
    lambda library, paper, word: library.do(tagging.untag, [paper], word),
    lambda library, paper, word: library.do(deleting.move_to_bin, [paper]),
    lambda library, *_: library.do(deleting.empty_bin),
    lambda library, paper, _: library.do(deciding.rate, [paper], 3),
    lambda library, *_: library.undo(),
    lambda library, *_: library.redo(),
]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_index_answers_as_a_new_one_would(library, finder, seed):
    chance = random.Random(seed)
    words = ["teapot", "samovar", "kettle", "urn"]
    waiting = []
    for _ in range(15):
        paper, word = chance.choice([1, 2, 3]), chance.choice(words)
        changes = chance.choice(ANYTHING)(library, paper, word)
        if changes is not None and changes.items and chance.random() < 0.8:
            waiting.append(changes)
        if chance.random() < 0.5:
            finder.follow(*waiting)
            waiting.clear()
    finder.catch_up()
    kept = {word: sorted(found(finder, word)) for word in words}
    finder.close()
    with finder_of(library) as fresh:
        fresh._index.folder = library.path.with_name("fresh.index")
        fresh.catch_up()
        assert kept == {word: sorted(found(fresh, word)) for word in words}


# -- without an index ------------------------------------------------------------------------------------


def test_exact_words_are_found_before_there_is_an_index_and_it_says_so(library):
    with finder_of(library) as finder:
        findings = finder.find("understanding inst-it")
        assert findings.ids == (1,)
        assert findings.total == 1
        assert "not ready" in findings.hindrance
        assert finder.find("undestanding").ids == ()


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        ("ROTATION", (2,)),
        ("uberraschende", (3,)),
        ("wörtern ähnlich", (3,)),
        ("lovelace turing", (2,)),
        ("family", ()),  # how names are stored is not what they are
        ("visual rotation", ()),
        ("   ", ()),
        ("%", ()),
        ("_", ()),
    ],
)
def test_exact_search_folds_case_and_accents(library, query, papers):
    with finder_of(library) as finder:
        assert finder.find(query).ids == papers


def test_exact_search_shows_titles_first_and_then_the_newest(library):
    library.do(noting.write_note, 3, "rotation")
    library.do(noting.write_note, 1, "rotation")
    library.do(editing.add_paper, {"title": "More rotation"})
    with finder_of(library) as finder:
        assert finder.find("rotation").ids == (4, 2, 3, 1)
        assert finder.find("rotation", limit=2).ids == (4, 2)
        assert finder.find("rotation", limit=2).total == 4


def test_while_another_writes_the_index_exact_words_are_found(library, finder):
    library.do(noting.write_note, 1, "teapot")
    with finder_of(library) as second:
        second.catch_up()
        assert "written by" in second.find("teapot").hindrance
        assert second.find("teapot").ids == (1,)
        finder.catch_up()
        second.catch_up()
        assert found(second, "taepot") == [1]


def test_an_index_that_another_process_keeps_is_read_without_its_lock(library, finder):
    finder.follow(library.do(noting.write_note, 1, "teapot"))
    with finder_of(library) as second:
        second.catch_up()
        assert found(second, "taepot") == [1]


def test_where_the_folder_of_the_index_cannot_be_made_exact_words_are_found(library):
    index_folder(library.path).write_text("in the way")
    with finder_of(library) as finder:
        finder.catch_up()
        findings = finder.find("lovelace")
        assert findings.ids == (2,)
        assert findings.hindrance


@pytest.mark.parametrize("damage", ["current", "library", "papers", "all"])
def test_a_damaged_index_is_built_anew(library, damage):
    with finder_of(library) as finder:
        finder.catch_up()
    folder = index_folder(library.path)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (damage == "all" or damage in path.parts or path.name == damage):
            path.write_bytes(os.urandom(20))
    with finder_of(library) as finder:
        finder.catch_up()
        assert found(finder, "instnace") == [1]


def test_the_index_of_another_library_is_not_believed(library, tmp_path):
    with finder_of(library) as finder:
        finder.catch_up()
    other = Library(tmp_path / "other.db")
    for title in ("One teapot", "Two teapots", "Three teapots"):
        other.do(editing.add_paper, {"title": title})
    index_folder(library.path).rename(index_folder(other.path))
    with finder_of(other) as finder:
        finder.catch_up()
        assert found(finder, "lovelace") == []
        assert found(finder, "three") == [3]
    other.close()


# -- progress and stopping -------------------------------------------------------------------------------


class Stopping:
    def step(self, done, total=None, note=""):
        raise Cancelled


def test_building_can_be_stopped_and_done_later(library):
    with finder_of(library) as finder:
        with pytest.raises(Cancelled):
            finder.catch_up(Stopping())
        assert finder.find("lovelace").ids == (2,)
        finder.catch_up()
        assert found(finder, "lovelcae") == [2]


def test_an_answer_that_nobody_waits_for_is_not_given(library, finder):
    assert finder.find("lovelace", still_wanted=lambda: False) is None
    with finder_of(library) as without_index:
        assert without_index.find("lovelace", still_wanted=lambda: False) is None


def test_searching_goes_on_while_the_index_is_written(library, finder):
    stop = threading.Event()
    wrong = []

    def search():
        while not stop.is_set():
            findings = finder.find("lovelace")
            if list(findings.ids) != [2]:
                wrong.append(findings)

    thread = threading.Thread(target=search)
    thread.start()
    for number in range(10):
        finder.follow(library.do(noting.write_note, 1, f"note {number}"))
    stop.set()
    thread.join()
    assert not wrong


def test_among_many_hits_those_of_a_small_view_are_all_found(tmp_path):
    library = Library(tmp_path / "many.db")
    with library.store.step() as step:
        for number in range(450):
            editing.add_paper(step, {"title": f"Common words, paper {number}"})
    few = [3, 211, 449]
    library.do(deciding.set_state, few, State.QUEUED)
    with finder_of(library) as finder:
        finder.catch_up()
        assert sorted(found(finder, "common words", QUEUE)) == few
        findings = finder.find("common words", ALL, limit=10)
        assert len(findings.ids) == 10
        assert findings.total == 450
    library.close()


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """450 papers of which 300 came out in 2024, three are queued and none is in the Bin."""
    library = Library(tmp_path_factory.mktemp("many") / "many.db")
    with library.store.step() as step:
        for number in range(450):
            issued = "2024" if number < 300 else "2020"
            editing.add_paper(step, {"title": f"Common words, paper {number}", "issued": issued})
    library.do(deciding.set_state, [3, 211, 449], State.QUEUED)
    yield library
    library.close()


def test_a_keystroke_is_answered_without_counting_and_the_rest_begins_the_same(many):
    with finder_of(many) as finder:
        finder.catch_up()
        for text, total in (("common words", 450), ("common words year:2024", 300)):
            first = finder.find(text, ALL, 20, counted=False)
            whole = finder.find(text, ALL, 400)
            assert len(first.ids) == 20
            assert whole.ids[:20] == first.ids
            assert whole.total == total
            assert whole.others == max(0, total - 400)
        assert finder.find("common words", ALL, 20, counted=False).total == 450
        assert finder.find("common words year:2024", ALL, 20, counted=False).others is None


def test_conditions_that_few_papers_meet_are_kept_to_without_reading_on_to_the_end(many):
    with finder_of(many) as finder:
        finder.catch_up()
        assert sorted(finder.find("common words state:queue", ALL, 20).ids) == [3, 211, 449]
        assert finder.find("common words rating:5", ALL, 20).total == 0
        assert finder.find("common words year:2024", QUEUE, 20).total == 2
