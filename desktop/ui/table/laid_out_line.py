"""One line of text laid out for painting: cut to a width, matches marked, boxes behind them known."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from desktop.ui.table.row_picture import Spans

LONGEST = 600
"""No row is wide enough for more characters; a title of megabytes costs no more than this."""

_ONE_LINE = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_NO_WRAP = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
_NO_WRAP.setWrapMode(QTextOption.WrapMode.NoWrap)
_WIDE = 1e6


@dataclass(frozen=True, slots=True)
class LaidOutLine:
    """A line ready to be drawn; `boxes` are the (left, right) of matches in px from its start."""

    layout: QTextLayout
    width: float
    ascent: float
    height: float
    boxes: tuple[tuple[float, float], ...]
    cut: bool

    def draw(self, painter: QPainter, left: float, baseline: float) -> None:
        """Draw in the painter's pen with the line's start at `left`."""
        self.layout.draw(painter, QPointF(left, baseline - self.ascent))

    def box_rects(self, left: float, baseline: float) -> list[QRectF]:
        """The boxes behind matches when the line is drawn there: one px higher and lower than the text."""
        top = round(baseline - self.ascent) - 1
        height = round(self.height) + 2
        return [QRectF(left + start, top, end - start, height) for start, end in self.boxes]


def lay_out(
    text: str,
    font: QFont,
    metrics: QFontMetricsF,
    width: float,
    hits: Spans = (),
    hit_format: QTextCharFormat | None = None,
) -> LaidOutLine:
    """Lay `text` out on one line of `width` px, cut at the right with "…"; `hits` are places in it.

    Boxes come from the laid-out line and so fit any script. With `hit_format` the matches are written
    in it as well; it may be wider than the font, the line is cut for that.
    """
    whole = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    whole = whole.translate(_ONE_LINE)
    room = width - (_extra_width(whole, metrics, hits, hit_format) if hit_format is not None else 0.0)
    shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, max(room, 0.0))
    places = _places_in(shown, hits, whole)
    layout = QTextLayout(shown, font)
    layout.setTextOption(_NO_WRAP)
    layout.setCacheEnabled(True)
    if hit_format is not None and places:
        layout.setFormats([_range(start, end, hit_format) for start, end in places])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WIDE)
    layout.endLayout()
    boxes = []
    for start, end in places:
        edges = sorted((_x(line, start), _x(line, end)))
        boxes.append((edges[0], edges[1]))
    return LaidOutLine(
        layout, line.naturalTextWidth(), line.ascent(), line.height(), tuple(boxes), shown != whole
    )


def _x(line: QTextLine, place: int) -> float:
    """Return where a place in the text stands, in px; PySide6 answers with the x and the place it took."""
    answer: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]
    return answer[0]


def _places_in(shown: str, hits: Spans, whole: str) -> list[tuple[int, int]]:
    """Return hits as UTF-16 places in the text that is shown, which is what Qt counts."""
    if not hits:
        return []
    uncut = len(shown) if shown == whole else len(shown) - 1
    found = [(start, min(end, len(shown))) for start, end in hits if start < uncut and start < end]
    if shown.isascii() or max(shown) <= "\uffff":
        return found
    return [(_utf16(shown, start), _utf16(shown, end)) for start, end in found]


def _utf16(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _range(start: int, end: int, text_format: QTextCharFormat) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start = start
    part.length = end - start
    part.format = text_format
    return part


def _extra_width(text: str, metrics: QFontMetricsF, hits: Spans, hit_format: QTextCharFormat) -> float:
    strong = QFontMetricsF(hit_format.font())
    words = [text[start:end] for start, end in hits]
    return sum(max(0.0, strong.horizontalAdvance(word) - metrics.horizontalAdvance(word)) for word in words)
