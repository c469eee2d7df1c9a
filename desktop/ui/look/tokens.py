"""Every colour, space, radius and size of type as plain data; nothing else in the project names a colour."""

from dataclasses import dataclass
from typing import Final, Literal

Scheme = Literal["light", "dark"]

COLOURS: Final[dict[str, tuple[str, str]]] = {
    # Surfaces: window and bars, tables and sheets, things that float, wells, the row under the mouse.
    "window": ("#F3F5F4", "#181B1C"),
    "base": ("#FFFFFF", "#1E2223"),
    "raised": ("#FFFFFF", "#282D2E"),
    "sunken": ("#E9EDEC", "#121415"),
    "hover": ("#F5F7F6", "#242829"),
    # Lines: decorative separators, boundaries that must be seen, the keyboard's place.
    "line": ("#DCE1E0", "#333939"),
    "edge": ("#7F898B", "#707A7C"),
    "focus": ("#0C7C89", "#5FBEC7"),
    # Text, strongest first; "off" is for disabled controls only.
    "t1": ("#18211F", "#E6EAEA"),
    "t2": ("#48555A", "#B3BCBD"),
    "t3": ("#5D696D", "#98A3A5"),
    "off": ("#98A2A4", "#626C6E"),
    # The one accent, under the mouse, pressed, and what is written on it.
    "accent": ("#0C6570", "#5FBEC7"),
    "accentH": ("#0A5660", "#76CCD4"),
    "accentP": ("#084750", "#4CA9B2"),
    "onaccent": ("#FFFFFF", "#04262A"),
    # Selection in the pane that has the focus, and in one that has not.
    "sel": ("#DAEBEC", "#1C3D41"),
    "selin": ("#E4E9E8", "#2D3334"),
    # Search: behind matched words, under a misspelt word.
    "hit": ("#FBE7A8", "#4D4116"),
    "hitu": ("#8A6400", "#E3C25C"),
    "star": ("#A86A00", "#E0A83E"),
    "starOff": ("#6B777B", "#8A9597"),
    # States of a paper.
    "inbox": ("#0C6570", "#5FBEC7"),
    "queued": ("#3C5CA8", "#93AEF0"),
    "reading": ("#8F5600", "#E0A83E"),
    "done": ("#2C7048", "#72C492"),
    "dismissed": ("#5D696D", "#98A3A5"),
    # Verdicts of an import: ink, and the tint it stands on.
    "newInk": ("#0B5A64", "#7FD1D9"),
    "newTint": ("#DDEEEF", "#17373B"),
    "seenInk": ("#48555A", "#B3BCBD"),
    "seenTint": ("#E9EDEC", "#2D3334"),
    "changedInk": ("#36529A", "#A9BFF5"),
    "changedTint": ("#E3E9F7", "#26304A"),
    "suspectInk": ("#7A4A00", "#EDBE68"),
    "suspectTint": ("#FAECD0", "#3B2F16"),
    "unreadableInk": ("#A02A22", "#F29A90"),
    "unreadableTint": ("#FBE4E1", "#43221F"),
    # Messages.
    "ok": ("#2C7048", "#72C492"),
    "warn": ("#7A4A00", "#EDBE68"),
    "err": ("#A02A22", "#F29A90"),
    # The toast is dark on light and light on dark.
    "toast": ("#222B2C", "#E6EAEA"),
    "toastT": ("#F1F4F4", "#18211F"),
    "toastA": ("#7FD1D9", "#0C6570"),
    # #AARRGGBB: nothing is ever read through the scrim.
    "scrim": ("#6118211F", "#8C000000"),
}

TAG_COLOURS: Final[dict[str, tuple[str, str]]] = {
    "petrol": ("#17808C", "#5FBEC7"),
    "blue": ("#3F6FC4", "#86ABF0"),
    "violet": ("#7757C2", "#B39CF0"),
    "plum": ("#A0498F", "#DD93CD"),
    "rose": ("#C2405F", "#F0909F"),
    "brick": ("#B9512B", "#EE9C74"),
    "ochre": ("#97700B", "#DDB24C"),
    "olive": ("#667B1C", "#AFC25F"),
    "green": ("#2F8252", "#72C492"),
    "slate": ("#68777C", "#A2AEB1"),
}
"""Dots beside a tag's name, by the name of the colour; never the colour of text or of a fill."""

STATES: Final = ("inbox", "queued", "reading", "done", "dismissed")
VERDICTS: Final = ("new", "seen", "changed", "suspect", "unreadable")

SPACE: Final = (2, 4, 8, 12, 16, 20, 24, 32, 48)
RADIUS: Final[dict[str, int]] = {
    "hit": 2,
    "chip": 4,
    "control": 6,
    "toast": 8,
    "overlay": 10,
    "card": 14,
}
TITLE_LEFT: Final = 44
"""Titles, column headings, group headings and strips all start here, in px from the table's left edge."""
HAIRLINE_STRENGTH: Final = 0.65
"""Opacity of the line between rows."""
TARGET: Final = 24
"""The smallest side of anything that can be clicked, in px (WCAG 2.2, 2.5.8)."""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One use of type: size as a factor of the system's, weight, line height as a factor of the size.

    `spacing` is extra space between letters in px. A title in weight 500 becomes 600 where the font
    has no Medium; everything else becomes 400.
    """

    factor: float
    weight: int = 400
    line: float = 1.4
    spacing: float = 0.0
    title: bool = False


TYPE: Final[dict[str, TypeStyle]] = {
    "triage_title": TypeStyle(2.15, 600, 1.25, -0.5, title=True),
    "headline": TypeStyle(2.0, 600, 1.25, -0.5, title=True),
    "view_title": TypeStyle(1.46, 600, 1.3, -0.2, title=True),
    "dialog_title": TypeStyle(1.3, 600, 1.3, title=True),
    "abstract_large": TypeStyle(1.23, 400, 1.6),
    "palette_field": TypeStyle(1.23),
    "lead": TypeStyle(1.15, 400, 1.55),
    "lead_strong": TypeStyle(1.15, 500, 1.55),
    "abstract": TypeStyle(1.08, 400, 1.6),
    "note": TypeStyle(1.04, 400, 1.5),
    "row_title": TypeStyle(1.0, 500, 1.45, title=True),
    "row_title_dismissed": TypeStyle(1.0, 400, 1.45),
    "body": TypeStyle(1.0),
    "strong": TypeStyle(1.0, 500),
    "rank": TypeStyle(0.96),
    "second": TypeStyle(0.92),
    "second_strong": TypeStyle(0.92, 500),
    "heading": TypeStyle(0.88, 600),
    "column_heading": TypeStyle(0.88, 500),
    "chip": TypeStyle(0.85, 400, 1.3),
    "keycap": TypeStyle(0.85, 500, 1.3),
    "fixed": TypeStyle(0.96, 400, 1.4),
}
SMALLEST_TEXT: Final = 11.0
"""No text is smaller than this many px, or than the system's own size where that is smaller still."""
