"""The left side of the export dialog: papers, format, and the options of that format only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.controls.check_box import CheckBox, RadioButton
from desktop.ui.controls.choice import Choice
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.export.format_choices import BY_KEY, FORMATS, FormatChoices, OneOf, Value, remembered
from desktop.ui.export.scope import Scope
from desktop.ui.look.look import Look

_MARGIN, _GAP, _UNDER = 24, 16, 6


class ExportOptions(QScrollArea):
    """What can be chosen; `changed` is sent whenever the outcome would be another one.

    `choices` are those that were made before, by format; `forms` the formats that can be chosen.
    """

    changed = Signal()

    def __init__(
        self,
        look: Look,
        scopes: Sequence[Scope],
        form: str,
        choices: Mapping[str, object] | None = None,
        forms: Sequence[FormatChoices] = FORMATS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._scopes = scopes
        self._chosen = {each.key: remembered(each, (choices or {}).get(each.key)) for each in FORMATS}
        self._group = QButtonGroup(self)
        self._radios: list[QButtonGroup] = []
        self.format = Choice(look, self.tr("Format"))
        for each in forms:
            self.format.addItem(_said(each.words), each.key)
        self.format.setCurrentIndex(max(0, self.format.findData(form)))
        self._inside = QWidget()
        self._parts = QVBoxLayout()
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

    @property
    def choices(self) -> dict[str, Value]:
        """What is chosen in that format."""
        return dict(self._chosen[self.form])

    @property
    def all_choices(self) -> dict[str, dict[str, Value]]:
        """What is chosen in every format."""
        return {form: dict(choices) for form, choices in self._chosen.items()}

    def _lay_out(self) -> None:
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._inside.setAutoFillBackground(True)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        layout.setSpacing(0)
        self._heading(layout, self.tr("Papers"))
        for number, scope in enumerate(self._scopes):
            self._add_scope(layout, number, scope)
        layout.addSpacing(_GAP)
        self._heading(layout, self.tr("Format"))
        layout.addWidget(self.format)
        layout.addLayout(self._parts)
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

    # -- the options of one format

    def _show_format(self) -> None:
        _empty(self._parts)
        self._radios.clear()
        form = BY_KEY[self.form]
        if form.boxes:
            self._parts.addSpacing(_GAP)
            self._heading(self._parts, self.tr("Include"))
            for box in form.boxes:
                self._add_box(form, box.key, _said(box.words))
        for ways in form.ways:
            self._parts.addSpacing(_GAP)
            self._heading(self._parts, _said(ways.heading))
            self._add_radios(form, ways) if ways.as_radios else self._add_choice(form, ways)
        self._parts.addSpacing(_GAP)
        self._heading(self._parts, self.tr("Order"))
        order = PlainLabel(self._look, _said(form.order), use="body", colour="t2")
        order.setWordWrap(True)
        self._parts.addWidget(order)

    def _add_box(self, form: FormatChoices, key: str, words: str) -> None:
        box = CheckBox(self._look, words)
        box.setObjectName(key)
        box.setChecked(self._chosen[form.key][key] is True)
        box.toggled.connect(lambda on: self._choose(form, key, on))
        self._parts.addWidget(box)

    def _add_radios(self, form: FormatChoices, ways: OneOf) -> None:
        group = QButtonGroup(self)
        self._radios.append(group)
        for key, words in ways.ways:
            button = RadioButton(self._look, _said(words))
            button.setObjectName(key)
            button.setChecked(self._chosen[form.key][ways.key] == key)
            button.clicked.connect(lambda _=False, k=key: self._choose(form, ways.key, k))
            group.addButton(button)
            self._parts.addWidget(button)

    def _add_choice(self, form: FormatChoices, ways: OneOf) -> None:
        choice = Choice(self._look, _said(ways.heading))
        choice.setObjectName(ways.key)
        for key, words in ways.ways:
            choice.addItem(_said(words), key)
        choice.setCurrentIndex(max(0, choice.findData(self._chosen[form.key][ways.key])))
        choice.currentIndexChanged.connect(lambda: self._choose(form, ways.key, str(choice.currentData())))
        self._parts.addWidget(choice)

    def _choose(self, form: FormatChoices, key: str, value: Value) -> None:
        self._chosen[form.key][key] = value
        self.changed.emit()


def _said(words: str) -> str:
    return QCoreApplication.translate("ExportOptions", words)


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
