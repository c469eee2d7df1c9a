"""What no field has a place for is read below all else, a few lines of it, and never taken for anything but text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.details.other_details import detail_lines
from desktop.ui.review.comparison import known_fields


def shown(pane, paper):
    pane.show_paper(paper, ["somewhere"])
    for _ in range(3):
        QApplication.processEvents()
    return pane.paper


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_details_are_read_below_where_the_paper_was_seen(pane, make_paper):
    page = shown(pane, make_paper(extra={"edition": "2", "series": "Trays <b>today</b>"}))
    assert page.other.text.toPlainText() == "edition: 2\nseries: Trays <b>today</b>"
    assert page.other.text.isReadOnly()
    assert page.other_heading.text() == "Other details"
    assert page.seen.geometry().bottom() < page.other_heading.geometry().top() < page.other.geometry().top()
    assert not page.other.more.isVisible()


def test_without_details_nothing_is_there(pane, make_paper):
    shown(pane, make_paper(extra={"edition": "2"}))
    page = shown(pane, make_paper(id=2))
    assert not page.other.isVisible()
    assert not page.other_heading.isVisible()


def test_many_details_are_folded_until_all_are_wanted(pane, make_paper):
    paper = make_paper(extra={f"field {number}": "words" for number in range(9)})
    page = shown(pane, paper)
    low = page.other.height()
    assert page.other.text.toPlainText().count("\n") == 5
    assert page.other.more.words == "Show all 9"
    click(page.other.more)
    assert page.other.text.toPlainText().count("\n") == 8
    assert page.other.height() > low
    assert page.other.more.words == "Show less"
    assert shown(pane, paper.model_copy(update={"rating": 3})).other.text.toPlainText().count("\n") == 8
    page = shown(pane, make_paper(id=2, extra=paper.extra))
    assert page.other.text.toPlainText().count("\n") == 5


@pytest.mark.parametrize("text", ["word " * 100, "one\n\ntwo", "x" * 5_000])
def test_a_long_detail_is_one_line_until_it_is_wanted_whole(pane, make_paper, text):
    page = shown(pane, make_paper(extra={"affiliation": text.strip()}))
    folded = page.other.text.toPlainText()
    assert "\n" not in folded
    assert len(folded) <= 160
    click(page.other.more)
    assert page.other.text.source == f"affiliation: {text.strip()}"


def test_the_review_tells_details_in_the_same_words():
    said = dict(known_fields({"extra": '{"edition": "2", "eid": "e7"}'}))
    assert said["extra"] == "\n".join(detail_lines({"edition": "2", "eid": "e7"}))


def test_a_snippet_stands_where_the_abstract_would(pane, make_paper):
    page = shown(pane, make_paper(abstract="", extra={"snippet": "… of trays …", "edition": "2"}))
    assert page.snippet.toPlainText() == "… of trays …"
    assert page.snippet_heading.text() == "Snippet"
    assert page.snippet.isVisible()
    assert page.snippet.geometry().bottom() < page.seen_heading.geometry().top()
    assert page.other.text.toPlainText() == "edition: 2"


def test_beside_an_abstract_a_snippet_is_one_of_the_details(pane, make_paper):
    shown(pane, make_paper(abstract="", extra={"snippet": "… of trays …"}))
    page = shown(pane, make_paper(id=2, extra={"snippet": "… of trays …"}))
    assert not page.snippet.isVisible()
    assert not page.snippet_heading.isVisible()
    assert page.other.text.toPlainText() == "snippet: … of trays …"
