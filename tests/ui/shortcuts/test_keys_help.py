"""The manual's page of keys says what is in the table of actions."""

from pathlib import Path

from desktop.ui.shortcuts.keys_help import keys_help

PAGE = Path(__file__).parents[3] / "docs" / "keys.md"


def test_the_page_is_made_from_the_table_of_today():
    told = "write it anew with what desktop.ui.shortcuts.keys_help.keys_help() returns"
    assert PAGE.read_text("utf-8") == keys_help(), told
