"""A pane in a window of its own, and papers made up for it."""

import pytest

LINK = "https://code.example.org/trays"


@pytest.fixture(autouse=True)
def _widgets_are_gone(request):
    """Delete what the test closed: without a running event loop Qt keeps it, and each change of font slower."""
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def make_paper():
    """Return `make_paper(**fields) -> Paper`: an invented paper."""
    from desktop.papers.paper import Paper

    def make(**fields):
        known = {
            "id": 1,
            "uid": "uid-1",
            "title": "Sorting Trays by What One Forgets",
            "abstract": f"We sort paper trays. Nothing falls. The code is at {LINK}, and that is all.",
        }
        return Paper(**(known | fields))

    return make


@pytest.fixture
def window(look, qtbot):
    """Return a shown window with a button in it that can have the focus, and room for what is tried."""
    from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget

    window = QMainWindow()
    qtbot.addWidget(window)
    middle = QWidget()
    window.setCentralWidget(middle)
    window.elsewhere = QPushButton("Elsewhere")
    window.column = QVBoxLayout(middle)
    window.column.setContentsMargins(0, 0, 0, 0)
    window.column.addWidget(window.elsewhere)
    window.resize(392, 844)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.elsewhere.setFocus()
    return window


@pytest.fixture
def make_pane(look, window):
    """Return `make_pane(**options) -> DetailsPane`, shown in the window."""
    from desktop.ui.details.details_pane import DetailsPane

    def make(**options):
        pane = DetailsPane(look, **options)
        window.column.addWidget(pane, 1)
        pane.show()
        return pane

    return make


@pytest.fixture
def pane(make_pane):
    """Return a pane without a folder for unsaved notes."""
    return make_pane()
