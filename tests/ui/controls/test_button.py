"""Buttons show their words whole, drop the keycap first and take "&" for an ampersand."""

import pytest
from PySide6.QtCore import QSize, Qt

from desktop.ui.controls.button import Button
from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.state_button import StateButton


@pytest.mark.parametrize(
    ("keys", "caption"),
    [
        ("Q", "q"),
        ("Shift+Q", "Shift q"),
        ("Ctrl+T", "Ctrl T"),
        ("Ctrl+Shift+Z", "Ctrl Shift Z"),
        ("Ctrl++", "Ctrl +"),
        ("Return", "Enter"),
        ("Esc", "Esc"),
        ("Space", "Space"),
        ("Alt+Up", "Alt Up"),
        ("G, R", "g r"),
        ("?", "?"),
        ("/", "/"),
        ("1–5", "1–5"),
        ("", ""),
    ],
)
def test_keys_are_written_as_they_are_spoken(qapp, keys, caption):
    assert key_caption(keys, mac=False) == caption


def test_keys_are_written_in_the_signs_of_a_mac_there(qapp):
    # What the signs are is Qt's to know, and it knows them on a Mac only.
    assert " " not in key_caption("Ctrl+T", mac=True)


def test_the_keycap_goes_before_words_are_cut(look, qtbot):
    button = Button(look, "Import 61 papers", kind="primary", keys="Return")
    qtbot.addWidget(button)
    wide, narrow = button.sizeHint().width(), button.minimumSizeHint().width()
    bare = Button(look, "Import 61 papers", kind="primary")
    qtbot.addWidget(bare)
    assert narrow == bare.sizeHint().width() < wide
    button.resize(narrow, button.sizeHint().height())
    bare.resize(bare.sizeHint())
    assert button.grab().toImage() == bare.grab().toImage()


def test_the_words_of_a_button_are_no_mnemonic(look, qtbot):
    button = Button(look, "Open arts&crafts.org")
    qtbot.addWidget(button)
    assert button.words == "Open arts&crafts.org"
    assert button.accessibleName() == "Open arts&crafts.org"
    assert button.shortcut().isEmpty()


def test_a_button_with_more_on_it_is_wider(look, qtbot):
    widths = []
    button = Button(look, "Go")
    qtbot.addWidget(button)
    for change in (
        lambda: None,
        lambda: button.set_icon("open"),
        lambda: button.set_keys("Ctrl+G"),
        lambda: button.set_opens(opens=True),
        lambda: button.set_words("Go there"),
    ):
        change()
        widths.append(button.sizeHint().width())
    assert widths == sorted(set(widths))


def test_the_height_is_the_line_and_twelve_or_eighteen(look, qtbot):
    line = look.line_height("body")
    for large, extra in ((False, 12), (True, 18)):
        button = Button(look, "Go", large=large)
        qtbot.addWidget(button)
        assert button.sizeHint().height() == line + extra


def test_kinds_are_told_apart_by_their_fill(look, qtbot):
    fills = {"primary": "accent", "soft": "sunken", "bordered": "base"}
    for kind, fill in fills.items():
        button = Button(look, "Go", kind=kind)
        qtbot.addWidget(button)
        button.resize(QSize(100, 30))
        image = button.grab().toImage()
        assert image.pixelColor(8, 15).name() == look.colour(fill).name(), kind


def test_a_click_and_the_space_bar_press_it(look, qtbot):
    button = Button(look, "Go")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    with qtbot.waitSignals([button.clicked, button.clicked]):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_state_button_says_the_state(look, qtbot):
    button = StateButton(look, "inbox", "Inbox")
    qtbot.addWidget(button)
    button.show_state("queued", "Queue, 5th")
    assert button.words == "Queue, 5th"
    assert "Queue, 5th" in button.accessibleName()
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(30) for y in range(image.height())}
    assert look.colour("queued").name() in colours
