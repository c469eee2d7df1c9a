"""What every test of the window needs: the look, installed on the application."""

import pytest


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
