"""The preferences about citing: a pattern is tried at once, and only one that is one is kept."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from desktop.settings import Settings
from desktop.ui.preferences import Preferences


@pytest.fixture
def opened(qtbot, look):
    settings = Settings()
    preferences = Preferences(look, settings, Path("library.db"))
    qtbot.addWidget(preferences)
    preferences.heard = []
    preferences.changed.connect(lambda: preferences.heard.append(settings.citation_keys))
    preferences.settings = settings
    return preferences


def test_a_pattern_is_shown_on_an_example_while_it_is_typed(opened):
    citing = opened.citing
    assert citing.example.text().startswith("author2024making,")
    QTest.keyClicks(citing.pattern, "auth + shortyear")
    assert citing.example.text().startswith("Author24,")
    assert opened.settings.citation_keys == "auth + shortyear"
    citing.pattern.clear()
    QTest.keyClicks(citing.pattern, " ")
    assert opened.settings.citation_keys == ""


def test_a_mistake_is_said_in_its_place_and_the_pattern_before_it_stays(opened):
    citing = opened.citing
    QTest.keyClicks(citing.pattern, "auth+")
    assert opened.settings.citation_keys == "auth"
    assert not citing.problem.isHidden()
    assert citing.example.isHidden()
    QTest.keyClicks(citing.pattern, "yaer")
    assert citing.problem.text() == "“yaer” is no part of a pattern for citation keys."
    citing.pattern.clear()
    QTest.keyClicks(citing.pattern, "year")
    assert citing.problem.isHidden()
    assert opened.heard[-1] == "year"


def test_what_dragged_rows_are_is_chosen_from_all_there_is(opened):
    from desktop.library.copying import Copied

    dragged = opened.citing.dragged
    assert {dragged.itemData(at) for at in range(dragged.count())} == set(Copied)
    dragged.setCurrentIndex(dragged.findData("markdown"))
    assert opened.settings.drag_format == "markdown"
