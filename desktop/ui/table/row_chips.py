"""Which chips of a row fit, and where they stand; what is left over becomes "+2"."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.ui.controls.chip import chip_height, chip_width, paint_chip
from desktop.ui.look.look import Look

GAP = 8
LONGEST_NAME = 16
_KEPT = 300

Chips = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlacedChips:
    """Chips with their distance from the start of the run and their width, in px; `width` is the run's."""

    items: tuple[tuple[str, str, int, int], ...]
    width: int


class RowChips:
    """Measures and draws the chips of rows; keeps what it has measured and drawn for one look."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._placed: dict[tuple[Chips, int], PlacedChips] = {}
        self._pixmaps: dict[tuple[str, str, float, bool], QPixmap] = {}
        self.height = chip_height(look)

    def clear(self) -> None:
        """Forget everything: colours or fonts have changed."""
        self._placed.clear()
        self._pixmaps.clear()
        self.height = chip_height(self._look)

    def placed(self, chips: Chips, room: int) -> PlacedChips:
        """The chips that fit into `room` px, in their order; the last says how many did not."""
        key = (chips, room)
        found = self._placed.get(key)
        if found is None:
            if len(self._placed) > _KEPT:
                self._placed.clear()
            found = self._placed[key] = self._fit(chips, room)
        return found

    def draw(
        self, painter: QPainter, placed: PlacedChips, left: int, top: int, *, mirrored: bool = False
    ) -> None:
        """Draw a run of chips whose left edge is at `left`."""
        ratio = painter.device().devicePixelRatio()
        for name, colour, start, width in placed.items:
            x = left + (placed.width - start - width if mirrored else start)
            painter.drawPixmap(x, top, self._pixmap(name, colour, width, ratio, mirrored=mirrored))

    def _fit(self, chips: Chips, room: int) -> PlacedChips:
        shown = [(_cut(name), colour, chip_width(self._look, _cut(name))) for name, colour in chips]
        for count in range(len(shown), -1, -1):
            run = shown[:count]
            if count < len(shown):
                more = f"+{len(shown) - count}"
                run = [*run, (more, "", chip_width(self._look, more, dot=False))]
            width = sum(item[2] for item in run) + GAP * (len(run) - 1)
            if width <= room:
                return _placed(run, width)
        return PlacedChips((), 0)

    def _pixmap(self, name: str, colour: str, width: int, ratio: float, *, mirrored: bool) -> QPixmap:
        key = (name, colour, ratio, mirrored)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            if len(self._pixmaps) > _KEPT:
                self._pixmaps.clear()
            pixmap = self._pixmaps[key] = self._drawn(name, colour, width, ratio, mirrored=mirrored)
        return pixmap

    def _drawn(self, name: str, colour: str, width: int, ratio: float, *, mirrored: bool) -> QPixmap:
        pixmap = QPixmap(round(width * ratio), round(self.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        if mirrored:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        dot = self._look.theme.tag_colour(colour) if colour else None
        paint_chip(painter, self._look, QRect(0, 0, width, self.height), name, dot)
        painter.end()
        return pixmap


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _placed(run: list[tuple[str, str, int]], width: int) -> PlacedChips:
    items = []
    start = 0
    for name, colour, chip in run:
        items.append((name, colour, start, chip))
        start += chip + GAP
    return PlacedChips(tuple(items), width)
