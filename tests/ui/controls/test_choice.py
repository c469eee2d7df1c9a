"""A choice shows the whole of what is chosen."""

import pytest

from desktop.ui.controls.choice import Choice


@pytest.mark.parametrize(
    "words", ["As the system", "Light", "BibTeX (.bib)", "iiiiiiiiiiiii", "WWWW", "Google Scholar"]
)
def test_the_widest_entry_has_room(look, qtbot, words):
    choice = Choice(look, "Theme")
    qtbot.addWidget(choice)
    choice.addItem(words)
    choice.resize(choice.sizeHint())
    assert choice.shown_words() == words
