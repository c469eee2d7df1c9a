"""What a selection leaves in the clipboard: its text, and no other flavour."""

from PySide6.QtCore import QMimeData


def only_text(data: QMimeData, text: str) -> QMimeData:
    """`data`, as Qt made it from a selection, with nothing but `text` in it.

    Qt's own object is kept: one made in Python that still lies in the clipboard when the program ends is
    destroyed after the interpreter, and that crashes.
    """
    data.text()  # Qt turns the selection into flavours when it is asked for the first time
    data.clear()
    data.setText(text)
    return data
