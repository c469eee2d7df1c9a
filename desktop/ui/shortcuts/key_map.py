"""The keys of every action as data: a preset, and over it what the user changed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from desktop.ui.window.action_table import ACTIONS

Keys = Mapping[str, tuple[str, ...]]
"""Keys by the name of their action, in Qt's portable writing, the first of them the one that is shown."""

PRESETS: Final = ("reader", "zotero")
_DEFAULTS: Final[dict[str, tuple[str, ...]]] = {spec.name: spec.keys for spec in ACTIONS}
# Zotero's own keys for what Papertray has too (its defaults/preferences/zotero.js and zoteroPane.js). There bare
# letters jump in the list and bare digits give coloured tags, so none of them decides anything but in triage.
_ZOTERO: Final[dict[str, tuple[str, ...]]] = {
    "copy_cite": ("Ctrl+Shift+A",),
    "copy_link": ("Ctrl+Alt+L",),
    "go_all": ("Ctrl+Shift+L", "Ctrl+6"),
    "note": ("Ctrl+Shift+O",),
    "open_file": ("Ctrl+Shift+I", "Ctrl+O"),
    "paste": ("Ctrl+V", "Ctrl+Alt+Shift+I"),
    "search": ("Ctrl+F",),
    **{f"rate_{stars}": (f"Alt+{stars}",) for stars in range(6)},
}
RESERVED: Final = frozenset(
    {"Esc", "Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Return", "Enter", "Space", "Shift+Space",
     "Up", "Down", "Left", "Right", "Shift+Up", "Shift+Down", "PgUp", "PgDown", "Home", "End", "Backspace",
     "Menu", "Shift+F10"}
)  # fmt: skip
"""Keys with which one moves, confirms and leaves: no action may take them."""


def is_bare(key: str) -> bool:
    """Whether a key is one that also writes: a letter, digit or sign, with Shift or without."""
    return len(key.removeprefix("Shift+")) == 1


def preset_keys(preset: str) -> dict[str, tuple[str, ...]]:
    """The keys of a preset; an unknown one is the first."""
    if preset != "zotero":
        return dict(_DEFAULTS)
    without_bare = {name: tuple(key for key in keys if not is_bare(key)) for name, keys in _DEFAULTS.items()}
    return {**without_bare, "keys": ("F1",), **_ZOTERO}


def keys_in_force(preset: str, changed: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The keys of every action. `changed` may come from a file: what makes no sense in it is passed over."""
    keys = preset_keys(preset)
    for name, given in changed.items():
        if name in keys and isinstance(given, Sequence) and not isinstance(given, str):
            keys[name] = tuple(key for key in given if isinstance(key, str) and key not in RESERVED)
    return keys


def keys_for_triage(keys: Keys) -> dict[str, tuple[str, ...]]:
    """The same with the bare keys of the first preset added, where nothing else has them."""
    taken = {key for each in keys.values() for key in each}
    return {
        name: (*each, *(key for key in _DEFAULTS[name] if is_bare(key) and key not in taken))
        for name, each in keys.items()
    }


def holders(keys: Keys, key: str, apart_from: str) -> list[str]:
    """The names of the other actions that have a key."""
    return [name for name, each in keys.items() if key in each and name != apart_from]


def give_key(preset: str, changed: Mapping[str, Any], name: str, key: str) -> dict[str, list[str]]:
    """What is changed once the action has this key alone ("" for none); who had the key has it no more."""
    keys = keys_in_force(preset, changed)
    for holder in holders(keys, key, name):
        keys[holder] = tuple(each for each in keys[holder] if each != key)
    keys[name] = (key,) if key else ()
    return _differences(preset, keys)


def take_back(preset: str, changed: Mapping[str, Any], name: str) -> dict[str, list[str]]:
    """What is changed once the action has the keys of the preset again; who took one of them has it no more."""
    keys = keys_in_force(preset, changed)
    keys[name] = preset_keys(preset)[name]
    for holder in [other for key in keys[name] for other in holders(keys, key, name)]:
        keys[holder] = tuple(key for key in keys[holder] if key not in keys[name])
    return _differences(preset, keys)


def _differences(preset: str, keys: Keys) -> dict[str, list[str]]:
    before = preset_keys(preset)
    return {name: list(each) for name, each in keys.items() if each != before[name]}
