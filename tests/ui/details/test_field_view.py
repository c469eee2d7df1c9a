"""A field is edited in its place, sends what was typed once, and shows it as saved only when it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.papers.name import Name, names_to_json
from desktop.ui.details.field_names import FieldValue
from desktop.ui.details.field_view import FieldView


@pytest.fixture
def make_view(look, window):
    def make(field, stored="", *, typed=False, paper=1):
        view = FieldView(look, field)
        window.column.addWidget(view)
        view.edits = []
        view.edited_by_user.connect(lambda *edit: view.edits.append(edit))
        view.show_value(paper, FieldValue(stored, typed))
        return view

    return make


def editor_of(view):
    assert view.is_editing
    return view._editor


def retype(view, text):
    editor = editor_of(view)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    return editor


def message(view):
    return view._message.toPlainText() if view._message and view._message.isVisible() else ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_title_is_edited_in_its_place(make_view, key):
    view = make_view("title", "Old")
    view.text.setFocus()
    QTest.keyClick(view.text, key)
    assert editor_of(view).hasFocus()
    assert not view.text.isVisible()
    QTest.keyClick(retype(view, "New"), Qt.Key.Key_Return)
    assert view.edits == [(1, "title", "New")]
    assert view.text.toPlainText() == "New"
    assert view.text.hasFocus()


def test_a_double_click_begins_too(make_view):
    view = make_view("title", "Old")
    QTest.mouseDClick(view.text.viewport(), Qt.MouseButton.LeftButton)
    assert editor_of(view).toPlainText() == "Old"


def test_what_was_typed_is_quiet_until_the_library_has_it(make_view, look):
    view = make_view("title", "Old")
    view.begin_edit()
    QTest.keyClick(retype(view, "New"), Qt.Key.Key_Return)
    assert view.text.palette().text().color() == look.colour("t3")
    assert not view.is_typed
    view.show_value(1, FieldValue("Old"))  # something else of the paper changed
    assert view.text.toPlainText() == "New"
    view.show_value(1, FieldValue("New", typed=True))
    assert view.text.palette().text().color() == look.colour("t1")
    assert view.is_typed


def test_esc_forgets_what_was_typed(make_view):
    view = make_view("title", "Old")
    view.begin_edit()
    QTest.keyClick(retype(view, "New"), Qt.Key.Key_Escape)
    assert view.edits == []
    assert view.text.toPlainText() == "Old"
    assert view.text.hasFocus()


def test_leaving_the_editor_saves(make_view, window):
    view = make_view("venue", "Old")
    view.begin_edit()
    retype(view, "New")
    window.elsewhere.setFocus()
    assert view.edits == [(1, "venue", "New")]
    assert QApplication.focusWidget() is window.elsewhere


def test_nothing_is_sent_when_nothing_changed(make_view, window):
    view = make_view("doi", "10.1000/182")
    view.begin_edit()
    window.elsewhere.setFocus()
    view.begin_edit()
    QTest.keyClick(retype(view, "https://doi.org/10.1000/182"), Qt.Key.Key_Return)
    assert view.edits == []
    assert view.text.toPlainText() == "10.1000/182"


def test_another_paper_saves_under_the_old_one(make_view):
    view = make_view("title", "Old")
    view.begin_edit()
    retype(view, "New")
    view.show_value(2, FieldValue("Second"))
    assert view.edits == [(1, "title", "New")]
    assert not view.is_editing
    assert view.text.toPlainText() == "Second"


def test_the_same_paper_again_leaves_an_open_editor_alone(make_view):
    view = make_view("title", "Old")
    view.begin_edit()
    editor = retype(view, "Half a ti")
    view.show_value(1, FieldValue("Changed elsewhere"))
    assert editor_of(view) is editor
    assert editor.toPlainText() == "Half a ti"
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert view.text.toPlainText() == "Changed elsewhere"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("doi", "nonsense", "is not a DOI"),
        ("issued", "long ago", "is not a year or a date"),
        ("arxiv_id", "12", "is not an arXiv identifier"),
        ("url", "javascript:alert(1)", "is not a web address"),
        ("url", "file:///etc/passwd", "is not a web address"),
        ("title", " ", "A paper needs a title"),
    ],
)
def test_what_cannot_be_the_field_stays_open_and_says_why(make_view, field, typed, words):
    view = make_view(field, "Old" if field == "title" else "")
    view.begin_edit()
    QTest.keyClick(retype(view, typed), Qt.Key.Key_Return)
    assert view.edits == []
    assert words in message(view)
    assert editor_of(view).hasFocus()
    assert words in editor_of(view).accessibleDescription()
    QTest.keyClick(editor_of(view), Qt.Key.Key_Escape)
    assert message(view) == ""


def test_what_cannot_be_the_field_is_sent_all_the_same_when_the_paper_goes(make_view):
    view = make_view("doi")
    view.begin_edit()
    retype(view, "nonsense")
    view.show_value(2, FieldValue(""))
    assert view.edits == [(1, "doi", "nonsense")]
    assert message(view) == ""


def test_a_refusal_of_the_library_brings_the_typed_text_back(make_view):
    view = make_view("venue", "Old")
    view.begin_edit()
    QTest.keyClick(retype(view, "New"), Qt.Key.Key_Return)
    view.show_error("The disk is full.")
    assert message(view) == "The disk is full."
    assert editor_of(view).toPlainText() == "New"
    view.cancel()
    assert view.text.toPlainText() == "Old"


def test_enter_is_a_new_paragraph_in_an_abstract_and_ctrl_enter_saves(make_view):
    view = make_view("abstract", "One.")
    view.begin_edit()
    editor = editor_of(view)
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Two.")
    assert view.is_editing
    assert "saves" in view._hint.text()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.edits == [(1, "abstract", "One.\n\nTwo.")]
    assert view.text.toPlainText() == "One.\n\nTwo."


def test_authors_are_read_as_names_and_edited_as_in_a_catalogue(make_view):
    names = (Name("Lind", "Ada"), Name("Ek", "Bo"), Name(literal="DeepTray"))
    view = make_view("authors", names_to_json(names))
    assert view.text.toPlainText() == "Ada Lind, Bo Ek and DeepTray"
    view.begin_edit()
    assert editor_of(view).toPlainText() == "Lind, Ada; Ek, Bo; DeepTray"
    QTest.keyClick(retype(view, "Cy Roe and Ada Lind"), Qt.Key.Key_Return)
    assert view.edits == [(1, "authors", "Cy Roe and Ada Lind")]
    assert view.text.toPlainText() == "Cy Roe and Ada Lind"


def test_a_list_of_thousands_of_authors_is_told_in_figures(make_view):
    names = [Name(f"Family{number}", "A.") for number in range(2_500)]
    view = make_view("authors", names_to_json(names))
    assert view.text.toPlainText().endswith("A. Family29 and 2,470 others")


def test_an_empty_field_is_hidden_until_it_is_edited(make_view, qtbot):
    view = make_view("doi")
    assert not view.isVisible()
    view.begin_edit()
    assert view.isVisible()
    with qtbot.waitSignal(view.ended, timeout=1_000):
        QTest.keyClick(editor_of(view), Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_a_text_that_is_only_shown_in_part_is_not_edited(make_view):
    view = make_view("abstract", "x" * 20_000)
    view.begin_edit()
    assert not view.is_editing
    assert "too long" in message(view)
    view.show_value(2, FieldValue("short"))
    assert message(view) == ""


def test_keys_of_the_window_do_not_reach_into_an_editor(make_view, window):
    acted = []
    for key in ("J", "Return", "Esc", "Ctrl+Z"):
        QShortcut(QKeySequence(key), window, lambda: acted.append(True))
    view = make_view("title", "Old")
    view.begin_edit()
    editor = retype(view, "jjj")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() in {"", "Old"}
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert acted == []


def test_the_editor_is_as_high_as_its_text_and_called_like_the_field(make_view):
    view = make_view("title", "words " * 30)
    view.begin_edit()
    editor = editor_of(view)
    assert editor.accessibleName() == "Title"
    high = editor.height()
    assert not editor.verticalScrollBar().isVisible()
    retype(view, "short")
    assert editor.height() < high


def test_only_words_are_pasted_into_an_editor(make_view):
    view = make_view("title", "Old")
    view.begin_edit()
    editor_of(view).selectAll()
    QApplication.clipboard().setText("<b>New</b>")
    editor_of(view).paste()
    assert editor_of(view).toPlainText() == "<b>New</b>"
