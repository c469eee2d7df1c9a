"""Tags: one for all spellings of a name, merged when one is renamed onto another, and undone to the last paper."""

import pytest

from desktop.errors import UsageError
from desktop.library import deleting, editing, tagging
from desktop.library.library import Library
from desktop.papers.tag_colours import TAG_COLOURS
from desktop.papers.view import Sort, View
from desktop.store.dump import logical_dump


@pytest.fixture
def library(tmp_path):
    """Return a library of papers 1 to 4."""
    library = Library(tmp_path / "library.db")
    for number in range(4):
        library.do(editing.add_paper, {"title": f"Paper {number + 1}"})
    yield library
    library.close()


def tags(library):
    return [(line.name, line.papers) for line in library.pages.tags()]


def row_of(library, name):
    return next(line.id for line in library.pages.tags() if line.name == name)


def tagged(library, name):
    return sorted(library.pages.ids(View("tag", key=row_of(library, name)), Sort()))


@pytest.mark.parametrize("spelling", ["vision", "VISION", " Visión ", "#vision", "Vi\u00adsion"])
def test_spellings_that_differ_in_case_or_accents_are_one_tag(library, spelling):
    library.do(tagging.tag, [1], "Vision")
    library.do(tagging.tag, [2, 1], spelling)
    assert tags(library) == [("Vision", 2)]
    changes = library.do(tagging.untag, [1, 2], spelling)
    assert len(changes.items[0].after.ids) == 2
    assert tags(library) == [("Vision", 0)]


def test_the_label_says_how_many_papers_got_the_tag(library):
    assert library.do(tagging.tag, [1, 2], "a").label == "Tag 2 papers “a”"
    assert library.do(tagging.tag, [1, 2, 3], "A").label == "Tag 1 paper “a”"
    assert library.do(tagging.tag, [1], "a").items == ()


def test_taking_a_tag_that_is_not_there_does_nothing(library):
    assert library.do(tagging.untag, [1], "never heard of").items == ()


def test_renaming_keeps_the_papers(library):
    library.do(tagging.tag, [1, 2], "a")
    changes = library.do(tagging.rename_tag, row_of(library, "a"), "B")
    assert changes.label == "Rename the tag “a” to “B”"
    assert (tags(library), tagged(library, "B")) == ([("B", 2)], [1, 2])
    assert len(changes.items) == 2  # however many papers have it


def test_renaming_onto_another_spelling_of_itself_is_no_merging(library):
    library.do(tagging.tag, [1], "vision")
    library.do(tagging.rename_tag, row_of(library, "vision"), "Visión")
    assert tags(library) == [("Visión", 1)]


def test_renaming_onto_another_tag_merges_the_two(library):
    library.do(tagging.tag, [1, 2], "a")
    library.do(tagging.tag, [2, 3], "b")
    library.do(deleting.move_to_bin, [1])
    before = logical_dump(library.pages.connection)
    changes = library.do(tagging.rename_tag, row_of(library, "a"), "B")
    assert changes.label == "Merge the tag “a” into “b”"
    assert (tags(library), tagged(library, "b")) == ([("b", 2)], [2, 3])
    library.do(deleting.restore, [1])
    assert tagged(library, "b") == [1, 2, 3]  # what lay in the Bin was merged, too
    library.undo()
    library.undo()
    assert logical_dump(library.pages.connection) == before
    library.redo()
    assert tags(library) == [("b", 2)]


def test_a_deleted_tag_leaves_its_papers_and_comes_back_with_them(library):
    library.do(tagging.tag, [1, 2], "a")
    library.do(tagging.delete_tag, row_of(library, "a"))
    assert tags(library) == []
    library.do(tagging.tag, [3], "A")
    assert tags(library) == [("A", 1)]
    library.undo()
    library.undo()
    assert (tags(library), tagged(library, "a")) == ([("a", 2)], [1, 2])


def test_new_tags_get_the_colours_in_turn_and_keep_the_one_they_are_given(library):
    for number in range(3):
        library.do(tagging.tag, [1], f"tag {number}")
    assert [line.colour for line in library.pages.tags()] == list(TAG_COLOURS[:3])
    library.do(tagging.colour_tag, row_of(library, "tag 1"), TAG_COLOURS[9])
    library.do(tagging.tag, [1], "tag 3")
    assert [line.colour for line in library.pages.tags()] == [
        TAG_COLOURS[0], TAG_COLOURS[9], TAG_COLOURS[2], TAG_COLOURS[1]
    ]  # fmt: skip


def test_a_colour_that_is_none_is_refused(library):
    library.do(tagging.tag, [1], "a")
    with pytest.raises(UsageError, match="is not a colour"):
        library.do(tagging.colour_tag, row_of(library, "a"), "ultraviolet")


@pytest.mark.parametrize("name", ["", " ", "###", "\u200b", "\u0301", "x" * 101, "\n"])
def test_what_is_no_name_is_refused(library, name):
    for attempt in ((tagging.tag, [1], name), (tagging.rename_tag, 1, name)):
        with pytest.raises(UsageError, match="is not a name"):
            library.do(*attempt)
    assert tags(library) == []


def test_a_tag_that_nobody_has_any_more_is_not_renamed(library):
    library.do(tagging.tag, [1], "a")
    row = row_of(library, "a")
    library.do(tagging.delete_tag, row)
    assert library.do(tagging.rename_tag, row, "b").items == ()
    assert library.do(tagging.colour_tag, row, TAG_COLOURS[3]).items == ()
