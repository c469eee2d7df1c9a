"""Carries a tag or a list out of the sidebar, to be dropped on the rows that shall have it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

    from desktop.ui.sidebar.sidebar_model import Index

PLACE_TYPE = "application/x-papertray-place"
CARRIED = frozenset({"list", "tag"})
"""The kinds of entries that papers can be given by dropping them there."""
_THIS_PROGRAM = os.urandom(8).hex()
"""Keys mean something in this library alone."""
_BELOW_POINTER = QPoint(-12, -12)


def place_data(key: str) -> QMimeData:
    """What is carried: the key of an entry; no text, since another program has no use for it."""
    data = QMimeData()
    data.setData(PLACE_TYPE, f"{_THIS_PROGRAM} {key}".encode())
    return data


def carried_place(data: QMimeData) -> str:
    """The key of the entry that is carried, "" when something else is."""
    program, _, key = bytes(data.data(PLACE_TYPE).data()).decode("utf-8", "replace").partition(" ")
    return key if program == _THIS_PROGRAM else ""


def carry_place(source: QAbstractItemView, index: Index, key: str) -> None:
    """Drags an entry under its own picture until it is dropped."""
    drag = QDrag(source)
    drag.setMimeData(place_data(key))
    drag.setPixmap(source.viewport().grab(source.visualRect(index)))
    drag.setHotSpot(_BELOW_POINTER)
    drag.exec(Qt.DropAction.CopyAction)
