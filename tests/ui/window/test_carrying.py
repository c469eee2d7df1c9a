"""Papers are carried with the mouse: between the rows of the queue and lists, and onto places of the sidebar.

A platform without a screen carries nothing by itself, so the events of a drag are sent one by one here; with
a window manager and a real pointer it is done once more in the stories of the packaged window.
"""

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.library import listing
from desktop.papers.view import ALL, BIN, INBOX, QUEUE, View
from desktop.ui.sidebar.carrying import place_data
from desktop.ui.table.carrying import papers_data
from desktop.ui.table.row_picture import Column

NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class Hand:
    """Carries the papers at hand over the window, and lets them go at a place."""

    def __init__(self, desk) -> None:
        self.desk, self.papers = desk, desk.parts.papers
        self.table = desk.parts.papers.table

    def over_row(self, row: int, share: float = 0.2) -> QPoint:
        rect = self.table.visualRect(self.table.papers.index(row, Column.TITLE))
        heading = self.table.delegate.heading_height() if row in self.table.papers.headings else 0
        return QPoint(rect.left() + 60, rect.top() + heading + round((rect.height() - heading) * share))

    def onto(self, key: str, modifier=NO_KEY) -> bool:
        sidebar = self.desk.parts.sidebar
        part = sidebar.bin if key == "bin" else sidebar.places
        rect = part.visualRect(part.entries.index_of(key))
        assert rect.isValid(), key
        return self.carry(part.viewport(), rect.center(), modifier)

    def between(self, place: QPoint) -> bool:
        self.table.setAcceptDrops(self.table.delegate.ranked)  # as while a row is dragged
        return self.carry(self.table.viewport(), place)

    def onto_row(self, row: int, key: str, modifier=NO_KEY) -> bool:
        """Carries a place of the sidebar onto a row, as if dragged there."""
        self.desk.parts.sidebar.carrying_begun.emit()
        taken = self.carry(self.table.viewport(), self.over_row(row), modifier, data=place_data(key))
        self.desk.parts.sidebar.carrying_ended.emit()
        return taken

    def carry(self, widget, place: QPoint, modifier=NO_KEY, *, let_go=True, data=None) -> bool:
        data = data or papers_data(self.table.papers_to_carry())
        said = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, modifier)
        enter = QDragEnterEvent(place, *said)
        QApplication.sendEvent(widget, enter)
        move = QDragMoveEvent(place, *said)
        move.setAccepted(enter.isAccepted())
        QApplication.sendEvent(widget, move)
        if not let_go:
            return move.isAccepted()
        if not (enter.isAccepted() and move.isAccepted()):
            QApplication.sendEvent(widget, QDragLeaveEvent())
            return False
        drop = QDropEvent(QPointF(place), *said)
        QApplication.sendEvent(widget, drop)
        self.desk.settle()
        return drop.isAccepted()


@pytest.fixture
def hand(desk):
    desk.add_papers(12)
    return Hand(desk)


def ranks(desk, row=1):
    found = desk.window.pages.connection.execute(
        "SELECT paper_id, rank FROM placement WHERE list_id = ?", (row,)
    )
    return dict(found.fetchall())


def row_of(desk, kind, name):
    rows = desk.window.pages.tags() if kind == "tag" else desk.window.pages.lists()
    return next(row.id for row in rows if row.name == name)


# -- between rows


def assert_one_row_was_written(before, after):
    assert len([paper for paper in after if after[paper] != before[paper]]) == 1


def test_a_row_is_carried_by_the_first_movement_and_selects_nothing_else(desk, hand):
    told = []
    hand.table.text_to_carry = lambda papers: told.append(papers) or ""
    place = hand.table.viewport().mapTo(desk.window, hand.over_row(3, 0.5))
    screen = desk.window.windowHandle()
    QTest.mousePress(screen, Qt.MouseButton.LeftButton, pos=place)
    for away in (6, 14, 30):
        QTest.mouseMove(screen, place + QPoint(away, away))
    QTest.mouseRelease(screen, Qt.MouseButton.LeftButton, pos=place)
    carried = [hand.table.papers.paper_at(3)]
    assert told
    assert told[0] == carried
    assert hand.table.selected_papers() == carried


def test_a_dragged_paper_stands_where_the_line_was_and_one_row_is_written(desk, hand):
    desk.press("qqqqq")
    desk.window.show_view(QUEUE)
    first, second, third, fourth, fifth = desk.titles()
    before = ranks(desk)
    hand.table.go_to(3)
    assert_the_line_is_seen(desk, hand)
    assert hand.between(hand.over_row(1))
    assert desk.titles() == [first, fourth, second, third, fifth]
    assert desk.parts.papers.current_paper == hand.table.papers.paper_at(1)
    assert_one_row_was_written(before, ranks(desk))
    desk.press("u")
    assert desk.titles() == [first, second, third, fourth, fifth]
    desk.window.show_view(INBOX)
    assert not hand.between(hand.over_row(2))  # whose order is not the user's


def assert_the_line_is_seen(desk, hand):
    accent = desk.look.colour("accent").name()

    def line_at(share) -> int:
        hand.table.setAcceptDrops(True)
        assert hand.carry(hand.table.viewport(), hand.over_row(1, share), let_go=False)
        image = hand.table.viewport().grab().toImage()
        column = image.width() // 2
        return next(y for y in range(image.height()) if image.pixelColor(column, y).name() == accent)

    place = hand.table.visualRect(hand.table.papers.index(1, Column.TITLE))
    assert abs(line_at(0.3) - place.top()) <= 2
    assert abs(line_at(0.7) - place.bottom()) <= 2
    before = hand.table.viewport().grab().toImage()
    QApplication.sendEvent(hand.table.viewport(), QDragLeaveEvent())
    assert hand.table.viewport().grab().toImage() != before


def test_any_papers_dropped_anywhere_stand_there_together_in_their_order(desk, hand):
    desk.window.bridge.do(listing.add_to_named_list, "Group", list(range(8, 0, -1)))
    desk.settle()
    desk.window.show_view(View("list", key=row_of(desk, "list", "Group")))
    chance = random.Random(7)
    for _ in range(12):
        titles = desk.titles()
        rows = sorted(chance.sample(range(8), chance.randint(1, 3)))
        hand.table.select_papers([hand.table.papers.paper_at(row) for row in rows], rows[0])
        at = chance.randint(0, 8)
        place = hand.over_row(at) if at < 8 else hand.over_row(7, 0.9)
        assert hand.between(place)
        moving = [titles[row] for row in rows]
        above = [title for title in titles[:at] if title not in moving]
        below = [title for title in titles[at:] if title not in moving]
        assert desk.titles() == [*above, *moving, *below]


def test_what_is_being_read_stays_above_the_order_and_goes_into_it_when_dropped_there(desk, hand):
    desk.press("qqqr")
    desk.window.show_view(QUEUE)
    reading, *queued = desk.titles()
    hand.table.go_to(3)
    assert hand.between(hand.over_row(0))
    assert desk.titles() == [reading, queued[2], queued[0], queued[1]]
    hand.table.go_to(0)
    assert hand.between(hand.over_row(2))
    assert desk.titles() == [queued[2], reading, queued[0], queued[1]]
    desk.press("u")
    assert desk.titles() == [reading, queued[2], queued[0], queued[1]]


# -- onto the sidebar


def test_papers_dropped_on_a_state_get_it_and_come_back_the_same_way(desk, hand):
    title = desk.titles()[0]
    assert hand.onto("state:queued")
    assert desk.counts()["Queue"] == 1
    desk.window.show_view(QUEUE)
    assert desk.titles() == [title]
    assert hand.onto("state:inbox")
    assert desk.counts() | {"Queue": 0, "Inbox": 12} == desk.counts()
    for state, label in (("reading", "Reading"), ("done", "Done"), ("dismissed", "Dismissed")):
        desk.window.show_view(ALL)
        assert hand.onto(f"state:{state}")
        assert desk.counts()[label] == 1
    assert desk.window.toast.words.startswith("Dismissed 1 paper")


def test_papers_dropped_on_lists_stand_in_several_and_with_shift_they_move(desk, hand):
    for name in ("Monday group", "Thesis"):
        desk.window.bridge.do(listing.make_list, name)
    desk.settle()
    monday, thesis = (f"list:{row_of(desk, 'list', name)}" for name in ("Monday group", "Thesis"))
    hand.table.select_papers([hand.table.papers.paper_at(row) for row in (0, 1)], 0)
    assert hand.onto(monday)
    assert hand.onto(thesis)
    assert desk.counts() | {"Monday group": 2, "Thesis": 2, "Inbox": 12} == desk.counts()
    assert hand.onto(thesis)
    assert desk.window.toast.words == "Nothing changed: they are there already"
    desk.window.show_view(View("list", key=row_of(desk, "list", "Monday group")))
    assert hand.onto(thesis, SHIFT)
    assert desk.counts() | {"Monday group": 1, "Thesis": 2} == desk.counts()
    desk.press("u")
    assert desk.counts()["Monday group"] == 2


def test_papers_dropped_on_a_tag_get_it_with_shift_lose_it_and_go_to_the_bin_and_back(desk, hand):
    desk.window.deciding.tag("vision", add=True)
    desk.settle()
    desk.window.actions_["select_all"].trigger()
    key = f"tag:{row_of(desk, 'tag', 'vision')}"
    assert hand.onto(key)
    assert desk.counts()["vision"] == 12
    assert desk.window.toast.words == "Tagged 11 papers “vision”"
    assert hand.onto(key, SHIFT)
    assert desk.counts()["vision"] == 0
    desk.window.show_view(INBOX)
    title = desk.titles()[0]
    assert hand.onto("bin")
    assert title not in desk.titles()
    desk.window.show_view(BIN)
    assert desk.titles() == [title]
    assert hand.onto("state:queued")
    assert desk.counts() | {"Bin": 0, "Queue": 1} == desk.counts()


# -- out of the sidebar onto rows


def test_a_tag_carried_onto_a_row_is_given_to_it_and_with_shift_taken_away(desk, hand):
    desk.window.deciding.tag("vision", add=True)
    desk.settle()
    key = f"tag:{row_of(desk, 'tag', 'vision')}"
    assert hand.onto_row(3, key)
    assert desk.counts()["vision"] == 2
    assert hand.table.current_row == 0  # nothing the person looks at has moved
    assert hand.onto_row(3, key, SHIFT)
    assert desk.counts()["vision"] == 1
    hand.table.select_papers([hand.table.papers.paper_at(row) for row in (4, 5, 6)], 4)
    assert hand.onto_row(5, key)  # one of those selected: all of them are meant
    assert hand.onto_row(8, key)  # beside them: it alone
    assert desk.counts()["vision"] == 5
    desk.press("uu")
    assert desk.counts()["vision"] == 1


def test_a_list_carried_onto_a_row_holds_it_afterwards(desk, hand):
    desk.window.bridge.do(listing.make_list, "Thesis")
    desk.settle()
    title = desk.titles()[2]
    key = f"list:{row_of(desk, 'list', 'Thesis')}"
    assert hand.onto_row(2, key)
    desk.window.show_view(View("list", key=row_of(desk, "list", "Thesis")))
    assert desk.titles() == [title]


def test_a_tag_is_chosen_when_the_button_is_let_go_and_not_when_it_is_carried_away(desk, hand):
    desk.window.deciding.tag("vision", add=True)
    desk.settle()
    places, key = desk.parts.sidebar.places, f"tag:{row_of(desk, 'tag', 'vision')}"

    def place() -> QPoint:
        """Where the tag stands at this moment: other entries come above it when they have been counted."""
        return places.visualRect(places.entries.index_of(key)).center()

    where = places.viewport().mapTo(desk.window, place())
    screen = desk.window.windowHandle()
    QTest.mousePress(screen, Qt.MouseButton.LeftButton, pos=where)
    for away in (8, 20, 40):
        QTest.mouseMove(screen, where + QPoint(away, 0))
    QTest.mouseRelease(screen, Qt.MouseButton.LeftButton, pos=where + QPoint(40, 0))
    assert desk.parts.papers.view == INBOX
    QTest.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=place())
    assert desk.parts.papers.view.kind == "tag"


def test_what_would_mean_nothing_is_not_taken(desk, hand):
    before = desk.dump()
    assert not hand.onto("all")
    foreign = papers_data([1, 2])
    foreign.setData("application/x-papertray-papers", b"0123456789abcdef 1 2")  # ids of another library
    entry = next(entry for entry in desk.sidebar_entries() if entry.key == "state:queued")
    assert not desk.parts.sidebar.places.drop_check(entry, foreign)
    assert desk.dump() == before
