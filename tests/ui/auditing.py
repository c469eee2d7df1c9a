"""Goes through every widget in sight as a screen reader and a keyboard do, and names what they would miss."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QWidget

TABS = Qt.FocusPolicy.TabFocus.value


def focusable(widget):
    """The widgets inside that Tab should reach."""
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy().value & TABS and not is_part(each)
    ]


def is_part(widget):
    """Whether a widget is only the inside of another one, which speaks for it."""
    inside = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    return inside or widget.objectName().startswith("qt_")


def unnamed(widget):
    """What can be worked but says nothing of itself: its class and where it lies."""
    worked = {*focusable(widget), *(b for b in widget.findChildren(QAbstractButton) if b.isVisible())}
    return sorted(described(each) for each in worked if not is_part(each) and not name_of(each))


def name_of(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def described(widget):
    parents = []
    while widget is not None and len(parents) < 4:
        parents.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(parents)


def not_reached(widget, first):
    """What Tab never comes to, going round from `first`, and where Tab stays for ever."""
    expected = focusable(widget)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _ in range(2 * len(expected) + 4):
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()
    trapped = (
        [f"Tab stays in {described(seen[-1])}"] if seen and QApplication.focusWidget() is seen[-1] else []
    )
    return trapped + sorted(described(each) for each in expected if each not in seen)
