"""The page of Preferences on which keys are changed: every action, its keys, and who has a key already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.papers.text_keys import name_key
from desktop.ui.controls.button import Button
from desktop.ui.controls.choice import Choice
from desktop.ui.controls.field import Field
from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.shortcuts.key_map import (
    PRESETS,
    RESERVED,
    give_key,
    holders,
    keys_in_force,
    take_back,
)
from desktop.ui.window.action_table import ACTIONS
from desktop.ui.window.window_actions import tr

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.ui.look.look import Look

_MARGIN, _GAP = 24, 12
_ROW_EXTRA, _FIELD_EXTRA = 10, 12
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NAMES = {spec.name: spec.words.rstrip("…") for spec in ACTIONS}


class KeysPage(QWidget):
    """A key is in force as soon as it is pressed; `changed` is sent after each change of the settings."""

    changed = Signal()

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self._look, self._settings = look, settings
        self.preset = Choice(look, self.tr("Preset"))
        for key, words in zip(PRESETS, (self.tr("Reader: single letters"), self.tr("Zotero")), strict=True):
            self.preset.addItem(words, key)
        self.preset.setCurrentIndex(max(0, self.preset.findData(settings.key_preset)))
        self.search = Field(look, self.tr("Find an action or a key"), hint=self.tr("Find an action or a key"))
        self.table = self._made_table()
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(self.tr("Press the new key"))
        line = self.key.findChild(QLineEdit)
        if line is not None:
            line.setProperty("kind", "field")
            line.setMinimumHeight(look.line_height("body") + _FIELD_EXTRA)
        self.none = Button(look, self.tr("No key"), kind="bordered")
        self.before = Button(look, self.tr("As in the preset"), kind="bordered")
        self.told = PlainLabel(look, use="second", colour="t3")
        self.told.setWordWrap(True)
        self._lay_out()
        self.preset.currentIndexChanged.connect(self._choose_preset)
        self.search.textChanged.connect(self._filter)
        self.table.currentCellChanged.connect(lambda *_: self._show_current())
        self.key.editingFinished.connect(self._give)
        self.none.clicked.connect(lambda: self._change("", self.tr("It has no key now.")))
        self.before.clicked.connect(self._take_back)
        self.show_keys()
        self.table.setCurrentCell(0, 0)

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(len(ACTIONS), 2)
        table.setAccessibleName(self.tr("Keys of the actions"))
        table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._look.line_height("body") + _ROW_EXTRA)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        for row, spec in enumerate(ACTIONS):
            words = QTableWidgetItem(f"{tr(spec.menu)}: {tr(spec.words).rstrip('…')}")
            words.setData(Qt.ItemDataRole.UserRole, spec.name)
            table.setItem(row, 0, words)
            table.setItem(row, 1, QTableWidgetItem())
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        label = PlainLabel(self._look, self.tr("Preset"), colour="t2")
        label.setBuddy(self.preset)
        for widget in (label, self.preset):
            top.addWidget(widget)
        top.addSpacing(_GAP)
        top.addWidget(self.search, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.key, 1)
        foot.addWidget(self.none)
        foot.addWidget(self.before)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_GAP)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        layout.addWidget(self.told)

    # -- what is shown

    def show_keys(self) -> None:
        """Shows the keys that are in force."""
        keys = keys_in_force(self._settings.key_preset, self._settings.keys)
        for row, spec in enumerate(ACTIONS):
            item = self.table.item(row, 1)
            assert item is not None
            item.setText("   ".join(map(key_caption, keys[spec.name])))
        self._show_current()

    def _show_current(self) -> None:
        keys = keys_in_force(self._settings.key_preset, self._settings.keys)
        now = keys[self._name()]
        self.key.setKeySequence(QKeySequence(now[0] if now else "", _PORTABLE))
        self.none.setEnabled(bool(now))
        self.before.setEnabled(self._name() in self._settings.keys)
        self.told.setText("")

    def _name(self) -> str:
        item = self.table.item(max(0, self.table.currentRow()), 0)
        assert item is not None
        return str(item.data(Qt.ItemDataRole.UserRole))

    def _filter(self, text: str) -> None:
        wanted = name_key(text)
        for row in range(self.table.rowCount()):
            cells = (self.table.item(row, column) for column in range(2))
            words = name_key(" ".join(cell.text() for cell in cells if cell))
            self.table.setRowHidden(row, wanted not in words)

    # -- what is changed

    def _give(self) -> None:
        """Takes the key that was pressed, and says who had it until now."""
        key = self.key.keySequence().toString(_PORTABLE)
        keys = keys_in_force(self._settings.key_preset, self._settings.keys)
        if not key or key in keys[self._name()]:
            self._show_current()
        elif key in RESERVED:
            self._show_current()
            told = self.tr("{key} moves, confirms or leaves everywhere and cannot be taken.")
            self.told.setText(told.format(key=key_caption(key)))
        else:
            had = [f"“{tr(_NAMES[name])}”" for name in holders(keys, key, self._name())]
            told = self.tr("{key} was the key of {actions}, which has it no more.") if had else ""
            self._change(key, told.format(key=key_caption(key), actions=", ".join(had)))

    def _change(self, key: str, told: str) -> None:
        self._settings.keys = dict(
            give_key(self._settings.key_preset, self._settings.keys, self._name(), key)
        )
        self.show_keys()
        self.told.setText(told)
        self.changed.emit()

    def _take_back(self) -> None:
        self._settings.keys = dict(take_back(self._settings.key_preset, self._settings.keys, self._name()))
        self.show_keys()
        self.changed.emit()

    def _choose_preset(self) -> None:
        self._settings.key_preset = str(self.preset.currentData())
        self._settings.keys = {}
        self.show_keys()
        if self._settings.key_preset == "zotero":
            self.told.setText(self.tr("Single letters decide in triage only."))
        self.changed.emit()
