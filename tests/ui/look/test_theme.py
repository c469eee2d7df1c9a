"""The theme gives its colours to Qt and changes all of them at once."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QScrollBar, QStyle

from desktop.ui.look.palette import application_palette
from desktop.ui.look.style_sheet import style_sheet
from desktop.ui.look.tokens import COLOURS


def test_the_palette_of_the_application_is_the_scheme(look, qapp):
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == COLOURS["window"][0]
    look.theme.set_scheme("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == COLOURS["window"][1]
    assert look.colour("t1").name().upper() == COLOURS["t1"][1]


def test_a_change_of_scheme_is_told_once(look, qtbot):
    told = []
    look.changed.connect(lambda: told.append(look.theme.scheme))
    look.theme.set_scheme("dark")
    look.theme.set_scheme("dark")
    assert told == ["dark"]


@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive])
def test_text_keeps_its_colour_on_a_selection(look, group):
    palette = application_palette(look.colour)
    assert palette.color(group, QPalette.ColorRole.HighlightedText) == look.colour("t1")
    shown = "sel" if group == QPalette.ColorGroup.Active else "selin"
    assert palette.color(group, QPalette.ColorRole.Highlight) == look.colour(shown)


def test_selected_text_in_a_field_stands_on_the_accent(look, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    active = QPalette.ColorGroup.Active
    assert field.palette().color(active, QPalette.ColorRole.Highlight) == look.colour("accent")
    assert field.palette().color(active, QPalette.ColorRole.HighlightedText) == look.colour("onaccent")


def test_disabled_text_is_off(look):
    palette = application_palette(look.colour)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        assert palette.color(QPalette.ColorGroup.Disabled, role) == look.colour("off")


def test_the_style_sheet_leaves_the_platform_its_own_widgets(look):
    sheet = style_sheet(look.colour, 6)
    selectors = re.findall(r"^([^{}\n]+)\{", sheet, re.MULTILINE)
    assert selectors
    assert all("[kind" in selector for selector in selectors)
    assert "@" not in sheet
    assert "%" not in sheet


def test_scroll_bars_stay_with_the_style(look, qapp, qtbot):
    bar = QScrollBar()
    qtbot.addWidget(bar)
    assert bar.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, bar) > 0
    assert "QScrollBar" not in qapp.styleSheet()


def test_high_contrast_gives_soft_buttons_an_edge(look):
    plain, strong = (style_sheet(look.colour, 6, high_contrast=strong) for strong in (False, True))
    rule = 'QPushButton[kind="soft"]{background:#e9edec;color:#18211f;border-color:'
    assert rule + look.colour("sunken").name() in plain
    assert rule + look.colour("edge").name() in strong


def test_an_unknown_tag_colour_is_slate(look):
    assert look.theme.tag_colour("Petrol") == QColor("#17808C")
    assert look.theme.tag_colour("mauve") == look.theme.tag_colour("slate")
