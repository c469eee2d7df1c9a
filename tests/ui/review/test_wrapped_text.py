"""Texts are painted literally, wrapped anywhere, and what differs in them stands on a tint."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QImage, QRegion
from PySide6.QtWidgets import QWidget

from desktop.ui.review.wrapped_text import WrappedText


@pytest.fixture
def painted(look, qtbot):
    """Returns a function that shows a text at a width; it answers with the widget and its picture."""

    def paint(text, width=200, **options):
        widget = WrappedText(look, text, **options)
        qtbot.addWidget(widget)
        widget.resize(width, widget.heightForWidth(width))
        image = QImage(widget.size(), QImage.Format.Format_RGB32)
        image.fill(look.colour("base"))
        widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return widget, image

    return paint


def tinted(look, image):
    tint = look.colour("changedTint")
    return [
        (x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y) == tint
    ]


def test_hostile_text_is_shown_literally(painted):
    hostile = "<b>bold</b> <img src='file:///etc/passwd'> &amp; <script>x</script>"
    widget, _ = painted(hostile)
    assert widget.text() == hostile
    assert widget.accessibleName() == hostile


def test_what_would_be_invisible_is_made_visible(painted):
    widget, _ = painted("a\u202eb\x00c")
    assert "\u202e" not in widget.text()
    assert "\x00" not in widget.text()
    assert len(widget.text()) == 5


def test_a_narrow_text_is_higher_and_breaks_words_that_do_not_fit(painted, look):
    line = look.line_height("body")
    assert painted("one line", 400)[0].height() == line
    assert painted("https://example.org/" + "x" * 200, 100)[0].height() > 10 * line
    assert painted("one\n\nthree", 400)[0].height() == 3 * line


def test_a_text_is_as_high_as_ever_whatever_widths_were_asked_for_between(look, qtbot):
    text = "words that take several lines where there is little room " * 5
    asked = [400, 60, 80, 100, 120, 140, 400, 60, 140]
    widget = WrappedText(look, text)
    qtbot.addWidget(widget)
    heights = [widget.heightForWidth(width) for width in asked]
    for width, height in zip(asked, heights, strict=True):
        fresh = WrappedText(look, text)
        qtbot.addWidget(fresh)
        assert fresh.heightForWidth(width) == height
    assert len(set(heights)) > 3


def test_a_text_is_broken_anew_when_the_fonts_change(look, qtbot, qapp):
    widget = WrappedText(look, "words that take several lines where there is little room " * 5)
    qtbot.addWidget(widget)
    before, font = widget.heightForWidth(120), qapp.font()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    try:
        qtbot.waitUntil(lambda: widget.heightForWidth(120) > before)
    finally:
        qapp.setFont(font)


def test_only_what_differs_stands_on_a_tint(painted, look):
    text = "alike 𝔘𝔫𝔦 different"
    start = text.index("different")
    widget, image = painted(text, 400, differences=[(start, len(text))])
    assert widget.differences() == ("different",)
    before = look.metrics("body").horizontalAdvance(text[:start])
    places = tinted(look, image)
    assert places
    assert all(x >= before - 4 for x, _ in places)
    assert not tinted(look, painted(text, 400)[1])


def test_a_difference_over_two_lines_is_tinted_on_both(painted, look):
    text = "several words that go on over a number of lines"
    _, image = painted(text, 120, differences=[(0, len(text))])
    rows = {y // look.line_height("body") for _, y in tinted(look, image)}
    assert len(rows) == image.height() // look.line_height("body") > 1


def test_an_empty_text_takes_no_room(look, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    empty, text = WrappedText(look, "", parent=parent), WrappedText(look, "words", parent=parent)
    parent.show()
    assert empty.isHidden()
    assert text.isVisible()
