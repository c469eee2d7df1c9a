"""Keeps the keys of the actions, and the captions of the buttons that do the same, as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.shortcuts.key_map import keys_for_triage, keys_in_force

if TYPE_CHECKING:
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.triage_flow import TriageFlow


class ShortcutFlow(QObject):
    """In triage single letters decide, whatever the preset does with them elsewhere."""

    def __init__(self, window: Frame, triage: TriageFlow) -> None:
        super().__init__(window)
        self._triage = triage
        self._window = window
        window.parts.pages.currentChanged.connect(lambda _index: self.apply())
        self.apply()

    def apply(self) -> None:
        """Gives every action its keys, and every button that stands for one its caption."""
        window = self._window
        keys = keys_in_force(window.settings.key_preset, window.settings.keys)
        window.actions_.use_keys(keys_for_triage(keys) if self._triage.is_open else keys)
        self._caption()

    def _caption(self) -> None:
        window, key = self._window, self._window.actions_.keys_of
        header, bar = window.parts.papers.header, self._triage.page.keys
        for name, button in (
            ("read_next", header.read_next),
            ("triage", header.triage),
            ("open", window.parts.details.paper.open),
            ("open", window.parts.details.many.open),
            ("dismiss_group", bar.group),
            *((name, button) for name, button in bar.buttons.items() if name != "later"),
            *((name, button) for name, button in bar.quiet.items() if name != "rate"),
        ):
            button.set_keys(key(name))
        self._triage.page.undo.set_keys(min(window.actions_.all_keys_of("undo"), key=len, default=""))
        first, last = key("rate_1"), key("rate_5")
        bar.quiet["rate"].set_keys(f"{first}–{last}" if len(first) == len(last) == 1 else first)
        header.search.set_keys(key("search"))
        window.parts.details.note.keycap.set_keys(key("note"))
