"""Triage: one paper at a time, one key decides and goes on, everything can be taken back, and it ends with sums."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.papers.view import INBOX, QUEUE
from desktop.ui.preferences import Preferences

PAPERS = 12


@pytest.fixture
def triage(desk):
    desk.import_file()
    QTest.keyClick(desk.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.window.triage.is_open
    return desk.window.triage.page


def press(desk, keys: str) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
        desk.settle()


def test_one_key_decides_and_shows_the_next_paper(desk, triage):
    titles = desk.titles()
    assert triage.sheet.title.source == titles[0]
    assert triage.count.text() == f"1 of {PAPERS}"
    press(desk, "qe")
    assert triage.sheet.title.source == titles[2]
    assert triage.count.text() == f"3 of {PAPERS}"
    assert triage.tally.text() == "1 queued, 1 dismissed"
    assert desk.states()[:3] == ["queued", "dismissed", "inbox"]


def test_undo_takes_back_the_last_decision_and_shows_its_paper_again(desk, triage):
    titles = desk.titles()
    press(desk, "qe")
    assert triage.undo.words == "Undo dismiss 1 paper"
    press(desk, "u")
    assert triage.sheet.title.source == titles[1]
    assert triage.tally.text() == "1 queued"
    press(desk, "u")
    assert triage.sheet.title.source == titles[0]
    assert triage.tally.text() == ""


def test_a_rating_a_tag_and_a_note_leave_the_paper_where_it_is(desk, triage):
    title = desk.titles()[0]
    press(desk, "4")
    assert triage.sheet.stars.value() == 4
    press(desk, "t")
    QTest.keyClicks(QApplication.focusWidget(), "to cite")
    desk.press_key(Qt.Key.Key_Return)
    press(desk, "n")
    QTest.keyClicks(QApplication.focusWidget(), "Compare, q and e are letters here")
    desk.press_key(Qt.Key.Key_Escape)
    desk.settle()
    assert triage.sheet.title.source == title
    desk.settle()
    paper = desk.window.detailing.paper
    assert (paper.rating, paper.tags, paper.note) == (4, ("to cite",), "Compare, q and e are letters here")
    press(desk, "q")
    assert triage.sheet.title.source == desk.titles()[1]


def test_space_leaves_a_paper_undecided_and_the_end_says_the_sums(desk, triage):
    press(desk, "qqe")
    for _ in range(3 * PAPERS):  # a long abstract takes a few to be scrolled through
        if triage.is_at_end:
            break
        QTest.keyClick(triage, Qt.Key.Key_Space)
        desk.settle()
    assert triage.is_at_end
    assert triage.end.sums.text() == "2 queued, 1 dismissed, 9 undecided"
    assert triage.end.export.words == "Export 2 papers"
    triage.end.again.click()
    desk.settle()
    assert not triage.is_at_end
    assert triage.sheet.title.source == desk.titles()[3]


def test_the_last_decision_ends_it_and_the_export_is_of_the_queue(desk, triage):
    press(desk, "q" * PAPERS)
    assert triage.is_at_end
    assert triage.end.sums.text() == f"{PAPERS} queued"
    triage.end.export.click()
    desk.settle()
    assert not desk.window.triage.is_open
    assert desk.parts.papers.view == QUEUE
    dialog = desk.window.exporting.dialog
    assert dialog.go.words == f"Export {PAPERS} papers (Queue)"
    dialog.close()


def test_escape_leaves_it_at_the_paper_that_was_shown(desk, triage):
    press(desk, "qe")
    QTest.keyClick(triage, Qt.Key.Key_Escape)
    desk.settle()
    assert not desk.window.triage.is_open
    assert desk.parts.papers.view == INBOX
    assert desk.parts.papers.table.current_row == 2


def test_decisions_of_triage_are_steps_that_outlive_a_restart(desk, triage):
    press(desk, "qe")
    desk.start_again()
    assert desk.counts() | {"Queue": 1, "Dismissed": 1} == desk.counts()
    desk.window.show_view(INBOX)
    desk.press("u")
    desk.press("u")
    assert desk.counts()["Inbox"] == PAPERS


def test_an_empty_inbox_says_so(desk):
    desk.import_file()
    desk.window.show_view(INBOX)
    desk.press_key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press("e")
    desk.window.show_view(QUEUE)
    desk.window.actions_["triage"].trigger()
    assert not desk.window.triage.is_open
    assert desk.window.toast.words == "The Inbox is empty"


def test_watch_words_from_the_preferences_are_marked(desk, triage):
    word = desk.titles()[0].split()[0]
    preferences = Preferences(desk.look, desk.settings, desk.library, desk.window)
    preferences.watch_words.clear()
    QTest.keyClicks(preferences.watch_words, f"{word},  two   words ,")
    assert desk.settings.watch_words == [word, "two words"]
    press(desk, "4")  # shows the paper anew
    hits = triage.sheet.title.extraSelections()
    assert hits[0].cursor.selectedText() == word
