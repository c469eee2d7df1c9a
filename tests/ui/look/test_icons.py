"""Every drawing loads, is drawn within its square and in the colour that was asked for."""

import pytest
from PySide6.QtGui import QColor

from desktop.paths import resource_path
from desktop.ui.look.icons import application_icon, tray_pixmap
from desktop.ui.look.tokens import STATES

NAMES = sorted(file.stem for file in resource_path("icons").glob("*.svg"))
ONE_COLOUR = [name for name in NAMES if not name.startswith(("papertray", "tray"))]


def painted(pixmap) -> set[str]:
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    }


def test_all_icons_of_the_design_are_there():
    assert len(ONE_COLOUR) >= 44 + len(STATES)
    assert {f"state-{state}" for state in STATES} <= set(NAMES)


@pytest.mark.parametrize("name", ONE_COLOUR)
def test_an_icon_is_drawn_in_one_colour(look, name):
    pixmap = look.icons.pixmap(name, "err", 48)
    assert painted(pixmap), "nothing was drawn"
    # Half-transparent pixels are rounded when they are read back.
    wanted = QColor(look.colour("err"))
    for colour in map(QColor, painted(pixmap)):
        assert abs(colour.red() - wanted.red()) < 4
        assert abs(colour.green() - wanted.green()) < 4


def test_a_pixmap_has_the_pixels_of_its_screen(look):
    pixmap = look.icons.pixmap("inbox", "t3", 16, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)
    assert pixmap.deviceIndependentSize().width() == 16


def test_pixmaps_are_kept_until_the_theme_changes(look):
    first = look.icons.pixmap("inbox", "accent")
    assert look.icons.pixmap("inbox", "accent").cacheKey() == first.cacheKey()
    look.theme.set_scheme("dark")
    again = look.icons.pixmap("inbox", "accent")
    assert again.cacheKey() != first.cacheKey()
    assert look.colour("accent").name() in painted(look.icons.pixmap("inbox", "accent", 64))


def test_the_marks_of_states_differ_without_colour(look):
    drawn = set()
    for state in STATES:
        image = look.icons.tinted(f"state-{state}", QColor("black"), 16).toImage()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(STATES)


def test_the_application_icon_has_every_size_and_its_colour(qapp):
    icon = application_icon()
    assert {size.width() for size in icon.availableSizes()} >= {16, 32, 48, 256}
    assert "#0c6570" in painted(icon.pixmap(48, 48))
    assert max(QColor(colour).red() for colour in painted(icon.pixmap(16, 16))) > 220


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tray_is_drawn_in_the_colours_of_the_theme(look, scheme):
    look.theme.set_scheme(scheme)
    colours = painted(tray_pixmap(look.theme, 112, 1.0, opened=True))
    assert {look.colour("accent").name(), look.colour("base").name()} <= colours
