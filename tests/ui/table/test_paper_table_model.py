"""The rows of the table: read a page at a time, stable under change, sound under Qt's own tester."""

import datetime as dt
from array import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.papers.changes import Change, Changes, values_of
from desktop.papers.view import ALL, INBOX
from desktop.store.pages import PaperLine, TagMark
from desktop.ui.table.paper_order import PAGE, FixedOrder
from desktop.ui.table.paper_table_model import ID_ROLE, PaperTableModel
from desktop.ui.table.row_picture import ROW_ROLE, Column
from desktop.ui.table.row_words import RowWords

TODAY = dt.date(2026, 7, 2)


def line(paper: int, **changed) -> PaperLine:
    values = {
        "id": paper, "title": f"Paper {paper}", "authors": "", "excerpt": "About it.", "issued": "", "venue": "",
        "state": "inbox", "rating": 0, "has_note": 0, "added_at": 1_782_000_000_000, "queued_at": None,
        "started_at": None, "binned": 0, "source": "Hugging Face",
    }  # fmt: skip
    return PaperLine(**(values | changed))


class Reading:
    """Gives the lines of papers, and remembers how many were asked for."""

    def __init__(self, **changed) -> None:
        self.asked: list[int] = []
        self.changed = changed

    def __call__(self, papers):
        self.asked.append(len(papers))
        return {paper: line(paper, **self.changed.get(str(paper), {})) for paper in papers}


@pytest.fixture
def reading():
    return Reading()


@pytest.fixture
def model(qapp, reading):
    model = PaperTableModel(reading)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()


def order(count: int) -> FixedOrder:
    return FixedOrder(array("q", range(1, count + 1)))


def rated(*papers: int) -> Changes:
    pairs = [(paper, 0) for paper in papers]
    return Changes(
        "Rate", (Change("paper", "rating", 0, values_of(pairs), values_of((paper, 4) for paper in papers)),)
    )


def picture(model, row):
    return model.index(row, Column.TITLE).data(ROW_ROLE)


def test_rows_are_read_when_they_are_looked_at_and_a_page_at_most(model, reading):
    model.show(order(1_000), RowWords(INBOX, today=TODAY))
    reading.asked.clear()
    assert picture(model, 900).title == "Paper 901"
    assert picture(model, 910).title == "Paper 911"
    assert len(reading.asked) == 1
    assert max(reading.asked) <= PAGE


def test_rows_that_were_foreseen_are_not_read_and_follow_changes_as_all_do(model, reading):
    model.foresee({paper: line(paper, title=f"Foreseen {paper}") for paper in range(1, 6)})
    model.show(order(5), RowWords(INBOX, today=TODAY))
    reading.asked.clear()
    assert [picture(model, row).title for row in range(5)] == [f"Foreseen {paper}" for paper in range(1, 6)]
    assert not reading.asked
    model.apply(rated(4))
    assert [picture(model, row).title for row in (2, 3)] == ["Foreseen 3", "Paper 4"]
    model.show(order(5), RowWords(INBOX, today=TODAY))
    assert picture(model, 0).title == "Paper 1"


def test_a_change_reads_the_changed_rows_again_and_moves_none(model, reading):
    model.show(order(10), RowWords(INBOX, today=TODAY))
    assert picture(model, 3).rating == 0
    reading.changed = {"4": {"rating": 4, "state": "queued"}}
    model.apply(rated(4))
    assert picture(model, 3).rating == 4
    assert picture(model, 3).show_mark
    assert not picture(model, 2).show_mark
    assert [model.index(row, 0).data(ID_ROLE) for row in range(10)] == list(range(1, 11))


def test_rows_of_deleted_papers_go_and_the_others_stay_in_order(model):
    model.show(order(10), RowWords(ALL, today=TODAY))
    model.remove({2, 3, 9})
    assert [model.paper_at(row) for row in range(model.rowCount())] == [1, 4, 5, 6, 7, 8, 10]


def test_one_mark_gives_every_row_a_box(model):
    model.show(order(3), RowWords(INBOX, today=TODAY))
    assert not picture(model, 0).checkable
    model.mark([2], on=True)
    assert [picture(model, row).marked for row in range(3)] == [False, True, False]
    assert picture(model, 0).checkable
    model.mark([2], on=False)
    assert not picture(model, 0).checkable


def test_the_second_line_says_what_is_known_and_never_unknown(model, reading):
    reading.changed = {
        "1": {"authors": '[{"family":"Bell","given":"Ann"}]', "issued": "2024-05", "venue": "A Journal"},
        "2": {"excerpt": ""},
    }
    model.show(order(3), RowWords(INBOX, today=TODAY))
    assert picture(model, 0).second_line == "A. Bell · 2024 · A Journal"
    assert picture(model, 1).second_line == ""
    assert picture(model, 2).second_line == "About it."


def test_a_screen_reader_hears_the_whole_row(model, reading):
    reading.changed = {
        "1": {"rating": 4, "has_note": 1, "tags": (TagMark(1, "vision", "blue"),), "state": "queued"}
    }
    model.show(order(1), RowWords(INBOX, today=TODAY))
    heard = model.index(0, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Paper 1, Queue, 4 of 5 stars, vision, has a note"


def test_rows_are_put_below_the_last_one_without_moving_any(model, reading):
    model.show(order(3), RowWords(ALL, today=TODAY))
    first = model.picture(0)
    asked = list(reading.asked)
    told = []
    model.rowsInserted.connect(lambda _parent, start, end: told.append((start, end)))
    model.add(array("q", [7, 9]))
    assert told == [(3, 4)]
    assert [model.paper_at(row) for row in range(model.rowCount())] == [1, 2, 3, 7, 9]
    assert model.picture(0) is first
    assert reading.asked == asked
    model.add(array("q"))
    assert model.rowCount() == 5
