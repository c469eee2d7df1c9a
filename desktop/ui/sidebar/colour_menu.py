"""The colours of a tag as a menu: a dot and a name each, the present one checked."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QActionGroup, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from desktop.papers.tag_colours import TAG_COLOURS
from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look

_DOT = 8
_WORDS = {
    "petrol": "Petrol",
    "blue": "Blue",
    "violet": "Violet",
    "plum": "Plum",
    "rose": "Rose",
    "brick": "Brick",
    "ochre": "Ochre",
    "olive": "Olive",
    "green": "Green",
    "slate": "Slate",
}


def colour_words(colour: str) -> str:
    """What a colour of tags is called in the window."""
    return QCoreApplication.translate("TagColour", _WORDS.get(colour, colour))


def fill_with_colours(menu: QMenu, look: Look, current: str, chosen: Callable[[str], object]) -> None:
    """Adds every colour to a menu; `chosen` is called with the name of the one that was taken."""
    group = QActionGroup(menu)
    for colour in TAG_COLOURS:
        action = menu.addAction(_dot(look, colour, menu.devicePixelRatioF()), colour_words(colour))
        action.setCheckable(True)
        action.setChecked(colour == current)
        action.setData(colour)
        group.addAction(action)
    group.triggered.connect(lambda action: chosen(action.data()))


def _dot(look: Look, colour: str, ratio: float) -> QIcon:
    side, dot = look.fonts.grown(ROW_ICON), look.fonts.grown(_DOT)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.tag_colour(colour))
    edge = (side - dot) / 2
    painter.drawEllipse(QRectF(edge, edge, dot, dot))
    painter.end()
    return QIcon(pixmap)
