"""The links that an abstract mentions: hosts alone, the whole address under the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.controls.link_button import LinkButton
from desktop.ui.details.flow_layout import FlowLayout
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.links import safe_link, shown_host
from desktop.ui.look.look import Look

_MOST = 40
_BETWEEN = 16


class LinkRow(QWidget):
    """One button per link that may be opened; `chosen` carries the whole address."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._links: tuple[str, ...] = ()
        self.buttons: list[LinkButton] = []
        self._flow = FlowLayout(self, across=_BETWEEN, down=0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    def show_links(self, links: Sequence[str]) -> bool:
        """Show the hosts of the links that may be opened; whether there is one."""
        safe = tuple(filter(None, (safe_link(link) for link in links[:_MOST])))
        if safe != self._links:
            self._links = safe
            for button in self.buttons:
                self._flow.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.buttons = [self._button(link) for link in safe]
            self._fit()
        return bool(safe)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._flow.height_at(self.width()))

    def _button(self, link: str) -> LinkButton:
        button = LinkButton(self._look, shown_host(link), parent=self)
        set_plain_tip(button, link)
        button.setAccessibleDescription(link)
        button.clicked.connect(lambda: self.chosen.emit(link))
        self._flow.addWidget(button)
        button.show()
        return button
