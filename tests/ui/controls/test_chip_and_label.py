"""Tags can be taken away by key; labels never take text for HTML."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from desktop.ui.controls.chip import Chip
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.controls.progress_line import ProgressLine
from desktop.ui.controls.verdict_chip import ICONS, VerdictChip
from desktop.ui.look.tokens import VERDICTS

HOSTILE = '<img src="file:///etc/passwd"><b>bold</b>'


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_asks_to_take_the_tag_away(look, qtbot, key):
    chip = Chip(look, "trees", "olive")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removal_requested), qtbot.assertNotEmitted(chip.clicked):
        qtbot.keyClick(chip, key)


def test_the_dot_of_a_chip_has_the_colour_of_the_tag(look, qtbot):
    chip = Chip(look, "trees", "rose")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    image = chip.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(14)}
    assert look.theme.tag_colour("rose").name() in colours


def test_a_label_shows_tags_as_text(look, qtbot):
    label = PlainLabel(look, HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    whole = look.metrics("body").horizontalAdvance(HOSTILE)
    assert label.sizeHint().width() >= whole


def test_a_label_cannot_be_made_rich(look, qtbot):
    label = PlainLabel(look, "text")
    qtbot.addWidget(label)
    label.setTextFormat(Qt.TextFormat.PlainText)
    with pytest.raises(ValueError, match="plain text"):
        label.setTextFormat(Qt.TextFormat.RichText)


def test_a_label_that_is_cut_can_be_narrow(look, qtbot):
    text = "a very long name of a file that nobody has ever read.txt"
    whole, cut = PlainLabel(look, text), PlainLabel(look, text, cut=Qt.TextElideMode.ElideMiddle)
    for label in (whole, cut):
        qtbot.addWidget(label)
    assert cut.minimumSizeHint().width() < 60 < whole.minimumSizeHint().width()


def test_a_label_follows_the_theme(look, qtbot):
    label = PlainLabel(look, "text", colour="t3")
    qtbot.addWidget(label)
    light = label.palette().color(label.foregroundRole())
    look.theme.set_scheme("dark")
    assert label.palette().color(label.foregroundRole()) == look.colour("t3") != light


def test_a_link_keeps_its_ampersand(look, qtbot):
    link = LinkButton(look, "arts&crafts")
    qtbot.addWidget(link)
    assert link.accessibleName() == "arts&crafts"
    assert link.shortcut().isEmpty()


def test_there_is_a_chip_for_every_verdict(look, qtbot):
    assert set(ICONS) == set(VERDICTS)
    for verdict in VERDICTS:
        chip = VerdictChip(look, verdict, "Words")
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        image = chip.grab().toImage()
        assert image.pixelColor(image.width() // 2, 1).name() == look.colour(f"{verdict}Tint").name()


def test_progress_is_drawn_as_far_as_it_is(look, qtbot):
    line = ProgressLine(look, "Progress")
    qtbot.addWidget(line)
    line.setRange(0, 100)
    line.setValue(50)
    line.resize(line.sizeHint())
    image = line.grab().toImage()
    assert image.pixelColor(50, 2).name() == look.colour("accent").name()
    assert image.pixelColor(70, 2).name() == look.colour("line").name()


def test_a_label_that_is_cut_stands_at_its_leading_edge_in_both_directions(look, qtbot):
    label = PlainLabel(look, "text", cut=Qt.TextElideMode.ElideRight)
    qtbot.addWidget(label)
    label.resize(300, 24)

    def ink() -> list[int]:
        image = label.grab().toImage()
        ground = image.pixelColor(150, 0)
        return [x for x in range(300) if any(image.pixelColor(x, y) != ground for y in range(24))]

    assert ink()[-1] < 100
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert ink()[0] > 200


def test_a_label_that_is_cut_has_the_colour_of_the_theme_whatever_becomes_of_its_palette(look, qtbot):
    label = PlainLabel(look, "1 of 66 selected", colour="t3", cut=Qt.TextElideMode.ElideRight)
    qtbot.addWidget(label)
    before = label.grab().toImage()
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, look.colour("err"))
    label.setPalette(palette)
    assert label.grab().toImage() == before


@pytest.mark.parametrize("role", [QPalette.ColorRole.Base, QPalette.ColorRole.Window])
def test_a_label_keeps_its_colour_on_whatever_it_lies(look, qtbot, role):
    place = QWidget()
    qtbot.addWidget(place)
    place.setBackgroundRole(role)
    label = PlainLabel(look, "Abstract", colour="t3", parent=place)
    assert label.palette().color(label.foregroundRole()) == look.colour("t3")
