"""The bar below the sheet gives up what the keys say anyway before it cuts a word."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.triage.key_bar import KeyBar


@pytest.fixture
def bar(qtbot, look):
    page = QWidget()  # a window of its own would be kept as wide as all its buttons
    qtbot.addWidget(page)
    page.resize(1440, 200)
    bar = KeyBar(look, page)
    bar.resize(1440, bar.height())
    page.show()
    yield bar
    page.close()  # and held until now


def shown(bar) -> list[str]:
    buttons = (*bar.buttons.values(), bar.group, *bar.quiet.values())
    return [button.words for button in buttons if button.isVisible()]


def test_a_wide_bar_shows_everything_and_the_group_only_where_there_is_one(bar):
    assert len(shown(bar)) == 10
    bar.show_group("Dismiss 15 on image, visual")
    assert "Dismiss 15 on image, visual" in shown(bar)
    bar.show_group("")
    assert len(shown(bar)) == 10


def test_a_narrow_bar_keeps_what_decides(qtbot, bar):
    bar.show_group("Dismiss 15 on image, visual")
    widths = (1440, 1000, 700, 420, 320)
    counts = []
    for width in widths:
        bar.resize(width, bar.height())
        qtbot.wait(1)
        counts.append(len(shown(bar)))
        assert {"Queue", "Dismiss"} <= set(shown(bar))
        for button in (*bar.buttons.values(), bar.group, *bar.quiet.values()):
            if button.isVisible() and width >= 420:
                assert button.width() >= button.minimumSizeHint().width()
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 2
    bar.resize(1440, bar.height())
    assert len(shown(bar)) == 11


def test_a_long_name_of_a_group_is_cut_with_dots(bar):
    bar.show_group("Dismiss 15 on segmentation, understanding, classification")
    assert bar.group.words.startswith("Dismiss 15 on segmentation")
    assert bar.group.words.endswith("…")
