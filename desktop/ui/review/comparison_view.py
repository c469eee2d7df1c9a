"""The fields of one paper: side by side with those of the known one, or by themselves when it is new."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.controls.check_box import RadioButton
from desktop.ui.controls.hairline import Hairline
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.review.comparison import FieldPair
from desktop.ui.review.review_words import field_name, tr
from desktop.ui.review.word_difference import differing
from desktop.ui.review.wrapped_text import WrappedText

_BETWEEN = 16
_AROUND = 10
_AFTER_ICON = 7
_SAID = 80
"""Letters of a value that a screen reader says of a button."""


class ComparisonView(QWidget):
    """Fields one below the other; those that are the same on both sides are folded to one line.

    Where it shows what is kept of each field, a side that differs can be picked: `picked` names the field and the
    side, 0 or 1.
    """

    picked = Signal(str, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._own = ""
        self._kept: Mapping[str, str] | None = None
        self.same: LinkButton | None = None
        self.texts: list[WrappedText] = []

    def show_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Show what is known of a new paper, as (field, words)."""
        for number, (field, words) in enumerate(fields):
            if number:
                self._column.addWidget(Hairline(self._look))
            self._column.addWidget(self._block(field, words, [self._text(words)]))

    def show_pairs(
        self,
        pairs: Sequence[FieldPair],
        *,
        heads: Sequence[QWidget],
        filled: Collection[str] = (),
        other: str,
        own: str = "",
        kept: Mapping[str, str] | None = None,
    ) -> None:
        """Show both sides; `heads` name the columns, `filled` are the fields an import would fill, shown first.

        `other` says what the other side lacks ("Not in the library"), `own` what the first one lacks.
        `kept` is what becomes of each field, in a third column with a head of its own.
        """
        self._kept = kept
        self._own = own or tr("Not in the digest")
        self._column.addWidget(self._side_by_side(heads, below=8))
        equal = [pair for pair in pairs if pair.same]
        for pair in sorted(pairs, key=lambda pair: pair.field not in filled):
            if not pair.same:
                self._column.addWidget(Hairline(self._look))
                self._column.addWidget(self._pair(pair, other, is_filled=pair.field in filled))
        if equal:
            self._column.addWidget(Hairline(self._look))
            self._fold(equal, other)

    def _pair(self, pair: FieldPair, other: str, *, is_filled: bool = False) -> QWidget:
        mine, theirs = differing(pair.digest, pair.library) if pair.digest and pair.library else ((), ())
        lacking = tr("Empty, filled on import") if is_filled else other
        sides: list[QWidget] = [
            self._text(pair.digest, mine) if pair.digest else self._missing(self._own),
            self._text(pair.library, theirs) if pair.library else self._missing(lacking),
        ]
        if self._kept is not None:
            kept = self._kept.get(pair.field, "")
            sides.append(self._text(kept, use="strong"))
            if not pair.same:
                sides = self._with_radios(pair, sides, kept)
        return self._block(pair.field, pair.digest or pair.library, sides)

    def _with_radios(self, pair: FieldPair, sides: Sequence[QWidget], kept: str) -> list[QWidget]:
        """Each side that knows something after a button that picks it; that of the kept value is on."""
        found = []
        for side, (value, text) in enumerate(zip((pair.digest, pair.library, ""), sides, strict=True)):
            radio = RadioButton(self._look, "")
            above = max(0, radio.sizeHint().height() - self._look.line_height("row_title_dismissed")) // 2
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(0)
            if value:
                self._let_pick(radio, pair.field, side, value, on=value == kept)
                line.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
            beside = QVBoxLayout()
            beside.setContentsMargins(0, above, 0, 0)  # the first line stands beside the middle of the button
            beside.addWidget(text)
            line.addLayout(beside, 1)
            found.append(row)
        return found

    def _let_pick(self, radio: RadioButton, field: str, side: int, value: str, *, on: bool) -> None:
        radio.setAutoExclusive(False)  # the two have different parents; whoever listens shows them anew
        radio.setChecked(on)
        said = tr("Keep this: {field}, {value}").format(field=field_name(field, value), value=value[:_SAID])
        radio.setAccessibleName(said)
        radio.setObjectName(f"{field}/{side}")
        radio.clicked.connect(self._picker(field, side))

    def _picker(self, field: str, side: int) -> Callable[[], None]:
        return lambda: self.picked.emit(field, side)

    def _fold(self, equal: Sequence[FieldPair], other: str) -> None:
        """One line for the fields that are the same; a click shows them."""
        count = len(equal)
        words = tr("1 field is the same") if count == 1 else tr("{n} fields are the same").format(n=count)
        self.same = LinkButton(self._look, words, colour="t2", use="body")
        row = QHBoxLayout()
        row.setContentsMargins(0, _AROUND - 4, 0, _AROUND - 4)
        row.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self._column.addLayout(row)
        self.same.clicked.connect(self._unfolder(equal, other))

    def _unfolder(self, equal: Sequence[FieldPair], other: str) -> Callable[[], None]:
        def unfold() -> None:
            assert self.same is not None
            self.same.setEnabled(False)
            for pair in equal:
                self._column.addWidget(Hairline(self._look))
                self._column.addWidget(self._pair(pair, other))

        return unfold

    def _block(self, field: str, value: str, sides: Sequence[QWidget]) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, _AROUND, 0, _AROUND)
        column.setSpacing(2)
        column.addWidget(PlainLabel(self._look, field_name(field, value), use="heading", colour="t3"))
        column.addWidget(self._side_by_side(sides) if len(sides) > 1 else sides[0])
        return block

    def _side_by_side(self, sides: Sequence[QWidget], *, below: int = 0) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, below)
        grid.setHorizontalSpacing(_BETWEEN)
        grid.setVerticalSpacing(0)
        for column, side in enumerate(sides):
            grid.setColumnStretch(column, 1)
            grid.addWidget(side, 0, column, Qt.AlignmentFlag.AlignTop)
        return row

    def _text(
        self, words: str, differences: Sequence[tuple[int, int]] = (), *, use: str = "row_title_dismissed"
    ) -> WrappedText:
        text = WrappedText(self._look, words, use=use, differences=differences)
        self.texts.append(text)
        return text

    def _missing(self, words: str) -> WrappedText:
        return WrappedText(self._look, words, use="row_title_dismissed", colour="t3")


class ColumnHead(QWidget):
    """The name of one side, after an icon."""

    def __init__(self, look: Look, picture: Callable[[int, float], QPixmap], words: str) -> None:
        super().__init__()
        self._look = look
        self._picture = picture
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(60, max(self._look.line_height("body"), self._look.fonts.grown(ROW_ICON)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._look.fonts.grown(ROW_ICON)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - side if right_to_left else 0
        painter.drawPixmap(left, (self.height() - side) // 2, self._picture(side, self.devicePixelRatioF()))
        room = side + _AFTER_ICON
        words = QRect(0 if right_to_left else room, 0, self.width() - room, self.height())
        painter.setFont(self._look.font("strong"))
        painter.setPen(self._look.colour("t1"))
        metrics = self._look.metrics("strong")
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, words.width())
        side_flag = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, side_flag | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
