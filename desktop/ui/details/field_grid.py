"""The fields without a place of their own, name beside value, and the way to those that are empty."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.field_names import EDITABLE_FIELDS, IN_THE_HEAD, field_name
from desktop.ui.details.field_view import FieldView
from desktop.ui.details.reading_text import ABOVE, BESIDE
from desktop.ui.look.look import Look

_AFTER_NAME = 8


class FieldGrid(QWidget):
    """Rows of known fields and "Add a field…"; `wanted` carries the empty field that was chosen there."""

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._names: dict[str, PlainLabel] = {}
        self.fields: dict[str, FieldView] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        for row, field in enumerate(name for name in EDITABLE_FIELDS if name not in IN_THE_HEAD):
            self._add_row(row, field)
        self.adding = LinkButton(look, self.tr("Add a field…"), parent=self)
        self.adding.clicked.connect(self._offer)
        self._empty: tuple[str, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._grid)
        link = QVBoxLayout()
        link.setContentsMargins(BESIDE, 0, 0, 0)
        link.addWidget(self.adding, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(link)
        look.changed.connect(self._align)
        self._align()

    def _add_row(self, row: int, field: str) -> None:
        name = PlainLabel(self._look, field_name(field), colour="t3", parent=self)
        name.setContentsMargins(BESIDE, ABOVE + 1, _AFTER_NAME, 0)  # on one base line with the value
        name.hide()
        view = FieldView(self._look, field, parent=self)
        view.rearranged.connect(lambda: name.setVisible(not view.isHidden()))
        self._names[field] = name
        self.fields[field] = view
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(view, row, 1)

    @property
    def is_empty(self) -> bool:
        """Whether no row is shown."""
        return all(view.isHidden() for view in self.fields.values())

    def set_empty_fields(self, fields: Sequence[str]) -> None:
        """Say which fields "Add a field…" offers."""
        self._empty = tuple(fields)
        self.adding.setVisible(bool(fields))

    def menu_of_empty_fields(self) -> QMenu:
        """A menu that sends `wanted`; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field in self._empty:
            action = menu.addAction(field_name(field))
            action.triggered.connect(lambda _checked=False, chosen=field: self.wanted.emit(chosen))
        return menu

    def _offer(self) -> None:
        self.menu_of_empty_fields().popup(self.adding.mapToGlobal(QPoint(0, self.adding.height())))

    def _align(self) -> None:
        """Give all names the width of the widest, so that values stay in line when rows come and go."""
        metrics = self._look.metrics("body")
        widest = max(metrics.horizontalAdvance(field_name(field)) for field in self._names)
        for name in self._names.values():
            name.setMinimumWidth(round(widest) + BESIDE + _AFTER_NAME + 1)
