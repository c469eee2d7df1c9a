"""Triage: one paper at a time, one key decides and goes on, everything can be taken back, and it ends with sums."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.papers.view import INBOX, QUEUE
from desktop.ui.preferences import Preferences

PAPERS = 12

pytestmark = pytest.mark.usefixtures("sample_papers")


@pytest.fixture
def triage(desk):
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
    assert triage.sheet.title.toPlainText() == titles[0]
    assert triage.count.text() == f"1 of {PAPERS}"
    press(desk, "qe")
    assert triage.sheet.title.toPlainText() == titles[2]
    assert triage.count.text() == f"3 of {PAPERS}"
    assert triage.tally.text() == "1 queued, 1 dismissed"
    assert desk.states()[:3] == ["queued", "dismissed", "inbox"]


def test_undo_takes_back_the_last_decision_and_shows_its_paper_again(desk, triage):
    titles = desk.titles()
    press(desk, "qe")
    assert triage.undo.words == "Undo dismiss 1 paper"
    press(desk, "u")
    assert triage.sheet.title.toPlainText() == titles[1]
    assert triage.tally.text() == "1 queued"
    press(desk, "u")
    assert triage.sheet.title.toPlainText() == titles[0]
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
    assert triage.sheet.title.toPlainText() == title
    desk.settle()
    paper = desk.window.detailing.paper
    assert (paper.rating, paper.tags, paper.note) == (4, ("to cite",), "Compare, q and e are letters here")
    press(desk, "q")
    assert triage.sheet.title.toPlainText() == desk.titles()[1]


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
    assert triage.sheet.title.toPlainText() == desk.titles()[3]


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


def test_the_sidebar_counts_what_was_decided_when_it_is_seen_again(desk, triage):
    def counted() -> dict[str, int]:
        return {entry.label: entry.count or 0 for entry in desk.sidebar_entries()}

    press(desk, "qqe")
    desk.press_key(Qt.Key.Key_Escape)
    assert counted() | {"Inbox": PAPERS - 3, "Queue": 2, "Dismissed": 1} == counted()
    assert desk.window.actions_["undo"].text() == "Undo Dismiss 1 paper"


def test_an_end_without_anything_queued_leads_on_to_what_waits_in_the_queue(desk):
    desk.press("q")
    QTest.keyClick(desk.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    press(desk, "e" * PAPERS)
    end = desk.window.triage.page.end
    assert end.sums.text() == "11 dismissed"
    assert not end.export.isVisible()
    end.read.click()
    desk.settle()
    assert desk.parts.papers.view == QUEUE
    assert desk.states() == ["reading"]


def test_the_bar_says_each_key_and_rating_by_mouse_goes_through_the_stars(desk, triage):
    shown = {name: button.words for name, button in triage.keys.quiet.items() if button.isVisible()}
    assert shown["rate"] == "Rate"
    triage.keys.quiet["rate"].click()
    assert QApplication.focusWidget() is triage.sheet.stars
    press(desk, "3")
    assert desk.window.detailing.paper.rating == 3
    press(desk, "q")
    assert desk.states()[0] == "queued"


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


def shown_topic(triage) -> str:
    return triage.sheet.source.text().split("  ·  ")[0]


def test_the_remaining_papers_are_dismissed_as_one_step_that_undo_takes_back(desk, triage):
    press(desk, "qe")
    titles = desk.titles()
    desk.window.actions_["dismiss_rest"].trigger()
    desk.settle()
    assert triage.is_at_end
    assert triage.end.sums.text() == f"1 queued, {PAPERS - 1} dismissed"
    assert desk.window.toast.words == f"Dismissed {PAPERS - 2} papers"
    assert triage.undo.words == f"Undo dismiss {PAPERS - 2} papers"
    press(desk, "u")
    assert not triage.is_at_end
    assert triage.sheet.title.toPlainText() == titles[2]
    assert desk.states() == ["queued", "dismissed", *["inbox"] * (PAPERS - 2)]


def test_the_end_offers_to_dismiss_what_was_left_for_later(desk, triage):
    press(desk, "q")
    desk.parts.papers.table.go_to(PAPERS - 1)
    press(desk, "e")
    assert triage.end.rest.words == f"Dismiss the remaining {PAPERS - 2}"
    triage.end.rest.click()
    desk.settle()
    assert triage.is_at_end
    assert triage.end.sums.text() == f"1 queued, {PAPERS - 1} dismissed"
    assert not triage.end.rest.isVisible()
    assert desk.counts()["Inbox"] == 0


def test_grouped_by_topic_each_paper_says_its_group_and_one_key_dismisses_it(desk, triage):
    desk.window.actions_["by_topic"].trigger()
    desk.settle()
    group = desk.parts.papers.group_of_current()
    size = len(group.papers)
    assert shown_topic(triage) == f"{group.words or 'Other things'}, 1 of {size}"
    assert triage.keys.group.isVisible()
    press(desk, "q")
    assert shown_topic(triage).endswith(f"2 of {size}")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert triage.is_at_end or shown_topic(triage).endswith(
        f"1 of {len(desk.parts.papers.group_of_current().papers)}"
    )
    assert desk.states()[:size] == ["queued", *["dismissed"] * (size - 1)]
    press(desk, "u")
    assert desk.states()[:size] == ["queued", *["inbox"] * (size - 1)]
    assert shown_topic(triage).endswith(f"2 of {size}")


def test_my_interests_can_be_chosen_in_triage_and_begin_with_what_is_wanted_most(desk, triage):
    press(desk, "e")
    wanted = desk.titles()[5]
    desk.settings.watch_words = [wanted]
    desk.window.actions_["my_interests"].trigger()
    desk.settle()
    assert triage.sheet.title.toPlainText() == wanted
    assert triage.sheet.before.text().startswith("Because: ")
    assert triage.tally.text() == "1 dismissed"


def test_the_export_is_of_what_was_queued_just_now_and_not_of_the_whole_queue(desk):
    desk.press("q")
    desk.window.show_view(INBOX)
    desk.window.actions_["triage"].trigger()
    desk.settle()
    triage = desk.window.triage.page
    press(desk, "qq")
    desk.window.actions_["dismiss_rest"].trigger()
    desk.settle()
    assert triage.end.export.words == "Export 2 papers"
    triage.end.export.click()
    desk.settle()
    dialog = desk.window.exporting.dialog
    assert dialog.go.words == "Export 2 papers (Just queued)"
    dialog.close()


def test_every_kind_of_decision_in_triage_can_be_undone_after_a_restart(desk, triage):
    before = desk.dump()
    press(desk, "4q")
    press(desk, "t")
    QTest.keyClicks(QApplication.focusWidget(), "to cite")
    desk.press_key(Qt.Key.Key_Return)
    press(desk, "e")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    desk.window.actions_["by_topic"].trigger()
    desk.settle()
    desk.window.actions_["dismiss_group"].trigger()
    desk.settle()
    desk.window.actions_["dismiss_rest"].trigger()
    desk.settle()
    assert desk.counts()["Inbox"] == 0
    steps = desk.window.pages.connection.execute("SELECT count(*) FROM step").fetchone()[0]
    desk.start_again()
    for _ in range(steps - 1):  # all but the import
        desk.press("u")
    assert desk.counts()["Inbox"] == PAPERS
    assert desk.dump() == before


def test_a_paper_says_where_else_it_was_seen_and_what_was_kept_like_it(desk, tmp_path):
    title, other = desk.titles()[:2]
    again = tmp_path / "again.csv"
    again.write_text(f'Title,Abstract\n"{title}",\n"{other}",\n', "utf-8")
    word = title.split()[0].strip(":")
    desk.settings.watch_words = [word]
    desk.import_file(again)
    desk.window.show_view(INBOX)
    desk.parts.papers.go_to_paper(
        desk.window.pages.ids(INBOX, desk.parts.papers.sort)[desk.titles().index(title)]
    )
    desk.window.actions_["triage"].trigger()
    desk.settle()
    facts = desk.window.triage.page.sheet.before.text()
    assert "Also in Hugging Face page" in facts or "Also in again.csv" in facts
    assert "You kept" not in facts


def test_a_tag_and_a_list_are_seen_on_the_sheet_at_once_and_its_text_stays_where_it_was_scrolled(
    desk, triage
):
    desk.window.resize(900, 480)
    desk.settle()
    bar = triage.sheet.area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    press(desk, "t")
    QTest.keyClicks(QApplication.focusWidget(), "to cite")
    desk.press_key(Qt.Key.Key_Return)
    assert "Tagged to cite" in triage.sheet.before.text()
    press(desk, "l")
    QTest.keyClicks(QApplication.focusWidget(), "Thesis")
    desk.press_key(Qt.Key.Key_Return)
    assert "In the list Thesis" in triage.sheet.before.text()
    assert bar.value() == before
    assert desk.window.triage.is_open
    press(desk, "q")
    assert bar.value() == 0


def test_a_place_that_is_asked_for_by_its_key_comes_into_sight(desk, triage):
    press(desk, "q")
    desk.press_key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not desk.window.triage.is_open
    assert desk.parts.papers.view == QUEUE
    assert desk.parts.papers.table.hasFocus()
    assert desk.states() == ["queued"]
