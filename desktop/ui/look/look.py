"""The look as one object that every widget of ours is given: theme, typography, icons, motion."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.ui.look.icons import Icons
from desktop.ui.look.theme import Theme
from desktop.ui.look.typography import Typography


class Look(QObject):
    """What widgets ask for colours, fonts and icons.

    `changed` is sent when colours or fonts are out of date: ask again, measure again, paint again.
    `reduce_motion` is read when a motion would begin.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fonts = Typography(self)
        self.theme = Theme(self.fonts, self)
        self.icons = Icons(self.theme)
        self.reduce_motion = False
        self.theme.changed.connect(self.changed)
        self.fonts.changed.connect(self.changed)

    def install(self, app: QApplication) -> None:
        """Dress the application: style, palette, style sheet; from now on the system is followed."""
        self.theme.install(app)

    def colour(self, name: str) -> QColor:
        """The colour of a token in the current scheme."""
        return self.theme.colour(name)

    def font(self, use: str, *, figures: bool = False) -> QFont:
        """The font of a use of type."""
        return self.fonts.font(use, figures=figures)

    def metrics(self, use: str, *, figures: bool = False) -> QFontMetricsF:
        """The metrics of a use of type, in px."""
        return self.fonts.metrics(use, figures=figures)

    def line_height(self, use: str) -> int:
        """The height of one line of a use of type, in px."""
        return self.fonts.line_height(use)
