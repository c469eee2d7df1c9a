"""The help page names every field, its examples are understood, and the manual holds it as it is."""

from pathlib import Path

from desktop.search.fields import FIELDS
from desktop.search.help_page import help_page
from desktop.search.query import parse

MANUAL = Path(__file__).parents[2] / "docs" / "searching.md"


def test_the_manual_holds_the_page_as_it_is_made():
    assert MANUAL.read_text("utf-8") == help_page()


def test_every_field_is_named_and_every_example_is_understood():
    page = help_page()
    for field in FIELDS:
        for name in field.names:
            assert f"`{name}:`" in page
        for example in field.examples:
            assert example in page
            query = parse(f"{example} ")
            assert query.mistakes == ()
            assert len(query.alternatives) == 1
            (only,) = query.alternatives
            assert bool(only.conditions) is bool(field.condition)
            assert all(clause.fields for clause in only.clauses)
