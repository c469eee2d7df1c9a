"""What a person has linked to a paper: a line for each file or address, to open it and to take the link off."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.details.shown_text import visible_line
from desktop.ui.links import shown_host
from desktop.ui.look.look import Look

if TYPE_CHECKING:
    from desktop.store.attachments import Attachment

_MOST, _LONGEST = 40, 60


class LinkedRows(QWidget):
    """`opened` carries the attachment to open, `removed` its id."""

    opened = Signal(object)
    removed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Attachment, ...] = ()
        self.rows: list[QWidget] = []
        self.buttons: list[LinkButton] = []
        self.removers: list[IconButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_attachments(self, attachments: Sequence["Attachment"]) -> bool:
        """Show these; whether there is one."""
        kept = tuple(attachments[:_MOST])
        if kept != self._shown:
            self._shown = kept
            for row in self.rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows, self.buttons, self.removers = [], [], []
            for attachment in kept:
                self._add(attachment)
        return bool(kept)

    def _add(self, attachment: "Attachment") -> None:
        name = Path(attachment.address).name if attachment.kind == "file" else shown_host(attachment.address)
        words = visible_line(name or attachment.address, _LONGEST)
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        button = LinkButton(self._look, words, parent=row)
        set_plain_tip(button, attachment.address)
        button.setAccessibleDescription(visible_line(attachment.address))
        button.clicked.connect(lambda: self.opened.emit(attachment))
        remover = IconButton(
            self._look, "close", self.tr("Remove the link to {name}").format(name=words), parent=row
        )
        remover.clicked.connect(lambda: self.removed.emit(attachment.id))
        line.addWidget(button)
        line.addWidget(remover)
        line.addStretch(1)
        self._column.addWidget(row)
        row.show()
        self.rows.append(row)
        self.buttons.append(button)
        self.removers.append(remover)
