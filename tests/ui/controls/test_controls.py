"""What holds for every control: a name, a size that can be hit, a place in the Tab order."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.check_box import CheckBox, RadioButton
from desktop.ui.controls.chip import Chip
from desktop.ui.controls.choice import Choice
from desktop.ui.controls.field import Field
from desktop.ui.controls.focus_frame import FocusFrame
from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.scrim import Scrim
from desktop.ui.controls.search_field import SearchField
from desktop.ui.controls.stars import Stars
from desktop.ui.controls.state_button import StateButton

CONTROLS = {
    "primary": (lambda look: Button(look, "Do it", kind="primary", keys="Ctrl+D"), "Do it"),
    "soft": (lambda look: Button(look, "Do it", icon="check"), "Do it"),
    "bordered": (lambda look: Button(look, "Do it", kind="bordered"), "Do it"),
    "flat": (lambda look: Button(look, "Do it", kind="flat"), "Do it"),
    "icon": (lambda look: IconButton(look, "more", "More actions"), "More actions"),
    "link": (lambda look: LinkButton(look, "Show"), "Show"),
    "chip": (lambda look: Chip(look, "trees", "olive"), "trees"),
    "stars": (Stars, "Rating"),
    "state": (lambda look: StateButton(look, "queued", "Queue, 5th"), "State: Queue, 5th"),
    "field": (lambda look: Field(look, "File name"), "File name"),
    "search": (lambda look: SearchField(look, "Search the Inbox"), "Search the Inbox"),
    "check": (lambda look: CheckBox(look, "Links & notes"), "Links & notes"),
    "radio": (lambda look: RadioButton(look, "Everything"), "Everything"),
    "choice": (lambda look: Choice(look, "Format"), "Format"),
}


def shown(widget, qtbot) -> QWidget:
    """The widget in a window that is on no screen."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(400, 200)
    window.show()
    widget.kept = window  # nobody else holds the window
    return window


@pytest.mark.parametrize("kind", CONTROLS)
def test_every_control_has_a_name(look, qtbot, kind):
    make, name = CONTROLS[kind]
    widget = make(look)
    qtbot.addWidget(widget)
    assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) == name


@pytest.mark.parametrize("kind", CONTROLS)
def test_every_control_is_large_enough_to_be_hit(look, qtbot, kind):
    widget = CONTROLS[kind][0](look)
    window = shown(widget, qtbot)
    assert window.isVisible()
    assert widget.width() >= 24
    assert widget.height() >= 24


@pytest.mark.parametrize("kind", CONTROLS)
def test_every_control_is_reached_with_tab(look, qtbot, kind):
    widget = CONTROLS[kind][0](look)
    qtbot.addWidget(widget)
    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("kind", CONTROLS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_is_painted_in_both_schemes_and_when_disabled(look, qtbot, kind, scheme):
    widget = CONTROLS[kind][0](look)
    shown(widget, qtbot)
    look.theme.set_scheme(scheme)
    enabled = widget.grab().toImage()
    widget.setEnabled(False)
    assert widget.grab().toImage() != enabled


@pytest.mark.parametrize("kind", sorted(set(CONTROLS) - {"field", "search"}))
def test_every_control_but_fields_asks_for_the_focus_frame(look, qtbot, kind):
    widget = CONTROLS[kind][0](look)
    qtbot.addWidget(widget)
    assert widget.property("focusFrame") == "focus"


def test_controls_grow_with_the_system_font(look, qtbot, qapp):
    small = {kind: make(look) for kind, (make, _) in CONTROLS.items()}
    for widget in small.values():
        qtbot.addWidget(widget)
    heights = {kind: widget.sizeHint().height() for kind, widget in small.items()}
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPixelSize(2 * look.metrics("body").font().pixelSize() if before.pixelSize() > 0 else 26)
    try:
        qapp.setFont(font)
        qapp.processEvents()
        for kind, widget in small.items():
            assert widget.sizeHint().height() > heights[kind], kind
    finally:
        qapp.setFont(before)
        qapp.processEvents()


def test_the_focus_frame_stands_around_what_has_the_focus(look, qtbot):
    button = Button(look, "Do it")
    window = shown(button, qtbot)
    frame = FocusFrame(look, window)
    frame._focus_changed(None, button)
    assert frame.isVisible()
    around = frame.geometry()
    assert around == button.geometry().adjusted(-3, -3, 3, 3)
    image = window.grab().toImage()
    assert image.pixelColor(around.center().x(), around.top()).name() == look.colour("focus").name()
    button.move(button.pos() + QPoint(20, 10))
    assert frame.geometry() == button.geometry().adjusted(-3, -3, 3, 3)
    button.hide()
    assert not frame.isVisible()


def test_the_focus_frame_leaves_with_the_focus(look, qtbot):
    button, field = Button(look, "Do it"), Field(look, "Name")
    window = shown(button, qtbot)
    window.layout().addWidget(field)
    frame = FocusFrame(look, window)
    frame._focus_changed(None, button)
    frame._focus_changed(button, field)
    assert not frame.isVisible()


def test_the_scrim_covers_its_parent_and_takes_clicks(look, qtbot):
    button = Button(look, "Do it")
    window = shown(button, qtbot)
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    scrim = Scrim(look, window)
    scrim.show()
    scrim.raise_()
    window.resize(500, 300)
    assert scrim.geometry() == window.rect()
    assert window.childAt(button.geometry().center()) is scrim
    with qtbot.waitSignal(scrim.clicked):
        qtbot.mouseClick(scrim, Qt.MouseButton.LeftButton, pos=button.geometry().center())
    assert not pressed
