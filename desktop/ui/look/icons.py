"""Icons by name and colour as pixmaps: the drawing is read and rendered once, never while a view paints."""

import math

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource_path
from desktop.ui.look.theme import Theme

ROW_ICON = 16
BUTTON_ICON = 15
MARK = 16
STAR = 14
DETAIL_STAR = 17
NOTE_ICON = 15


class Icons:
    """The icons of the current theme.

    A name is the name of a file in resources/icons; "state-queued" and so on are the marks of states.
    Sizes are sides of squares in px, `ratio` is device pixels per px.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawings: dict[str, QSvgRenderer] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}
        theme.changed.connect(self._pixmaps.clear)

    def pixmap(self, name: str, colour: str, size: int = ROW_ICON, ratio: float = 1.0) -> QPixmap:
        """The icon in the colour of a token, for a square of `size`."""
        return self.tinted(name, self._theme.colour(colour), size, ratio)

    def tinted(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon in any colour."""
        key = (name, colour.rgba(), size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, colour, size, ratio)
        return found

    def paint(self, painter: QPainter, name: str, colour: str, place: QPoint, size: int = ROW_ICON) -> None:
        """Draw the icon with its upper left corner at `place`."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(place, self.pixmap(name, colour, size, ratio))

    def icon(self, name: str, colour: str = "t2", size: int = ROW_ICON) -> QIcon:
        """A QIcon for menus and Qt's own widgets; ask again when the theme changes."""
        icon = QIcon()
        for ratio in (1.0, 2.0, 3.0):
            icon.addPixmap(self.pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
            icon.addPixmap(self.pixmap(name, "off", size, ratio), QIcon.Mode.Disabled)
        return icon

    def mark(self, state: str, size: int = MARK, ratio: float = 1.0) -> QPixmap:
        """The mark of a paper's state in the state's colour."""
        return self.pixmap(f"state-{state}", state, size, ratio)

    def _render(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        drawing = self._drawings.get(name)
        if drawing is None:
            drawing = self._drawings[name] = QSvgRenderer(str(resource_path("icons", f"{name}.svg")))
        image = rendered(drawing, size, ratio)
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(QRectF(QPointF(), image.deviceIndependentSize()), colour)
        painter.end()
        return QPixmap.fromImage(image)


def rendered(drawing: QSvgRenderer, size: int, ratio: float) -> QImage:
    """A drawing as an image for a square of `size` px at `ratio` device pixels per px."""
    side = math.ceil(size * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def application_icon() -> QIcon:
    """The icon of the application in every size a system asks for; below 32 px in a simpler drawing."""
    icon = QIcon()
    for file, sizes in (("papertray-small", (16, 20, 24)), ("papertray", (32, 40, 48, 64, 128, 256, 512))):
        drawing = QSvgRenderer(str(resource_path("icons", f"{file}.svg")))
        for size in sizes:
            icon.addPixmap(QPixmap.fromImage(rendered(drawing, size, 1.0)))
    return icon


def tray_pixmap(
    theme: Theme, size: int, ratio: float, *, opened: bool = False, ink: str = "accent"
) -> QPixmap:
    """The tray of the invitation, drawn in `ink` on the surface "base"; opened while a file is over it."""
    file = resource_path("icons", "tray-open.svg" if opened else "tray.svg")
    text = file.read_text(encoding="utf-8")
    text = text.replace("#ffffff", theme.colour("base").name()).replace("#000000", theme.colour(ink).name())
    return QPixmap.fromImage(rendered(QSvgRenderer(QByteArray(text.encode())), size, ratio))
