"""About: the version, where the library lies, and licences as plain text."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import __version__
from desktop.ui.pickers.about_sheet import AboutSheet


def test_version_place_and_licences_are_shown_and_esc_closes(look, window):
    sheet = AboutSheet(look, window)
    sheet.open_for("/home/you/library.db")
    assert __version__ in sheet.heading.text()
    assert "/home/you/library.db" in sheet.where.text()
    assert sheet.text.toPlainText().startswith("Papertray\n")
    assert "GNU LGPL" in sheet.text.toPlainText() or "LGPL-3.0" in sheet.text.toPlainText()
    QTest.keyClick(sheet.leave, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_folder_of_the_library_can_be_shown(look, window, qtbot):
    sheet = AboutSheet(look, window)
    sheet.open_for("/home/you/library.db")
    with qtbot.waitSignal(sheet.reveal_requested):
        sheet.reveal.click()
