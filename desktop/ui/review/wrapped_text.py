"""A text that wraps at any width, whatever is in it, with the places that differ on a tint."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.details.shown_text import shown
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

_BESIDE = 2
"""How far a tint reaches beyond its words, in px."""
_NARROWEST = 40
_WIDTHS_KEPT = 4


class WrappedText(QWidget):
    """Plain text, painted by itself: nothing in it is ever read as markup.

    `use` is a use of type, `colour` a token; `differences` are places (start, end) in characters.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        use: str = "body",
        colour: str = "t1",
        differences: Sequence[tuple[int, int]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._use = use
        self._colour = colour
        made = shown(text)
        self._text = made.text
        self._places = made.places(differences)
        self.setAccessibleName(self._text)
        self._layouts: list[QTextLayout] = []
        self._starts: list[int] = []
        self._height = 0
        self._width = -1
        self._known: dict[int, tuple[list[QTextLayout], list[int], int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._start_again)
        if not text:
            self.hide()

    def text(self) -> str:
        """The text that is shown, controls and cuts made visible."""
        return self._text

    def differences(self) -> tuple[str, ...]:
        """The parts of the text that stand on a tint."""
        units = self._text.encode("utf-16-le")
        return tuple(units[2 * start : 2 * end].decode("utf-16-le") for start, end in self._places)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._lay_out(width)
        return self._height

    def sizeHint(self) -> QSize:
        width = self.width() if self._width < 0 else self._width
        return QSize(_NARROWEST, self.heightForWidth(max(width, _NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._look.line_height(self._use))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("changedTint"))
        for place in self._tints():
            painter.drawRoundedRect(place, RADIUS["hit"], RADIUS["hit"])
        painter.setPen(self._look.colour(self._colour))
        for layout in self._layouts:
            layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _start_again(self) -> None:
        self._width = -1
        self._known.clear()
        self.updateGeometry()
        self.update()

    def _lay_out(self, width: int) -> None:
        """Break the text into lines, unless that was done lately: Qt asks for the same few widths in turn."""
        if width == self._width:
            return
        self._width = width
        if width not in self._known:
            if len(self._known) == _WIDTHS_KEPT:
                del self._known[next(iter(self._known))]
            self._known[width] = self._laid_out(width)
        self._layouts, self._starts, self._height = self._known[width]

    def _laid_out(self, width: int) -> tuple[list[QTextLayout], list[int], int]:
        """The layouts of the paragraphs, where each begins in the text, and the height of all."""
        layouts: list[QTextLayout] = []
        starts: list[int] = []
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        height, top, start = self._look.line_height(self._use), 0, 0
        for paragraph in self._text.split("\n"):
            layout = QTextLayout(paragraph, self._look.font(self._use))
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width - _BESIDE, 1))
                line.setPosition(QPointF(0, top + (height - line.height()) / 2))
                top += height
            layout.endLayout()
            top += height if not layout.lineCount() else 0
            layouts.append(layout)
            starts.append(start)
            start += len(paragraph.encode("utf-16-le")) // 2 + 1
        return layouts, starts, math.ceil(top)

    def _tints(self) -> list[QRectF]:
        """The boxes behind what differs, one for each line it stands on."""
        found = []
        for layout, begin in zip(self._layouts, self._starts, strict=True):
            for start, end in self._places:
                for number in range(layout.lineCount()):
                    line = layout.lineAt(number)
                    first = max(start - begin, line.textStart())
                    last = min(end - begin, line.textStart() + line.textLength())
                    if first < last:
                        found.append(self._box(line, first, last))
        return found

    def _box(self, line: QTextLine, first: int, last: int) -> QRectF:
        left, right = sorted((_x(line, first), _x(line, last)))
        height = self._look.line_height(self._use)
        top = line.y() + (line.height() - height) / 2
        left = max(left - _BESIDE, 0)
        right = min(right, line.naturalTextWidth()) + _BESIDE
        return QRectF(left, top, right - left, height - 1)


def _x(line: QTextLine, place: int) -> float:
    """Return where a place in the text stands, in px; PySide6 answers with the x and the place it took."""
    answer: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]
    return answer[0]
