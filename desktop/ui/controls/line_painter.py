"""Draws what stands in one row of a list that is typed into: words, the letters that matched, a dot, figures."""

from collections.abc import Container
from itertools import groupby

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QWidget

from desktop.ui.controls.chip import DOT
from desktop.ui.look.look import Look


class LinePainter:
    """Paints into `rect`, px; places are given from left to right and mirrored where the language asks for it."""

    def __init__(self, painter: QPainter, look: Look, rect: QRect, view: QObject | None) -> None:
        self.painter = painter
        self.rect = rect
        self._look = look
        self._direction = (
            view.layoutDirection() if isinstance(view, QWidget) else Qt.LayoutDirection.LeftToRight
        )

    def at(self, place: QRect) -> QRect:
        """Where `place` lies in the direction of the language."""
        return QStyle.visualRect(self._direction, self.rect, place)

    def square(self, left: int, side: int) -> QRect:
        """A square of `side` px in the middle of the row, one px below it as small letters are."""
        return self.at(QRect(left, self.rect.center().y() - side // 2 + 1, side, side))

    def words(self, left: int, right: int, text: str) -> None:
        """Draws one line in the font and colour that the painter has, from `left` to `right`."""
        side = QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeft)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        place = QRect(left, self.rect.top(), right - left, self.rect.height())
        self.painter.drawText(self.at(place), flags, text)

    def dot(self, left: int, colour: str, *, within: int = 0) -> int:
        """Draws the dot of a tag, in the middle of `within` px when that is given; the dot's width."""
        side = self._look.fonts.grown(DOT + 1)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self._look.theme.tag_colour(colour))
        self.painter.drawEllipse(self.square(left + max(0, within - side) // 2, side))
        return side

    def aside(self, right: int, text: str, ink: str) -> int:
        """Draws small words that end at `right`; where they begin."""
        width = round(self._look.metrics("second", figures=True).horizontalAdvance(text)) + 1
        place = QRect(right - width, self.rect.top(), width, self.rect.height())
        self.painter.setFont(self._look.font("second", figures=True))
        self.painter.setPen(self._look.colour(ink))
        self.painter.drawText(self.at(place), Qt.AlignmentFlag.AlignCenter, text)
        return place.left()

    def marked(
        self, left: int, right: int, text: str, letters: Container[int], *, font: QFont, ink: str
    ) -> None:
        """Draws one line, cut with "…" where it is too long, the letters at `letters` in the accent and strong."""
        shown = self._look.metrics("body").elidedText(text, Qt.TextElideMode.ElideRight, right - left)
        self.painter.setFont(font)
        self.painter.setPen(self._look.colour(ink))
        if not letters or not _can_be_cut(shown):
            self.words(left, right, shown)
            return
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        for hit, run in groupby(range(len(shown)), key=lambda at: at in letters):
            piece = "".join(shown[at] for at in run)
            self.painter.setFont(strong if hit else font)
            self.painter.setPen(self._look.colour("accent" if hit else ink))
            width = self.painter.fontMetrics().horizontalAdvance(piece)
            self.words(left, left + width + 2, piece)
            left += width


def _can_be_cut(text: str) -> bool:
    """Whether letters may be drawn one after the other: Latin, with quotes and dashes; joined scripts may not."""
    return all(letter < "\u0300" or "\u2010" <= letter <= "\u2027" for letter in text)
