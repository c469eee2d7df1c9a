"""What can be done with a digest as a whole: see what it is, read it again, make papers of its left-over text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desktop.library.left_over import left_over_from, left_over_to
from desktop.papers.digest import LeftOver
from desktop.papers.view import INBOX, View
from desktop.store.listed import imported_digest

DIGEST = View("digest", key=1)
PIECES = (
    LeftOver(text="Lilies of Quiet Ponds", span=(10, 31), place="line 3"),
    LeftOver(text="They float 🪷 Asters", span=(40, 60), place="line 5"),
)


@pytest.fixture
def digest(desk):
    """The desk with one digest imported and shown."""
    desk.import_file()
    desk.window.show_view(DIGEST)
    return desk


def act(desk, action):
    """Changes the library as some other step would."""

    def labelled(step):
        step.label = "Change"
        action(step)

    desk.window.bridge.do(labelled)
    desk.settle()


def kept(desk):
    found = imported_digest(desk.window.pages.connection, 1)
    return [piece.text for piece in left_over_from(found.left_over)]


def test_a_digest_says_what_it_is_and_what_is_read_otherwise_now_is_shown_and_taken_over_with_enter(digest):
    strip = digest.parts.papers.about
    assert strip.isVisible()
    assert strip.words.text() == "Hugging Face page, shown Sep 14 (year not given), imported today"
    assert not strip.left_over.isVisible()
    entry = next(each for each in digest.sidebar_entries() if each.kind == "digest")
    assert entry.tip == strip.words.text()
    assert digest.window.actions_["reread"].isEnabled()
    digest.window.show_view(INBOX)
    assert not strip.isVisible()
    assert not digest.window.actions_["reread"].isEnabled()
    digest.window.show_view(DIGEST)
    before = digest.dump()
    QTest.mouseClick(digest.parts.papers.about.reread, Qt.MouseButton.LeftButton)
    digest.settle()
    assert "Nothing has changed" in digest.window.toast.words
    assert not digest.window.digesting.sheet.is_open
    assert digest.dump() == before

    whole = digest.dump()
    # As if an older reader had cut the abstract of the second paper and missed the third.
    act(digest, lambda step: step.put("record", "abstract", (2,), "cut"))
    act(digest, lambda step: step.put("listing", "absent", (3,), 1))
    before = digest.dump()
    digest.window.actions_["reread"].trigger()
    sheet = digest.window.digesting.sheet
    digest.until(lambda: sheet.is_open)
    lines = [sheet.rows.item(row).text() for row in range(sheet.rows.count())]
    assert len(lines) == 2
    assert lines[0].startswith("Already here: Steering Robot Arms")
    assert lines[1].startswith("Changed: Kettle")
    sheet.rows.setCurrentRow(1)
    assert "cut" in sheet.texts()
    assert "1 paper changed" in sheet.words.text()
    digest.press_key(Qt.Key.Key_Escape)
    assert digest.dump() == before
    digest.window.actions_["reread"].trigger()
    digest.until(lambda: sheet.is_open)
    digest.press_key(Qt.Key.Key_Return)
    assert not sheet.is_open
    after = digest.dump()
    assert after["papers"] == whole["papers"]
    assert len(after["listings"]) == 12
    digest.press("u")
    assert digest.dump() == before


def test_left_over_text_becomes_a_paper_by_hand(digest):
    act(digest, lambda step: step.put("digest", "left_over", (1,), left_over_to(PIECES)))
    strip = digest.parts.papers.about
    assert strip.left_over.words == "2 pieces left over"
    before = digest.dump()
    QTest.mouseClick(strip.left_over, Qt.MouseButton.LeftButton)
    sheet = digest.window.digesting.left_over
    assert sheet.rows.item(0).text() == "line 3: Lilies of Quiet Ponds"
    digest.press_key(Qt.Key.Key_J)
    assert kept(digest) == ["Lilies of Quiet Ponds\nThey float 🪷 Asters"]
    cursor = sheet.text.textCursor()
    cursor.setPosition(len("Lilies of Quiet Ponds\n"))
    sheet.text.setTextCursor(cursor)
    digest.press_key(Qt.Key.Key_S)
    assert kept(digest) == ["Lilies of Quiet Ponds\n", "They float 🪷 Asters"]
    digest.press_key(Qt.Key.Key_Down)
    sheet.text.moveCursor(QTextCursor.MoveOperation.End)
    for _ in "Asters":
        sheet.text.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    digest.press_key(Qt.Key.Key_S)
    assert kept(digest)[1:] == ["They float 🪷 ", "Asters"]
    sheet.rows.setCurrentRow(2)
    sheet.text.moveCursor(QTextCursor.MoveOperation.Start)
    digest.press_key(Qt.Key.Key_S)
    assert "would be empty" in sheet.problem.text()
    sheet.rows.setCurrentRow(0)
    digest.press_key(Qt.Key.Key_A)
    assert kept(digest) == ["Asters"]
    digest.press_key(Qt.Key.Key_T)
    assert kept(digest) == []
    digest.press_key(Qt.Key.Key_Escape)
    assert not sheet.is_open
    assert digest.counts()["Inbox"] == 14
    assert not strip.left_over.isVisible()
    for _ in range(5):
        digest.press("u")
    assert digest.dump() == before
