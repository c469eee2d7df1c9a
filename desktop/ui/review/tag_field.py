"""A field for tags: each a chip, the next one typed behind them with the known ones offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QSizePolicy, QWidget

from desktop.papers.tag_colours import least_used
from desktop.papers.text_keys import name_key
from desktop.ui.controls.chip import Chip
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.details.shown_text import visible_line
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

_WIDTH = 150
_WIDEST = 320
_TYPING = 70
_LONGEST_NAME = 16
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TagField(QWidget):
    """Holds names of tags; `changed` is sent when they change, `left` when Esc leaves the field.

    Enter, Tab and a comma make a chip of what was typed, Backspace in front takes the last one back.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._names: list[str] = []
        self._colours: dict[str, str] = {}
        self._chips: list[Chip] = []
        self._known = QStringListModel(self)
        self.edit = _TagEdit(look, self._known, self)
        self.edit.setAccessibleName(self.tr("Tags"))
        self.edit.taken.connect(self._take)
        self.edit.back.connect(self.take_back)
        self.edit.left.connect(self.left)
        self.edit.focus_changed.connect(self.update)
        self._more = PlainLabel(look, use="second", colour="t3")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 4, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self._more)
        self._row.addWidget(self.edit, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        look.changed.connect(self._show_chips)
        self._show_chips()

    # -- the names

    @property
    def names(self) -> tuple[str, ...]:
        """The tags, in the order in which they were given."""
        return tuple(self._names)

    @property
    def pending(self) -> str:
        """What was typed and is no tag yet."""
        return self.edit.text().strip()

    @property
    def is_offering(self) -> bool:
        """Whether the list of known tags is open."""
        return self.edit.popup.isVisible()

    def begin(self, colours: Mapping[str, str]) -> None:
        """Start empty; `colours` are those of the known tags by name."""
        self._names.clear()
        self._colours = dict(colours)
        self._known.setStringList(list(colours))
        self.edit.clear()
        self._show_chips()

    def commit(self) -> None:
        """Make a tag of what was typed."""
        if self.pending:
            self._take(self.pending)

    def take_back(self) -> None:
        """Take the last tag away."""
        if self._names:
            self._remove(self._names[-1])

    def _take(self, text: str) -> None:
        for name in text.split(","):
            self._add(" ".join(name.split()).strip("#").strip())
        self.edit.clear()
        self._show_chips()
        self.changed.emit()

    def _add(self, name: str) -> None:
        key = name_key(name)
        if key and key not in map(name_key, self._names):
            self._names.append(next((known for known in self._colours if name_key(known) == key), name))

    def _remove(self, name: str) -> None:
        self._names.remove(name)
        self._show_chips()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    # -- the chips

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        used = Counter(self._colours.values())
        room = self._look.fonts.scaled(_WIDEST - _TYPING)
        for at, name in enumerate(self._names):
            colour = self._colours.get(name) or least_used(used)
            used[colour] += name not in self._colours
            chip = Chip(self._look, visible_line(name, _LONGEST_NAME), colour, self)
            room -= chip.sizeHint().width() + self._row.spacing()
            if room < 0:
                chip.deleteLater()
                break
            set_plain_tip(chip, name if len(name) > _LONGEST_NAME else "")
            chip.setAccessibleDescription(self.tr("Delete takes the tag away"))
            chip.removal_requested.connect(lambda name=name: self._remove(name))
            chip.clicked.connect(lambda _checked=False, name=name: self._remove(name))
            self._row.insertWidget(at, chip)
            self._chips.append(chip)
        hidden = len(self._names) - len(self._chips)
        self._more.setText(f"+{hidden}")
        self._more.setVisible(hidden > 0)
        self.updateGeometry()
        self.update()

    # -- the frame of a field

    def sizeHint(self) -> QSize:
        chips = sum(chip.sizeHint().width() + self._row.spacing() for chip in self._chips)
        width = max(_WIDTH, chips + _TYPING + 12)
        return QSize(self._look.fonts.scaled(width), self._look.line_height("body") + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.fonts.scaled(_WIDTH), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.edit.hasFocus()
        thick = 2 if focused else 1
        painter.setPen(QPen(self._look.colour("focus" if focused else "edge"), thick))
        painter.setBrush(self._look.colour("base"))
        inset = thick / 2
        frame = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS["control"], RADIUS["control"])
        painter.end()


class _TagEdit(QLineEdit):
    """The part that is typed into; the frame is that of the field around it.

    The list of known tags is opened by hand: as the completer of a line edit it would write into the field.
    """

    taken = Signal(str)
    back = Signal()
    left = Signal()
    focus_changed = Signal()

    def __init__(self, look: Look, known: QStringListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.offers = QCompleter(known, self)
        self.offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.offers.setFilterMode(Qt.MatchFlag.MatchContains)
        self.offers.setWidget(self)
        self.popup = QListView()
        self.offers.setPopup(self.popup)
        self.offers.activated.connect(self.taken)
        self.textEdited.connect(self._offer)
        self.setFrame(False)
        look.changed.connect(self._dress)
        self._dress()

    def event(self, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Tab and self.text().strip():  # type: ignore[attr-defined]
            self._take()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offering = self.popup.isVisible()
        if event.key() in _ENTER and offering and self.popup.currentIndex().isValid():
            event.ignore()  # the list takes what is marked in it
        elif (event.key() in _ENTER or event.text() == ",") and self.text().strip():
            self._take()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        elif event.key() == Qt.Key.Key_Escape and offering:
            self.popup.hide()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text() != ",":
            super().keyPressEvent(event)

    def _offer(self, text: str) -> None:
        words = text.strip()
        self.offers.setCompletionPrefix(words)
        if words and self.offers.completionCount():
            self.offers.complete()
        else:
            self.popup.hide()

    def _take(self) -> None:
        self.popup.hide()
        self.taken.emit(self.text().strip())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _dress(self) -> None:
        self.setFont(self._look.font("body"))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
