"""A note is saved while it is typed, lands on its own paper alone, and is on the disk in time whatever happens."""

import datetime as dt
import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop.limits import SHOWN_LINE_CHARACTERS
from desktop.ui.details.note_editor import NoteEditor
from desktop.ui.details.note_recovery import recovered
from desktop.ui.details.unsaved_notes import NoteTimes

QUICK = NoteTimes(pause=60, longest=150, patience=150, safe=200, again=100)
USUAL_WAIT = 2_000


class Library:
    """Stands for whoever saves notes: hears of every save, and answers when it is told to."""

    def __init__(self, editor, *, answers=True):
        self.editor = editor
        self.answers = answers
        self.saves = []
        editor.library = self  # a connection does not keep its receiver alive
        editor.note_edited.connect(self.save)

    def save(self, paper, text, session):
        self.saves.append((paper, text, session))
        if self.answers:
            self.editor.saved(paper, text)

    @property
    def texts(self):
        return [(paper, text) for paper, text, _ in self.saves]


@pytest.fixture
def make_editor(look, window, tmp_path):
    def make(times=QUICK, **options):
        editor = NoteEditor(
            look,
            tmp_path / "recovery",
            times=times,
            now=lambda: dt.datetime(2024, 7, 2, 14, 2, tzinfo=dt.UTC),
            **options,
        )
        window.column.addWidget(editor)
        editor.show()
        editor.show_note(1, "uid-1", "")
        editor.set_room(300)
        return editor

    return make


@pytest.fixture
def editor(make_editor):
    return make_editor()


def type_into(qtbot, editor, text):
    editor.setFocus()
    qtbot.keyClicks(editor.text, text)


def test_what_is_typed_is_saved_a_moment_after_the_last_key(qtbot, editor):
    library = Library(editor)
    type_into(qtbot, editor, "Ask Mira")
    assert library.saves == []
    assert editor.word.text() == "Saving…"
    assert editor.is_unsaved
    qtbot.waitUntil(lambda: library.texts == [(1, "Ask Mira")], timeout=USUAL_WAIT)
    assert editor.word.text() == "Saved 14:02"
    assert not editor.is_unsaved


def test_the_usual_times_keep_the_promise_of_a_second_and_a_half():
    usual = NoteTimes()
    assert usual.pause == 800
    assert usual.pause <= usual.longest <= usual.safe <= 1_500
    assert usual.patience <= 1_200


def test_somebody_who_never_stops_typing_is_saved_too(qtbot, make_editor):
    editor = make_editor(NoteTimes(pause=10_000, longest=150))
    library = Library(editor)
    editor.setFocus()
    began = time.monotonic()
    while not library.saves and time.monotonic() - began < 5:
        qtbot.keyClicks(editor.text, "a")
        qtbot.wait(20)
    assert library.saves
    assert 0.1 < time.monotonic() - began < 1.5


def test_leaving_the_note_saves_at_once(qtbot, editor, window):
    library = Library(editor)
    type_into(qtbot, editor, "all of it")
    window.elsewhere.setFocus()
    assert library.texts == [(1, "all of it")]


def test_another_paper_saves_at_once_under_the_old_one(qtbot, editor):
    library = Library(editor)
    type_into(qtbot, editor, "for the first")
    editor.show_note(2, "uid-2", "note of the second")
    assert library.texts == [(1, "for the first")]
    assert editor.text.toPlainText() == "note of the second"
    assert editor.word.text() == ""
    qtbot.wait(3 * QUICK.longest)
    assert len(library.saves) == 1


def test_flush_saves_once_and_nothing_when_nothing_was_typed(qtbot, editor):
    library = Library(editor)
    editor.flush()
    assert library.saves == []
    type_into(qtbot, editor, "x")
    editor.flush()
    editor.flush()
    assert library.texts == [(1, "x")]


def test_the_saves_of_one_stay_in_the_note_belong_to_one_session(qtbot, editor, window):
    library = Library(editor)
    type_into(qtbot, editor, "a")
    editor.flush()
    qtbot.keyClicks(editor.text, "b")
    window.elsewhere.setFocus()
    type_into(qtbot, editor, "c")
    window.elsewhere.setFocus()
    first, second, third = (session for _, _, session in library.saves)
    assert first == second != third
    assert first


def test_another_paper_is_another_session(qtbot, editor):
    library = Library(editor)
    type_into(qtbot, editor, "a")
    editor.show_note(2, "uid-2", "")
    qtbot.keyClicks(editor.text, "b")
    editor.flush()
    assert library.saves[0][2] != library.saves[1][2]


def test_a_late_answer_changes_nothing_on_another_paper(qtbot, editor):
    library = Library(editor, answers=False)
    type_into(qtbot, editor, "slow")
    editor.show_note(2, "uid-2", "second")
    editor.saved(1, "slow")
    assert editor.text.toPlainText() == "second"
    assert editor.word.text() == ""
    assert library.texts == [(1, "slow")]


def test_an_unsaved_text_comes_before_what_the_library_still_has(qtbot, editor):
    Library(editor, answers=False)
    type_into(qtbot, editor, "newer")
    editor.show_note(2, "uid-2", "second")
    editor.show_note(1, "uid-1", "older")
    assert editor.text.toPlainText() == "newer"
    editor.saved(1, "newer")
    editor.show_note(2, "uid-2", "second")
    editor.show_note(1, "uid-1", "changed elsewhere")
    assert editor.text.toPlainText() == "changed elsewhere"


def test_an_unsaved_empty_note_comes_before_an_old_text(qtbot, editor):
    Library(editor, answers=False)
    editor.show_note(3, "uid-3", "old")
    editor.setFocus()
    editor.text.selectAll()
    qtbot.keyClick(editor.text, Qt.Key.Key_Delete)
    editor.show_note(2, "uid-2", "second")
    editor.show_note(3, "uid-3", "old")
    assert editor.text.toPlainText() == ""


def test_without_an_answer_the_text_goes_to_its_file_and_leaves_it_with_the_answer(qtbot, editor, tmp_path):
    Library(editor, answers=False)
    type_into(qtbot, editor, "on the disk")
    began = time.monotonic()
    qtbot.waitUntil(
        lambda: recovered(tmp_path / "recovery") == [("uid-1", "on the disk")], timeout=USUAL_WAIT
    )
    assert time.monotonic() - began < 1
    editor.saved(1, "on the disk")
    assert recovered(tmp_path / "recovery") == []


def test_the_file_holds_what_was_typed_last_even_when_another_paper_is_shown(qtbot, editor, tmp_path):
    Library(editor, answers=False)
    type_into(qtbot, editor, "one")
    editor.flush()
    qtbot.keyClicks(editor.text, " and more")
    editor.show_note(2, "uid-2", "")
    qtbot.waitUntil(
        lambda: recovered(tmp_path / "recovery") == [("uid-1", "one and more")], timeout=USUAL_WAIT
    )
    editor.saved(1, "one")
    assert recovered(tmp_path / "recovery") == [("uid-1", "one and more")]
    editor.saved(1, "one and more")
    assert recovered(tmp_path / "recovery") == []


def test_a_library_that_answers_needs_no_file(qtbot, editor, tmp_path):
    Library(editor)
    editor.setFocus()
    for _ in range(20):
        qtbot.keyClicks(editor.text, "a")
        qtbot.wait(30)
    qtbot.waitUntil(lambda: not editor.is_unsaved, timeout=USUAL_WAIT)
    qtbot.wait(2 * QUICK.safe)
    assert not (tmp_path / "recovery").exists()


def test_a_refusal_keeps_the_text_says_why_and_tries_again(qtbot, editor, tmp_path):
    library = Library(editor, answers=False)
    type_into(qtbot, editor, "kept")
    editor.flush()
    editor.not_saved(1, "disk full")
    assert editor.word.text() == "Not saved: disk full"
    assert editor.text.toPlainText() == "kept"
    assert recovered(tmp_path / "recovery") == [("uid-1", "kept")]
    library.answers = True
    qtbot.waitUntil(lambda: editor.word.text() == "Saved 14:02", timeout=USUAL_WAIT)
    assert library.texts == [(1, "kept"), (1, "kept")]
    assert recovered(tmp_path / "recovery") == []


def test_a_file_that_cannot_be_written_is_told_too(qtbot, make_editor, tmp_path):
    (tmp_path / "recovery").write_text("a file where the folder should be")
    editor = make_editor()
    Library(editor, answers=False)
    type_into(qtbot, editor, "nowhere to go")
    qtbot.waitUntil(lambda: editor.word.text().startswith("Not saved: "), timeout=USUAL_WAIT)
    assert editor.text.toPlainText() == "nowhere to go"


def test_undo_elsewhere_replaces_the_text_only_where_nothing_is_unsaved(qtbot, editor, window):
    Library(editor)
    type_into(qtbot, editor, "typed")
    editor.show_note(1, "uid-1", "before")
    assert editor.text.toPlainText() == "typed"
    window.elsewhere.setFocus()
    editor.show_note(1, "uid-1", "before")
    assert editor.text.toPlainText() == "before"
    editor.show_note(1, "uid-1", "typed")
    assert editor.text.toPlainText() == "typed"


def test_an_answer_that_was_read_before_the_last_save_changes_nothing(qtbot, editor):
    Library(editor)
    type_into(qtbot, editor, "one")
    editor.flush()
    qtbot.keyClicks(editor.text, " two")
    editor.flush()
    editor.show_note(1, "uid-1", "one")
    assert editor.text.toPlainText() == "one two"


def test_a_blank_that_the_library_keeps_as_no_note_stays(qtbot, editor):
    Library(editor)
    type_into(qtbot, editor, "  ")
    editor.flush()
    editor.show_note(1, "uid-1", "")
    assert editor.text.toPlainText() == "  "


def test_the_same_note_again_leaves_cursor_and_text_undo_alone(qtbot, editor):
    Library(editor)
    type_into(qtbot, editor, "abc")
    qtbot.keyClick(editor.text, Qt.Key.Key_Left)
    editor.flush()
    editor.show_note(1, "uid-1", "abc")
    assert editor.text.textCursor().position() == 2
    assert editor.text.document().isUndoAvailable()


def test_ctrl_z_in_the_note_is_undo_of_its_text(qtbot, editor, window):
    undone = []
    QShortcut(QKeySequence.StandardKey.Undo, window, lambda: undone.append(True))
    type_into(qtbot, editor, "abc")
    qtbot.keyClick(editor.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text.toPlainText() == ""
    qtbot.keyClick(editor.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []  # not even when there is nothing left to undo in the note


def test_letters_in_the_note_are_letters_and_no_actions(qtbot, editor, window):
    acted = []
    for letter in "jqd":
        QShortcut(QKeySequence(letter), window, lambda: acted.append(True))
    type_into(qtbot, editor, "jqd")
    assert editor.text.toPlainText() == "jqd"
    assert acted == []


def test_esc_gives_the_focus_back_and_saves(qtbot, editor, window):
    library = Library(editor)
    window.elsewhere.setFocus()
    type_into(qtbot, editor, "done")
    with qtbot.waitSignal(editor.left, timeout=USUAL_WAIT):
        qtbot.keyClick(editor.text, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.elsewhere
    assert library.texts == [(1, "done")]


def test_tab_leaves_the_note(qtbot, editor):
    type_into(qtbot, editor, "x")
    qtbot.keyClick(editor.text, Qt.Key.Key_Tab)
    assert editor.text.toPlainText() == "x"
    assert not editor.text.hasFocus()


def test_the_note_has_three_lines_at_rest_and_grows_only_while_it_is_written_in(qtbot, editor, look, window):
    editor.show_note(2, "uid-2", "line\n" * 100)
    rest = editor.text.height()
    assert 3 * look.line_height("note") <= rest < 4 * look.line_height("note") + 8
    editor.setFocus()
    assert rest < editor.text.height() <= 300
    assert editor.height() <= 300 or editor.sizeHint().height() <= 300
    window.elsewhere.setFocus()
    assert editor.text.height() == rest


def test_only_words_are_pasted(qtbot, editor):
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:nothing.png'>")
    data.setText("bold")
    QApplication.clipboard().setMimeData(data)
    editor.setFocus()
    editor.text.paste()
    assert editor.text.toPlainText() == "bold"


def test_a_pasted_line_without_end_is_broken(qtbot, editor):
    QApplication.clipboard().setText("x" * (2 * SHOWN_LINE_CHARACTERS + 7))
    editor.text.paste()
    lines = editor.text.toPlainText().split("\n")
    assert [len(line) for line in lines] == [SHOWN_LINE_CHARACTERS, SHOWN_LINE_CHARACTERS, 7]


def test_a_note_that_cannot_be_laid_out_is_shown_in_part_and_never_saved_in_part(qtbot, editor):
    library = Library(editor)
    editor.show_note(2, "uid-2", "y" * (SHOWN_LINE_CHARACTERS + 1))
    editor.setFocus()
    qtbot.keyClicks(editor.text, "z")
    editor.flush()
    assert library.saves == []
    assert editor.text.isReadOnly()
    assert "Too long" in editor.word.text()
    editor.show_note(1, "uid-1", "short")
    assert not editor.text.isReadOnly()


def test_the_key_that_leads_here_stands_where_no_word_is_needed(editor):
    assert editor.keycap.isVisible()
    editor.saved(1, "")
    assert not editor.keycap.isVisible()
    assert editor.word.isVisible()
