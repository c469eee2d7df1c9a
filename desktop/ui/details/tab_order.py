"""Lets Tab go through a pane as it is laid out, whenever its widgets were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


class TabOrder:
    """Remembers the order it gave last: giving the same one again costs nothing."""

    def __init__(self, pane: QWidget) -> None:
        self._pane = pane
        self._last: list[QWidget] = []

    def renew(self) -> None:
        """Put the focusable widgets of the pane in the order in which they are seen."""
        now = list(in_layout_order(self._pane))
        if now != self._last:
            self._last = now
            for before, after in pairwise(now):
                QWidget.setTabOrder(before, after)


def in_layout_order(widget: QWidget) -> Iterator[QWidget]:
    """The shown descendants that Tab stops at, in the order of the layouts they lie in."""
    if widget.isHidden():
        return
    if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        yield widget
    elif isinstance(widget, QScrollArea):
        if (page := widget.widget()) is not None:
            yield from in_layout_order(page)
    elif isinstance(widget, QStackedWidget):
        if (page := widget.currentWidget()) is not None:
            yield from in_layout_order(page)
    elif (layout := widget.layout()) is not None:
        yield from _in(layout)


def _in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from in_layout_order(widget)
        elif (inner := item.layout()) is not None:
            yield from _in(inner)
