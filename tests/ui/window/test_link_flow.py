"""A PDF or an address that is dropped on a row is linked to its paper, after a question."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.store.attachments import attachments

# A menu grabs the keyboard, which the platform without a screen cannot.
quiet = pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise|grabbing)")

pytestmark = pytest.mark.usefixtures("sample_papers")


@pytest.fixture
def rows(desk):
    return desk


def over_row(desk, row):
    """The middle of a row, in the window."""
    table = desk.parts.papers.table
    place = table.visualRect(table.model().index(row, 1)).center()
    return table.viewport().mapTo(desk.window, place)


def answer(desk, number=0):
    """Chooses an answer of the question that is open; its words."""
    desk.until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    action = [each for each in menu.actions() if not each.isSeparator()][number]
    words = action.text()
    for _ in range(number):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.window.activateWindow()
    desk.until(desk.window.isActiveWindow)
    desk.settle()
    return words


def linked(desk, paper):
    return [(each.kind, each.address) for each in attachments(desk.window.pages.connection, paper)]


@quiet
def test_what_is_dropped_on_a_row_is_linked_after_a_question_shown_opened_and_undone(rows, drop_on, tmp_path):
    pdf = tmp_path / "boredom.pdf"
    pdf.write_bytes(b"%PDF-1.7\n" + b"x" * 100)
    before = rows.dump()
    assert drop_on(rows.window, [pdf], over_row(rows, 1))
    words = answer(rows)
    title = rows.titles()[1]
    assert words.startswith("Link to “Kettle: A Tiny Language Model")
    paper = rows.parts.papers.model.paper_at(1)
    assert title.startswith("Kettle")
    assert linked(rows, paper) == [("file", str(pdf))]
    assert rows.window.toast.words == "Linked boredom.pdf"
    rows.parts.papers.table.go_to(1)
    rows.settle()
    page = rows.parts.details.paper
    assert page.linked_heading.isVisible()
    assert [button.words for button in page.linked.buttons] == ["boredom.pdf"]
    QTest.mouseClick(page.linked.buttons[0], Qt.MouseButton.LeftButton)
    assert rows.opened_links == [QUrl.fromLocalFile(str(pdf)).toEncoded().data().decode()]
    pdf.unlink()
    QTest.mouseClick(page.linked.buttons[0], Qt.MouseButton.LeftButton)
    assert "not there any more" in rows.parts.status.error.text()
    assert len(rows.opened_links) == 1
    QTest.mouseClick(page.linked.removers[0], Qt.MouseButton.LeftButton)
    rows.settle()
    assert not page.linked_heading.isVisible()
    rows.press("u")
    assert page.linked_heading.isVisible()
    rows.press("u")
    assert rows.dump() == before
    assert not page.linked_heading.isVisible()
    # An address is linked, or imported, as the answer says.
    data = QMimeData()
    data.setUrls([QUrl("https://arxiv.org/abs/2401.00007")])
    assert drop_on(rows.window, data, over_row(rows, 0))
    paper = rows.parts.papers.model.paper_at(0)
    answer(rows)
    assert linked(rows, paper) == [("web", "https://arxiv.org/abs/2401.00007")]
    rows.parts.papers.table.go_to(0)
    rows.settle()
    assert [button.words for button in rows.parts.details.paper.linked.buttons] == ["arxiv.org"]
    assert drop_on(rows.window, data, over_row(rows, 0))
    assert answer(rows, 1) == "Import the address instead"
    rows.until(lambda: rows.parts.pages.currentWidget() is rows.parts.review)
    rows.press_key(Qt.Key.Key_Escape)
    # Beside the rows a PDF is still no digest.
    rows.parts.status.clear_error()
    pdf.write_bytes(b"%PDF-1.7\n")
    assert drop_on(rows.window, [pdf], QPoint(20, 300))
    rows.settle()
    assert "PDF" in rows.parts.status.error.text()
    assert QApplication.activePopupWidget() is None
    rows.errors.clear()
