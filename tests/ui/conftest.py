"""What every test of the window needs: the look, installed on the application."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
# The platform without a screen says so of windows that have a smallest size, and of those that come to the front.
QUIRK = r"This plugin does not support (propagateSizeHints|raise)"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(QUIRK))


@pytest.fixture(autouse=True)
def nothing_left_behind(request):
    """Widgets of a test end with it: those that stay would be dressed anew by every later change of font."""
    yield
    if not {"qapp", "qtbot"}.isdisjoint(request.fixturenames):
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication

        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def look(qapp):
    """The look in its light scheme."""
    from desktop.ui.look.look import Look

    look = Look()
    look.theme.set_scheme("light")
    look.install(qapp)
    yield look
    look.theme.set_scheme("system")
    qapp.setStyleSheet("")
