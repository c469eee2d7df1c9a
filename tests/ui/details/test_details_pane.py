"""The pane shows one paper, several or none, tells every wish, and is not disturbed by a change."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.papers.name import Name
from desktop.papers.state import State
from desktop.ui.details.field_names import EDITABLE_FIELDS
from desktop.ui.details.seen_words import SeenLine
from desktop.ui.details.shared import Shared, SharedTag

SEEN = [SeenLine("Made-up page, shown Jul 2, imported today", 7), SeenLine("group.bib, imported Jun 28", 3)]
COLOURS = {"3d": "blue", "trays": "petrol"}


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def told(signal):
    """Return a list that fills with what a signal carries."""
    found = []
    signal.connect(lambda *values: found.append(values[0] if len(values) == 1 else values))
    return found


def settle(pane):
    for _ in range(3):
        QApplication.processEvents()
    return pane


@pytest.fixture
def shown(pane, make_paper):
    """Return the pane with a paper that has some of everything."""
    paper = make_paper(
        authors=(Name("Lind", "Ada"), Name("Ek", "Bo")),
        issued="2023-05-01",
        venue="Trays",
        doi="10.1000/182",
        tags=("3d", "trays"),
        state=State.QUEUED,
        rating=4,
        note="Read again.",
        sources={"doi": 0, "title": 7},
    )
    pane.show_paper(paper, SEEN, "Open doi.org", COLOURS)
    pane.now = paper
    return settle(pane)


def again(pane, **changes):
    pane.now = pane.now.model_copy(update=changes)
    pane.show_paper(pane.now, SEEN, "Open doi.org", COLOURS)
    return settle(pane)


def test_what_a_paper_does_not_have_leaves_no_gap(shown):
    page = shown.paper

    def between(above: QWidget, below: QWidget) -> int:
        return below.geometry().top() - above.geometry().bottom() - 1

    assert page.linked_heading.isHidden()
    apart = between(page.open, page.tags)
    assert between(page.tags, page.abstract_heading) <= apart + page.tags.height() // 2
    again(shown, abstract="No address stands in this one.")
    assert page.links_heading.isHidden()
    assert between(page.abstract, page.grid_heading) == between(page.tags, page.abstract_heading)


def test_everything_known_of_a_paper_is_shown(shown):
    page = shown.paper
    assert page.title.text.toPlainText() == shown.now.title
    assert page.authors.text.toPlainText() == "Ada Lind and Bo Ek"
    assert page.facts.issued.text.toPlainText() == "2023,"
    assert page.facts.venue.text.toPlainText() == "Trays"
    assert page.open.words == "Open doi.org"
    assert [chip.accessibleName() for chip in page.tags.chips] == ["Tag 3d", "Tag trays"]
    assert page.abstract.text.toPlainText() == shown.now.abstract
    assert [button.words for button in page.links.buttons] == ["code.example.org"]
    assert [row.accessibleName() for row in page.seen.rows] == [line.words for line in SEEN]
    assert shown.bar.state.accessibleName() == "State: Queue"
    assert shown.bar.stars.value() == 4
    assert shown.note.text.toPlainText() == "Read again."
    assert not page.nobody.isVisible()


def test_what_is_not_known_is_not_shown(pane, make_paper):
    pane.show_paper(make_paper(abstract=""), SEEN, "Search arXiv for this title")
    settle(pane)
    page = pane.paper
    assert page.nobody_words.text() == "No authors in this digest"
    assert page.nobody.isVisible()
    for hidden in (
        page.authors,
        page.facts,
        page.abstract,
        page.abstract_heading,
        page.links_heading,
        page.grid_heading,
    ):
        assert not hidden.isVisible()
    words = " ".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())
    assert "nknown" not in words
    assert "n/a" not in words


def test_a_paper_added_by_hand_does_not_speak_of_a_digest(pane, make_paper):
    pane.show_paper(make_paper(), [], "Search arXiv for this title")
    assert pane.paper.nobody_words.text() == "No authors"
    assert not pane.paper.seen_heading.isVisible()


def test_a_year_that_is_not_known_is_not_shown(pane, make_paper):
    pane.show_paper(make_paper(issued="--07-02", venue="Trays"))
    settle(pane)
    assert not pane.paper.facts.issued.isVisible()
    assert pane.paper.facts.venue.isVisible()
    pane.show_paper(make_paper(id=2, issued="2023"))
    settle(pane)
    assert pane.paper.facts.issued.text.toPlainText() == "2023"


def test_an_appearance_may_be_words_alone(pane, make_paper):
    pane.show_paper(make_paper(), ["somewhere"])
    assert [row.accessibleName() for row in pane.paper.seen.rows] == ["somewhere"]
    assert not pane.paper.seen.rows[0].isEnabled()


def test_wishes_are_told(shown):
    page = shown.paper
    wishes = {name: told(getattr(shown, name)) for name in (
        "rating_requested", "tag_requested", "tag_chosen", "untag_requested", "open_requested", "link_requested",
        "digest_requested", "menu_requested",
    )}  # fmt: skip
    shown.bar.stars.setFocus()
    QTest.keyClick(shown.bar.stars, Qt.Key.Key_2)
    click(page.tags.adding)
    click(page.tags.chips[0])
    page.tags.chips[1].setFocus()
    QTest.keyClick(page.tags.chips[1], Qt.Key.Key_Delete)
    click(page.open)
    click(page.links.buttons[0])
    click(page.seen.rows[1])
    click(shown.bar.more)
    assert wishes["rating_requested"] == [2]
    assert len(wishes["tag_requested"]) == 1
    assert wishes["tag_chosen"] == ["3d"]
    assert wishes["untag_requested"] == ["trays"]
    assert len(wishes["open_requested"]) == 1
    assert wishes["link_requested"] == ["https://code.example.org/trays"]
    assert wishes["digest_requested"] == [3]
    assert isinstance(wishes["menu_requested"][0], QPoint)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, where there is no screen
def test_the_state_is_chosen_from_a_menu_of_five(shown):
    states = told(shown.state_requested)
    click(shown.bar.state)
    menu = shown.bar.states_menu
    assert menu.isVisible()
    assert [action.text() for action in menu.actions()] == ["Inbox", "Queue", "Reading", "Done", "Dismissed"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Queue"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    while menu.activeAction().text() != "Done":
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert states == ["done"]
    assert shown.bar.state.words == "Queue"  # until the library has moved it
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Queue"]
    again(shown, state=State.DONE)
    assert shown.bar.state.words == "Done"


def test_a_state_may_be_told_in_other_words(pane, make_paper):
    pane.show_paper(make_paper(state=State.QUEUED), state_words="Queue, 5th")
    assert pane.bar.state.words == "Queue, 5th"


def test_every_field_can_be_reached_and_edited(shown):
    edits = told(shown.field_edited)
    for field in EDITABLE_FIELDS:
        shown.edit_field(field)
        view = shown.paper.fields[field]
        assert view.is_editing, field
        assert view._editor.isVisible(), field
        assert view._editor.hasFocus(), field
        assert view._editor.accessibleName(), field
        QTest.keyClick(view._editor, Qt.Key.Key_Escape)
        assert not view.is_editing, field
        assert QApplication.focusWidget().isVisible(), field
    assert edits == []


def test_empty_fields_are_offered_and_known_ones_are_not(shown):
    menu = shown.paper.grid.menu_of_empty_fields()
    offered = [action.text() for action in menu.actions()]
    assert "arXiv id" in offered
    assert "Pages" in offered
    assert "DOI" not in offered
    assert "Title" not in offered
    pages = next(action for action in menu.actions() if action.text() == "Pages")
    pages.trigger()
    editor = shown.paper.fields["pages"]._editor
    edits = told(shown.field_edited)
    QTest.keyClicks(editor, "1-9")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edits == [(1, "pages", "1-9")]
    assert shown.paper.fields["pages"].isVisible()
    menu.deleteLater()


def test_authors_are_added_where_there_are_none(pane, make_paper):
    pane.show_paper(make_paper(), SEEN)
    edits = told(pane.field_edited)
    click(pane.paper.add_authors)
    assert not pane.paper.nobody.isVisible()
    editor = pane.paper.authors._editor
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert pane.paper.add_authors.hasFocus()
    click(pane.paper.add_authors)
    QTest.keyClicks(pane.paper.authors._editor, "Ada Lind")
    QTest.keyClick(pane.paper.authors._editor, Qt.Key.Key_Return)
    assert edits == [(1, "authors", "Ada Lind")]
    assert pane.paper.authors.text.hasFocus()


def test_year_and_venue_are_edited_each_in_its_place(shown):
    edits = told(shown.field_edited)
    shown.paper.facts.issued.text.setFocus()
    QTest.keyClick(shown.paper.facts.issued.text, Qt.Key.Key_Return)
    editor = shown.paper.facts.issued._editor
    assert editor.toPlainText() == "2023-05-01"
    assert shown.paper.facts.venue.text.isVisible()
    editor.selectAll()
    QTest.keyClicks(editor, "2024")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edits == [(1, "issued", "2024")]
    assert shown.paper.facts.issued.text.toPlainText() == "2024,"


def test_a_refusal_is_told_under_its_field_and_only_while_its_paper_is_shown(shown, make_paper):
    assert shown.show_field_error("doi", "Another paper has this DOI.", 1)
    message = shown.paper.fields["doi"]._message
    assert message.isVisible()
    assert message.toPlainText() == "Another paper has this DOI."
    assert not shown.show_field_error("doi", "Too late.", 99)
    shown.show_paper(make_paper(id=2))
    assert not message.isVisibleTo(shown)
    shown.show_nothing()
    assert not shown.show_field_error("doi", "Too late.", 2)


def test_what_the_user_typed_has_a_pencil(shown):
    assert shown.paper.fields["doi"].text._mark.isVisible()
    assert not shown.paper.title.text._mark.isVisible()


def test_a_change_leaves_editor_selection_scroll_position_and_focus_alone(shown):
    shown.window().resize(392, 420)
    settle(shown)
    shown.edit_field("doi")
    editor = shown.paper.fields["doi"]._editor
    editor.selectAll()
    QTest.keyClicks(editor, "10.1000/half")
    cursor = shown.paper.abstract.text.textCursor()
    cursor.movePosition(cursor.MoveOperation.NextWord, cursor.MoveMode.KeepAnchor)
    shown.paper.abstract.text.setTextCursor(cursor)
    bar = shown.paper.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    again(shown, rating=1, state=State.DONE, venue="Elsewhere")
    assert shown.paper.fields["doi"]._editor is editor
    assert editor.toPlainText() == "10.1000/half"
    assert editor.hasFocus()
    assert shown.paper.abstract.text.textCursor().selectedText().strip() == "We"
    assert bar.value() == before
    assert shown.paper.facts.venue.text.toPlainText() == "Elsewhere"


def test_another_paper_begins_at_its_top(shown, make_paper):
    shown.window().resize(392, 420)
    settle(shown)
    bar = shown.paper.verticalScrollBar()
    bar.setValue(bar.maximum())
    shown.show_paper(make_paper(id=2, abstract="words " * 500))
    assert bar.value() == 0


def test_a_paper_has_its_place_at_once_and_nothing_moves_afterwards(shown, make_paper):
    shown.show_paper(
        make_paper(id=2, abstract="words " * 500, authors=(Name("Lind", "Ada"),), tags=("3d",)), SEEN
    )
    widgets = [widget for widget in shown.findChildren(QWidget) if widget.isVisible()]
    before = [(widget, widget.geometry()) for widget in widgets]
    settle(shown)
    moved = [widget for widget, place in before if widget.isVisible() and widget.geometry() != place]
    assert moved == []


def test_the_scroll_bar_does_not_break_lines_anew(shown, make_paper):
    long = "words that make lines " * 60
    shown.show_paper(make_paper(id=2, abstract=long))
    settle(shown)
    width = shown.paper.abstract.text.viewport().width()
    shown.show_paper(make_paper(id=3, abstract="short"))
    settle(shown)
    assert shown.paper.abstract.text.viewport().width() == width


def test_matches_are_marked_in_title_and_abstract(shown, make_paper):
    shown.show_paper(make_paper(id=2), title_hits=((8, 13),), abstract_hits=((3, 7),))
    marks = [part.cursor.selectedText() for part in shown.paper.title.text.extraSelections()]
    assert marks == ["Trays"]
    shown.set_highlight((), ((0, 2), (14, 19)))
    marks = [part.cursor.selectedText() for part in shown.paper.abstract.text.extraSelections()]
    assert marks == ["We", "trays"]
    assert shown.paper.title.text.extraSelections() == []


def test_the_keyboard_stays_near_a_tag_that_is_taken_away(shown):
    shown.paper.tags.chips[0].setFocus()
    again(shown, tags=("trays",))
    assert shown.paper.tags.chips[0].hasFocus()
    again(shown, tags=())
    assert shown.paper.tags.adding.hasFocus()


def test_several_papers_show_what_they_share(pane, make_paper):
    pane.show_paper(make_paper())
    shared = Shared(
        states=("inbox", "done"),
        tags=(SharedTag("3d", "blue", 12), SharedTag("trays", "petrol", 4)),
        fields=(("Venue", "Trays"),),
    )
    pane.show_many(12, shared, "Open 12 papers")
    settle(pane)
    assert pane.many.count.toPlainText() == "12 papers selected"
    assert pane.many.shared.toPlainText() == "Venue: Trays"
    assert [chip.accessibleName() for chip in pane.many.tags.chips] == ["Tag 3d", "Tag trays 4 of 12"]
    assert pane.bar.state.words == "Several states"
    assert pane.bar.stars.value() == 0
    assert not pane.note.isVisible()
    wishes = told(pane.open_requested), told(pane.tag_requested), told(pane.untag_requested)
    click(pane.many.open)
    click(pane.many.tags.adding)
    pane.many.tags.chips[1].setFocus()
    QTest.keyClick(pane.many.tags.chips[1], Qt.Key.Key_Delete)
    assert [len(wish) for wish in wishes] == [1, 1, 1]
    assert wishes[2] == ["trays"]


def test_several_papers_of_one_state_and_rating_show_both(pane):
    pane.show_many(2, Shared(states=("queued", "queued"), rating=3))
    assert pane.bar.state.words == "Queue"
    assert pane.bar.stars.value() == 3
    assert not pane.many.open.isVisible()
    assert not pane.many.shared.isVisible()


def test_no_paper_is_one_quiet_sentence(pane):
    pane.show_nothing()
    assert pane.nothing.text() == "Select a paper"
    assert pane.nothing.isVisible()
    for hidden in (pane.bar, pane.note, pane.paper, pane.many):
        assert not hidden.isVisible()


@pytest.mark.parametrize("leave", ["nothing", "many", "flush", "other"])
def test_what_is_being_typed_is_sent_before_the_paper_goes(shown, make_paper, leave):
    fields, notes = told(shown.field_edited), told(shown.note_edited)
    shown.focus_note()
    QTest.keyClicks(shown.note.text, " Soon.")
    shown.edit_field("venue")
    shown.paper.facts.venue._editor.selectAll()
    QTest.keyClicks(shown.paper.facts.venue._editor, "Shelves")
    {
        "nothing": shown.show_nothing,
        "many": lambda: shown.show_many(2, Shared()),
        "flush": shown.flush,
        "other": lambda: shown.show_paper(make_paper(id=2)),
    }[leave]()
    assert fields == [(1, "venue", "Shelves")]
    assert [(paper, text) for paper, text, _ in notes] == [(1, "Read again. Soon.")]


def test_answers_to_a_note_reach_it(shown):
    shown.focus_note()
    QTest.keyClicks(shown.note.text, "!")
    shown.note_not_saved(1, "disk full")
    assert shown.note.word.text() == "Not saved: disk full"
    shown.note_saved(1, "Read again.!")
    assert shown.note.word.text().startswith("Saved ")


def test_the_note_takes_at_most_two_fifths_of_the_pane(shown):
    again(shown, id=2, note="line\n" * 200)
    shown.focus_note()
    settle(shown)
    assert shown.note.height() <= 0.4 * shown.height() + 1
    assert shown.note.height() > 0.3 * shown.height()


def test_esc_and_the_back_button_lead_back(shown):
    back = told(shown.back_requested)
    shown.paper.title.text.setFocus()
    QTest.keyClick(shown.paper.title.text, Qt.Key.Key_Escape)
    assert len(back) == 1
    assert not shown.bar.back.isVisible()
    shown.set_back_shown(shown=True)
    click(shown.bar.back)
    assert len(back) == 2


def test_esc_in_the_note_only_leaves_the_note(shown):
    back, left = told(shown.back_requested), told(shown.note_left)
    shown.focus_note()
    QTest.keyClick(shown.note.text, Qt.Key.Key_Escape)
    assert (len(back), len(left)) == (0, 1)


def test_tab_goes_from_top_to_bottom_and_out(shown, window):
    window.elsewhere.setFocus()
    seen = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is window.elsewhere:
            break
        seen.append(focused)
    assert QApplication.focusWidget() is window.elsewhere
    page = shown.paper
    wanted = [
        shown.bar.state, shown.bar.stars, shown.bar.more, page.title.text, page.authors.text,
        page.facts.issued.text, page.facts.venue.text, page.open, *page.tags.chips, page.tags.adding,
        page.abstract.text, *page.links.buttons, page.fields["doi"].text, page.grid.adding, *page.seen.rows,
        shown.note.text,
    ]  # fmt: skip
    assert seen == wanted


def test_everything_that_takes_the_keyboard_has_a_name(shown):
    nameless = [
        widget
        for widget in shown.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_everything_that_is_clicked_is_large_enough(shown):
    page = shown.paper
    targets = [
        shown.bar.state, shown.bar.stars, shown.bar.more, page.open, *page.tags.chips, page.tags.adding,
        *page.links.buttons, *page.seen.rows, page.grid.adding,
    ]  # fmt: skip
    assert [target for target in targets if min(target.width(), target.height()) < 24] == []


def test_ctrl_c_copies_from_the_abstract(shown):
    shown.paper.abstract.text.setFocus()
    shown.paper.abstract.text.selectAll()
    QTest.keySequence(shown.paper.abstract.text, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == shown.now.abstract
