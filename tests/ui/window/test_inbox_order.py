"""The Inbox by interest and by topic, and what is new since the last visit: chosen, shown, kept, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.library.editing import add_paper
from desktop.papers.view import INBOX, QUEUE, Sort

PAPERS = 12
ROWS = """Title,Authors,Abstract
Moss on old roofs,Vera Amber,Moss and lichen grow where rain stays on a roof and shade keeps it wet.
Lichen beside moss,Vera Amber,Lichen and moss share a roof and compete for shade and rain.
Moss in the shade,Yoon Kim,Moss needs shade and rain and lichen needs less of both on the roof.
Tides of a bay,Vera Amber,A bay with steep shores has tides that turn with the moon and currents.
Currents and tides,Yoon Kim,Currents in the bay follow the tides and the moon pulls both at once.
The moon and the bay,Vera Amber,The moon moves the tides of the bay and currents carry sand away.
"""


@pytest.fixture
def digest(tmp_path):
    path = tmp_path / "six.csv"
    path.write_text(ROWS, "utf-8")
    return path


def choose(desk, *names: str) -> None:
    for name in names:
        desk.window.actions_[name].trigger()
        desk.settle()


def headings(desk) -> list[str]:
    model = desk.parts.papers.model
    return [model.headings[row][0] for row in sorted(model.headings)]


def test_my_interests_put_what_is_like_queued_papers_first_and_say_why(desk, digest):
    desk.import_file(digest)
    row = desk.titles().index("Moss on old roofs")
    desk.parts.papers.table.go_to(row)
    desk.press("5q")
    desk.parts.papers.table.go_to(desk.titles().index("Moss in the shade"))
    desk.press("4q")
    for title in ("Tides of a bay", "Currents and tides"):
        desk.parts.papers.table.go_to(desk.titles().index(title))
        desk.press("e")
    desk.window.show_view(INBOX)
    choose(desk, "my_interests")
    titles = desk.titles()
    assert titles == ["Lichen beside moss", "The moon and the bay"]
    first = desk.parts.papers.model.picture(0)
    assert first.second_line.startswith("because: ")
    assert any(word in first.second_line for word in ("moss", "shade", "roof", "lichen"))
    assert "further down because: " in desk.parts.papers.model.picture(1).second_line
    assert "because" in first.accessible


def test_watched_words_and_authors_from_the_preferences_come_first(desk, digest):
    desk.import_file(digest)
    desk.settings.watch_words, desk.settings.watch_authors = ["sand"], ["Kim"]
    choose(desk, "my_interests")
    assert set(desk.titles()[:3]) == {"Moss in the shade", "Currents and tides", "The moon and the bay"}
    shown = {desk.parts.papers.model.picture(row).second_line.split(" · ")[0] for row in range(3)}
    assert shown == {"because: Kim", "because: sand"}


def test_the_order_is_kept_until_another_one_is_chosen(desk, digest):
    desk.import_file(digest)
    natural = desk.titles()
    desk.settings.watch_words = ["sand"]
    choose(desk, "my_interests")
    arranged = desk.titles()
    assert arranged != natural
    desk.window.show_view(QUEUE)
    desk.window.show_view(INBOX)
    desk.settle()
    assert desk.titles() == arranged
    desk.start_again()
    assert desk.titles() == arranged
    assert desk.window.actions_["my_interests"].isChecked()
    choose(desk, "newest_first")
    assert desk.titles() == natural
    assert desk.parts.papers.sort == Sort()


def test_topics_head_their_papers_and_shift_e_dismisses_one_as_a_single_step(desk, digest):
    desk.import_file(digest)
    choose(desk, "by_topic")
    assert len(headings(desk)) == 2
    assert all(heading.startswith("3 · ") for heading in headings(desk))
    assert any("moss" in heading or "lichen" in heading for heading in headings(desk))
    first, rest = desk.titles()[:3], desk.titles()[3:]
    QTest.keyClick(desk.parts.papers.table, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert desk.states() == ["dismissed"] * 3 + ["inbox"] * 3
    assert desk.parts.papers.table.current_row == 3
    assert desk.window.toast.words == "Dismissed 3 papers"
    desk.press("u")
    assert desk.states() == ["inbox"] * 6
    assert desk.titles() == first + rest


def test_what_comes_in_finds_its_place_while_decided_rows_stay(desk, digest):
    desk.import_file(digest)
    choose(desk, "by_topic", "my_interests")
    desk.press("e")
    gone = desk.titles()[0]
    desk.window.bridge.do(
        add_paper, {"title": "Moss, shade and rain on a roof", "abstract": "Moss and lichen."}
    )
    desk.settle()
    assert len(desk.titles()) == 7
    assert gone in desk.titles()
    assert set(desk.window.pages.ids(INBOX, Sort())) <= set(desk.parts.papers.shown_papers())


def test_papers_that_go_to_the_bin_leave_their_group_and_come_back_with_undo(desk, digest):
    desk.import_file(digest)
    choose(desk, "by_topic")
    desk.press_key(Qt.Key.Key_Delete)
    assert len(desk.titles()) == 5
    assert headings(desk)[0].startswith("2 · ")
    desk.press("u")
    assert len(desk.titles()) == 6


def test_a_search_in_the_inbox_ignores_the_order_and_leads_back_to_it(desk, digest):
    desk.import_file(digest)
    choose(desk, "by_topic")
    arranged = desk.titles()
    desk.search("moon")
    assert not headings(desk)
    desk.search("")
    desk.settle()
    assert desk.titles() == arranged
    assert len(headings(desk)) == 2


def test_what_came_in_since_the_last_visit_stands_under_a_heading_of_its_own(desk, digest):
    desk.import_file(digest)
    assert headings(desk) == []  # there was no visit before
    desk.start_again()
    assert headings(desk) == []  # and nothing came in since
    desk.import_file()
    assert headings(desk) == ["New since your last visit", "Earlier"]
    model = desk.parts.papers.model
    assert model.headings == {0: ("New since your last visit", str(PAPERS)), PAPERS: ("Earlier", "6")}
    desk.press("qe")
    desk.window.show_view(QUEUE)
    desk.window.show_view(INBOX)
    assert sorted(model.headings) == [0, PAPERS - 2]
    desk.start_again()
    assert headings(desk) == []


def test_whoever_was_away_for_an_hour_begins_another_visit(desk, digest):
    desk.start_again()
    visiting = desk.window.visiting
    clock = visiting.clock
    desk.import_file(digest)
    assert headings(desk) == ["New since your last visit"]
    visiting.clock = lambda: clock() + 10_000
    visiting.leave()
    visiting.clock = lambda: clock() + 20_000
    visiting.arrive()
    assert headings(desk) == ["New since your last visit"]
    visiting.clock = lambda: clock() + 2 * 3_600_000
    visiting.arrive()
    assert headings(desk) == []


@pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise|grabbing)")
def test_the_button_of_the_header_offers_the_orders(desk, digest):
    desk.import_file(digest)
    button = desk.parts.papers.header.order
    assert button.isVisible()
    assert button.accessibleName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == ["Newest first", "My interests first", "Group by topic"]
    menu.close()
    desk.window.show_view(QUEUE)
    assert not button.isVisible()


def test_a_word_that_is_watched_from_now_on_counts_when_the_preferences_are_closed(desk, digest):
    desk.import_file(digest)
    choose(desk, "my_interests")
    desk.window.actions_["preferences"].trigger()
    preferences = desk.window.files.preferences
    QTest.keyClicks(preferences.watch_words, "sand")
    preferences.close()
    desk.settle()
    assert desk.titles()[0] == "The moon and the bay"
