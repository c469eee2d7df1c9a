"""What searching reads: the text of papers, and which papers' text an action changed."""

import pytest

from desktop.library import deciding, deleting, editing, listing, noting, tagging
from desktop.library.library import Library
from desktop.papers.state import State
from desktop.store.plain_search import holding
from desktop.store.search_text import (
    all_search_texts,
    library_uid,
    papers_in_all,
    search_texts,
    text_changed_since,
)


@pytest.fixture
def opened(tmp_path):
    library = Library(tmp_path / "library.db")
    library.do(
        editing.add_paper, {"title": "One", "authors": "Ann Bell; van Gogh, Vincent", "abstract": "First."}
    )
    library.do(editing.add_paper, {"title": "Two"})
    library.do(editing.add_paper, {"title": "Three"})
    yield library
    library.close()


def changed(library, action, *arguments):
    revision = library.pages.revision()
    library.do(action, *arguments)
    return text_changed_since(library.pages.connection, revision)


def test_the_text_of_a_paper_has_names_as_people_write_them(opened):
    opened.do(tagging.tag, [1], "still life")
    opened.do(tagging.tag, [1], "art")
    opened.do(noting.write_note, 1, "A *note*")
    (text,) = search_texts(opened.pages.connection, [1])
    assert text[:4] == (1, "One", "Ann Bell\nVincent van Gogh", "First.")
    assert set(text.tags.split("\n")) == {"still life", "art"}
    assert text.note == "A *note*"


def test_all_texts_come_in_portions_without_what_is_gone(opened):
    with opened.store.step() as step:
        for number in range(1_100):
            editing.add_paper(step, {"title": f"Paper {number}"})
    opened.do(deleting.move_to_bin, [2, 3])
    opened.do(deleting.empty_bin)
    opened.do(deleting.move_to_bin, [1])
    ids = [text.id for text in all_search_texts(opened.pages.connection)]
    assert ids == [1, *range(4, 1_104)]
    assert papers_in_all(opened.pages.connection) == len(ids)
    assert [text.id for text in search_texts(opened.pages.connection, [3, 4, 99_999])] == [4]


def test_only_what_is_searched_counts_as_a_change_of_text(opened):
    assert changed(opened, deciding.rate, [1, 2], 5) == set()
    assert changed(opened, deciding.set_state, [1], State.QUEUED) == set()
    assert changed(opened, deleting.move_to_bin, [3]) == set()
    assert changed(opened, listing.make_list, "Club") == set()
    assert changed(opened, editing.edit, 1, "venue", "A journal") == set()
    assert changed(opened, editing.edit, 1, "title", "Another") == {1}
    assert changed(opened, editing.edit, 2, "authors", "Cy Dorn") == {2}
    assert changed(opened, noting.write_note, 2, "A note") == {2}
    assert changed(opened, tagging.tag, [1, 2], "art") == {1, 2}
    assert changed(opened, deleting.empty_bin) == {3}
    assert changed(opened, editing.add_paper, {"title": "New"}) == {4}


def test_a_tag_changes_the_text_of_every_paper_that_has_it(opened):
    opened.do(tagging.tag, [1, 3], "art")
    row = opened.pages.tags()[0].id
    assert changed(opened, tagging.colour_tag, row, "plum") == set()
    assert changed(opened, tagging.rename_tag, row, "arts") == {1, 3}
    assert changed(opened, tagging.delete_tag, row) == {1, 3}


def test_undo_and_redo_are_changes_like_others_and_what_was_dropped_is_not_told(opened):
    opened.do(noting.write_note, 1, "A note")
    revision = opened.pages.revision()
    opened.undo()
    assert text_changed_since(opened.pages.connection, revision) == {1}
    opened.redo()
    opened.undo()
    assert text_changed_since(opened.pages.connection, revision) == {1}
    opened.do(deciding.rate, [2], 3)  # the undone step is gone, and with it what it changed
    assert text_changed_since(opened.pages.connection, revision) is None


def test_a_revision_that_the_library_never_had_tells_nothing(opened):
    assert text_changed_since(opened.pages.connection, opened.pages.revision() + 1) is None
    assert text_changed_since(opened.pages.connection, opened.pages.revision()) == set()


def test_two_libraries_have_two_names(opened, tmp_path):
    other = Library(tmp_path / "other.db")
    assert library_uid(other.pages.connection) != library_uid(opened.pages.connection)
    other.close()


def held(library, wanted, unwanted=(), still_wanted=lambda: True):
    return list(holding(library.pages.connection, wanted, unwanted, still_wanted))


def test_plain_search_tells_whether_the_title_holds_it_all(opened):
    assert held(opened, [("one", ())]) == [(1, True)]
    assert held(opened, [("first", ())]) == [(1, False)]
    assert held(opened, [("first", ("title",))]) == []


def test_plain_search_leaves_out_what_is_unwanted_and_finds_nothing_for_nothing(opened):
    assert held(opened, [("one", ())], [("first", ())]) == []
    assert held(opened, []) == []


def test_plain_search_stops_when_nobody_waits(opened):
    assert held(opened, [("one", ())], still_wanted=lambda: False) == []
