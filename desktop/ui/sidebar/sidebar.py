"""The sidebar: places in sections that scroll, the bin alone below a line."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.controls.hairline import Hairline
from desktop.ui.controls.icon_button import IconButton
from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.sidebar.entries import SidebarEntry, rows_of
from desktop.ui.sidebar.sidebar_delegate import ABOVE_HEADING, BESIDE, INSET
from desktop.ui.sidebar.sidebar_list import DropCheck, SidebarList

WIDTH, NARROWEST, WIDEST = 224, 180, 320
_ABOVE = 6
_LINE_BESIDE = 16
_AROUND_BIN = 6


class Sidebar(QWidget):
    """Two lists that are one to the user: arrows go from the last place to the bin and back."""

    chosen = Signal(str)
    left = Signal()
    add_list_requested = Signal()
    add_search_requested = Signal()
    edit_requested = Signal(str)
    rename_requested = Signal(str)
    colour_requested = Signal(str, str)
    delete_requested = Signal(str)
    reread_requested = Signal(str)
    left_over_requested = Signal(str)
    dropped_on = Signal(str, QMimeData, bool)
    carrying_begun = Signal()
    carrying_ended = Signal()

    def __init__(self, look: Look, *, adds_searches: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key = ""
        self.places = SidebarList(look, self.tr("Places"), self)
        self.bin = SidebarList(look, self.tr("Bin"), self)
        self._adding: dict[str, IconButton] = {}
        self._add_button("list", self.tr("New list")).clicked.connect(self.add_list_requested)
        if adds_searches:
            self._add_button("search", self.tr("New search")).clicked.connect(self.add_search_requested)
        self.setFocusProxy(self.places)
        self.bin.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._lay_out()
        self._connect()
        self.show_entries([])

    @property
    def current_key(self) -> str:
        """The key of the chosen entry; empty when there is none."""
        return self._key

    def show_entries(self, entries: Iterable[SidebarEntry]) -> None:
        """Show these; what was chosen stays chosen and the list stays where it was scrolled to."""
        everything = list(entries)
        bar = self.places.verticalScrollBar()
        scrolled = bar.value()
        above = rows_of((e for e in everything if e.kind != "bin"), self._headings(), always="list")
        below = rows_of((e for e in everything if e.kind == "bin"), {}, always="")
        moved = self.places.entries.show_rows(above)
        moved = self.bin.entries.show_rows(below) or moved
        self._fit_bin()
        if moved:
            self.places.doItemsLayout()
            self.choose(self._key)
            bar.setValue(scrolled)
        self._place_buttons()

    def choose(self, key: str) -> None:
        """Make an entry the current one without sending `chosen`; an unknown key chooses nothing."""
        self._key = key
        self.places.choose(key)
        self.bin.choose(key)

    def set_drop_check(self, check: DropCheck) -> None:
        """Ask `check(entry, data)` whether something may be dropped on an entry."""
        self.places.drop_check = self.bin.drop_check = check

    def set_compact(self, *, compact: bool) -> None:
        """Show lower rows."""
        for part in (self.places, self.bin):
            part.painting.compact = compact
            part.doItemsLayout()
        self._fit_bin()
        self._place_buttons()

    def sizeHint(self) -> QSize:
        return QSize(self._look.fonts.scaled(WIDTH), 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.fonts.scaled(NARROWEST), 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place_buttons()

    def _add_button(self, kind: str, words: str) -> IconButton:
        button = IconButton(self._look, "plus", words, size=ROW_ICON, ink="t3", parent=self.places.viewport())
        self._adding[kind] = button
        return button

    def _lay_out(self) -> None:
        line = QWidget(self)
        margins = QVBoxLayout(line)
        margins.setContentsMargins(_LINE_BESIDE, 0, _LINE_BESIDE, 0)
        margins.addWidget(Hairline(self._look))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _ABOVE, 0, _AROUND_BIN)
        layout.setSpacing(0)
        layout.addWidget(self.places, 1)
        layout.addWidget(line)
        layout.addSpacing(_AROUND_BIN - 2)
        layout.addWidget(self.bin)

    def _connect(self) -> None:
        for part in (self.places, self.bin):
            part.chosen.connect(self._chosen)
            part.left.connect(self.left)
            part.focus_changed.connect(self._show_focus)
            part.edit_requested.connect(self.edit_requested)
            part.rename_requested.connect(self.rename_requested)
            part.colour_requested.connect(self.colour_requested)
            part.delete_requested.connect(self.delete_requested)
            part.reread_requested.connect(self.reread_requested)
            part.left_over_requested.connect(self.left_over_requested)
            part.dropped_on.connect(self.dropped_on)
            part.carrying_begun.connect(self.carrying_begun)
            part.carrying_ended.connect(self.carrying_ended)
        self.places.left_downwards.connect(self._go_to_bin)
        self.bin.left_upwards.connect(self._leave_bin)
        self.places.verticalScrollBar().valueChanged.connect(self._place_buttons)
        self.places.arranged.connect(self._place_buttons)
        self._look.changed.connect(self._look_changed)

    def _headings(self) -> dict[str, str]:
        return {
            "list": self.tr("Lists"),
            "search": self.tr("Searches"),
            "digest": self.tr("Digests"),
            "tag": self.tr("Tags"),
        }

    def _chosen(self, key: str) -> None:
        self._key = key
        for part in (self.places, self.bin):
            if not part.entries.index_of(key).isValid():
                part.choose("")
        self.chosen.emit(key)

    def _go_to_bin(self) -> None:
        first = self.bin.entries.index(0)
        if first.isValid():
            self.bin.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bin.setCurrentIndex(first)

    def _leave_bin(self) -> None:
        for row in range(self.places.entries.rowCount() - 1, -1, -1):
            index = self.places.entries.index(row)
            if self.places.entries.entry(index) is not None:
                self.places.setFocus(Qt.FocusReason.OtherFocusReason)
                self.places.setCurrentIndex(index)
                return

    def _show_focus(self) -> None:
        active = self.places.hasFocus() or self.bin.hasFocus()
        for part in (self.places, self.bin):
            part.painting.active = active
            part.viewport().update()

    def _fit_bin(self) -> None:
        rows = self.bin.entries.rowCount()
        self.bin.setFixedHeight(max(rows, 1) * self.bin.painting.row_height())

    def _place_buttons(self) -> None:
        """Put each "+" at the end of its heading, which scrolls with the list."""
        for kind, button in self._adding.items():
            rect = self.places.visualRect(self.places.entries.heading_index(kind))
            button.setVisible(rect.isValid())
            side = button.width()
            right = rect.right() + 1 - INSET - BESIDE + (side - self._look.fonts.grown(ROW_ICON)) // 2
            line = rect.top() + ABOVE_HEADING
            top = line + (rect.height() - ABOVE_HEADING - side) // 2
            place = QRect(right - side, top, side, side)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                place.moveLeft(rect.left() + rect.right() + 1 - place.right() - 1)
            button.setGeometry(place)

    def _look_changed(self) -> None:
        self.places.doItemsLayout()
        self._fit_bin()
        self._place_buttons()
        self.updateGeometry()
