"""The filters above the rows: a name and a count each, the current one underlined."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from desktop.papers.verdict import Verdict
from desktop.ui.look.look import Look
from desktop.ui.review.flow import Flow
from desktop.ui.review.review_words import FILTERS, filter_name

_BESIDE = 20
_BETWEEN = 24
_AFTER_NAME = 6
_EXTRA = 16
_LINE = 2


class FilterBar(Flow):
    """All and the five verdicts; `chosen` carries the verdict, None for all."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(across=_BETWEEN, down=0, beside=_BESIDE, parent=parent)
        self._look = look
        self.setAccessibleName(self.tr("Filter"))
        self.tabs = {verdict: FilterTab(look, filter_name(verdict), self) for verdict in FILTERS}
        for verdict, tab in self.tabs.items():
            self.add(tab)
            tab.toggled.connect(lambda on, verdict=verdict: self.chosen.emit(verdict) if on else None)
        look.changed.connect(self.update)

    def show_counts(self, counts: Mapping[Verdict, int], found: int) -> None:
        """Show how many papers each filter finds."""
        for verdict, tab in self.tabs.items():
            tab.show_count(found if verdict is None else counts[verdict])
        self.arrange()  # Qt asks for that only where the page is in sight

    def choose(self, verdict: Verdict | None) -> None:
        """Make a filter the current one."""
        self.tabs[verdict].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()


class FilterTab(QPushButton):
    """One filter: left and right lead to its neighbours."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._count = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("focusFrame", "focus")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._remeasure)
        self.show_count(0)

    @property
    def count(self) -> int:
        """How many papers the filter finds."""
        return self._count

    def show_count(self, count: int) -> None:
        """Change the count."""
        self._count = count
        self.setAccessibleName(f"{self._name}, {count:,}")
        self._remeasure()

    def sizeHint(self) -> QSize:
        return QSize(self._name_width() + _AFTER_NAME + self._count_width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        name = QRect(0, 0, self._name_width(), self.height())
        count = QRect(name.right() + 1 + _AFTER_NAME, 0, self._count_width(), self.height())
        ink = "t1" if on else "t2" if self._count else "t3"
        painter.setFont(self._look.font("strong" if on else "body"))
        painter.setPen(self._look.colour("t1" if self.underMouse() else ink))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(self._mirrored(name), flags, self._name)
        painter.setFont(self._look.font("body", figures=True))
        painter.setPen(self._look.colour("t3"))
        painter.drawText(self._mirrored(count), flags, f"{self._count:,}")
        if on:
            line = QRect(0, self.height() - _LINE, self.width(), _LINE)
            painter.fillRect(line, self._look.colour("accent"))
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _name_width(self) -> int:
        """The width of the name as the current filter has it, so that nothing moves when it is chosen."""
        return round(self._look.metrics("strong").horizontalAdvance(self._name) + 0.5)

    def _count_width(self) -> int:
        metrics = self._look.metrics("body", figures=True)
        return round(metrics.horizontalAdvance(f"{self._count:,}") + 0.5)

    def _height(self) -> int:
        return self._look.line_height("body") + _EXTRA

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()
