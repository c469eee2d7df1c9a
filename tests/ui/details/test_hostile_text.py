"""Whatever a digest or a user wrote is shown literally, and no file that it names is ever opened."""

import os
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtGui import Qt as rich_text  # noqa: N813 - only this one has what QtGui adds
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip, QWidget

from desktop.papers.name import Name
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.details.seen_words import SeenLine
from desktop.ui.details.shared import Shared, SharedTag


class Canary:
    """A picture that shows when it was opened: reading it moves its time of access."""

    def __init__(self, path):
        self.path = path
        path.write_bytes(b"P1\n1 1\n1\n")
        self.calm()

    def calm(self):
        os.utime(self.path, (1_000_000, time.time()))

    @property
    def sang(self):
        return self.path.stat().st_atime != 1_000_000


@pytest.fixture
def canary(tmp_path, qapp):
    """Return a canary of which it is known that it sings when Qt's rich text finds its name."""
    canary = Canary(tmp_path / "canary.pbm")
    control = QLabel(f"<img src='{canary.path}'>")
    control.show()
    control.grab()
    control.deleteLater()
    if not canary.sang:
        pytest.skip("this file system does not note when a file was read")
    canary.calm()
    return canary


@pytest.fixture
def hostile(canary):
    return (
        f"<html><link rel=stylesheet href='{canary.path}'><img src='{canary.path}'>"
        f"<img src='file://{canary.path}'><b>x</b> ![a]({canary.path})<table><tr><td>&lt;&amp;"
    )


def test_nothing_named_in_a_paper_is_opened_and_all_of_it_is_shown(pane, make_paper, hostile, canary):
    paper = make_paper(
        title=hostile,
        abstract=hostile + " https://evil.example.org/<img",
        authors=(Name(literal=hostile),),
        issued="2024",
        venue=hostile,
        doi=hostile,
        comment=hostile,
        keywords=(hostile,),
        tags=(hostile, "short"),
        note=hostile,
    )
    pane.show_paper(paper, [SeenLine(hostile, 1)], hostile, {hostile: "blue"}, state_words=hostile)
    pane.paper.edit_field("comment")
    pane.show_field_error("doi", hostile)
    pane.note_not_saved(1, hostile)
    pane.window().resize(392, 4_000)
    for _ in range(3):
        QApplication.processEvents()
    pane.grab()
    page = pane.paper
    assert page.title.text.toPlainText() == hostile
    assert page.abstract.text.toPlainText() == paper.abstract
    assert page.authors.text.toPlainText() == hostile
    assert page.fields["comment"]._editor.toPlainText() == hostile
    assert pane.note.text.toPlainText() == hostile
    assert page.open.words == hostile
    pane.show_many(2, Shared(tags=(SharedTag(hostile, "blue", 1),), fields=((hostile, hostile),)), hostile)
    pane.grab()
    assert not canary.sang


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # tips, where there is no screen
def test_no_tool_tip_opens_a_file(qtbot, pane, make_paper, hostile, canary):
    pane.show_paper(make_paper(tags=(hostile,)), [SeenLine(hostile, 1)], hostile)
    QApplication.processEvents()
    tipped = [widget for widget in pane.findChildren(QWidget) if widget.isVisible() and widget.toolTip()]
    assert any(hostile in plain(widget.toolTip()) for widget in tipped)
    for widget in tipped:
        place = QPoint(3, 3)
        QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                top.grab()
    QToolTip.hideText()
    assert not canary.sang


def plain(tip):
    document = QTextDocument()
    if rich_text.mightBeRichText(tip):
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    return document.toPlainText()


@pytest.mark.parametrize(
    "text", ["plain", "<b>bold</b>", "a & b &lt; c", "<qt>x", "'\"", "a\nb", "\u202egpj.exe"]
)
def test_a_plain_tip_reads_as_its_text(qtbot, text):
    widget = QWidget()
    qtbot.addWidget(widget)
    set_plain_tip(widget, text)
    assert plain(widget.toolTip()) == text.replace("\n", " ").replace("\u202e", "\ufffd")
    set_plain_tip(widget, "")
    assert widget.toolTip() == ""


def test_no_label_takes_text_for_html(pane, make_paper, hostile):
    pane.show_paper(make_paper(), [hostile], hostile)
    pane.show_many(2, Shared(fields=((hostile, hostile),)), hostile)
    formats = {label.textFormat() for label in pane.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    assert not pane.findChildren(QMessageBox)


def test_dragging_and_copying_carry_words_alone(pane, make_paper, hostile, canary):
    pane.show_paper(make_paper(title=hostile))
    text = pane.paper.title.text
    text.selectAll()
    assert text.createMimeDataFromSelection().formats() == ["text/plain"]
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    pane.focus_note()
    pane.note.text.paste()
    pane.grab()
    assert pane.note.text.toPlainText() == hostile
    assert not canary.sang


def test_characters_that_turn_the_text_around_are_signs_everywhere(pane, make_paper):
    turned = "safe\u202egpj.exe"
    pane.show_paper(
        make_paper(title=turned, abstract=turned, authors=(Name(literal=turned),), tags=(turned,)),
        [SeenLine(turned, 1)],
        turned,
    )
    page = pane.paper
    shown = [
        page.title.text.toPlainText(),
        page.abstract.text.toPlainText(),
        page.authors.text.toPlainText(),
        page.open.words,
        page.tags.chips[0].accessibleName(),
        page.seen.rows[0].accessibleName(),
    ]
    assert not [text for text in shown if "\u202e" in text or "safe\ufffdgpj.exe" not in text]


def test_a_text_of_a_megabyte_is_shown_in_a_moment(pane, make_paper):
    began = time.monotonic()
    pane.show_paper(make_paper(title="t" * 2_000, abstract="x" * 500_000 + "\n\n" + "word " * 100_000))
    QApplication.processEvents()
    assert time.monotonic() - began < 3
    assert len(pane.paper.abstract.text.toPlainText()) < 110_000
