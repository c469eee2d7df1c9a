"""A window for what floats over it."""

import pytest


@pytest.fixture(autouse=True)
def _widgets_are_gone(request):
    """Delete what the test closed: without a running event loop Qt keeps it, and each change of font slower."""
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(look, qtbot):
    """Return a shown window with a button in it that has the focus."""
    from PySide6.QtWidgets import QMainWindow, QPushButton

    window = QMainWindow()
    qtbot.addWidget(window)
    window.elsewhere = QPushButton("Elsewhere")
    window.setCentralWidget(window.elsewhere)
    window.resize(1_000, 640)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.elsewhere.setFocus()
    return window
