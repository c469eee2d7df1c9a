"""The invitation, the empty view, the status bar and the veil say what they should and ask for what is asked."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.ui.views.drop_veil import DropVeil
from desktop.ui.views.empty_view import EmptyView
from desktop.ui.views.status_bar import StatusBar
from desktop.ui.views.welcome import Welcome


def on_no_screen(widget, qtbot, width=900, height=640):
    qtbot.addWidget(widget)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(width, height)
    widget.show()
    return widget


def shown_words(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


# -- welcome


def test_the_invitation_offers_three_ways_in(look, qtbot):
    welcome = on_no_screen(Welcome(look), qtbot)
    ways = {
        welcome.open_button: welcome.open_requested,
        welcome.paste_button: welcome.paste_requested,
        welcome.sample_link: welcome.sample_requested,
    }
    for control, asked in ways.items():
        with qtbot.waitSignal(asked):
            qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
        assert control.accessibleName()


def test_the_invitation_is_reached_with_tab_in_its_order(look, qtbot):
    welcome = on_no_screen(Welcome(look), qtbot)
    tabbed = [w for w in chain(welcome.open_button) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [welcome.open_button, welcome.paste_button, welcome.sample_link]


def chain(first) -> list[QWidget]:
    found = [first]
    while (following := found[-1].nextInFocusChain()) is not first:
        found.append(following)
    return found


def test_the_invitation_stands_a_little_above_the_middle(look, qtbot):
    welcome = on_no_screen(Welcome(look), qtbot, 900, 800)
    parts = [child for child in welcome.findChildren(QWidget) if child.isVisible()]
    top = min(part.mapTo(welcome, QPoint(0, 0)).y() for part in parts)
    bottom = max(part.mapTo(welcome, part.rect().bottomLeft()).y() for part in parts)
    assert (top + bottom) / 2 == pytest.approx(800 / 2 - 20, abs=2)


# -- empty view


def test_an_empty_view_says_why_and_where_to_go_on(look, qtbot):
    view = on_no_screen(EmptyView(look), qtbot)
    view.show_state("inbox", "Inbox is empty. 8 papers queued.", "Read next")
    assert shown_words(view) == ["Inbox is empty. 8 papers queued."]
    assert view.accessibleName() == "Inbox is empty. 8 papers queued."
    with qtbot.waitSignal(view.action_requested):
        qtbot.mouseClick(view.action, Qt.MouseButton.LeftButton)
    view.show_state("search", "Nothing found.")
    assert not view.action.isVisible()


# -- status bar


@pytest.fixture
def status(look, qtbot):
    return on_no_screen(StatusBar(look), qtbot, 900, 28)


def test_the_status_bar_is_quiet_until_there_is_something(status):
    status.show_left("1 of 66 selected")
    status.show_calm("This week: 66 in")
    assert shown_words(status) == ["1 of 66 selected", "This week: 66 in"]
    assert not status.bar.isVisible()
    assert not status.cancel.isVisible()


def test_work_is_shown_with_a_way_to_stop_it(status, qtbot):
    status.show_progress("Reading trees.bib: 31 of 100", 31, 100)
    assert "Reading trees.bib: 31 of 100" in shown_words(status)
    assert (status.bar.value(), status.bar.maximum()) == (31, 100)
    with qtbot.waitSignal(status.cancel_requested):
        qtbot.keyClick(status.cancel, Qt.Key.Key_Space)
    status.clear_progress()
    assert not status.bar.isVisible()


def test_work_of_unknown_length_is_shown_too(status):
    status.show_progress("Looking", 12, None)
    assert status.bar.maximum() == 0
    status.show_progress("Looking", 12, 24)
    assert (status.bar.value(), status.bar.maximum()) == (12, 24)


def test_an_error_stays_until_it_is_read_and_takes_no_focus(status, qtbot, look):
    status.show_error("Couldn't read trees.bib")
    status.show_progress("Reading", 1, 2)
    status.clear_progress()
    assert "Couldn't read trees.bib" in shown_words(status)
    assert not status.show_error_button.hasFocus()
    colour = status.error.palette().color(status.error.foregroundRole())
    assert colour == look.colour("err")
    with qtbot.waitSignal(status.error_show_requested):
        qtbot.mouseClick(status.show_error_button, Qt.MouseButton.LeftButton)
    status.clear_error()
    assert shown_words(status) == []


# -- veil


@pytest.fixture
def veil(look, qtbot):
    QLocale.setDefault(QLocale(QLocale.Language.English))
    window = QWidget()
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    side, area = QWidget(), QWidget()
    side.setFixedWidth(224)
    layout.addWidget(side)
    layout.addWidget(area)
    veil = DropVeil(look, window, area)
    on_no_screen(window, qtbot, 1000, 640)
    veil.kept = window
    yield veil
    QLocale.setDefault(QLocale.system())


def test_one_file_is_named_with_its_size(veil):
    veil.show_for(["trees.txt"], [118_000])
    words = shown_words(veil)
    assert words[0] == "Drop to look inside"
    assert "trees.txt" in words
    assert "118 kB" in words
    assert any("unchanged" in line for line in words)


def test_several_files_are_counted(veil):
    veil.show_for(["a.txt", "b.txt", "c.txt"], [1000, 2000, 3000])
    assert "3 files" in shown_words(veil)
    assert "6 kB" in shown_words(veil)


def test_a_link_is_an_address(veil):
    veil.show_for_link("example.org")
    words = shown_words(veil)
    assert words[0] == "Drop to import the address"
    assert "example.org" in words
    assert not any("file" in line for line in words)


def test_what_cannot_be_read_is_refused_in_the_colour_of_errors(veil, look):
    veil.refuse("This is a PDF.")
    assert shown_words(veil) == ["This is a PDF."]
    image = veil.card.grab().toImage()
    row = {image.pixelColor(x, 16).name() for x in range(40, 480)}
    assert look.colour("err").name() in row
    veil.show_for(["trees.txt"], [10])
    image = veil.card.grab().toImage()
    assert look.colour("err").name() not in {image.pixelColor(x, 16).name() for x in range(40, 480)}
    assert "Drop to look inside" in shown_words(veil)


def test_the_veil_covers_the_window_with_the_card_in_the_middle_of_the_area(veil):
    veil.show_for(["trees.txt"], [10])
    window = veil.kept
    assert veil.geometry() == window.rect()
    assert veil.card.geometry().center().x() == pytest.approx(224 + (1000 - 224) / 2, abs=1)
    window.resize(1200, 700)
    assert veil.geometry() == window.rect()
    assert veil.card.geometry().center().x() == pytest.approx(224 + (1200 - 224) / 2, abs=1)


def test_names_are_shown_as_text_and_cut_in_the_middle(veil):
    veil.show_for(["<b>" + "x" * 300 + "</b>.txt"], [10])
    assert veil.card.what.textFormat() == Qt.TextFormat.PlainText
    assert veil.card.what.width() < veil.card.width()
    assert veil.card.geometry().width() == 520


def test_the_veil_lets_drags_through_to_the_window(veil):
    veil.show_for(["trees.txt"], [10])
    assert veil.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert not veil.acceptDrops()
