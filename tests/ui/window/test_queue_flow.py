"""A person keeps a queue: snoozes papers, sees what waits and how long it takes, and what the week came to."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.library import editing
from desktop.library.library import Library
from desktop.papers.days import day_words
from desktop.papers.view import QUEUE, SNOOZED
from desktop.settings import Settings, WindowState
from desktop.store.database import local_day
from desktop.store.pages import Pages
from desktop.ui.window.day_flow import DayFlow
from desktop.ui.window.main_window import MainWindow

Key = Qt.Key


def picture(desk, row):
    return desk.parts.papers.model.picture(row)


def snooze(desk, words):
    desk.press("b")
    QTest.keyClicks(QApplication.focusWidget(), words)
    desk.press_key(Key.Key_Return)


def test_a_snoozed_paper_is_out_of_sight_until_its_day_and_can_be_woken_before(desk):
    desk.add_papers(4)
    desk.press("qqq")
    desk.window.show_view(QUEUE)
    titles = desk.titles()
    friday = local_day() + dt.timedelta(days=9)
    desk.press("j")
    snooze(desk, friday.isoformat())
    words = day_words(friday, local_day())
    assert desk.window.toast.words.startswith("Snoozed 1 paper until ")
    assert desk.titles() == titles  # it stays in its row until the queue is left
    assert picture(desk, 1).right_bottom == f"until {words.partition(', ')[2]}"
    assert [picture(desk, row).rank_number for row in range(3)] == ["1", "", "2"]
    assert desk.parts.details.bar.state.text() == f"Snoozed until {words.partition(', ')[2]}"
    assert desk.counts() | {"Queue": 2, "Snoozed": 1} == desk.counts()

    desk.window.show_view(QUEUE)
    assert desk.titles() == [titles[0], titles[2]]
    assert desk.parts.papers.snoozed.words.text() == f"1 paper snoozed, next on {words}"
    desk.parts.papers.snoozed.show_them.click()
    assert desk.parts.papers.view == SNOOZED
    assert desk.titles() == [titles[1]]

    desk.window.actions_["wake"].trigger()
    desk.settle()
    assert desk.window.toast.words == "Woke 1 paper"
    assert desk.parts.papers.view == SNOOZED  # nobody is led away by what they did
    assert desk.titles() == [titles[1]]
    desk.window.show_view(QUEUE)
    assert desk.titles() == titles
    desk.press("u")
    desk.press("u")
    desk.window.show_view(QUEUE)
    assert desk.titles() == titles


def test_a_day_typed_wrongly_says_so_and_arrows_choose_among_the_usual_ones(desk):
    desk.add_papers(2)
    desk.press("b")
    picker = desk.window.asking.days
    assert picker.heading.text() == "Snooze 1 paper until"
    QTest.keyClicks(QApplication.focusWidget(), "yesterday")
    assert picker.problem.text() == "Type a day to come."
    desk.press_key(Key.Key_Return)
    assert picker.is_open
    picker.field.clear()
    desk.press_key(Key.Key_Down)
    desk.press_key(Key.Key_Return)
    assert not picker.is_open
    assert desk.counts() | {"Inbox": 1, "Snoozed": 1} == desk.counts()
    assert desk.parts.papers.table.current_row == 1  # the Inbox goes on
    monday = desk.window.pages.first_awakening()
    assert dt.date.fromisoformat(monday).weekday() == 0


def test_the_queue_says_how_long_papers_take_where_it_is_known_and_who_waits_long(desk):
    desk.add_papers(3)
    desk.press("qqq")
    desk.window.bridge.do(editing.edit, 1, "pages", "11--30")
    desk.window.bridge.do(editing.edit, 2, "pages", "7")
    desk.settle()
    old = dt.datetime.now(dt.UTC).timestamp() * 1000 - 64 * 86_400_000
    with desk.window.bridge.library.store.step() as step:
        step.put("paper", "queued_at", (2,), int(old))
        step.label = "Age a paper"
    desk.window.show_view(QUEUE)
    ids = [desk.parts.papers.model.paper_at(row) for row in range(3)]
    first, second = (picture(desk, ids.index(paper)) for paper in (1, 2))
    assert (first.right_top, first.right_bottom, first.right_warns) == ("1 h", "queued today", False)
    assert (second.right_top, second.right_bottom, second.right_warns) == ("", "waiting 64 days", True)
    assert picture(desk, 0).heading_right == "3 papers, about 1 h for 1 of them"
    desk.parts.papers.go_to_paper(1)
    assert desk.parts.details.bar.state.text() == f"Queue, {['1st', '2nd', '3rd'][ids.index(1)]}"
    desk.press("d")
    said = desk.parts.details.paper.reading.toPlainText()
    day = day_words(local_day(), local_day()).partition(", ")[2]
    assert said == f"20 pages, about 1 h\nQueued {day}, finished {day}"


def test_the_next_paper_is_at_hand_with_one_key_from_anywhere(desk):
    desk.add_papers(4)
    desk.press("qqq")
    queued = [desk.titles()[row] for row in range(3)]
    desk.press_key(Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert desk.parts.papers.view == QUEUE
    assert desk.window.detailing.paper.title == queued[0]
    assert desk.states()[0] == "reading"
    desk.press("j")
    desk.press_key(Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert desk.window.detailing.paper.title == queued[1]
    assert desk.states()[:3] == ["reading", "reading", "queued"]


def test_shift_that_is_held_from_key_to_key_selects_nothing_more(desk):
    desk.add_papers(4)
    table = desk.parts.papers.table
    table.setFocus()
    QTest.keyPress(table, Key.Key_Shift)
    for queued in (1, 2):
        QTest.keyClick(table, Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
        desk.settle()
        assert desk.counts()["Queue"] == queued
        assert table.selected_rows() == 1
    QTest.keyRelease(table, Key.Key_Shift)


def test_one_calm_line_tells_the_week_and_follows_what_is_done_and_undone(desk):
    desk.add_papers(4)
    desk.press("qqe")
    desk.window.show_view(QUEUE)
    desk.press("d")
    desk.until(lambda: desk.parts.status.calm.text() == "This week: 4 in, 2 queued, 1 read")
    desk.press("u")
    desk.until(lambda: desk.parts.status.calm.text() == "This week: 4 in, 2 queued")


def test_at_midnight_who_slept_is_back_without_anybody_s_doing(desk):
    desk.add_papers(2)
    desk.press("q")
    tomorrow = local_day() + dt.timedelta(days=1)
    snooze(desk, "tomorrow")
    desk.window.show_view(QUEUE)
    before = len(desk.titles())
    desk.window.pages.connection.create_function("today", 0, tomorrow.isoformat)
    days = [local_day()]
    calendar = DayFlow(desk.window, today=lambda: days[-1])
    days.append(tomorrow)
    calendar.look()
    desk.settle()
    assert len(desk.titles()) == before + 1
    assert "Snoozed" not in desk.counts()


def test_a_window_that_is_closed_while_its_library_opens_ends_in_peace(qtbot, look, tmp_path):
    path = tmp_path / "library.db"
    Library(path).close()
    window = MainWindow(look, path, settings=Settings(), state=WindowState(), recovery=tmp_path / "recovery")
    window.attach(Pages(path), lambda: Pages(path))
    window.complete()
    window.show()
    window.bridge.open()
    window.close()
    qtbot.wait(20)  # what was on its way arrives now
    assert not window.bridge.is_open
    window.deleteLater()


def test_what_a_search_finds_in_the_queue_has_no_numbers(desk):
    desk.add_papers(4)
    desk.press("qqqq")
    desk.window.show_view(QUEUE)
    assert [picture(desk, row).rank_number for row in range(4)] == ["1", "2", "3", "4"]
    desk.search("paper 3")
    assert desk.titles()[0] == "Paper 3"
    assert picture(desk, 0).rank_number == ""
    desk.press_key(Qt.Key.Key_Escape)
    assert [picture(desk, row).rank_number for row in range(4)] == ["1", "2", "3", "4"]
