"""The bar below the sheet: what each key does, and all of it can be clicked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.hairline import Hairline
from desktop.ui.look.look import Look

HEIGHT = 84
_GAP, _BESIDE = 10, 16
_NARROWEST = 320
_GROUP_CHARACTERS = 34


class KeyBar(QWidget):
    """`wanted` carries the name of an action of the window, "later", or "rate" for the stars."""

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_BESIDE, 0, _BESIDE, 0)
        layout.setSpacing(_GAP)
        layout.addStretch(1)
        self.buttons = {
            "queue": Button(look, self.tr("Queue"), kind="primary", icon="queue", keys="Q", large=True),
            "queue_top": Button(look, self.tr("Top of queue"), icon="top", keys="Shift+Q", large=True),
            "dismiss": Button(look, self.tr("Dismiss"), icon="dismissed", keys="E", large=True),
            "later": Button(look, self.tr("Leave for later"), icon="right", keys="Space", large=True),
        }
        hints = (
            ("rate", self.tr("Rate"), "1–5"),
            ("tag", self.tr("Tag"), "T"),
            ("add_to_list", self.tr("List"), "L"),
            ("note", self.tr("Note"), "N"),
            ("open", self.tr("Open"), "O"),
            ("keys", self.tr("Keys"), "?"),
        )
        self.quiet = {
            name: Button(look, words, kind="flat", keys=keys, key_first=True) for name, words, keys in hints
        }
        self.group = Button(look, "", icon="dismissed", keys="Shift+E", large=True)
        self._line = Hairline(look, Qt.Orientation.Vertical)
        self._line.setFixedHeight(look.line_height("body") + _GAP)
        for name, button in (*self.buttons.items(), ("dismiss_group", self.group), *self.quiet.items()):
            button.clicked.connect(lambda _=False, n=name: self.wanted.emit(n))
            if name == "rate":
                layout.addWidget(self._line)
            layout.addWidget(button)
        layout.setSpacing(_GAP // 2)
        layout.addStretch(1)
        self.setFixedHeight(look.fonts.scaled(HEIGHT))
        self.group.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is too little room, the quiet buttons go first: their keys stay, and "?" tells them."""
        room = self.width() - 2 * _BESIDE
        parts = [[*self.quiet.values()], [self.group], [self.buttons["later"]], [self.buttons["queue_top"]]]
        left = sum(
            button.minimumSizeHint().width() + _GAP for button in self._all() if button is not self.group
        )
        left += self.group.minimumSizeHint().width() + _GAP if self.group.words else 0
        for part in parts:
            fits = left <= room
            for button in part:
                button.setVisible(fits and bool(button.words))
            if part[0] in self.quiet.values():
                self._line.setVisible(fits)
            left -= 0 if fits else sum(b.minimumSizeHint().width() + _GAP for b in part if b.words)

    def _all(self) -> tuple[Button, ...]:
        return (*self.buttons.values(), self.group, *self.quiet.values())

    def show_group(self, words: str) -> None:
        """Offers to dismiss the group that the paper stands in, named by `words`; "" where nothing is grouped."""
        shown = (
            words if len(words) <= _GROUP_CHARACTERS else f"{words[: _GROUP_CHARACTERS - 1].rstrip(', ')}…"
        )
        if shown != self.group.words:  # else the whole bar would be laid out for every paper
            self.group.set_words(shown)
            self._fit()
