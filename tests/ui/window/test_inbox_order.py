"""The Inbox by interest and by topic, and what is new since the last visit: chosen, shown, kept, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.library.editing import add_paper
from desktop.papers.view import INBOX, QUEUE, Sort

PAPERS = 12
ROWS = (
    (
        "Moss on old roofs",
        "Vera Amber",
        "Moss and lichen grow where rain stays on a roof and shade keeps it wet.",
    ),
    ("Lichen beside moss", "Vera Amber", "Lichen and moss share a roof and compete for shade and rain."),
    ("Moss in the shade", "Yoon Kim", "Moss needs shade and rain and lichen needs less of both on the roof."),
    (
        "Tides of a bay",
        "Vera Amber",
        "A bay with steep shores has tides that turn with the moon and currents.",
    ),
    (
        "Currents and tides",
        "Yoon Kim",
        "Currents in the bay follow the tides and the moon pulls both at once.",
    ),
    (
        "The moon and the bay",
        "Vera Amber",
        "The moon moves the tides of the bay and currents carry sand away.",
    ),
)


@pytest.fixture
def six(desk):
    """A window on six papers: three of them about moss, three about a bay; two by Kim."""
    for title, authors, abstract in ROWS:
        desk.window.bridge.do(add_paper, {"title": title, "authors": authors, "abstract": abstract})
    desk.settle()
    desk.window.show_view(INBOX)
    return desk


def choose(desk, *names: str) -> None:
    for name in names:
        desk.window.actions_[name].trigger()
        desk.settle()


def headings(desk) -> list[str]:
    model = desk.parts.papers.model
    return [model.headings[row][0] for row in sorted(model.headings)]


def test_my_interests_put_what_is_like_queued_papers_first_and_say_why(six):
    row = six.titles().index("Moss on old roofs")
    six.parts.papers.table.go_to(row)
    six.press("5q")
    six.parts.papers.table.go_to(six.titles().index("Moss in the shade"))
    six.press("4q")
    for title in ("Tides of a bay", "Currents and tides"):
        six.parts.papers.table.go_to(six.titles().index(title))
        six.press("e")
    six.window.show_view(INBOX)
    choose(six, "my_interests")
    titles = six.titles()
    assert titles == ["Lichen beside moss", "The moon and the bay"]
    first = six.parts.papers.model.picture(0)
    assert first.second_line.startswith("because: ")
    assert any(word in first.second_line for word in ("moss", "shade", "roof", "lichen"))
    assert "further down because: " in six.parts.papers.model.picture(1).second_line
    assert "because" in first.accessible


def test_watched_words_and_authors_from_the_preferences_come_first(six):
    six.settings.watch_words, six.settings.watch_authors = ["sand"], ["Kim"]
    choose(six, "my_interests")
    assert set(six.titles()[:3]) == {"Moss in the shade", "Currents and tides", "The moon and the bay"}
    shown = {six.parts.papers.model.picture(row).second_line.split(" · ")[0] for row in range(3)}
    assert shown == {"because: Kim", "because: sand"}


def test_the_order_is_kept_until_another_one_is_chosen(six):
    natural = six.titles()
    six.settings.watch_words = ["lichen"]
    choose(six, "my_interests")
    arranged = six.titles()
    assert arranged != natural
    six.window.show_view(QUEUE)
    six.window.show_view(INBOX)
    six.settle()
    assert six.titles() == arranged
    six.start_again()
    assert six.titles() == arranged
    assert six.window.actions_["my_interests"].isChecked()
    choose(six, "newest_first")
    assert six.titles() == natural
    assert six.parts.papers.sort == Sort()


def test_topics_head_their_papers_and_shift_e_dismisses_one_as_a_single_step(six):
    choose(six, "by_topic")
    assert len(headings(six)) == 2
    assert all(heading.startswith("3 · ") for heading in headings(six))
    assert any("moss" in heading or "lichen" in heading for heading in headings(six))
    first, rest = six.titles()[:3], six.titles()[3:]
    QTest.keyClick(six.parts.papers.table, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    six.settle()
    assert six.states() == ["dismissed"] * 3 + ["inbox"] * 3
    assert six.parts.papers.table.current_row == 3
    assert six.window.toast.words == "Dismissed 3 papers"
    six.press("u")
    assert six.states() == ["inbox"] * 6
    assert six.titles() == first + rest


def test_what_comes_in_finds_its_place_while_decided_rows_stay(six):
    choose(six, "by_topic", "my_interests")
    six.press("e")
    gone = six.titles()[0]
    six.window.bridge.do(
        add_paper, {"title": "Moss, shade and rain on a roof", "abstract": "Moss and lichen."}
    )
    six.settle()
    assert len(six.titles()) == 7
    assert gone in six.titles()
    assert set(six.window.pages.ids(INBOX, Sort())) <= set(six.parts.papers.shown_papers())


def test_papers_that_go_to_the_bin_leave_their_group_and_come_back_with_undo(six):
    choose(six, "by_topic")
    six.press_key(Qt.Key.Key_Delete)
    assert len(six.titles()) == 5
    assert headings(six)[0].startswith("2 · ")
    six.press("u")
    assert len(six.titles()) == 6


def test_a_search_in_the_inbox_ignores_the_order_and_leads_back_to_it(six):
    choose(six, "by_topic")
    arranged = six.titles()
    six.search("moon")
    assert not headings(six)
    six.search("")
    six.settle()
    assert six.titles() == arranged
    assert len(headings(six)) == 2


def test_what_came_in_since_the_last_visit_stands_under_a_heading_of_its_own(six):
    assert headings(six) == []  # there was no visit before
    six.start_again()
    assert headings(six) == []  # and nothing came in since
    six.import_file()
    assert headings(six) == ["New since your last visit", "Earlier"]
    model = six.parts.papers.model
    assert model.headings == {0: ("New since your last visit", str(PAPERS)), PAPERS: ("Earlier", "6")}
    six.press("qe")
    six.window.show_view(QUEUE)
    six.window.show_view(INBOX)
    assert sorted(model.headings) == [0, PAPERS - 2]
    six.start_again()
    assert headings(six) == []


def test_whoever_was_away_for_an_hour_begins_another_visit(desk):
    desk.start_again()
    desk.add_papers(3)
    visiting = desk.window.visiting
    clock = visiting.clock
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
def test_the_button_of_the_header_offers_the_orders(six):
    button = six.parts.papers.header.order
    assert button.isVisible()
    assert button.accessibleName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == ["Newest first", "My interests first", "Group by topic"]
    menu.close()
    six.window.show_view(QUEUE)
    assert not button.isVisible()


def test_a_word_that_is_watched_from_now_on_counts_when_the_preferences_are_closed(six):
    choose(six, "my_interests")
    six.window.actions_["preferences"].trigger()
    preferences = six.window.files.preferences
    QTest.keyClicks(preferences.watch_words, "sand")
    preferences.close()
    six.settle()
    assert six.titles()[0] == "The moon and the bay"
