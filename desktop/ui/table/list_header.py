"""The bar above the table: which view it is, how much is in it, its one button, and the search."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.papers.view import INBOX, QUEUE, View
from desktop.ui.controls.button import Button
from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.controls.search_field import SearchField
from desktop.ui.look.look import Look

_LEFT, _RIGHT = 20, 16
_GAP = 8
_EXTRA = 31
_FIELD, _FIELD_WITH_TEXT, _FIELD_NARROW = 248, 296, 180


class ListHeader(QWidget):
    """Title and count on one baseline at the left; a button and the search field at the right."""

    read_next_clicked = Signal()
    triage_clicked = Signal()
    save_clicked = Signal()
    search_edited = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._narrow = False
        self._view: View | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = PlainLabel(look, use="view_title", cut=Qt.TextElideMode.ElideRight)
        self.count = PlainLabel(look, use="body", colour="t3", figures=True)
        self.read_next = Button(look, self.tr("Read next"), kind="primary", icon="reading", keys="Shift+R")
        self.read_next.clicked.connect(self.read_next_clicked)
        self.read_next.hide()
        self.triage = Button(look, self.tr("Triage"), icon="triage", keys="Ctrl+T")
        self.triage.clicked.connect(self.triage_clicked)
        self.triage.hide()
        self.save = Button(look, self.tr("Save search"), icon="saved", keys="Ctrl+S")
        self.save.clicked.connect(self.save_clicked)
        self.save.hide()
        self.order = IconButton(look, "sort", self.tr("Order and groups"))
        self.order.hide()
        self.search = SearchField(look, self.tr("Search"))
        self.search.textChanged.connect(self._edited)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.title)
        layout.addWidget(self.count, 1)
        layout.addWidget(self.read_next)
        layout.addWidget(self.order)
        layout.addWidget(self.triage)
        layout.addWidget(self.save)
        layout.addWidget(self.search)
        look.changed.connect(self._fit)
        self._fit()

    def show_view(self, title: str, *, is_search: bool = False) -> None:
        """Names the view; the search field says where it searches, or that it holds the search that is shown."""
        self.title.setText(title)
        hint = self.tr("What to find") if is_search else self.tr("Search {view}").format(view=title)
        self.search.setPlaceholderText(hint)

    def offer_saving(self, words: str) -> None:
        """Shows the button that saves what is searched, under these words; "" takes it away."""
        if words and words != self.save.words:
            self.save.set_words(words)
        self.save.setVisible(bool(words))
        self._show_button()

    def show_button_of(self, view: View) -> None:
        """Shows the one button of a view; while there is a search to be saved, that is the one."""
        self._view = view
        self._show_button()

    def _show_button(self) -> None:
        view = None if not self.save.isHidden() else self._view
        self.read_next.setVisible(view == QUEUE)
        self.triage.setVisible(view == INBOX)
        self.order.setVisible(view == INBOX)

    def set_narrow(self, *, narrow: bool) -> None:
        """Gives the search field less room, for a narrow window."""
        self._narrow = narrow
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(420, self._look.line_height("view_title") + _EXTRA)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("base"))
        painter.end()

    def _edited(self, text: str) -> None:
        self._fit()
        self.search_edited.emit(text)

    def _fit(self) -> None:
        """The field is wider while there is text in it; the count stands on the title's baseline."""
        width = _FIELD_NARROW if self._narrow else _FIELD_WITH_TEXT if self.search.text() else _FIELD
        self.search.setFixedWidth(self._look.fonts.scaled(width))
        title, count = self._look.metrics("view_title"), self._look.metrics("body")
        drop = (title.ascent() - title.descent()) / 2 - (count.ascent() - count.descent()) / 2
        self.count.setContentsMargins(0, round(2 * drop), 0, 0)
        self.updateGeometry()
