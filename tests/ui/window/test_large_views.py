"""Views of so many papers that SQLite takes a while to sort them: the window never waits for it."""

import pytest

from desktop.library import editing, tagging
from desktop.papers.view import ALL, Sort, View
from desktop.ui.table.view_orders import AT_ONCE

PAPERS = AT_ONCE + 50


def add_tagged(step):
    for number in range(PAPERS):
        editing.add_paper(step, {"title": f"Paper {number:04}"})
    tagging.tag(step, range(1, PAPERS + 1), "vision")


def add_one_more(step):
    editing.add_paper(step, {"title": "Another"})
    tagging.tag(step, [PAPERS + 1], "vision")


@pytest.fixture
def tagged(desk):
    """Return the desk before more papers with one tag than are sorted at once, and the view of the tag."""
    desk.window.bridge.do(add_tagged)
    desk.settle()
    return desk, View("tag", key=desk.window.pages.tags()[0].id)


def test_a_large_tag_shows_its_papers_as_soon_as_they_are_sorted_and_none_of_another_view_before(tagged):
    desk, view = tagged
    desk.window.show_view(view)
    papers = desk.parts.papers
    assert papers.header.title.text() == "vision"
    assert papers.header.count.text() == f"{PAPERS:,} papers"
    assert papers.model.rowCount() == 0
    assert not papers.empty.isVisible()
    desk.settle()
    assert papers.model.rowCount() == PAPERS
    assert papers.current_paper == papers.model.paper_at(0)


def test_another_order_of_a_large_tag_keeps_the_paper_at_hand_current_and_in_sight(tagged):
    desk, view = tagged
    desk.window.show_view(view)
    desk.settle()
    papers = desk.parts.papers
    papers.table.go_to(1_000)
    at_hand = papers.current_paper
    papers.sort_by(Sort("title"))
    assert papers.model.rowCount() == PAPERS
    desk.settle()
    assert desk.titles()[:2] == ["Paper 0000", "Paper 0001"]
    assert papers.current_paper == at_hand
    assert 0 <= papers.table.rowViewportPosition(papers.table.current_row) < papers.table.viewport().height()


def test_an_order_that_comes_when_another_view_is_shown_is_dropped(tagged):
    desk, view = tagged
    desk.window.show_view(view)
    desk.window.show_view(ALL)
    desk.settle()
    assert desk.parts.papers.header.title.text() == "All papers"
    assert desk.parts.papers.model.rowCount() == PAPERS


def test_a_paper_that_loses_a_large_tag_keeps_its_row_when_papers_come_in(tagged):
    desk, view = tagged
    desk.window.show_view(view)
    desk.settle()
    papers = desk.parts.papers
    papers.table.go_to(3)
    loses = papers.current_paper
    desk.window.bridge.do(tagging.untag, [loses], "vision")
    desk.window.bridge.do(add_one_more)
    desk.settle()
    assert papers.current_paper == loses
    assert papers.model.rowCount() == PAPERS + 1
