"""The one style sheet of the application: buttons, fields and the menu bar, chosen by their property "kind".

It names no scroll bar, menu, tool tip, table, tree or header and no bare widget: a single rule for one of
those moves it from the platform's style to the style sheet's.
"""

import re

from PySide6.QtGui import QColor

from desktop.ui.look.palette import Colour

_RULES = """
QPushButton[kind]{border-radius:6px;padding:%abovepx 11px;border:1px solid transparent}
QPushButton[kind="primary"]{background:@accent;color:@onaccent;border-color:@accent}
QPushButton[kind="primary"]:hover{background:@accentH;border-color:@accentH}
QPushButton[kind="primary"]:pressed{background:@accentP;border-color:@accentP}
QPushButton[kind="primary"]:disabled{background:@sunken;color:@off;border-color:@sunken}
QPushButton[kind="bordered"]{background:@base;color:@t1;border-color:@edge}
QPushButton[kind="bordered"]:hover{background:@hover}
QPushButton[kind="bordered"]:pressed{background:@sunken}
QPushButton[kind="bordered"]:disabled{color:@off;border-color:@line}
QPushButton[kind="soft"]{background:@sunken;color:@t1;border-color:@softEdge}
QPushButton[kind="soft"]:hover{border-color:@edge}
QPushButton[kind="soft"]:pressed{background:@sel;border-color:@sel}
QPushButton[kind="soft"]:disabled{color:@off;border-color:@sunken}
QPushButton[kind="flat"]{background:transparent;color:@t2}
QPushButton[kind="flat"]:hover{background:@sunken}
QPushButton[kind="flat"]:pressed{background:@sel}
QPushButton[kind="flat"]:disabled{background:transparent;color:@off}
QMenuBar[kind="menu"]{background:@window;color:@t2;border:none;padding:2px 12px;spacing:0px}
QMenuBar[kind="menu"]::item{padding:3px 7px;border-radius:6px;background:transparent}
QMenuBar[kind="menu"]::item:selected{background:@sunken;color:@t1}
QMenuBar[kind="menu"]::item:pressed{background:@sel;color:@t1}
QMenuBar[kind="menu"]::item:disabled{color:@off}
QLineEdit[kind="field"]{background:@base;color:@t1;border:1px solid @edge;border-radius:6px;padding:0 8px;
placeholder-text-color:@t3;selection-background-color:@accent;selection-color:@onaccent}
QLineEdit[kind="field"]:focus{border:2px solid @focus;padding:0 7px}
QLineEdit[kind="field"]:disabled{background:@window;color:@off;border:1px solid @line}
"""


def style_sheet(colour: Colour, above: int, *, high_contrast: bool = False) -> str:
    """The rules with colours put in, and `above`: the space over and under the words of a button, in px.

    Soft buttons get an edge in high contrast.
    """

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "softEdge":
            name = "edge" if high_contrast else "sunken"
        return colour(name).name(QColor.NameFormat.HexRgb)

    return re.sub(r"@(\w+)", value, _RULES).replace("%above", str(above))
