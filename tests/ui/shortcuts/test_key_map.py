"""Which action has which key: one key never does two things, and what was changed can be taken back."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from desktop.ui.shortcuts.key_map import (
    PRESETS,
    RESERVED,
    give_key,
    holders,
    is_bare,
    keys_for_triage,
    keys_in_force,
    preset_keys,
    take_back,
)
from desktop.ui.window.action_table import ACTIONS

NAMES = st.sampled_from([spec.name for spec in ACTIONS])
KEYS = st.sampled_from(["", "E", "Q", "Shift+E", "Ctrl+T", "Ctrl+Z", "F7", "Alt+1", "Ctrl+Shift+O", "/"])
PRESET = st.sampled_from(PRESETS)
CHANGES = st.lists(st.tuples(NAMES, KEYS), max_size=6)


def no_key_twice(keys):
    every = [key for each in keys.values() for key in each]
    return len(every) == len(set(every))


def test_each_preset_is_in_order():
    for preset in PRESETS:
        keys = preset_keys(preset)
        assert set(keys) == {spec.name for spec in ACTIONS}
        assert no_key_twice(keys), preset
        assert no_key_twice(keys_for_triage(keys)), preset
        for key in (key for each in keys.values() for key in each):
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) == key
            assert key not in RESERVED


def test_in_the_preset_of_zotero_single_letters_decide_in_triage_only():
    keys = preset_keys("zotero")
    assert not any(is_bare(key) for each in keys.values() for key in each)
    assert keys_for_triage(keys)["dismiss"] == ("E",)
    assert keys["rate_3"] == ("Alt+3",)


@given(PRESET, CHANGES)
def test_whatever_is_changed_no_key_does_two_things(preset, changes):
    changed = {}
    for name, key in changes:
        changed = give_key(preset, changed, name, key)
        keys = keys_in_force(preset, changed)
        assert keys[name] == ((key,) if key else ())
        assert no_key_twice(keys)
        assert no_key_twice(keys_for_triage(keys))
        assert holders(keys, key, name) == []


@given(PRESET, CHANGES, NAMES)
def test_an_action_gets_the_keys_of_its_preset_back(preset, changes, name):
    changed = {}
    for each, key in changes:
        changed = give_key(preset, changed, each, key)
    changed = take_back(preset, changed, name)
    keys = keys_in_force(preset, changed)
    assert keys[name] == preset_keys(preset)[name]
    assert name not in changed
    assert no_key_twice(keys)


@given(
    st.dictionaries(st.text(max_size=8) | NAMES, st.none() | st.text() | st.lists(st.integers() | st.text()))
)
def test_nonsense_in_the_file_takes_no_action_away(changed):
    keys = keys_in_force("reader", changed)
    assert set(keys) == {spec.name for spec in ACTIONS}
    assert all(isinstance(key, str) for each in keys.values() for key in each)
