"""The check of the whole library finds what may be the same, and never what a person called different."""

import pytest

from desktop.library import deleting, editing, merging
from desktop.library.duplicates import duplicates, still_open
from desktop.library.library import Library
from desktop.papers.view import ALL
from desktop.progress import Cancelled

TITLE = "On the Quiet Behaviour of Deep Networks under Heavy Load"


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


def add(library, title, **fields):
    return library.do(editing.add_paper, {"title": title, **fields}).items[0].after.ids[0]


def test_groups_come_with_reasons_and_say_whether_they_are_safe(library):
    one = add(library, TITLE, authors="Ann Bell; Cy Dorn")
    other = add(library, TITLE.upper(), authors="A. Bell")
    third = add(library, TITLE.replace("Behaviour", "Behavior"), authors="Ann Bell")
    add(library, f"{TITLE}: Part II", authors="Ann Bell")
    add(library, f"Erratum: {TITLE}", authors="Ann Bell")
    found = duplicates(library.pages)
    assert [(group.papers, group.is_safe) for group in found] == [((one, other), True), ((one, third), False)]
    assert found[0].reasons == ("Title 100 %, authors in common",)
    assert found[1].reasons[0].startswith("Title 98 %")


def test_an_identifier_finds_what_has_no_word_in_common(library):
    pair = (add(library, TITLE, arxiv_id="2401.00001"), add(library, "Unsaid", arxiv_id="2401.00001"))
    assert [group.papers for group in duplicates(library.pages)] == [pair]


def test_groups_that_were_decided_about_meanwhile_are_not_open_any_more(library):
    same = tuple(add(library, TITLE, authors="Ann Bell") for _ in range(3))
    pair = tuple(add(library, "Unsaid", arxiv_id="2401.00001") for _ in range(2))
    found = duplicates(library.pages)
    assert still_open(library.pages, found) == found
    library.do(merging.keep_apart, pair)
    library.do(deleting.move_to_bin, same[:1])
    (left,) = still_open(library.pages, found)
    assert left.papers == same[1:]
    assert len(left.reasons) == 1
    library.do(merging.merge, left.papers)
    assert still_open(library.pages, found) == []
    for _ in range(3):
        library.undo()
    assert still_open(library.pages, found) == found


def test_what_is_kept_apart_is_not_asked_again_until_that_is_undone(library):
    pair = (add(library, TITLE, authors="Ann Bell"), add(library, TITLE, authors="Ann Bell"))
    library.do(merging.keep_apart, pair)
    assert duplicates(library.pages) == []
    library.undo()
    assert [group.papers for group in duplicates(library.pages)] == [pair]


def test_all_safe_ones_are_merged_in_one_step(library):
    for number in range(3):
        add(library, f"{TITLE} of Kind {number}", authors="Ann Bell")
        add(library, f"{TITLE} of kind {number}.", authors="Bell, A.")
    safe = [group.papers for group in duplicates(library.pages) if group.is_safe]
    assert library.do(merging.merge_groups, safe).label == "Merge 6 papers"
    assert library.pages.count(ALL) == 3
    assert duplicates(library.pages) == []
    library.undo()
    assert library.pages.count(ALL) == 6


def test_what_lies_in_the_bin_is_left_out(library):
    add(library, TITLE, authors="Ann Bell")
    library.do(deleting.move_to_bin, [add(library, TITLE, authors="Ann Bell")])
    assert duplicates(library.pages) == []


def test_the_check_can_be_cancelled(library):
    class Impatient:
        def step(self, done, total=None, note=""):
            raise Cancelled

    add(library, TITLE, authors="Ann Bell")
    add(library, TITLE, authors="Ann Bell")
    with pytest.raises(Cancelled):
        duplicates(library.pages, Impatient())
