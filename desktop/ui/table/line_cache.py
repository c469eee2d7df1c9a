"""The lines that were laid out lately, so that painting a row again lays nothing out."""

from PySide6.QtGui import QTextCharFormat

from desktop.ui.look.look import Look
from desktop.ui.table.laid_out_line import LaidOutLine, lay_out
from desktop.ui.table.row_picture import RowPicture, Spans

SIZE = 400

_Key = tuple[str, str, int, Spans, bool]


class LineCache:
    """The last SIZE lines that were laid out, for one look.

    The key is what is written, how and where: a paper that changes, another query and another width have
    another key by themselves; `clear` when colours or fonts change.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._lines: dict[_Key, LaidOutLine] = {}
        self._match: QTextCharFormat | None = None

    def __len__(self) -> int:
        return len(self._lines)

    def clear(self) -> None:
        """Forget everything: colours or fonts have changed."""
        self._lines.clear()
        self._match = None

    def title(self, picture: RowPicture, width: int) -> LaidOutLine:
        """The title, with boxes for its matches and its weight unchanged."""
        use = "row_title_dismissed" if picture.dismissed else "row_title"
        return self._line(picture.title, use, width, picture.title_hits, marked=False)

    def second(self, picture: RowPicture, width: int) -> LaidOutLine:
        """The second line, its matches written stronger."""
        return self._line(picture.second_line, "second", width, picture.second_hits, marked=True)

    def words(self, text: str, use: str, width: int) -> LaidOutLine:
        """Any other line: authors, dates, sources; its figures have one width."""
        key = (text, use, width, (), False)
        return self._lines.get(key) or self._laid_out(key, figures=True)

    def _line(self, text: str, use: str, width: int, hits: Spans, *, marked: bool) -> LaidOutLine:
        key = (text, use, width, hits, marked)
        return self._lines.get(key) or self._laid_out(key, figures=False)

    def _laid_out(self, key: _Key, *, figures: bool) -> LaidOutLine:
        text, use, width, hits, marked = key
        match = self._match_format() if marked and hits else None
        font = self._look.font(use, figures=figures)
        metrics = self._look.metrics(use, figures=figures)
        line = self._lines[key] = lay_out(text, font, metrics, width, hits, match)
        if len(self._lines) > SIZE:
            del self._lines[next(iter(self._lines))]
        return line

    def _match_format(self) -> QTextCharFormat:
        if self._match is None:
            self._match = QTextCharFormat()
            self._match.setFont(self._look.font("second_strong"))
            self._match.setForeground(self._look.colour("t1"))
        return self._match
