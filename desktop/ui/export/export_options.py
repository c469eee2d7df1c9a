"""The left side of the export dialog: papers, format, and the options of that format only."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.controls.check_box import CheckBox, RadioButton
from desktop.ui.controls.choice import Choice
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.export.scope import Scope
from desktop.ui.look.look import Look

_MARGIN, _GAP, _UNDER = 24, 20, 6
FORMATS = (("bibtex", "BibTeX (.bib)"), ("markdown", "Markdown list (.md)"))
_INCLUDE = {
    "bibtex": (
        ("abstract", "Abstract"),
        ("note", "Note"),
        ("keywords", "Tags as keywords"),
        ("url", "Links"),
    ),
    "markdown": (("abstract", "Abstract"), ("note", "Note"), ("seen_in", "Where it was seen")),
}
_ON = {"bibtex": {"url"}, "markdown": {"note", "seen_in"}}
_ORDER = {
    "bibtex": "By citation key. Keys stay as they are once exported.",
    "markdown": "As the papers stand in the list.",
}


class ExportOptions(QWidget):
    """What can be chosen; `changed` is sent whenever the outcome would be another one."""

    changed = Signal()

    def __init__(self, look: Look, scopes: Sequence[Scope], form: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._scopes = scopes
        self._included: dict[str, dict[str, bool]] = {
            name: {key: key in _ON[name] for key, _ in boxes} for name, boxes in _INCLUDE.items()
        }
        self._group = QButtonGroup(self)
        self.format = Choice(look, self.tr("Format"))
        for key, words in FORMATS:
            self.format.addItem(self.tr(words), key)
        self.format.setCurrentIndex(max(0, self.format.findData(form)))
        self._boxes = QVBoxLayout()
        self._order = PlainLabel(look, "", use="body", colour="t2")
        self._order.setWordWrap(True)
        self._lay_out()
        self._show_format()
        self.format.currentIndexChanged.connect(self._show_format)
        self.format.currentIndexChanged.connect(self.changed)
        self._group.idClicked.connect(self.changed)

    @property
    def scope(self) -> Scope:
        """The chosen papers."""
        return self._scopes[max(0, self._group.checkedId())]

    @property
    def form(self) -> str:
        """The chosen format."""
        return str(self.format.currentData())

    def includes(self, key: str) -> bool:
        """Whether a part is to be written."""
        return self._included[self.form].get(key, False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        layout.setSpacing(0)
        self._heading(layout, self.tr("Papers"))
        for number, scope in enumerate(self._scopes):
            self._add_scope(layout, number, scope)
        layout.addSpacing(_GAP)
        self._heading(layout, self.tr("Format"))
        layout.addWidget(self.format)
        layout.addSpacing(_GAP)
        self._heading(layout, self.tr("Include"))
        layout.addLayout(self._boxes)
        layout.addSpacing(_GAP)
        self._heading(layout, self.tr("Order"))
        layout.addWidget(self._order)
        layout.addStretch(1)

    def _heading(self, layout: QVBoxLayout, words: str) -> None:
        layout.addWidget(PlainLabel(self._look, words, use="heading", colour="t3"))
        layout.addSpacing(_UNDER)

    def _add_scope(self, layout: QVBoxLayout, number: int, scope: Scope) -> None:
        button = RadioButton(self._look, scope.words)
        button.setChecked(number == 0)
        self._group.addButton(button, number)
        line = QHBoxLayout()
        line.addWidget(button, 1)
        count = PlainLabel(self._look, f"{scope.papers:,}", use="body", colour="t3", figures=True)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(line)

    def _show_format(self) -> None:
        while item := self._boxes.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for key, words in _INCLUDE[self.form]:
            box = CheckBox(self._look, self.tr(words))
            box.setChecked(self._included[self.form][key])
            box.toggled.connect(lambda on, k=key: self._include(k, on=on))
            self._boxes.addWidget(box)
        self._order.setText(self.tr(_ORDER[self.form]))

    def _include(self, key: str, *, on: bool) -> None:
        self._included[self.form][key] = on
        self.changed.emit()
