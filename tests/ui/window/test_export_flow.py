"""The export dialog in its window: options of one format, what is remembered, repeating, following, copying."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QRadioButton
from shiboken6 import isValid

from desktop.papers.view import QUEUE
from desktop.ui.export.format_choices import BY_KEY, FORMATS, remembered, usual


def opened(desk, form="bibtex"):
    desk.window.actions_["export"].trigger()
    dialog = desk.window.exporting.dialog
    dialog.options.format.setCurrentIndex(dialog.options.format.findData(form))
    desk.until(dialog.preview.toPlainText)
    desk.settle()
    return dialog


def exported(desk, dialog, path):
    dialog.path.setText(str(path))
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.window.activateWindow()
    desk.until(desk.window.isActiveWindow)


@pytest.fixture
def queued(desk):
    """Return a window on a queue of two papers."""
    desk.import_file()
    desk.press("qq")
    desk.window.show_view(QUEUE)
    return desk


def test_each_format_shows_its_own_options_and_a_preview_of_its_own(queued):
    dialog = opened(queued)
    for form in FORMATS:
        dialog.options.format.setCurrentIndex(dialog.options.format.findData(form.key))
        queued.settle()
        queued.until(dialog.preview.toPlainText)
        boxes = [box.objectName() for box in dialog.options.findChildren(QCheckBox) if box.isVisible()]
        assert [name for name in boxes if name] == [box.key for box in form.boxes]
        assert dialog.target.suffix == form.ending
        assert dialog.go.words == "Export 2 papers (Queue)"
    dialog.reject()


def test_what_was_chosen_is_there_the_next_time(queued, tmp_path):
    dialog = opened(queued, "markdown")
    dialog.options.findChild(QCheckBox, "note").click()
    group = dialog.options.findChild(QComboBox, "group")
    group.setCurrentIndex(group.findData("queue"))
    exported(queued, dialog, tmp_path / "list.md")
    assert "## Next up (2)" in (tmp_path / "list.md").read_text("utf-8")
    dialog = opened(queued, "markdown")
    assert dialog.options.choices["note"] is False
    assert dialog.options.choices["group"] == "queue"
    dialog.reject()


def test_the_last_export_is_repeated_without_a_question(queued, tmp_path):
    exported(queued, opened(queued, "csv"), tmp_path / "queue.csv")
    queued.window.show_view(QUEUE)
    queued.parts.papers.table.go_to(0)
    queued.press("d")
    before = (tmp_path / "queue.csv").read_bytes()
    queued.window.actions_["export_again"].trigger()
    queued.settle()
    after = (tmp_path / "queue.csv").read_bytes()
    assert (before.count(b"\r\n"), after.count(b"\r\n")) == (3, 2)
    (tmp_path / "queue.csv").write_text("mine")
    queued.window.actions_["export_again"].trigger()
    assert queued.window.exporting.dialog is not None
    queued.window.exporting.dialog.reject()
    assert (tmp_path / "queue.csv").read_text() == "mine"


def test_a_file_that_is_kept_updated_follows_its_view_and_asks_before_it_overwrites(queued, tmp_path):
    path = tmp_path / "queue.bib"
    dialog = opened(queued)
    dialog.keep.click()
    exported(queued, dialog, path)
    assert path.read_text().count("@misc") == 2
    queued.parts.papers.table.go_to(0)
    queued.press("d")
    queued.until(lambda: path.read_text().count("@misc") == 1)
    queued.settle()
    path.write_text("mine")
    queued.press("u")
    queued.until(lambda: queued.window.exporting.following.question)
    assert path.read_text() == "mine"
    question = queued.window.exporting.following.question
    question.defaultButton().click()
    queued.settle()
    assert queued.window.exporting.following.kept() == []
    assert path.read_text() == "mine"


def test_only_a_whole_view_can_be_kept_updated(queued):
    queued.parts.papers.table.selectAll()
    dialog = opened(queued)
    assert dialog.options.scope.words == "Selection"
    assert not dialog.keep.isEnabled()
    dialog.reject()


def test_copying_tells_what_was_copied(queued):
    queued.parts.papers.table.go_to(0)
    queued.window.actions_["copy_cite"].trigger()
    queued.settle()
    text = QApplication.clipboard().text()
    assert text.startswith(r"\cite{")
    assert queued.window.toast.words == f"Copied {text}"
    queued.window.actions_["copy_bibtex"].trigger()
    queued.settle()
    assert QApplication.clipboard().text().startswith(f"@misc{{{text[6:-1]},")


def test_rows_that_are_dragged_away_carry_their_text(queued):
    table = queued.parts.papers.table
    table.go_to(0)
    assert table.text_to_carry([]) == ""
    assert table.text_to_carry(list(range(51))) == ""
    assert table.text_to_carry(table.selected_papers()).startswith(r"\cite{")
    table.carried.emit()
    queued.settle()
    assert queued.window.pages.undo_labels()[0] == "Fix the citation keys of 1 paper"


@pytest.mark.parametrize("stored", [None, 7, {"abstract": "yes", "link": "gopher", "unknown": True}])
def test_settings_that_make_no_sense_are_the_usual_ones(stored):
    assert remembered(BY_KEY["bibtex"], stored) == usual(BY_KEY["bibtex"])


def test_the_theme_can_be_changed_after_the_dialog_was_left(queued):
    dialog = opened(queued)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    queued.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(dialog)
    queued.look.theme.set_scheme("dark")
    queued.settle()
    assert queued.look.colour("base").name() == "#1e2223"


def test_one_selected_paper_is_offered_behind_the_view(queued, tmp_path):
    queued.parts.papers.table.go_to(1)
    dialog = opened(queued)
    assert [scope.words for scope in dialog.options._scopes] == ["Queue", "This paper", "All papers"]
    assert dialog.go.words == "Export 2 papers (Queue)"
    dialog.options.findChildren(QRadioButton)[1].click()
    assert dialog.go.words == "Export 1 paper (This paper)"
    assert dialog.target.name == "this-paper.bib"
    assert not dialog.keep.isEnabled()
    exported(queued, dialog, tmp_path / "one.bib")
    assert (tmp_path / "one.bib").read_text().count("@") == 1


def test_the_first_export_goes_to_a_folder_that_exists(queued, tmp_path):
    queued.settings.export_folder = str(tmp_path / "Documents" / "papers")
    dialog = opened(queued)
    assert dialog.target == tmp_path / "queue.bib"
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    queued.settle()
    assert (tmp_path / "queue.bib").read_text().count("@misc") == 2


def test_the_button_tells_how_many_papers_are_written_where_one_without_title_is_left_out(desk):
    desk.import_one_without_title()
    dialog = opened(desk)
    assert dialog.go.words == "Export 1 paper (Inbox)"
    dialog.options.format.setCurrentIndex(dialog.options.format.findData("markdown"))
    desk.settle()
    desk.until(lambda: "(no title)" in dialog.preview.toPlainText())
    assert dialog.go.words == "Export 2 papers (Inbox)"
    dialog.reject()
