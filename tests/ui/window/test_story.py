"""One person, one digest, from the first start to the exported list, and everything there the next day."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.papers.view import ALL, INBOX, QUEUE, View

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "hugging-face-page.txt"


def test_a_digest_becomes_a_reading_list_and_is_there_the_next_day(desk, tmp_path):
    assert desk.parts.right.currentWidget() is desk.parts.welcome
    desk.import_file()
    assert desk.parts.right.currentWidget() is desk.parts.work
    titles = desk.titles()
    assert len(titles) == 12
    assert desk.counts()["Inbox"] == 12
    assert desk.window.toast.words == "Imported 12 papers"

    desk.press("q4qej")  # queue; rate the second 4 and queue it; dismiss the third; go down
    assert desk.states()[:3] == ["queued", "queued", "dismissed"]
    assert desk.counts() | {"Inbox": 9, "Queue": 2, "Dismissed": 1} == desk.counts()
    assert desk.titles() == titles  # nothing moved under the hand

    desk.press("n")
    QTest.keyClicks(QApplication.focusWidget(), "Compare with the other one")
    desk.press_key(Qt.Key.Key_Escape)
    desk.press("t")
    QTest.keyClicks(QApplication.focusWidget(), "to cite")
    desk.press_key(Qt.Key.Key_Return)
    assert "to cite" in desk.counts()

    desk.window.show_view(QUEUE)
    assert desk.titles() == titles[:2]
    desk.window.actions_["export"].trigger()
    dialog = desk.window.exporting.dialog
    desk.until(dialog.preview.toPlainText)
    assert dialog.go.words == "Export 2 papers (Queue)"
    dialog.path.setText(str(tmp_path / "queue.bib"))
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    desk.settle()
    text = (tmp_path / "queue.bib").read_text()
    assert len(re.findall(r"^@misc\{", text, re.MULTILINE)) == 2
    assert text.isascii()

    before = desk.dump()
    desk.start_again()
    assert desk.dump() == before
    assert desk.parts.papers.view == QUEUE
    assert desk.titles() == titles[:2]


def test_the_real_page_gives_sixty_six_papers_and_a_bib_of_sixty_six(desk, shared, tmp_path):
    page = shared / "digests" / "hf_page_text" / "hf_papers_page_jul_2.txt"
    desk.import_file(page)
    assert len(desk.titles()) == 66
    assert "Hugging Face, Jul 2" in desk.counts()
    desk.search("instnace undestanding")
    assert desk.titles()[0].startswith("Inst-IT")
    desk.search("zzqxv wkkjf")
    assert desk.titles() == []
    assert desk.parts.papers.empty.isVisible()
    desk.search("")
    desk.window.show_view(ALL)
    desk.window.actions_["export"].trigger()
    dialog = desk.window.exporting.dialog
    dialog.options.format.setCurrentIndex(dialog.options.format.findData("markdown"))
    dialog.path.setText(str(tmp_path / "all.md"))
    desk.settle()
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    desk.settle()
    text = (tmp_path / "all.md").read_text()
    assert len(re.findall(r"^- \[ \] ", text, re.MULTILINE)) == 66
    assert "66 of 66 have no authors" in desk.window.toast.words


def test_everything_is_undone_and_redone_also_after_a_restart(desk):
    empty = desk.dump()
    desk.import_file()
    desk.press("q")
    desk.press("5")
    desk.press("e")
    done = desk.dump()
    desk.start_again()
    for _ in range(4):
        desk.window.actions_["undo"].trigger()
        desk.settle()
    assert desk.dump() == empty
    assert not desk.window.actions_["undo"].isEnabled()
    assert desk.parts.right.currentWidget() is desk.parts.welcome
    for _ in range(4):
        desk.window.actions_["redo"].trigger()
        desk.settle()
    assert desk.dump() == done


def test_the_same_file_again_changes_nothing(desk):
    desk.import_file()
    before, revision = desk.dump(), desk.window.pages.revision()
    desk.drop(SAMPLE)
    desk.until(lambda: desk.parts.pages.currentWidget() is desk.parts.review)
    assert "Nothing to import" in desk.parts.review.foot.accept.words
    desk.press_key(Qt.Key.Key_Return)
    assert desk.parts.pages.currentWidget() is desk.parts.panes
    assert desk.dump() == before
    assert desk.window.pages.revision() == revision


def test_a_dismissed_paper_never_returns_to_the_inbox(desk, tmp_path):
    desk.import_file()
    desk.press("e")
    dismissed = desk.titles()[0]
    again = tmp_path / "the-next-day.txt"
    again.write_text(SAMPLE.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    desk.import_file(again)
    desk.window.show_view(INBOX)
    assert dismissed not in desk.titles()
    assert desk.counts()["Dismissed"] == 1
    assert desk.counts()["All papers"] == 12


@pytest.mark.parametrize("name", ["empty.txt", "binary.bin", "paper.pdf", "prose.txt"])
def test_a_file_without_papers_gets_a_sentence_and_changes_nothing(desk, tmp_path, name):
    contents = {
        "empty.txt": b"",
        "binary.bin": bytes(range(256)) * 40,
        "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        "prose.txt": b"Dear all, lunch is at noon.\n",
    }
    path = tmp_path / name
    path.write_bytes(contents[name])
    before = desk.dump()
    desk.drop(path)
    desk.until(desk.parts.status.error.text)
    desk.settle()
    assert name in desk.parts.status.error.text()
    assert desk.dump() == before
    assert desk.parts.pages.currentWidget() is desk.parts.panes
    desk.errors.clear()


def test_delete_goes_to_the_bin_and_undo_brings_it_back_where_it_was(desk):
    desk.import_file()
    titles = desk.titles()
    desk.press("jj")
    desk.press_key(Qt.Key.Key_Delete)
    assert desk.titles() == [*titles[:2], *titles[3:]]
    assert desk.counts()["Bin"] == 1
    assert desk.parts.papers.table.current_row == 2
    desk.press("u")
    assert desk.titles() == titles
    desk.window.show_view(View("bin"))
    assert desk.titles() == []


def test_a_paper_without_a_link_opens_a_search_for_its_title(desk):
    desk.import_file()
    desk.press("o")
    assert desk.opened_links[0].startswith("https://arxiv.org/search/?query=%22")
    assert desk.parts.details.paper.open.words == "Search arXiv for this title"


def test_alt_arrows_order_the_queue_and_the_export_keeps_the_order(desk):
    desk.import_file()
    desk.press("qqq")
    desk.window.show_view(QUEUE)
    first, second, third = desk.titles()
    desk.parts.papers.table.go_to(2)
    desk.parts.papers.table.setFocus()
    desk.press_key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.titles() == [first, third, second]
    assert desk.parts.papers.current_paper == desk.parts.papers.model.paper_at(1)
    desk.press("u")
    assert desk.titles() == [first, second, third]


def test_letters_typed_into_a_field_decide_nothing(desk):
    desk.import_file()
    desk.search("queue dismissed")
    desk.window.show_view(INBOX)
    assert set(desk.states()) == {"inbox"}
    assert desk.window.pages.undo_labels()[0] == "Import 12 papers"


def test_rows_are_of_one_height_again_when_the_queue_with_its_headings_is_left(desk):
    desk.import_file()
    desk.press("qq")
    desk.window.show_view(QUEUE)
    assert desk.parts.papers.table.rowHeight(0) > desk.parts.papers.table.rowHeight(1)
    desk.window.show_view(ALL)
    heights = {desk.parts.papers.table.rowHeight(row) for row in range(12)}
    assert len(heights) == 1
