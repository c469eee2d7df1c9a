"""The export dialog: what is exported stands on its button, and what it will look like beside the options."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.check_box import CheckBox
from desktop.ui.controls.field import Field
from desktop.ui.controls.focus_frame import FocusFrame
from desktop.ui.controls.hairline import Hairline
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.export.cited_words import cited_words, replacing_words
from desktop.ui.export.export_options import ExportOptions
from desktop.ui.export.facts_head import FACTS_INDENT, FactsHead
from desktop.ui.export.format_choices import BIBLIOGRAPHIES, BY_KEY, FORMATS
from desktop.ui.export.preview import Preview
from desktop.ui.export.scope import Scope, file_stem
from desktop.ui.table.view_words import papers_words

if TYPE_CHECKING:
    from desktop.ui.look.look import Look

_SIZE, _SMALLEST = QSize(1040, 676), QSize(720, 520)
_OPTIONS_WIDTH = 320
_MARGIN = 24
_PAUSE_MS = 60
AskFile = Callable[[QWidget, str, str], str]


def ask_file(parent: QWidget, path: str, kind: str) -> str:
    """The system's dialog for saving a file; "" when it was left."""
    return QFileDialog.getSaveFileName(parent, "", path, kind, options=_NO_QUESTION)[0]


_NO_QUESTION = QFileDialog.Option.DontConfirmOverwrite


class ExportDialog(QDialog):
    """Shows choices and a preview, and asks for nothing twice.

    `preview_wanted` comes when the outcome would change, `export_requested` once, with the dialog itself.
    A file that exists is named on the button before it is replaced.
    """

    preview_wanted = Signal()
    export_requested = Signal(object)
    show_papers_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        scopes: Sequence[Scope],
        *,
        form: str,
        folder: Path,
        choices: Mapping[str, object] | None = None,
        ask: AskFile = ask_file,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._ask, self._folder = look, ask, folder
        self._named = False
        self._confirmed = ""
        self.setWindowTitle(self.tr("Export"))
        self.setModal(True)
        self.resize(_SIZE)
        self.setMinimumSize(_SMALLEST)
        cited = scopes[0].cited
        self.options = ExportOptions(look, scopes, form, choices, BIBLIOGRAPHIES if cited else FORMATS, self)
        self.citing = PlainLabel(look, cited_words(cited) if cited else "", use="strong")
        self.citing.setWordWrap(True)
        if cited is None:
            self.citing.hide()
        self.preview = Preview(look)
        self.size_words = PlainLabel(look, "", use="second", colour="t3", figures=True)
        self.path = Field(look, self.tr("Save as"))
        self.choose = Button(look, self.tr("Choose…"), kind="bordered")
        self.keep = CheckBox(look, self.tr("Keep updated"))
        self.leave = Button(look, self.tr("Cancel"), kind="bordered")
        self.go = Button(look, "", kind="primary", keys="Return")
        self.question = PlainLabel(look, "", colour="warn")
        self.question.setWordWrap(True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(2)
        self._focus_frame = FocusFrame(look, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._choices_changed()
        self.go.setFocus()

    @property
    def target(self) -> Path:
        """The file that would be written."""
        path = Path(self.path.text().strip()).expanduser()
        return path if path.is_absolute() else self._folder / path

    # -- building

    def _lay_out(self) -> None:
        self.options.setFixedWidth(self._look.fonts.scaled(_OPTIONS_WIDTH))
        self.options.setBackgroundRole(QPalette.ColorRole.Base)
        self.options.setAutoFillBackground(True)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.options)
        middle.addWidget(Hairline(self._look, Qt.Orientation.Vertical))
        middle.addLayout(self._right(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(Hairline(self._look))
        layout.addWidget(self._foot())

    def _right(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self._look, self.tr("Preview"), use="heading", colour="t3"), 1)
        head.addWidget(self.size_words)
        right = QVBoxLayout()
        right.setContentsMargins(20, 12, 20, 16)
        right.setSpacing(8)
        right.addWidget(self.citing)
        right.addLayout(head)
        right.addWidget(_Framed(self._look, self.preview), 1)
        right.addLayout(self._facts)
        return right

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setBackgroundRole(QPalette.ColorRole.Base)
        foot.setAutoFillBackground(True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(PlainLabel(self._look, self.tr("Save as"), colour="t2"))
        line.addWidget(self.path, 3)
        line.addWidget(self.choose)
        line.addWidget(self.keep)
        line.addStretch(1)
        line.addWidget(self.leave)
        line.addWidget(self.go)
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        layout.setSpacing(8)
        layout.addWidget(self.question)
        layout.addLayout(line)
        self.question.hide()
        return foot

    def _connect(self) -> None:
        self.go.setDefault(True)
        for button in (self.choose, self.leave):
            button.setAutoDefault(False)
        self.choose.clicked.connect(self._choose_file)
        self.go.clicked.connect(self._go)
        self.leave.clicked.connect(self.reject)
        self.options.changed.connect(self._choices_changed)
        self.path.textEdited.connect(self._path_typed)
        self._pause.timeout.connect(self.preview_wanted)

    # -- choosing

    def _choices_changed(self) -> None:
        scope = self.options.scope
        self._name_export(scope.papers)
        self.go.setEnabled(scope.papers > 0)
        self.keep.setEnabled(scope.can_be_followed)
        self.keep.setChecked(self.keep.isChecked() and scope.can_be_followed)
        ending = BY_KEY[self.options.form].ending
        if self._named:
            self.path.setText(str(Path(self.path.text()).with_suffix(ending)))
        else:
            self.path.setText(str(self._usual_file(scope).with_suffix(ending)))
        self._ask_nothing()
        self._pause.start()

    def _name_export(self, papers: int) -> None:
        words = self.tr("Export {papers} ({scope})")
        self.go.set_words(words.format(papers=papers_words(papers), scope=self.options.scope.words))

    def _usual_file(self, scope: Scope) -> Path:
        """Where an export goes that nobody has named yet: for a manuscript, where that looks for it."""
        if scope.cited is not None:
            return scope.cited.target or scope.cited.manuscript
        return self._folder / f"{file_stem(scope.words)}.x"

    def _path_typed(self) -> None:
        self._named = True
        self._ask_nothing()

    def _ask_nothing(self) -> None:
        self._confirmed = ""
        self.question.hide()

    def _choose_file(self) -> None:
        kind = self.options.format.currentText()
        if path := self._ask(self, self.path.text(), f"{kind} (*{BY_KEY[self.options.form].ending})"):
            self.path.setText(path)
            self._named = True
            self._ask_nothing()

    def _go(self) -> None:
        """Exports; a file that is there already is named first, and the same button then replaces it."""
        target = self.target
        if target.exists() and self._confirmed != str(target):
            self._confirmed = str(target)
            self._say(replacing_words(target, self.options.scope.cited), "warn")
            self.go.set_words(self.tr("Replace {file}").format(file=target.name))
            return
        self.export_requested.emit(self)

    def show_problem(self, words: str) -> None:
        """Says why the file cannot be written; the choices are still there."""
        self._say(words, "err")

    def _say(self, words: str, colour: str) -> None:
        self.question.set_colour(colour)
        self.question.setText(words)
        self.question.show()

    # -- what would come out

    def show_preview(self, text: str, shown: int, warned: Collection[str]) -> None:
        """Shows the beginning of the outcome; `shown` papers of all are in it."""
        papers = self.options.scope.papers
        size = f"{len(text.encode()) / 1000:,.1f} kB"
        words = self.tr("{papers}, {size}") if shown >= papers else self.tr("the first {n} of {papers}")
        self.size_words.setText(words.format(papers=papers_words(papers), size=size, n=shown))
        self.preview.show_text(text, warned)

    def show_facts(self, facts: Sequence[tuple[str, Sequence[int]]]) -> None:
        """Says what the papers lack, each with the way to see them."""
        while item := self._facts.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        words = self.tr("%n things to know", "", len(facts)) if facts else self.tr("Nothing is missing")
        if len(facts) == 1:
            words = self.tr("1 thing to know")
        self._facts.addWidget(FactsHead(self._look, words, warns=bool(facts)))
        for sentence, papers in facts:
            self._facts.addWidget(self._fact(sentence, papers))

    def show_left_out(self, papers: int) -> None:
        """Says on the button how many papers will be written, when so many of them are left out."""
        if papers and not self._confirmed:  # what is asked there now may not change
            self._name_export(self.options.scope.papers - papers)

    def _fact(self, sentence: str, papers: Sequence[int]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(FACTS_INDENT, 0, 0, 0)
        row.setFixedHeight(self._look.line_height("body") + 4)
        line.setSpacing(10)
        line.addWidget(PlainLabel(self._look, sentence))
        if papers:
            show = LinkButton(self._look, self.tr("Show them"))
            show.clicked.connect(lambda: self._show(papers))
            line.addWidget(show)
        line.addStretch(1)
        return row

    def _show(self, papers: Sequence[int]) -> None:
        self.show_papers_requested.emit(papers)
        self.reject()


class _Framed(QFrame):
    """A widget in the thin frame of the look."""

    def __init__(self, look: Look, inside: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("preview")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(inside)
        look.changed.connect(self._dress)  # a method ends with its widget: the look outlives the dialog
        self._dress()

    def _dress(self) -> None:
        line, base = self._look.colour("line").name(), self._look.colour("base").name()
        self.setStyleSheet(f"#preview{{background:{base};border:1px solid {line};border-radius:6px}}")
