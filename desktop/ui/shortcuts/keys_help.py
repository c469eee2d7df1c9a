"""The page of the manual that lists every key, made from the table of actions."""

from itertools import groupby

from desktop.ui.shortcuts.key_map import preset_keys
from desktop.ui.window.action_table import ACTIONS

_HEAD = """# Keys

Single letters act wherever no text is being typed, on all selected papers. Every key can be changed in Preferences >
Keys, where the keys of Zotero are offered too: with those, single letters decide in triage only. `?` shows the keys
in the window, and Ctrl+K finds every action by its name.

| menu | action | key | with the keys of Zotero |
|---|---|---|---|
"""


def keys_help() -> str:
    """The page in Markdown; keys in Qt's portable writing, "—" where there is none."""
    reader, zotero = preset_keys("reader"), preset_keys("zotero")
    lines = []
    for menu, specs in groupby(ACTIONS, key=lambda spec: spec.menu):
        for spec in specs:
            words = spec.words.rstrip("…").replace("\\", "\\\\")
            lines.append(f"| {menu} | {words} | {_keys(reader[spec.name])} | {_keys(zotero[spec.name])} |\n")
    return _HEAD + "".join(lines)


def _keys(keys: tuple[str, ...]) -> str:
    return ", ".join(f"`{key}`" for key in keys) or "—"
