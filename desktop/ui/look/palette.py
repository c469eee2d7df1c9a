"""The colours that Qt's own style paints with, for all groups, from the tokens."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

Colour = Callable[[str], QColor]

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

_ROLES = {
    _Role.Window: "window",
    _Role.Base: "base",
    _Role.AlternateBase: "base",
    _Role.Button: "sunken",
    _Role.WindowText: "t1",
    _Role.Text: "t1",
    _Role.ButtonText: "t1",
    _Role.PlaceholderText: "t3",
    _Role.Mid: "line",
    _Role.Midlight: "hover",
    _Role.Dark: "edge",
    _Role.Shadow: "edge",
    _Role.Highlight: "sel",
    _Role.HighlightedText: "t1",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "toast",
    _Role.ToolTipText: "toastT",
    _Role.BrightText: "err",
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText, _Role.PlaceholderText)


def application_palette(colour: Colour) -> QPalette:
    """The palette of everything but the widgets in which text is selected."""
    palette = QPalette(colour("sunken"), colour("window"))
    for role, name in _ROLES.items():
        palette.setColor(_Group.All, role, colour(name))
    palette.setColor(_Group.Inactive, _Role.Highlight, colour("selin"))
    palette.setColor(_Group.Disabled, _Role.Highlight, colour("selin"))
    for role in _DISABLED:
        palette.setColor(_Group.Disabled, role, colour("off"))
    return palette


def text_palette(colour: Colour) -> QPalette:
    """The palette of text fields and text views: selected text stands on the accent."""
    palette = application_palette(colour)
    palette.setColor(_Group.Active, _Role.Highlight, colour("accent"))
    palette.setColor(_Group.Active, _Role.HighlightedText, colour("onaccent"))
    return palette
