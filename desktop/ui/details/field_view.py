"""One bibliographic field: its value to read, an editor in its place, and the reason when it is refused."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.papers.fields import edited, shown
from desktop.papers.name import names_from_json
from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.field_editor import FieldEditor, Shape
from desktop.ui.details.field_names import FieldValue, byline_in_full, field_name
from desktop.ui.details.readable import no_title
from desktop.ui.details.reading_text import BESIDE, ReadingText
from desktop.ui.details.shown_text import Spans, is_editable
from desktop.ui.look.look import Look

_NONE = FieldValue("")
_WITH_MATHS = frozenset({"title", "abstract"})


class FieldView(QWidget):
    """Shows and edits one field of one paper; hidden while it is empty and nobody edits it, but for the title.

    `edited_by_user` carries the paper's id, the field and the text as typed. The new value is shown in a
    quieter colour until the paper comes back with it: a view never says more than the library knows.
    `began` and `ended` tell of the editor, `rearranged` that what is seen of the field has changed.
    """

    edited_by_user = Signal(int, str, str)
    began = Signal()
    ended = Signal()
    rearranged = Signal()
    shape: Shape

    def __init__(
        self, look: Look, field: str, *, use: str = "body", colour: str = "t1", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.shape = "text" if field == "abstract" else "line"
        self._look = look
        self._use = use
        self._colour = colour
        self._paper = 0
        self._value = _NONE
        self._pending: str | None = None
        self._editor: FieldEditor | None = None
        self._hint: PlainLabel | None = None
        self.words: Callable[[str], str] = self._plain_words
        self._text: ReadingText | None = None
        self._message: ReadingText | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    # -- what is shown

    @property
    def text(self) -> ReadingText:
        """The value to read; made when it is first needed, for most papers lack most fields."""
        if self._text is None:
            name = field_name(self.field)
            self._text = ReadingText(
                self._look,
                name,
                use=self._use,
                colour=self._colour,
                with_maths=self.field in _WITH_MATHS,
                parent=self,
            )
            self._text.activated.connect(self.begin_edit)
            self._layout.insertWidget(0, self._text)
        return self._text

    @property
    def stored(self) -> str:
        """The value as the library knows it, or as it was just typed."""
        return self._value.stored if self._pending is None else self._pending

    @property
    def is_typed(self) -> bool:
        """Whether the user typed the value that is shown, and the library knows it."""
        return self._value.typed and self._pending is None

    @property
    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self._editor is not None

    def show_value(self, paper: int, value: FieldValue) -> None:
        """Show the field of a paper. The same paper again leaves an open editor and the selection alone."""
        if paper != self._paper:
            self.finish(leaving=True)
            self._close_editor()
            self._say("")
            self._pending = None
        elif self._pending is not None and value.stored == self._value.stored:
            return  # the paper changed in something else; what was typed is still on its way
        self._paper = paper
        self._value = value
        self._pending = None
        self._show()

    def set_highlight(self, spans: Spans) -> None:
        """Mark matches of a search in the value."""
        self.text.set_highlight(spans)

    def show_error(self, sentence: str) -> None:
        """Say why the value was refused, under what was typed, which comes back to be put right."""
        if self._pending is not None:
            typed = shown(self.field, self._pending)
            self._pending = None
            self.begin_edit()
            if self._editor is not None:
                self._editor.setPlainText(typed)
                self._editor.selectAll()
        self._say(sentence)

    def _show(self) -> None:
        words = self.words(self.stored)
        is_lacking = self.field == "title" and not words  # a page without its heading would look broken
        words = no_title() if is_lacking else words
        if words or self._text is not None:
            self.text.set_text(words, typed=self.is_typed)
            self.text.set_colour("t3" if is_lacking or self._pending is not None else self._colour)
            self.text.setVisible(not self.is_editing)
        self.setVisible(self.is_editing or bool(words))
        self.rearranged.emit()

    def _plain_words(self, stored: str) -> str:
        if self.field == "authors":
            return byline_in_full(names_from_json(stored))
        return shown(self.field, stored)

    def _say(self, sentence: str) -> None:
        if sentence and self._message is None:
            name = self.tr("Problem")
            self._message = ReadingText(self._look, name, use="second", colour="err", parent=self)
            self._layout.addWidget(self._message)
        if self._message is not None:
            self._message.set_text(sentence)
            self._message.setVisible(bool(sentence))
        if self._editor is not None:
            self._editor.setAccessibleDescription(sentence)

    # -- editing

    def begin_edit(self) -> None:
        """Put the editor in the place of the value, what stands on one line selected."""
        if self._editor is not None:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = shown(self.field, self.stored)
        if not is_editable(words):
            self._say(self.tr("This text is too long to be edited here."))
            return
        editor = FieldEditor(self._look, field_name(self.field), use=self._use, shape=self.shape, parent=self)
        self._editor = editor
        self._layout.insertWidget(0, editor)
        editor.setPlaceholderText(field_name(self.field))
        editor.setPlainText(words)
        editor.finished.connect(self._finished)
        editor.exited.connect(self.finish)
        editor.cancelled.connect(self.cancel)
        if self.shape == "line":
            editor.selectAll()
        else:
            self._add_hint()
        self._say("")
        self.setVisible(True)
        if self._text is not None:
            self._text.hide()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rearranged.emit()
        self.began.emit()

    def _add_hint(self) -> None:
        """Say under the editor of a longer text how it is finished: Enter begins a line there."""
        words = self.tr("{key} saves, Esc forgets").format(key=key_caption("Ctrl+Return"))
        self._hint = PlainLabel(self._look, words, use="second", colour="t3", parent=self)
        self._hint.setContentsMargins(BESIDE, 2, BESIDE, 0)
        self._layout.insertWidget(1, self._hint)
        self._hint.show()

    def finish(self, *, leaving: bool = False) -> None:
        """Send what was typed if it differs. What cannot be the field's value stays open, with the reason.

        `leaving` sends even that: whoever carries it out says why it cannot be.
        """
        if self._editor is None:
            return
        words = self._editor.toPlainText()
        changed = words != shown(self.field, self._value.stored)
        try:
            stored = str(edited(self.field, words) or "")
        except ValueError as error:
            if leaving:
                self.edited_by_user.emit(self._paper, self.field, words)
            else:
                self._say(_sentence(error))
            return
        changed = changed and stored != self._value.stored
        self._pending = stored if changed else None
        self._close_editor()
        self._show()
        if changed:
            self.edited_by_user.emit(self._paper, self.field, words)

    def cancel(self) -> None:
        """Close the editor and forget what was typed."""
        self._close_editor()
        self._show()
        self._give_focus_back()

    def _finished(self) -> None:
        self.finish()
        if not self.is_editing:
            self._give_focus_back()

    def _give_focus_back(self) -> None:
        if not self.isHidden():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self._say("")
            editor.exited.disconnect()
            editor.hide()
            self._layout.removeWidget(editor)
            editor.deleteLater()
        if self._hint is not None:
            self._hint.hide()
            self._hint.deleteLater()
            self._hint = None


def _sentence(error: ValueError) -> str:
    words = str(error)
    return words[:1].upper() + words[1:] + "."
