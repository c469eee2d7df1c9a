"""Tool tips that show a text as it is: Qt takes one with tags in it for HTML and opens what it names."""

from html import escape

from PySide6.QtWidgets import QWidget

from desktop.ui.details.shown_text import visible_line

_LONGEST = 600


def set_plain_tip(widget: QWidget, text: str) -> None:
    """Give a widget the tool tip `text`, literally; "" takes the tip away."""
    widget.setToolTip(plain_tip(text))


def plain_tip(text: str) -> str:
    """A tool tip that shows `text` literally; "" for none."""
    line = visible_line(text, _LONGEST)
    # The tag makes Qt take the tip for HTML for certain, and all that could mean something is escaped.
    return f"<span>{escape(line)}</span>" if line else ""
