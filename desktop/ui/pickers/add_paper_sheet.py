"""The sheet on which a paper is added by hand."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.field import Field
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.field_editor import FieldEditor
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import fill_card, foot
from desktop.ui.pickers.overlay import Overlay
from desktop.ui.pickers.typed_paper import TYPED_FIELDS, fields_of

_WIDTH = 560
_ABSTRACT_LINES = 5


class _Form(QScrollArea):
    """Scrolls what a low window has no room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self.rows = QVBoxLayout(self.page)
        self.rows.setContentsMargins(3, 3, 3, 3)
        self.rows.setSpacing(4)
        self.setWidget(self.page)
        self.page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        self.rows.activate()
        height = self.rows.totalSizeHint().height()
        return QSize(240, max(height, self.rows.totalHeightForWidth(max(self.width(), 120))))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)


class AddPaperSheet(Overlay):
    """`accepted` carries the fields as typed, by their names in papers.fields; the sheet stays until closed."""

    accepted = Signal(dict)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, self.tr("Add a paper"), dims=True)
        self._names = self._field_names()
        self.form = _Form(self.card)
        self.lines = {name: Field(look, self._names[name]) for name in TYPED_FIELDS if name != "abstract"}
        self.abstract = FieldEditor(look, self._names["abstract"], use="body", shape="text")
        self.abstract.set_least_lines(_ABSTRACT_LINES)
        self.problems: dict[str, PlainLabel] = {}
        self.add = Button(look, self.tr("Add paper"), kind="primary", keys="Ctrl+Return", parent=self.card)
        self.cancel = Button(look, self.tr("Cancel"), kind="bordered", keys="Esc", parent=self.card)
        self.first = self.lines["title"]
        self._lay_out()
        for line in self.lines.values():
            line.returnPressed.connect(self._accept)
        self.abstract.finished.connect(self._accept)
        self.abstract.cancelled.connect(self.close_overlay)
        self.add.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.close_overlay)

    def _field_names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "authors": self.tr("Authors, separated by “;” or “and”"),
            "issued": self.tr("Year or date"),
            "identifier": self.tr("Link, arXiv id or DOI"),
            "abstract": self.tr("Abstract"),
        }

    def _lay_out(self) -> None:
        for name, words in self._names.items():
            self.form.rows.addWidget(PlainLabel(self.look, words, use="second", colour="t2"))
            self.form.rows.addWidget(self.lines.get(name, self.abstract))
            problem = PlainLabel(self.look, use="second", colour="err")
            problem.setWordWrap(True)
            problem.hide()
            self.problems[name] = problem
            self.form.rows.addWidget(problem)
            self.form.rows.addSpacing(6)
        heading = PlainLabel(self.look, self.tr("Add a paper"), use="dialog_title")
        column = fill_card(self.card, heading, spacing=12)
        column.addWidget(self.form, 1)
        column.addLayout(foot(self.cancel, self.add))

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    def open_with(self, typed: Mapping[str, str] | None = None) -> None:
        """Show the sheet with these texts, by TYPED_FIELDS, in its fields."""
        texts = typed or {}
        for name in TYPED_FIELDS:
            self._put(name, texts.get(name, ""))
        self._show_problems({})
        self.open_over()

    def show_error(self, field: str, sentence: str) -> None:
        """Say under a field why it was refused; a field that the sheet does not have: under the title."""
        self._show_problems({field if field in self.problems else "title": sentence})

    def _put(self, name: str, text: str) -> None:
        line = self.lines.get(name)
        if line is not None:
            line.setText(text)
        else:
            self.abstract.setPlainText(text)

    def _accept(self) -> None:
        typed = {name: line.text() for name, line in self.lines.items()}
        fields, problems = fields_of({**typed, "abstract": self.abstract.toPlainText()})
        self._show_problems(problems)
        if not problems:
            self.accepted.emit(fields)

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        for name, label in self.problems.items():
            label.setText(problems.get(name, ""))
            label.setVisible(name in problems)
            self._widget(name).setAccessibleDescription(problems.get(name, ""))
        self.refit()
        if problems:
            worst = self._widget(next(name for name in TYPED_FIELDS if name in problems))
            worst.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(worst, QLineEdit):
                worst.selectAll()
            self.form.ensureWidgetVisible(worst)

    def _widget(self, name: str) -> QWidget:
        return self.lines.get(name, self.abstract)
