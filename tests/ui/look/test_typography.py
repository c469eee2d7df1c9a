"""Fonts come from the system's font, are never too small and follow it."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from desktop.ui.look.tokens import TYPE
from desktop.ui.look.typography import Typography


@pytest.fixture
def system_font(qapp):
    """Sets the system's font for one test."""
    before = QFont(qapp.font())
    yield qapp.setFont
    qapp.setFont(before)


def font_of(pixels: int | None = None, points: float | None = None) -> QFont:
    font = QFont("DejaVu Sans")
    if pixels is not None:
        font.setPixelSize(pixels)
    if points is not None:
        font.setPointSizeF(points)
    return font


@pytest.mark.parametrize("font", [font_of(pixels=13), font_of(points=9.75)], ids=["pixels", "points"])
def test_sizes_are_factors_of_the_system_size(system_font, font):
    system_font(font)
    fonts = Typography()
    assert fonts.size == pytest.approx(13)
    assert fonts.pixels("view_title") == pytest.approx(1.46 * 13)
    assert fonts.font("view_title").weight() == QFont.Weight.DemiBold
    assert fonts.line_height("body") >= 18


@pytest.mark.parametrize(("system", "smallest"), [(13, 11), (12, 11), (10, 10), (26, 22)])
def test_no_text_is_under_eleven_pixels_or_the_system_size(system_font, system, smallest):
    system_font(font_of(pixels=system))
    fonts = Typography()
    assert min(fonts.font(use).pixelSize() for use in TYPE if use != "fixed") == smallest


def test_a_change_of_the_system_font_is_followed(qtbot, system_font):
    system_font(font_of(pixels=13))
    fonts = Typography()
    small = fonts.line_height("body")
    with qtbot.waitSignal(fonts.changed):
        system_font(font_of(pixels=26))
    assert fonts.line_height("body") >= 2 * small - 1
    assert fonts.font("body").pixelSize() == 26


def test_without_a_medium_titles_become_demibold_and_the_rest_regular(system_font):
    system_font(font_of(pixels=13))  # DejaVu Sans has no Medium
    fonts = Typography()
    if fonts._has_medium:
        pytest.skip("DejaVu Sans is not installed and what stands in for it has a Medium")
    assert fonts.font("row_title").weight() == QFont.Weight.DemiBold
    assert fonts.font("strong").weight() == QFont.Weight.Normal


def test_figures_in_columns_have_one_width(system_font):
    system_font(font_of(pixels=13))
    metrics = Typography().metrics("second", figures=True)
    assert isinstance(metrics, QFontMetricsF)
    assert metrics.horizontalAdvance("111") == pytest.approx(metrics.horizontalAdvance("888"))


def test_a_line_is_never_lower_than_the_font_needs(system_font):
    system_font(font_of(pixels=13))
    fonts = Typography()
    for use in TYPE:
        assert fonts.line_height(use) >= fonts.metrics(use).height() - 1e-6, use
