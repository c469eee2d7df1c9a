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
    """What Tab never comes to, going round from `first` three times, and where Tab stays for ever.

    More than once, because a toast that ends on the way gives the focus back to where it was.
    """
    expected = focusable(widget)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen, here = set(), QApplication.focusWidget()
    for _ in range(3 * len(expected) + 4):
        if here is None:
            break
        seen.add(here)
        before = here
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()
        here = QApplication.focusWidget()
        if here is before:
            return [f"Tab stays in {described(here)}"]
    return sorted(described(each) for each in expected if each not in seen)
