"""The note of a paper, docked at the foot of the details and saved while it is typed."""

import datetime as dt
import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.ui.controls.keycap import Keycap
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.note_recovery import NoteRecovery
from desktop.ui.details.note_text import NoteText
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.details.reading_text import ABOVE, BESIDE
from desktop.ui.details.scrolling_page import PADDING
from desktop.ui.details.shown_text import is_editable, shown
from desktop.ui.details.unsaved_notes import NoteTimes, UnsavedNotes
from desktop.ui.look.look import Look

_USUAL = NoteTimes()
_ABOVE_HEADING, _BELOW_HEADING, _BELOW = 12, 6, 16


class NoteEditor(QWidget):
    """Edits the note of one paper at a time.

    `note_edited` carries the paper's id, the whole text, and the id of the session (focus in to focus out).
    Whoever saves it answers with `saved` or `not_saved`. Until then the text is held here, whatever paper is
    shown, and written to a file in `recovery` when the answer takes too long. `left` is sent for Esc.
    """

    note_edited = Signal(int, str, str)
    left = Signal()

    def __init__(
        self,
        look: Look,
        recovery: Path | None = None,
        *,
        times: NoteTimes = _USUAL,
        now: Callable[[], dt.datetime] = dt.datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._times = times
        self._paper = 0
        self._uid = ""
        self._session = ""
        self._sent: list[str] = []
        self._loading = False
        self._whole = True
        self._unsaved = UnsavedNotes(NoteRecovery(recovery) if recovery else None, times, self)
        self._unsaved.failed.connect(self._recovery_failed)
        self._pause = self._timer(times.pause)
        self._longest = self._timer(times.longest)
        self._again = self._timer(times.again)
        self.heading = PlainLabel(look, self.tr("Note"), use="heading", colour="t3", parent=self)
        self.word = PlainLabel(
            look, use="second", colour="t3", figures=True, cut=Qt.TextElideMode.ElideRight, parent=self
        )
        self.word.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.keycap = Keycap(look, "N", self)
        self.text = NoteText(look, self)
        self.setFocusProxy(self.text)
        self._lay_out()
        self.text.textChanged.connect(self._typed)
        self.text.entered.connect(self._begin_session)
        self.text.exited.connect(self.flush)
        self.text.escaped.connect(self.left)

    def _timer(self, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(self._send)
        return timer

    def _lay_out(self) -> None:
        state = QStackedLayout()
        state.setStackingMode(QStackedLayout.StackingMode.StackOne)
        key = QWidget(self)
        at_the_end = QHBoxLayout(key)
        at_the_end.setContentsMargins(0, 0, 0, 0)
        at_the_end.addStretch(1)
        at_the_end.addWidget(self.keycap)
        state.addWidget(key)
        state.addWidget(self.word)
        self._state = state
        head = QHBoxLayout()
        head.setContentsMargins(BESIDE, 0, BESIDE, 0)
        head.addWidget(self.heading)
        head.addLayout(state, 1)
        layout = QVBoxLayout(self)
        beside = PADDING - BESIDE
        layout.setContentsMargins(beside, _ABOVE_HEADING, beside, _BELOW - ABOVE)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(_BELOW_HEADING - ABOVE)
        layout.addWidget(self.text)

    # -- which note

    @property
    def is_unsaved(self) -> bool:
        """Whether the note that is shown has text which the library has not confirmed."""
        return self._unsaved.text_of(self._paper) is not None

    def show_note(self, paper: int, uid: str, text: str) -> None:
        """Show the note of a paper. Text of it that is still unsaved comes before what the library has."""
        if paper != self._paper:
            self.flush()
            self._paper, self._uid = paper, uid
            self._begin_session()
            newer = self._unsaved.text_of(paper)
            self._load(text if newer is None else newer, fresh=True)
            if newer is not None:
                self._say(self.tr("Saving…"))
        elif not self.is_unsaved and not self._is_echo(text) and (text.strip() or self._has_words()):
            self._load(text, fresh=False)

    def _has_words(self) -> bool:
        """Whether there is more than white space, which alone is kept as no note at all."""
        return bool(self.text.toPlainText().strip())

    def _is_echo(self, text: str) -> bool:
        """Whether a text is what this session sent a moment ago: the paper was read before the last save."""
        return self.text.hasFocus() and text in self._sent

    def _load(self, text: str, *, fresh: bool) -> None:
        whole = is_editable(text)
        words = text if whole else shown(text).text
        if words == self.text.toPlainText() and whole == self._whole and not fresh:
            return
        place = 0 if fresh else self.text.textCursor().position()
        self._loading = True
        self._whole = whole
        self.text.setReadOnly(not whole)
        self.text.setPlainText(words)
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)
        self._loading = False
        self._sent.clear()
        self._say("" if whole else self.tr("Too long to be edited here"))

    # -- saving

    def flush(self) -> None:
        """Send what has not been sent: the focus goes, another paper comes, the window closes."""
        if self._pause.isActive() or self._longest.isActive():
            self._send()

    def saved(self, paper: int, text: str) -> None:
        """What `note_edited` carried is in the library."""
        clean = self._unsaved.confirm(paper, text)
        if paper == self._paper and clean:
            self._again.stop()
            self._say(self.tr("Saved {time}").format(time=self._now().strftime("%H:%M")))

    def not_saved(self, paper: int, sentence: str) -> None:
        """The library could not take the note, and why; it is kept here and in the recovery file."""
        self._unsaved.keep(paper)
        if paper == self._paper:
            self._again.start()
        self._complain(sentence)

    def _typed(self) -> None:
        if self._loading or not self._paper:
            return
        self._unsaved.hold(self._paper, self._uid, self.text.toPlainText())
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self._say(self.tr("Saving…"))

    def _send(self) -> None:
        self._pause.stop()
        self._longest.stop()
        text = self._unsaved.text_of(self._paper)
        if text is None:
            return
        self._unsaved.was_sent(self._paper)
        self._sent.append(text)
        self.note_edited.emit(self._paper, text, self._session)

    def _begin_session(self) -> None:
        self._session = secrets.token_hex(8)

    def _recovery_failed(self, paper: int, reason: str) -> None:
        if paper:
            self._complain(reason)

    # -- the word beside the heading

    def set_room(self, height: int) -> None:
        """Say how high the whole note may become while it is written in, in px."""
        self.text.set_room(height - (self.sizeHint().height() - self.text.height()))

    def _say(self, word: str, colour: str = "t3") -> None:
        self.word.setText(word)
        self.word.setAccessibleName(word)
        self.word.set_colour(colour)
        set_plain_tip(self.word, word if colour == "err" else "")
        self._state.setCurrentIndex(1 if word else 0)

    def _complain(self, sentence: str) -> None:
        words = self.tr("Not saved: {reason}").format(reason=sentence)
        self._say(words, "err")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.word, words))
