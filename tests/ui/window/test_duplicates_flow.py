"""Papers of the library that may be the same are found, compared, merged, kept apart and taken apart with keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.library import editing
from desktop.papers.view import ALL
from desktop.store.merged import distinct_pairs
from desktop.store.records import paper as paper_of
from desktop.ui.controls.check_box import RadioButton

TITLE = "On the Quiet Behaviour of Deep Networks under Heavy Load"
OTHER = "A Slow Walk through Very Large Gardens of Graphs"
Key = Qt.Key


@pytest.fixture
def full(desk):
    """A library with two safe pairs, one doubtful pair and one paper that nothing is like."""
    for fields in (
        {"title": TITLE, "authors": "Ann Bell; Cy Dorn"},
        {"title": TITLE.upper(), "authors": "A. Bell", "venue": "Journal of Quiet"},
        {"title": TITLE.replace("Behaviour", "Behavior"), "authors": "Ann Bell"},
        {"title": OTHER, "arxiv_id": "2401.00001"},
        {"title": OTHER, "arxiv_id": "2401.00001", "issued": "2024"},
        {"title": "Kettles that Whistle in a Minor Key", "authors": "Ann Bell"},
    ):
        desk.window.bridge.do(editing.add_paper, fields)
    desk.settle()
    desk.window.show_view(ALL)
    desk.settle()
    return desk


def look(desk):
    """Opens the sheet and waits for what the check finds."""
    desk.window.actions_["duplicates"].trigger()
    sheet = desk.window.merging.sheet
    assert sheet.is_open
    desk.settle()
    return sheet


def press(desk, *keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
    desk.settle()


def test_groups_are_compared_merged_kept_apart_and_put_off_with_keys_and_undo_brings_them_back(full):
    before = full.dump()
    sheet = look(full)
    assert sheet.words.text() == "3 groups of papers may be one paper each."
    assert sheet.rows.count() == len(sheet.groups) == 3
    assert [group.is_safe for group in sheet.groups] == [True, True, False]
    at = next(n for n, group in enumerate(sheet.groups) if group.papers == (1, 2))
    press(full, *[Key.Key_Down] * at)
    shown = sheet.texts()
    assert sheet.groups[at].reasons[0] + "." in shown
    assert {TITLE, TITLE.upper(), "Journal of Quiet", "Not known"} <= set(shown)
    assert [shown.count(text) for text in (TITLE, TITLE.upper(), "Journal of Quiet")] == [
        2,
        1,
        2,
    ]  # one is kept
    press(full, Key.Key_Return)
    assert sheet.words.text().startswith("Merged 2 papers. 2 groups")
    assert len(full.titles()) == 5
    press(full, Key.Key_U)
    assert full.dump() == before
    assert sheet.groups[sheet.rows.currentRow()].papers == (1, 2)
    assert not sheet.undo.isEnabled()
    press(full, *[Key.Key_Down] * 3, Key.Key_N)
    assert distinct_pairs(full.window.pages.connection) == {(1, 3)}
    assert len(sheet.groups) == 2
    press(full, Key.Key_L)
    assert len(sheet.groups) == 1
    press(full, Key.Key_Escape)
    assert not sheet.is_open
    assert len(look(full).groups) == 2  # put off is not decided, apart is
    press(full, Key.Key_Escape)
    full.press("u")
    assert full.dump() == before


def test_keys_that_come_fast_decide_about_one_group_after_the_other(full):
    sheet = look(full)
    press(full, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert sheet.groups == []
    assert sheet.words.text().endswith("Nothing in the library is there twice.")
    assert sorted(full.titles()) == sorted([TITLE, OTHER, "Kettles that Whistle in a Minor Key"])
    assert not sheet.merge.isEnabled()


def test_all_safe_ones_are_merged_in_one_step(full):
    before = full.dump()
    sheet = look(full)
    assert sheet.all.words == "Merge all 2 safe ones"
    press(full, Key.Key_A)
    assert len(full.titles()) == 4
    assert [group.is_safe for group in sheet.groups] == [False]
    assert not sheet.all.isEnabled()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    full.settle()
    assert full.dump() == before
    assert len(sheet.groups) == 3


def test_enter_on_a_button_is_that_button_and_closing_stops_the_check(full):
    sheet = look(full)
    sheet.apart.setFocus()
    press(full, Key.Key_Return)
    assert len(full.titles()) == 6
    assert len(distinct_pairs(full.window.pages.connection)) == 1
    assert sheet.apart.hasFocus()
    sheet.all.setFocus()
    press(full, Key.Key_Return)
    assert len(full.titles()) < 6
    assert sheet.rows.hasFocus()  # nothing safe is left, and Undo is not what Enter means now
    press(full, Key.Key_Escape)
    full.window.actions_["duplicates"].trigger()
    assert sheet.words.text() == "Looking through the library…"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    full.settle()
    assert not sheet.is_open
    assert sheet.groups == ()


def test_selected_papers_are_merged_and_split_again(full):
    actions = full.window.actions_
    full.parts.papers.table.go_to(0)
    full.settle()
    assert not actions["merge"].isEnabled()
    assert not actions["split"].isEnabled()
    before = full.dump()
    table = full.parts.papers.table
    QTest.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    full.settle()
    assert actions["merge"].isEnabled()
    kept = min(table.selected_papers())
    actions["merge"].trigger()
    full.settle()
    assert full.window.toast.words == "Merged 2 papers"
    assert len(full.titles()) == 5
    row = full.parts.papers.model.order.row_of(kept)
    table.go_to(row)
    full.settle()
    assert actions["split"].isEnabled()
    actions["split"].trigger()
    full.settle()
    assert len(full.titles()) == 6
    assert not actions["split"].isEnabled()
    full.press("uu")
    assert full.dump() == before


@pytest.mark.parametrize(("keys", "found"), [([Key.Key_N], 0), ([], 1)])
def test_what_the_review_calls_another_paper_is_no_duplicate_until_the_import_is_undone(
    desk, tmp_path, keys, found
):
    desk.window.bridge.do(editing.add_paper, {"title": "Segments", "doi": "10.1000/1"})
    desk.settle()
    before = desk.dump()
    path = tmp_path / "group.bib"
    path.write_text("@misc{a, title = {Segments}, doi = {10.1000/2}, abstract = {Other segments.}}")
    desk.drop(path)
    desk.until(lambda: desk.parts.pages.currentWidget() is desk.parts.review)
    desk.qtbot.wait(1)
    press(desk, *keys, Key.Key_Return)
    desk.until(lambda: desk.parts.pages.currentWidget() is desk.parts.panes)
    desk.settle()
    assert desk.titles() == ["Segments", "Segments"]
    sheet = look(desk)
    assert len(sheet.groups) == found
    press(desk, Key.Key_Escape)
    desk.press("u")
    assert desk.dump() == before


def test_where_papers_differ_a_person_picks_whose_words_are_kept(full):
    before = full.dump()
    sheet = look(full)
    at = next(n for n, group in enumerate(sheet.groups) if group.papers == (1, 2))
    press(full, *[Key.Key_Down] * at)

    def radios():
        return {each.objectName(): each for each in sheet.fields.widget().findChildren(RadioButton)}

    assert {name for name, radio in radios().items() if radio.isChecked()} == {
        "title/0",
        "authors/0",
        "venue/1",
    }
    assert "venue/0" not in radios()  # there is nothing to keep
    radios()["title/1"].setFocus()
    press(full, Key.Key_Space)
    assert radios()["title/1"].isChecked()
    assert not radios()["title/0"].isChecked()
    assert QApplication.focusWidget() is radios()["title/1"]
    assert sheet.texts().count(TITLE.upper()) == 2
    press(full, Key.Key_Return)
    assert paper_of(full.window.pages.connection, 1).title == TITLE.upper()
    press(full, Key.Key_U)
    assert full.dump() == before
    (again,) = (group for group in sheet.groups if group.papers == (1, 2))
    assert sheet.chosen(again) == {"title": 2}  # until the sheet is opened anew
