"""The fonts of every use of type, made from the system's font and made again when the system changes it."""

import math
import sys

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look.tokens import SMALLEST_TEXT, TYPE, TypeStyle

DRAWN_FOR = 13.0
"""The size in px for which the figures of the design are written."""
_TABULAR = QFont.Tag("tnum")


class _FontWatcher(QWidget):
    """Never shown: widgets are what Qt tells that the application's font has changed."""

    changed = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.changed.emit()
        return super().event(event)


class Typography(QObject):
    """Fonts, their metrics and line heights by use; the uses are the keys of `tokens.TYPE`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._metrics: dict[tuple[str, bool], QFontMetricsF] = {}
        self._watcher = _FontWatcher()
        self._watcher.changed.connect(self._start_again)
        self._read_system()

    def font(self, use: str, *, figures: bool = False) -> QFont:
        """The font of a use; `figures` gives figures of one width, for columns and counts that change."""
        key = (use, figures)
        if key not in self._fonts:
            self._fonts[key] = self._made(TYPE[use], fixed=use == "fixed", figures=figures)
        return self._fonts[key]

    def metrics(self, use: str, *, figures: bool = False) -> QFontMetricsF:
        """The metrics of `font(use)`, in px."""
        key = (use, figures)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(use, figures=figures))
        return self._metrics[key]

    def line_height(self, use: str) -> int:
        """The height of one line in px: what the design asks for, or what the font needs if that is more."""
        designed = math.floor(self.pixels(use) * TYPE[use].line + 0.5)
        return max(designed, math.ceil(self.metrics(use).height()))

    def pixels(self, use: str) -> float:
        """The size of a use in px."""
        return max(self.size * TYPE[use].factor, min(SMALLEST_TEXT, self.size))

    def scaled(self, figure: float) -> int:
        """A width that was drawn for text of 13 px, in px for the system's size."""
        return round(figure * self.size / DRAWN_FOR)

    def grown(self, figure: int) -> int:
        """The side of an icon or mark drawn for text of 13 px: it grows with the text, never shrinks."""
        return max(figure, self.scaled(figure))

    def _read_system(self) -> None:
        self._system = QApplication.font()
        points = self._system.pointSizeF()
        self._pixels_per_point = QGuiApplication.primaryScreen().logicalDotsPerInchY() / 72
        self.size = points * self._pixels_per_point if points > 0 else float(self._system.pixelSize())
        self._has_medium = _has_medium(QFontInfo(self._system).family())

    def _start_again(self) -> None:
        self._fonts.clear()
        self._metrics.clear()
        self._read_system()
        self.changed.emit()

    def _made(self, style: TypeStyle, *, fixed: bool, figures: bool) -> QFont:
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if fixed else self._system
        font = QFont(system)
        pixels = max(self.size * style.factor, min(SMALLEST_TEXT, self.size))
        if self._system.pointSizeF() > 0:
            font.setPointSizeF(pixels / self._pixels_per_point)
        else:
            font.setPixelSize(round(pixels))
        font.setWeight(QFont.Weight(self._weight(style)))
        if style.spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spacing)
        if figures:
            font.setFeature(_TABULAR, 1)
        return font

    def _weight(self, style: TypeStyle) -> int:
        if style.weight != QFont.Weight.Medium.value or self._has_medium:
            return style.weight
        return (QFont.Weight.DemiBold if style.title else QFont.Weight.Normal).value


def _has_medium(family: str) -> bool:
    styles = QFontDatabase.styles(family)
    if not styles:
        # macOS hides the faces of its system font, which has every weight.
        return sys.platform == "darwin"
    return any(QFontDatabase.weight(family, style) == QFont.Weight.Medium.value for style in styles)
