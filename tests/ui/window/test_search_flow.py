"""Searching with fields in the window: values are proposed, mistakes are marked, and nobody is interrupted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.papers.text_keys import sort_key
from desktop.papers.view import INBOX
from desktop.ui.palette.palette import Palette
from desktop.ui.table.row_picture import Column

pytestmark = pytest.mark.usefixtures("sample_papers")


@pytest.fixture
def box(desk):
    desk.press("t")
    QTest.keyClicks(QApplication.focusWidget(), "to cite")
    desk.press_key(Qt.Key.Key_Return)
    desk.press_key(Qt.Key.Key_Escape)
    desk.press("5")
    return desk.parts.papers.header.search


def test_a_tag_is_proposed_and_taken_with_the_keyboard(desk, box):
    chosen = desk.titles()[0]
    desk.search("tag:ci")
    proposals = desk.window.search_flow.proposing.list
    assert proposals.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.settle()
    assert box.text() == 'tag:"to cite" '
    assert not proposals.isVisible()
    assert desk.titles() == [chosen]


def test_typing_goes_on_whatever_is_proposed(desk, box):
    desk.search("tag:")
    proposals = desk.window.search_flow.proposing.list
    assert proposals.isVisible()
    QTest.keyClicks(box, "nothing ")
    desk.settle()
    assert box.text() == "tag:nothing "
    assert not proposals.isVisible()
    assert desk.titles() == []


def test_the_names_of_fields_come_with_ctrl_space(desk, box):
    desk.search("ra")
    assert not desk.window.search_flow.proposing.list.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    proposals = desk.window.search_flow.proposing.list
    assert proposals.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "5")
    desk.settle()
    assert box.text() == "rating>=5"
    assert len(desk.titles()) == 1


def test_a_mistake_is_underlined_and_said_and_the_rest_is_found(desk, box):
    desk.search("rating:many tag:nope OR rating>=5 ")
    assert len(desk.titles()) == 1
    said = box.accessibleDescription()
    assert "rating takes a number" in said
    assert "there is no tag “nope”" in said
    wrong = box.look.colour("err").name()
    image = box.grab().toImage()
    pixels = (image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))
    assert wrong in pixels
    desk.search("rating>=5 ")
    assert box.accessibleDescription() == ""


def test_escape_takes_the_list_away_first_and_the_text_then(desk, box):
    desk.search("tag:")
    proposals = desk.window.search_flow.proposing.list
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not proposals.isVisible()
    assert box.text() == "tag:"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_papers_like_one_are_searched_from_its_menu(desk, box):
    shown = desk.window.detailing.paper.id
    desk.window.actions_["like"].trigger()
    desk.settle()
    assert box.text() == f"like:{shown} "
    assert desk.parts.papers.is_search


def test_a_new_paper_names_what_is_close_to_it_and_judged(desk, box, tmp_path):
    digest = tmp_path / "more.bib"
    first = desk.titles()[0]
    digest.write_text(f"@misc{{a, title = {{{first} Revisited}}}}")
    desk.import_file(digest)
    desk.window.show_view(INBOX)
    desk.parts.papers.table.selectRow(desk.titles().index(f"{first} Revisited"))
    near = desk.parts.details.paper.near
    desk.until(lambda: near.rows)
    assert near.rows[0].accessibleName() == f"★★★★★ {first}"
    near.rows[0].click()
    desk.settle()
    assert desk.titles()[0] == first


def test_what_was_found_is_sorted_by_a_click_on_a_column_and_by_relevance_again(desk, box):
    desk.search("model ")
    best = desk.titles()
    heading = desk.parts.papers.table.heading
    assert len(best) > 2
    heading.sectionClicked.emit(Column.TITLE)
    by_title = desk.titles()
    assert sorted(by_title) == sorted(best)
    assert [sort_key(title) for title in by_title] == sorted(map(sort_key, best))
    heading.sectionClicked.emit(Column.TITLE)
    assert desk.titles() == by_title[::-1]
    heading.sectionClicked.emit(Column.TITLE)
    assert desk.titles() == best


def test_why_a_paper_was_found_is_told_on_demand(desk, box):
    assert not desk.window.actions_["why"].isEnabled()
    desk.search("model rating>=5 OR rating>=5 ")
    assert desk.window.actions_["why"].isEnabled()
    desk.window.actions_["why"].trigger()
    assert "rating 5.." in desk.window.toast.words


def test_half_a_field_asks_nothing_yet_and_the_view_stays(desk, box):
    everything = desk.titles()
    desk.search("rating:")
    assert desk.titles() == everything
    assert not desk.parts.papers.is_search
    desk.search("rating:many ")
    assert desk.titles() == everything
    assert "rating takes a number" in box.accessibleDescription()


def test_keys_with_ctrl_are_the_windows_in_the_search_box_but_for_those_that_edit_its_text(desk, box):
    desk.search("paper")
    ctrl = Qt.KeyboardModifier.ControlModifier
    for letter in (Qt.Key.Key_A, Qt.Key.Key_X):
        desk.press_key(letter, ctrl)
    assert box.text() == ""
    desk.press_key(Qt.Key.Key_V, ctrl)
    desk.press_key(Qt.Key.Key_Z, ctrl)
    assert box.text() == ""
    desk.press_key(Qt.Key.Key_Y, ctrl)
    assert box.text() == "paper"
    desk.press_key(Qt.Key.Key_K, ctrl)
    assert desk.window.findChild(Palette).is_open
    desk.press_key(Qt.Key.Key_Escape)
    assert box.hasFocus()
    assert box.text() == "paper"
    desk.press_key(Qt.Key.Key_E, ctrl)
    assert desk.window.exporting.dialog is not None
    desk.window.exporting.dialog.reject()
