"""What every test of the window needs: the look, installed on the application."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
# The platform without a screen says so for every window whose layout has a smallest size.
QUIRK = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(QUIRK))


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
