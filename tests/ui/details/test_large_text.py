"""With text of twice the size everything grows and nothing is cut, in both schemes and directions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.papers.name import Name
from desktop.papers.state import State
from desktop.ui.details.reading_text import ReadingText
from desktop.ui.details.seen_words import SeenLine


@pytest.fixture(params=[13, 26], ids=["100 %", "200 %"])
def size(qapp, request):
    """Return the size of the system's font, which is set before the look is made."""
    before = QFont(qapp.font())
    font = QFont("DejaVu Sans")
    font.setPixelSize(request.param)
    qapp.setFont(font)
    yield request.param
    qapp.setFont(before)


@pytest.fixture
def wide(size, look, qtbot, make_paper):
    from desktop.ui.details.details_pane import DetailsPane

    pane = DetailsPane(look)
    qtbot.addWidget(pane)
    pane.resize(pane.sizeHint().width(), 2_000)
    pane.show()
    pane.show_paper(
        make_paper(
            title="Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsverfahren " * 2,
            authors=(Name("Lind", "Ada"), Name("Ek", "Bo")),
            issued="2023",
            venue="Zeitschrift für Papierablagen",
            doi="10.1000/182",
            state=State.DISMISSED,
            tags=("3d", "eine sehr lange Bezeichnung", "\u65e5\u672c\u8a9e"),
            rating=5,
        ),
        [SeenLine("Hugging Face page, shown Jul 2 (year not given), imported today", 1)],
        "Search Hugging Face for this title",
        {},
    )
    for _ in range(3):
        QApplication.processEvents()
    return pane


def cut(pane):
    """Return what has less room than it needs."""
    found = []
    for widget in pane.findChildren(QPushButton) + pane.findChildren(QLabel):
        if widget.isVisible():
            least = widget.minimumSizeHint()
            if widget.width() < least.width() or widget.height() < least.height():
                found.append((widget, widget.size(), least))
    for text in pane.findChildren(ReadingText):
        if text.isVisible() and text.document().size().height() > text.viewport().height() + 1:
            found.append((text, text.document().size(), text.viewport().size()))
    return found


def test_nothing_is_cut(wide):
    assert cut(wide) == []


def test_nothing_reaches_out_of_the_page(wide):
    page = wide.paper.page
    right = wide.paper.viewport().width()
    out = [
        widget
        for widget in page.findChildren(QPushButton) + page.findChildren(ReadingText)
        if widget.isVisible() and widget.mapTo(page, widget.rect().topRight()).x() >= right
    ]
    assert out == []


def test_the_narrowest_pane_cuts_nothing_either(wide):
    wide.resize(wide.minimumSizeHint().width(), 2_400)
    for _ in range(3):
        QApplication.processEvents()
    assert cut(wide) == []


def test_from_right_to_left_everything_is_mirrored(wide):
    left = wide.bar.state.x()
    chip = wide.paper.tags.chips[0].x()
    wide.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for _ in range(3):
        QApplication.processEvents()
    assert wide.bar.state.geometry().right() > wide.width() - 2 * left - 20
    assert wide.paper.tags.chips[0].x() > chip
    assert cut(wide) == []


def test_a_change_of_the_font_is_followed(wide, qapp, look):
    title = wide.paper.title.text
    before = title.height()
    font = QFont(qapp.font())
    font.setPixelSize(round(font.pixelSize() * 1.5))
    qapp.setFont(font)
    for _ in range(5):
        QApplication.processEvents()
    assert title.height() > before
    assert cut(wide) == []
