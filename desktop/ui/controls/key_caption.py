"""How keys are written on buttons and hints: as the system writes them, single letters small."""

import sys

from PySide6.QtGui import QKeySequence

_SPOKEN = {"Return": "Enter"}


def key_caption(keys: str, *, mac: bool | None = None) -> str:
    """Return the caption of keys in Qt's portable writing: "Ctrl+T" is "Ctrl T", on macOS "⌘T"; "Q" is "q".

    A range such as "1–5", which is no key, comes back as it is.
    """
    sequence = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
    portable = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    if not portable:
        return keys
    if sys.platform == "darwin" if mac is None else mac:
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    return " ".join(_stroke(stroke) for stroke in portable.split(", "))


def _stroke(stroke: str) -> str:
    parts = stroke[:-1].split("+") if stroke.endswith("+") else stroke.split("+")
    *modifiers, key = [part for part in parts if part] + (["+"] if stroke.endswith("+") else [])
    key = _SPOKEN.get(key, key)
    if len(key) == 1 and set(modifiers) <= {"Shift"}:
        key = key.lower()
    return " ".join([*modifiers, key])
