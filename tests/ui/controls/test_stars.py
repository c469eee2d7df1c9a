"""Ratings are given by mouse and keyboard, told once, and never by scrolling."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from desktop.ui.controls.stars import STAR_GAP, Stars, star_at, stars_width

Key = Qt.Key


@pytest.fixture
def stars(look, qtbot):
    widget = Stars(look)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.told = []
    widget.rated.connect(widget.told.append)
    return widget


def middle(star: int) -> QPoint:
    return QPoint((star - 1) * (17 + STAR_GAP) + 8, 12)


@pytest.mark.parametrize("star", [1, 2, 3, 4, 5])
def test_a_click_gives_as_many_stars_as_it_is_far(stars, qtbot, star):
    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=middle(star))
    assert (stars.value(), stars.told) == (star, [star])


def test_a_click_on_the_star_that_is_set_takes_the_rating_away(stars, qtbot):
    stars.setValue(3)
    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=middle(3))
    assert (stars.value(), stars.told) == (0, [0])


@pytest.mark.parametrize(
    ("key", "rating"),
    [
        (Key.Key_Right, 3),
        (Key.Key_Left, 1),
        (Key.Key_5, 5),
        (Key.Key_0, 0),
        (Key.Key_Home, 0),
        (Key.Key_End, 5),
        (Key.Key_Delete, 0),
    ],
)
def test_keys_rate(stars, qtbot, key, rating):
    stars.setValue(2)
    qtbot.keyClick(stars, key)
    assert (stars.value(), stars.told) == (rating, [rating])


def test_what_the_program_shows_is_not_told(stars):
    stars.setValue(4)
    assert stars.told == []


def test_a_key_that_changes_nothing_is_not_told(stars, qtbot):
    stars.setValue(5)
    qtbot.keyClick(stars, Key.Key_Right)
    assert stars.told == []


def test_scrolling_over_the_stars_rates_nothing(stars, qapp):
    stars.setValue(2)
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        QPointF(20, 10),
        QPointF(20, 10),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(stars, wheel)
    assert (stars.value(), stars.told) == (2, [])


def test_filled_stars_are_drawn_for_the_rating(look, stars):
    def filled() -> int:
        image = stars.grab().toImage()
        star = look.colour("star").name()
        return sum(image.pixelColor(middle(number)).name() == star for number in range(1, 6))

    counts = []
    for rating in range(6):
        stars.setValue(rating)
        counts.append(filled())
    assert counts == [0, 1, 2, 3, 4, 5]


def test_every_place_belongs_to_one_star_and_none_is_beside_them():
    size, left = 14, 100
    right = left + stars_width(size)
    assert [star_at(x, left, size) for x in (left - 1, right + STAR_GAP)] == [0, 0]
    found = [star_at(x, left, size) for x in range(left, right)]
    assert found == sorted(found)
    assert set(found) == {1, 2, 3, 4, 5}
    assert [star_at(x, left, size, mirrored=True) for x in range(left, right)] == [6 - star for star in found]
