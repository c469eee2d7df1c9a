"""The note of a paper, docked at the foot of the details and saved while it is typed."""

import datetime as dt
import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.keycap import Keycap
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.note_preview import NotePreview
from desktop.ui.details.note_recovery import NoteRecovery
from desktop.ui.details.note_text import NoteText
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.details.reading_text import ABOVE, BESIDE
from desktop.ui.details.scrolling_page import PADDING
from desktop.ui.details.shown_text import is_editable, shown
from desktop.ui.details.unsaved_notes import NoteTimes, UnsavedNotes
from desktop.ui.look.look import Look

_USUAL = NoteTimes()
_ABOVE_HEADING, _BELOW_HEADING, _BELOW = 9, 3, 16
_BEFORE_BUTTONS = 12


class NoteEditor(QWidget):
    """Edits the note of one paper at a time.

    `note_edited` carries the paper's id, the whole text, and the id of the session (focus in to focus out).
    Whoever saves it answers with `saved` or `not_saved`. Until then the text is held here, whatever paper is
    shown, and written to a file in `recovery` when the answer takes too long. `left` is sent for Esc.
    """

    note_edited = Signal(int, str, str)
    left = Signal()
    history_requested = Signal()
    link_requested = Signal(str)

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
        self.previewing = LinkButton(look, self.tr("Preview"), colour="t2", use="second", parent=self)
        self.history = IconButton(look, "history", self.tr("Versions of the note"), ink="t3", parent=self)
        self._buttons = QWidget(self)
        self.text = NoteText(look, self)
        self.preview = NotePreview(look, self)
        self.preview.hide()
        self.setFocusProxy(self.text)
        self._lay_out()
        self.previewing.clicked.connect(lambda: self.set_previewing(on=not self.is_previewing))
        self.history.clicked.connect(self.history_requested)
        self.preview.link_requested.connect(self.link_requested)
        self.preview.escaped.connect(self.left)
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
        beside_state = QHBoxLayout(self._buttons)
        beside_state.setContentsMargins(_BEFORE_BUTTONS, 0, 0, 0)
        beside_state.addWidget(self.previewing)
        beside_state.addWidget(self.history)
        head = QHBoxLayout()
        head.setContentsMargins(BESIDE, 0, BESIDE, 0)
        head.addWidget(self.heading)
        head.addLayout(state, 1)
        head.addWidget(self._buttons)
        head.addStrut(self.history.sizeHint().height())  # as high without the buttons
        layout = QVBoxLayout(self)
        beside = PADDING - BESIDE
        layout.setContentsMargins(beside, _ABOVE_HEADING, beside, _BELOW - ABOVE)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(_BELOW_HEADING - ABOVE)
        layout.addWidget(self.text)
        layout.addWidget(self.preview)
        self._offer()

    # -- as source, or as it reads

    @property
    def is_previewing(self) -> bool:
        """Whether the note is shown as it reads, and not as it is written."""
        return not self.preview.isHidden()

    def set_previewing(self, *, on: bool) -> None:
        """Show the note as it reads, if there is one, or as it is written."""
        on = on and self._has_words()
        if on == self.is_previewing:
            return
        had_focus = self.text.hasFocus() or self.preview.hasFocus() or self.previewing.hasFocus()
        if on:
            self.flush()
            self.preview.show_note(self.text.toPlainText())
        self.text.setVisible(not on)
        self.preview.setVisible(on)
        self.setFocusProxy(self.preview if on else self.text)
        self.previewing.set_words(self.tr("Edit") if on else self.tr("Preview"))
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """What can be done with a note is offered where there is one."""
        self._buttons.setVisible(self._has_words())
        self.previewing.setVisible(self._has_words())
        self.history.setVisible(self._has_words())

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
        self._offer()
        if self.is_previewing:
            self.preview.show_note(words)
            self.set_previewing(on=self._has_words())
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
        self._offer()
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
        shown = self.preview if self.is_previewing else self.text
        room = height - (self.sizeHint().height() - shown.height())
        self.text.set_room(room)
        self.preview.set_room(room)

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
