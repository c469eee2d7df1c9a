"""The tags of a paper as chips, and the button that adds one."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QStyle, QWidget

from desktop.ui.controls.chip import Chip
from desktop.ui.details.flow_layout import FlowLayout
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.details.shown_text import visible_line
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TARGET

_PLUS = 12
_GAP = 4
_BETWEEN = 8
_LONGEST_NAME = 32


class TagLook(NamedTuple):
    """A tag as it is shown: its name, the name of its colour, and words after the name ("4 of 12")."""

    name: str
    colour: str
    amount: str = ""


class AddTagButton(QPushButton):
    """A plus and a word, as quiet as a chip."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = self.tr("Tag")
        self.setAccessibleName(self.tr("Add a tag"))
        self.setProperty("focusFrame", "focus")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._remeasure)

    def sizeHint(self) -> QSize:
        words = self._look.metrics("second").horizontalAdvance(self._words)
        plus = self._look.fonts.grown(_PLUS)
        height = max(self._look.line_height("second") + 5, TARGET)
        return QSize(3 * _GAP + plus + round(words) + 1, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = "t1" if self.underMouse() else "t2"
        side = self._look.fonts.grown(_PLUS)
        plus = self._mirrored(QRect(_GAP, (self.height() - side) // 2, side, side))
        self._look.icons.paint(painter, "plus", ink, plus.topLeft(), side)
        painter.setFont(self._look.font("second"))
        painter.setPen(self._look.colour(ink))
        left = 2 * _GAP + side
        words = self._mirrored(QRect(left, 0, self.width() - left, self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()


class TagRow(QWidget):
    """Chips that wrap. `chosen` carries the tag that was clicked, `removal_requested` the one to take away."""

    adding_requested = Signal()
    chosen = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tags: tuple[TagLook, ...] = ()
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, across=_BETWEEN, down=2)
        self.adding = AddTagButton(look, self)
        self.adding.clicked.connect(self.adding_requested)
        self._flow.addWidget(self.adding)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    @property
    def chips(self) -> list[Chip]:
        """The chips in the order of the tags."""
        return self._chips

    def show_tags(self, tags: Sequence[TagLook]) -> None:
        """Show these; where the keyboard is on a chip that goes, it is on the next one after that."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        old, self._chips = self._chips, []
        self._flow.removeWidget(self.adding)
        for chip in old:
            self._flow.removeWidget(chip)
        for tag in self._tags:
            self._chips.append(self._chip(tag))
            self._flow.addWidget(self._chips[-1])
            self._chips[-1].show()
        self._flow.addWidget(self.adding)
        if focused is not None:
            heir = self._chips[focused] if focused < len(self._chips) else self.adding
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in old:
            chip.hide()
            chip.deleteLater()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._flow.height_at(self.width()))

    def _chip(self, tag: TagLook) -> Chip:
        name = visible_line(tag.name, _LONGEST_NAME)
        chip = Chip(self._look, f"{name}  {tag.amount}" if tag.amount else name, tag.colour, self)
        chip.setAccessibleName(" ".join(filter(None, (self.tr("Tag"), visible_line(tag.name), tag.amount))))
        if name != tag.name:
            set_plain_tip(chip, tag.name)
        chip.clicked.connect(lambda: self.chosen.emit(tag.name))
        chip.removal_requested.connect(lambda: self.removal_requested.emit(tag.name))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda place: self._offer(chip, tag.name, place))
        return chip

    def _offer(self, chip: Chip, name: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show papers with this tag"), lambda: self.chosen.emit(name))
        menu.addAction(self.tr("Remove this tag"), lambda: self.removal_requested.emit(name))
        menu.popup(chip.mapToGlobal(place))
