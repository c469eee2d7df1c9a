"""The sheet shows what can be read of a paper, and says what it is."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.papers.paper import Paper
from desktop.ui.triage.sheet import Sheet


@pytest.fixture
def show(look, qtbot):
    """Return `show(**fields) -> Sheet`: a sheet with that paper on it."""
    sheet = Sheet(look)
    qtbot.addWidget(sheet)
    sheet.resize(800, 600)
    sheet.show()

    def show(**fields):
        sheet.show_paper(Paper(id=1, uid="u", title="Sorting Trays", **fields), "a page", [], behind=0)
        QApplication.processEvents()
        return sheet

    return show


def test_a_snippet_stands_where_the_abstract_would_and_is_told_as_what_it_is(show):
    sheet = show(extra={"snippet": "… of <b>trays</b> …"})
    assert sheet.abstract.toPlainText() == "… of <b>trays</b> …"
    assert sheet.snippet_heading.isVisible()
    assert (sheet.snippet_heading.text(), sheet.abstract.accessibleName()) == ("Snippet", "Snippet")


def test_an_abstract_comes_before_a_snippet(show):
    show(extra={"snippet": "… of trays …"})
    sheet = show(abstract="We sort trays.", extra={"snippet": "… of trays …"})
    assert sheet.abstract.toPlainText() == "We sort trays."
    assert not sheet.snippet_heading.isVisible()
    assert sheet.abstract.accessibleName() == "Abstract"


def test_without_both_the_sheet_says_so(show):
    sheet = show()
    assert sheet.abstract.toPlainText() == "There is no abstract."
    assert not sheet.snippet_heading.isVisible()
