"""The review as a person meets it: what is shown, what keys do, what is imported in the end."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.library.import_plan import Taking
from desktop.papers.digest import LeftOver
from desktop.papers.draft import Draft
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.papers.view import INBOX, QUEUE, Sort
from desktop.store.merged import distinct_pairs
from desktop.ui.review.preparing import prepared
from desktop.ui.review.review_picture import Column

Key = Qt.Key


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, key)


def outcomes(page):
    rows = range(page.rows.rowCount())
    return [page.rows.index(row, Column.OUTCOME).data() for row in rows]


def titles(workshop, view=INBOX):
    papers = workshop.library.pages
    return {line.title for line in papers.lines(papers.ids(view, Sort())).values()}


def all_lines(workshop):
    papers = workshop.library.pages
    return papers.lines(papers.ids(INBOX, Sort()))


# -- what is shown


def test_head_and_filters_say_what_was_found(page, morning):
    page.review(morning)
    assert page.head.title.text() == "6 papers found"
    assert page.head.file.text() == "morning.bib"
    assert page.head.what.text() == "Group"
    counts = {verdict: tab.count for verdict, tab in page.filters.tabs.items()}
    assert counts.pop(None) == sum(counts.values()) == 6
    assert counts == {
        Verdict.NEW: 2, Verdict.SEEN: 1, Verdict.CHANGED: 1, Verdict.SUSPECT: 1, Verdict.UNREADABLE: 1
    }  # fmt: skip


def test_it_opens_at_the_paper_that_wants_a_decision(page, morning):
    page.review(morning)
    assert page.current_paper.number == 4
    assert page.side.paper.decision.chosen.words == "Keep as a new paper"
    assert "No. 4" in page.side.paper.texts()[-1] or any("No. 4" in text for text in page.side.paper.texts())


def test_without_a_decision_to_take_it_opens_at_the_first_paper(page, workshop):
    page.review(workshop.plan(("a.bib", b"x", [Draft(title="One"), Draft(title="Two")])))
    assert page.current_paper.number == 1
    assert page.side.paper.decision is None


def test_the_chip_of_the_selected_row_is_framed(page, workshop):
    page.review(workshop.plan(("a.bib", b"x", [Draft(title="One"), Draft(title="Two")])))
    viewport = page.table.viewport()
    image = viewport.grab().toImage()
    frames = []
    for row in range(2):
        cell = page.table.visualRect(page.rows.index(row, Column.VERDICT))
        line = [image.pixelColor(x, cell.center().y()) for x in range(cell.left(), cell.left() + 3)]
        frames.append(min(colour.lightness() for colour in line))
    assert frames[0] < frames[1] - 20


def test_rows_say_what_will_happen(page, morning):
    page.review(morning)
    assert outcomes(page) == [
        "Add to Inbox", "Note it was seen", "Fill empty fields", "Add to Inbox", "Add to Inbox", "Not imported",
    ]  # fmt: skip


def test_a_known_paper_is_compared_and_its_equal_fields_are_folded(page, morning):
    page.review(morning)
    press(page.table, Key.Key_K)
    assert page.current_paper.number == 3
    texts = page.side.paper.texts()
    assert {"Many leaves.", "Empty, filled on import", "Abstract"} <= set(texts)
    assert "Title" not in texts
    page.side.paper.comparison.same.click()
    assert page.side.paper.comparison.same.words == "1 field is the same"
    assert "Title" in page.side.paper.texts()


def test_differing_words_of_a_suspect_are_marked_on_both_sides(page, morning):
    page.review(morning)
    marked = {text.text(): text.differences() for text in page.side.paper.comparison.texts}
    assert marked["10.1000/2"] == ("2",)
    assert marked["10.1000/1"] == ("1",)
    assert marked["Other segments."] == ()


def test_what_could_not_be_read_shows_reason_advice_and_raw_lines(page, morning):
    page.review(morning)
    page.table.go_to(5)
    texts = page.side.paper.texts()
    assert {"The entry does not end.", "Add a brace.", "broken <b>line</b>", "morning.bib, line 3"} <= set(
        texts
    )


def test_hostile_text_is_shown_literally(page, workshop):
    title = "<b>Bold</b> <img src='file:///etc/passwd'> & <a href='x'>y</a>"
    page.review(workshop.plan(("<i>a</i>.bib", b"x", [Draft(title=title, abstract="<script>1</script>")])))
    assert page.rows.index(0, Column.TITLE).data() == title
    assert {title, "<script>1</script>"} <= set(page.side.paper.texts())
    assert page.head.file.text() == "<i>a</i>.bib"


def test_a_digest_imported_before_says_so_and_offers_nothing(page, workshop):
    drafts = [Draft(title="A title that is long enough to be known again", span=(0, 1))]
    first = workshop.plan(("a.bib", b"x", drafts))
    workshop.accept(first, first.default_choices())
    page.review(workshop.plan(("a.bib", b"x", drafts)))
    assert "already imported on" in page.head.what.text()
    assert outcomes(page) == ["Nothing changes"]
    assert page.foot.accept.words == "Nothing to import"
    assert not page.foot.accept.isEnabled()
    press(page.table, Key.Key_Return)
    assert page.heard == ["cancelled"]


def test_the_text_of_the_digest_stands_in_place_of_the_pane(page, morning):
    page.review(morning)
    page.head.text_button.click()
    assert page.side.is_text_shown
    assert page.side.source.view.toPlainText() == "one\ntwo\nbroken <b>line</b>\nfour\n"
    assert page.side.source.view.isReadOnly()
    (marked,) = page.side.source.view.extraSelections()
    assert marked.cursor.selectedText() == "four"
    press(page.table, Key.Key_Down, Key.Key_Up)
    assert page.head.text_button.words == "Hide the text"
    press(page.table, Key.Key_Escape)
    assert not page.side.is_text_shown
    assert page.heard == []


def test_several_files_have_a_heading_that_is_stepped_over(page, workshop):
    plan = workshop.plan(
        ("a.bib", b"a", [Draft(title="One of a")]), ("b.bib", b"b", [Draft(title="One of b")])
    )
    page.review(plan)
    assert page.head.file.text() == "2 files"
    assert page.table.current_row == 1
    press(page.table, Key.Key_J)
    assert page.current_paper.title == "One of b"
    press(page.table, Key.Key_Up)
    assert page.current_paper.title == "One of a"


# -- folds and filters


@pytest.fixture
def folded(page, workshop):
    drafts = [Draft(title=f"A new paper with the number {n}") for n in range(30)]
    known = Draft(title="A paper that is in the library already", abstract="x")
    workshop.bring(known)
    page.review(workshop.plan(("long.bib", b"x", [*drafts, known])))
    return page


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space, Key.Key_Right])
def test_a_key_unfolds_a_run_and_imports_nothing(folded, key):
    folded.table.go_to(4)
    assert "Press Enter to see them one by one." in folded.side.paper.texts()
    press(folded.table, key)
    assert folded.heard == []
    assert folded.rows.rowCount() == 31
    assert folded.current_paper.number == 5


def test_a_click_unfolds_a_run_without_moving_what_is_above(folded):
    before = folded.table.verticalScrollBar().value()
    place = folded.table.visualRect(folded.rows.index(4, Column.TITLE)).center()
    QTest.mouseClick(folded.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert folded.rows.rowCount() == 31
    assert folded.table.verticalScrollBar().value() == before


def test_a_filter_shows_its_papers_and_keeps_the_current_one(page, morning):
    page.review(morning)
    page.filters.tabs[Verdict.SUSPECT].click()
    assert page.rows.rowCount() == 1
    assert page.current_paper.number == 4
    page.filters.tabs[Verdict.NEW].click()
    assert [page.rows.paper_at(row).number for row in range(2)] == [1, 5]
    assert page.current_paper.number == 1
    page.filters.tabs[None].click()
    assert page.current_paper.number == 1
    assert page.rows.rowCount() == 6


def test_a_filter_that_finds_nothing_shows_nothing(page, workshop):
    page.review(workshop.plan(("a.bib", b"x", [Draft(title="One")])))
    page.filters.tabs[Verdict.SEEN].click()
    assert page.rows.rowCount() == 0
    assert page.side.paper.texts() == []
    press(page.table, Key.Key_J, Key.Key_X, Key.Key_N)
    assert page.foot.accept.words == "Import 1 paper"


# -- deciding by keys


def test_enter_imports_what_was_chosen_by_default(page, workshop, morning):
    page.review(morning)
    assert page.foot.accept.words == "Import 4 papers"
    assert page.foot.sum.text() == "3 to the Inbox, 1 filled in, 1 seen again, 1 not read: 6"
    press(page.table, Key.Key_Return)
    (chosen,) = page.heard
    assert chosen.taken == {1, 2, 3, 4, 5}
    assert chosen.same == set()
    assert (chosen.state, chosen.tags, chosen.list_name) == (State.INBOX, (), "")
    workshop.accept(morning, chosen)
    assert len(titles(workshop)) == 5  # "Segments" is there twice


def test_keys_decide_about_a_suspect(page, workshop, morning):
    page.review(morning)
    press(page.table, Key.Key_S)
    assert page.side.paper.decision.chosen.words == "Same paper"
    assert outcomes(page)[3] == "Fill empty fields"
    assert page.foot.sum.text() == "2 to the Inbox, 2 filled in, 1 seen again, 1 not read: 6"
    press(page.table, Key.Key_X)
    assert page.side.paper.decision.chosen.words == "Leave out"
    assert outcomes(page)[3] == "Leave out"
    press(page.table, Key.Key_N)
    assert outcomes(page)[3] == "Add to Inbox"
    press(page.table, Key.Key_S, Key.Key_Return)
    assert page.heard[0].same == {4}
    workshop.accept(morning, page.heard[0])
    assert len(workshop.library.pages.ids(INBOX, Sort())) == 5
    assert workshop.library.pages.abstract(3) == "Other segments."


def test_only_a_suspect_that_was_called_new_is_remembered_as_another_paper(page, workshop, morning):
    page.review(morning)
    assert page.rows.decisions.choices().different == set()
    press(page.table, Key.Key_N)
    assert page.rows.decisions.choices().different == {4}
    press(page.table, Key.Key_S)
    assert page.rows.decisions.choices().different == set()
    press(page.table, Key.Key_N, Key.Key_Return)
    workshop.accept(morning, page.heard[0])
    segments = [paper for paper, line in all_lines(workshop).items() if line.title == "Segments"]
    assert distinct_pairs(workshop.connection) == {tuple(sorted(segments))}


def test_one_rule_decides_about_every_suspect(page, workshop):
    workshop.bring(*(Draft(title=title, doi=f"10.1000/{title}") for title in ("Segments", "Lines", "Curves")))
    drafts = [
        Draft(title=title, doi=f"10.1000/{title}.b", abstract="Other.")
        for title in ("Segments", "Lines", "Curves")
    ]
    page.review(workshop.plan(("b.bib", b"b", drafts)))
    rules = [action for action in page.select_menu().actions() if "3 that may be known" in action.text()]
    assert len(rules) == 3
    rules[1].trigger()
    assert page.rows.decisions.choices().same == {1, 2, 3}
    rules[2].trigger()
    assert page.rows.decisions.choices().taken == set()
    press(page.table, Key.Key_N)
    assert page.rows.decisions.choices().different == {1}
    QTest.mouseClick(page.side.paper.for_all, Qt.MouseButton.LeftButton)
    press(page.table, Key.Key_Return)
    assert page.heard[0].different == page.heard[0].taken == {1, 2, 3}


def test_the_buttons_of_a_suspect_decide_as_the_keys_do(page, morning):
    page.review(morning)
    page.side.paper.decision.buttons["same"].click()
    assert page.rows.decisions.is_same(4)
    assert page.side.paper.decision.buttons["same"].kind == "primary"
    page.side.paper.decision.buttons["out"].click()
    assert not page.rows.decisions.is_taken(4)
    page.side.paper.decision.buttons["new"].click()
    assert page.rows.decisions.is_taken(4)
    assert not page.rows.decisions.is_same(4)
    assert page.side.paper.decision.buttons["same"].kind == "bordered"


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_X])
def test_space_and_x_toggle_the_current_paper(page, morning, key):
    page.review(morning)
    press(page.table, Key.Key_Home, key)
    assert page.rows.decisions.choices().taken == {2, 3, 4, 5}
    assert page.foot.accept.words == "Import 3 papers"
    press(page.table, key)
    assert page.rows.decisions.choices().taken == {1, 2, 3, 4, 5}


def test_n_and_s_mean_nothing_for_other_papers(page, morning):
    page.review(morning)
    press(page.table, Key.Key_Home, Key.Key_X, Key.Key_N, Key.Key_S)
    assert page.rows.decisions.choices().taken == {2, 3, 4, 5}


def test_letters_and_arrows_move(page, morning):
    page.review(morning)
    numbers = []
    for key in (Key.Key_J, Key.Key_K, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End):
        press(page.table, key)
        numbers.append(page.table.current_row)
    assert numbers == [4, 3, 2, 3, 0, 5]
    press(page.table, Key.Key_J)
    assert page.table.current_row == 5


def test_without_new_papers_the_button_says_what_is_left(page, morning):
    page.review(morning)
    page.take_none()
    assert page.foot.accept.words == "Nothing to import"
    assert page.foot.sum.text() == "5 left out, 1 not read: 6"
    press(page.table, Key.Key_Return)
    assert page.heard == []
    page.rows.decisions.take(2)
    page.rows.was_decided()
    assert page.foot.accept.words == "Note 1 paper as seen"
    press(page.table, Key.Key_Return)
    assert page.heard[0].taken == {2}


def test_escape_cancels_and_lets_the_plan_go(page, morning):
    page.review(morning)
    press(page.table, Key.Key_Escape)
    assert page.heard == ["cancelled"]
    assert page.rows.plan is None
    press(page.table, Key.Key_Return, Key.Key_X, Key.Key_J)
    assert page.heard == ["cancelled"]


def test_the_buttons_of_the_foot_import_and_cancel(page, morning):
    page.review(morning)
    page.foot.accept.click()
    page.review(morning)
    page.foot.cancel.click()
    assert page.heard[0].taken == {1, 2, 3, 4, 5}
    assert page.heard[1:] == ["cancelled"]


def test_enter_imports_from_anywhere_but_cancels_on_cancel(page, morning):
    for place in ("head.text_button", "foot.to", "foot.list.button", "foot.tags.edit", "foot.accept"):
        page.review(morning)
        widget = page
        for name in place.split("."):
            widget = getattr(widget, name)
        widget.setFocus()
        press(widget, Key.Key_Return)
    page.review(morning)
    button = page.side.paper.decision.buttons["same"]
    button.setFocus()
    press(button, Key.Key_Enter)
    assert [chosen.taken for chosen in page.heard] == [{1, 2, 3, 4, 5}] * 6
    page.review(morning)
    page.foot.cancel.setFocus()
    press(page.foot.cancel, Key.Key_Return)
    assert page.heard[-1] == "cancelled"


def test_letters_move_and_decide_when_a_button_has_the_focus(page, morning):
    page.review(morning)
    page.foot.accept.setFocus()
    press(page.foot.accept, Key.Key_S)
    assert page.rows.decisions.is_same(4)
    press(page.foot.accept, Key.Key_J)
    assert page.table.current_row == 4


# -- deciding by mouse and menus


def click(page, row, column):
    place = page.table.visualRect(page.rows.index(row, column)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_the_check_box_leaves_out_and_on_the_title_chooses(page, morning):
    page.review(morning)
    click(page, 0, Column.CHECK)
    assert page.table.current_row == 0
    assert not page.rows.decisions.is_taken(1)
    click(page, 1, Column.TITLE)
    assert page.table.current_row == 1
    assert page.rows.decisions.is_taken(2)


def test_a_click_on_what_will_happen_offers_what_can(page, morning, qtbot):
    page.review(morning)
    click(page, 3, Column.OUTCOME)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("Keep as a new paper", True), ("Same paper", False), ("Leave out", False)
    ]  # fmt: skip
    menu.actions()[1].trigger()
    menu.close()
    assert page.rows.decisions.is_same(4)


def test_the_menu_of_other_rows_takes_or_leaves_out(page, morning):
    page.review(morning)
    page.table.go_to(2)
    menu = page.row_menu()
    assert [action.text() for action in menu.actions()] == ["Fill empty fields", "Add once more", "Leave out"]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    menu.actions()[2].trigger()
    assert not page.rows.decisions.is_taken(3)
    menu = page.row_menu()
    assert [action.isChecked() for action in menu.actions()] == [False, False, True]
    menu.actions()[0].trigger()
    assert page.rows.decisions.is_taken(3)
    page.table.go_to(5)
    assert page.row_menu().actions() == []


def test_all_none_and_only_new_ones_are_chosen_at_the_check_box_above(page, morning, qtbot):
    page.review(morning)
    heading = page.table.heading
    QTest.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    words = [action.text() for action in menu.actions()]
    assert words == ["Select all 5", "Select none", "Select only new ones"]
    menu.actions()[2].trigger()
    menu.close()
    assert page.rows.decisions.choices().taken == {1, 5}
    page.select_menu().actions()[1].trigger()
    assert page.rows.decisions.choices().taken == set()
    page.filters.tabs[Verdict.SUSPECT].click()
    page.select_menu().actions()[0].trigger()
    assert page.rows.decisions.choices().taken == {4}


def test_a_opens_that_menu(page, morning, qtbot):
    page.review(morning)
    press(page.table, Key.Key_A)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QApplication.activePopupWidget().close()


# -- rules for the batch


def test_state_list_and_tags_go_with_the_choices(page, workshop, morning):
    page.review(morning, ["Thesis"], ["to read"])
    page.foot.states_menu().actions()[1].trigger()
    assert outcomes(page)[0] == "Add to Queue"
    assert page.foot.sum.text().startswith("3 to the Queue, ")
    page.foot.list.menu().actions()[1].trigger()
    QTest.keyClicks(page.foot.tags.edit, "mushrooms,smell")
    page.table.setFocus()
    press(page.table, Key.Key_Return)
    (chosen,) = page.heard
    assert (chosen.state, chosen.list_name, chosen.tags) == (State.QUEUED, "Thesis", ("mushrooms", "smell"))
    workshop.accept(morning, chosen)
    assert len(titles(workshop, QUEUE)) == 3
    assert {tag.name: tag.papers for tag in workshop.library.pages.tags()} == {"mushrooms": 3, "smell": 3}
    assert [(row.name, row.papers) for row in workshop.library.pages.lists()] == [("Thesis", 3)]


def test_a_new_list_is_typed_where_the_button_was(page, morning):
    page.review(morning, ["Thesis"])
    page.foot.list.menu().actions()[-1].trigger()
    assert page.foot.list.field.hasFocus()
    QTest.keyClicks(page.foot.list.field, " jx  n ")
    press(page.foot.list.field, Key.Key_Return)
    assert page.heard[0].list_name == "jx n"
    assert page.heard[0].taken == {1, 2, 3, 4, 5}


def test_escape_leaves_the_field_of_a_new_list_and_goes_back_to_the_rows(page, morning):
    page.review(morning)
    page.foot.list.begin_new()
    QTest.keyClicks(page.foot.list.field, "x")
    press(page.foot.list.field, Key.Key_Escape)
    assert page.heard == []
    assert page.foot.list.name == ""
    assert page.table.hasFocus()


def test_a_name_that_cannot_be_one_is_told_and_nothing_is_imported(page, morning):
    page.review(morning)
    page.foot.list.begin_new()
    page.foot.list.field.setText("x" * 101)
    press(page.foot.list.field, Key.Key_Return)
    assert page.heard == []
    assert "is not a name" in page.foot.sum.text()
    page.foot.list.field.setText("x")
    press(page.foot.list.field, Key.Key_Return)
    assert page.heard[0].list_name == "x"


def test_another_plan_begins_anew(page, morning):
    page.review(morning)
    page.foot.choose_state(State.DONE)
    page.foot.list.choose("Thesis")
    QTest.keyClicks(page.foot.tags.edit, "one,")
    page.filters.tabs[Verdict.SUSPECT].click()
    press(page.table, Key.Key_X)
    page.head.text_button.click()
    page.review(morning)
    assert not page.side.is_text_shown
    assert page.foot.sum.text() == "3 to the Inbox, 1 filled in, 1 seen again, 1 not read: 6"
    assert page.foot.tags.names == ()
    assert page.foot.list.name == ""
    assert page.rows.rowCount() == 6


# -- the order of the focus, and narrow windows


def test_tab_goes_through_the_page_from_top_to_bottom(page, morning):
    page.review(morning)
    press(page.table, Key.Key_K)
    buttons = []
    for _ in range(10):
        buttons.append(page.focusWidget())
        press(page.focusWidget(), Key.Key_Tab)
    assert buttons == [
        page.table, page.side.paper.comparison.same, page.foot.to, page.foot.list.button, page.foot.tags.edit,
        page.foot.duplicates, page.foot.cancel, page.foot.accept, page.head.text_button, page.filters.tabs[None],
    ]  # fmt: skip
    press(page.focusWidget(), Key.Key_Backtab)


def test_tab_reaches_the_answers_after_the_rows(page, morning):
    page.review(morning)
    found = []
    for _ in range(4):
        found.append(page.focusWidget())
        press(page.focusWidget(), Key.Key_Tab)
    assert found[1:] == list(page.side.paper.decision.buttons.values())


def test_f6_goes_from_rows_to_pane_to_foot_and_back(page, morning):
    page.review(morning)
    places = []
    for _ in range(4):
        press(page.focusWidget(), Key.Key_F6)
        places.append(page.focusWidget())
    assert places == [
        page.side.paper.decision.chosen,
        page.foot.accept,
        page.table,
        page.side.paper.decision.chosen,
    ]
    QTest.keyClick(page.focusWidget(), Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.focusWidget() is page.table


@pytest.mark.parametrize(("width", "height"), [(1440, 870), (940, 700), (939, 700), (720, 435), (640, 391)])
def test_everything_fits_into_every_window(page, morning, width, height):
    page.review(morning)
    page.resize(width, height)
    QApplication.processEvents()
    assert (page.width(), page.height()) == (width, height)
    beside = page.side.mapTo(page, QPoint()).x() > 0
    assert beside == (width >= 940)
    assert page.table.viewport().height() >= 60
    for part in (page.foot.sum, page.foot.accept, page.foot.cancel, page.foot.to):
        place = part.mapTo(page, QPoint())
        assert place.x() >= 0
        assert place.x() + part.width() <= width
        assert place.y() + part.height() <= height
    assert page.foot.sum.width() >= page.foot.sum.sizeHint().width()


def test_a_hundred_thousand_papers_are_shown_and_decided_about_at_once(page, plan_of, workshop):
    plan = plan_of(("c" + "n" * 24) * 4_000)
    page.review(plan)
    page.take_none()
    assert page.foot.sum.text() == "100,000 left out"
    page.table.go_to(page.rows.rowCount() - 1)
    page.take_all()
    assert page.foot.accept.words == "Import 100,000 papers"


# -- duplicates, and what is left over


def test_duplicates_are_imported_once_more_when_the_batch_or_the_row_says_so(page, workshop, morning):
    page.review(morning)
    duplicates = page.foot.duplicates
    assert duplicates.isVisible()
    before = page.foot.sum.text()
    duplicates.click()
    assert outcomes(page)[1:3] == ["Add to Inbox", "Add to Inbox"]
    assert page.foot.sum.text() == "5 to the Inbox, 1 not read: 6"
    duplicates.click()
    assert page.foot.sum.text() == before
    page.table.go_to(1)
    copy = next(action for action in page.row_menu().actions() if action.text() == "Add once more")
    copy.trigger()
    assert outcomes(page)[1:3] == ["Add to Inbox", "Fill empty fields"]
    page.accept()
    changes = workshop.accept(morning, page.heard[-1])
    assert changes.label == "Import 4 papers"
    assert workshop.library.pages.count(INBOX) == 7
    workshop.library.undo()
    assert workshop.library.pages.count(INBOX) == 3


def test_what_others_made_of_the_papers_of_a_shared_list_is_taken_as_the_review_says(page, plan_of):
    page.review(plan_of("n"))
    assert not page.foot.making.isVisible()
    page.cancel()
    plan = plan_of("n")
    plan.digests[0].facts = plan.digests[0].facts.model_copy(update={"kind": "papertray"})
    page.review(plan)
    assert page.foot.making.isVisible()
    assert page.foot.making.currentData() == "attributed"
    page.foot.making.setCurrentIndex(page.foot.making.findData("nothing"))
    page.accept()
    assert page.heard[-1].making is Taking.NOTHING
    plan.is_first = True
    page.review(plan)
    assert page.foot.making.currentData() == "all"


def test_a_review_without_known_papers_offers_no_duplicates(page, workshop):
    page.review(workshop.plan(("a.bib", b"x", [Draft(title="Nothing like it was ever seen here")])))
    assert not page.foot.duplicates.isVisible()


def test_a_count_of_more_digits_than_the_last_one_is_shown_whole(page, workshop, morning):
    page.review(morning)
    page.hide()
    many = [Draft(title=f"Paper number {n} of many", doi=f"10.1000/{n}") for n in range(120)]
    page.show_review(prepared(workshop.plan(("a.bib", b"x", many))), workshop.connection, (), ())
    tab = page.filters.tabs[Verdict.NEW]
    assert tab.count >= 100
    assert tab.width() == tab.sizeHint().width()


def test_text_that_no_reader_could_place_is_shown_and_counts_as_nothing_found(page, workshop):
    left = [LeftOver(text="Odd <b>words</b>", place="line 2"), LeftOver(text="and more", place="line 3")]
    draft = Draft(title="Nothing like it was ever seen here")
    plan = workshop.plan(("a.bib", b"x", [draft, *left]))
    page.review(plan)
    assert page.head.title.text() == "1 paper found"
    assert page.rows.picture(1).title == "2 pieces of text that no reader could place"
    press(page.table, Key.Key_J)
    shown = page.side.paper.texts()
    assert {"Odd <b>words</b>", "and more", "line 2", "line 3"} <= set(shown)
    press(page.table, Key.Key_Space)
    page.filters.choose(Verdict.NEW)
    assert page.rows.rowCount() == 1
