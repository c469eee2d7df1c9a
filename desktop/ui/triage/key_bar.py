"""The bar below the sheet: what each key does, and all of it can be clicked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.look.look import Look

HEIGHT = 84
_GAP = 10
_GROUP_CHARACTERS = 34


class KeyBar(QWidget):
    """`wanted` carries the name of an action of the window, or "later"."""

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(_GAP)
        layout.addStretch(1)
        self.buttons = {
            "queue": Button(look, self.tr("Queue"), kind="primary", icon="queue", keys="Q", large=True),
            "queue_top": Button(look, self.tr("Top of queue"), icon="top", keys="Shift+Q", large=True),
            "dismiss": Button(look, self.tr("Dismiss"), icon="dismissed", keys="E", large=True),
            "later": Button(look, self.tr("Leave for later"), icon="right", keys="Space", large=True),
        }
        self.quiet = {
            "tag": Button(look, self.tr("Tag"), kind="flat", keys="T"),
            "add_to_list": Button(look, self.tr("List"), kind="flat", keys="L"),
            "note": Button(look, self.tr("Note"), kind="flat", keys="N"),
            "open": Button(look, self.tr("Open"), kind="flat", keys="O"),
            "keys": Button(look, self.tr("Keys"), kind="flat", keys="?"),
        }
        self.group = Button(look, "", icon="dismissed", keys="Shift+E", large=True)
        self.group.hide()
        for name, button in (*self.buttons.items(), ("dismiss_group", self.group), *self.quiet.items()):
            button.clicked.connect(lambda _=False, n=name: self.wanted.emit(n))
            layout.addWidget(button)
        layout.setSpacing(_GAP // 2)
        layout.addStretch(1)
        self.setFixedHeight(look.fonts.scaled(HEIGHT))

    def show_group(self, words: str) -> None:
        """Offers to dismiss the group that the paper stands in, named by `words`; "" where nothing is grouped."""
        shown = (
            words if len(words) <= _GROUP_CHARACTERS else f"{words[: _GROUP_CHARACTERS - 1].rstrip(', ')}…"
        )
        if shown != self.group.words:  # else the whole bar would be laid out for every paper
            self.group.set_words(shown)
        self.group.setVisible(bool(words))
