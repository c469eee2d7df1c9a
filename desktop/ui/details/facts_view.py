"""Year and venue side by side on one quiet line: "2023, arXiv"; each is edited in its place."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.details.field_view import FieldView
from desktop.ui.details.reading_text import BESIDE
from desktop.ui.look.look import Look

_EDITOR_WIDTH = 130


class FactsView(QWidget):
    """Hidden while neither is known and neither is edited; a year that is not known is not shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.issued = FieldView(look, "issued", colour="t3", parent=self)
        self.venue = FieldView(look, "venue", colour="t3", parent=self)
        self.issued.words = self._year
        for view in (self.issued, self.venue):
            view.text.set_joined(above=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for view in (self.issued, self.venue):
            layout.addWidget(view)
            view.rearranged.connect(self._arrange)
        layout.addStretch(1)
        layout.setStretch(1, 1_000)
        look.changed.connect(self._arrange)
        self.hide()

    def _year(self, stored: str) -> str:
        year = stored[:4] if stored[:4].isdigit() else ""
        return year + "," if year and self.venue.stored else year

    def _arrange(self) -> None:
        if not self.issued.is_editing:
            self.issued.text.set_text(self._year(self.issued.stored), typed=self.issued.is_typed)
        beside = not self.issued.isHidden() and not self.issued.is_editing
        blank = max(1, round(self._look.metrics("body").horizontalAdvance(" ") / 2) - 1)
        self.issued.text.set_beside(BESIDE, blank if self.venue.stored else BESIDE)
        self.venue.text.set_beside(blank if beside else BESIDE, BESIDE)
        editor = self._look.fonts.scaled(_EDITOR_WIDTH)
        self.issued.setFixedWidth(editor if self.issued.is_editing else self.issued.text.one_line_width())
        self.setVisible(not self.issued.isHidden() or not self.venue.isHidden())
