"""Which colours are current, light or dark, and giving them to Qt's style, palette and style sheet."""

import sys
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.ui.look.palette import application_palette, text_palette
from desktop.ui.look.style_sheet import style_sheet
from desktop.ui.look.tokens import COLOURS, TAG_COLOURS, Scheme
from desktop.ui.look.typography import Typography

Wish = Literal["system", "light", "dark"]

_ASKED = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_TEXT_WIDGETS = ("QLineEdit", "QTextEdit", "QPlainTextEdit")


class Theme(QObject):
    """The current scheme; `changed` is sent when every colour asked for before is out of date."""

    changed = Signal()

    def __init__(self, typography: Typography, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typography = typography
        self._wish: Wish = "system"
        self._app: QApplication | None = None
        self._colours: dict[str, QColor] = {}
        self._tags: dict[str, QColor] = {}
        self._read_system()

    @property
    def wish(self) -> Wish:
        """What was asked for: the system's scheme, or always the same."""
        return self._wish

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def high_contrast(self) -> bool:
        """Whether the system asks for high contrast: lines become edges, selected rows get a frame."""
        return self._high_contrast

    def colour(self, name: str) -> QColor:
        """The colour of a token (a key of `tokens.COLOURS`) in the current scheme; do not change it."""
        return self._colours[name]

    def tag_colour(self, name: str) -> QColor:
        """The dot of a tag colour, by its name in any case; a name we do not know is slate."""
        return self._tags.get(name.lower(), self._tags["slate"])

    def install(self, app: QApplication) -> None:
        """Give style, palette and style sheet to the application and follow the system from now on."""
        self._app = app
        if sys.platform != "darwin":
            app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._typography.changed.connect(self._apply_style_sheet)
        self._apply()

    def set_scheme(self, wish: Wish) -> None:
        """Follow the system, or stay light or dark whatever the system does."""
        if wish == self._wish:
            return
        self._wish = wish
        QGuiApplication.styleHints().setColorScheme(_ASKED[wish])
        self._system_changed()

    def _system_changed(self) -> None:
        before = (self._scheme, self._high_contrast)
        self._read_system()
        if (self._scheme, self._high_contrast) != before:
            self._apply()
            self.changed.emit()

    def _read_system(self) -> None:
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark if self._wish == "system" else self._wish == "dark"
        self._scheme: Scheme = "dark" if dark else "light"
        self._high_contrast = _asks_for_high_contrast()
        place = int(dark)
        self._colours = {name: QColor(both[place]) for name, both in COLOURS.items()}
        self._tags = {name: QColor(both[place]) for name, both in TAG_COLOURS.items()}
        if self._high_contrast:
            self._colours["line"] = self._colours["edge"]

    def _apply(self) -> None:
        if self._app is None:
            return
        palette = application_palette(self.colour)
        self._app.setPalette(palette)
        for kind in _TEXT_WIDGETS:
            # The stub says bytes; what PySide6 takes is str.
            QApplication.setPalette(text_palette(self.colour), kind)  # type: ignore[arg-type]
        QToolTip.setPalette(palette)
        self._apply_style_sheet()

    def _apply_style_sheet(self) -> None:
        if self._app is not None:
            free = self._typography.line_height("body") - self._typography.metrics("body").height()
            sheet = style_sheet(self.colour, round(free / 2) + 5, high_contrast=self._high_contrast)
            self._app.setStyleSheet(sheet)


def _asks_for_high_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
