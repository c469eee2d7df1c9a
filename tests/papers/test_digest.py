"""What is told about a digest can be stored and sent on, whatever the digest says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.digest import DigestFacts, LeftOver, Problem

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)


@given(ANY_TEXT, ANY_TEXT)
@settings(max_examples=50, deadline=None)
def test_a_problem_may_quote_any_text(quoted, name):
    problem = Problem(
        file=name, place=f"record {quoted}", reason=f"a field is given twice: {quoted}", advice=quoted
    )
    assert Problem.model_validate_json(problem.model_dump_json()) == problem
    left = LeftOver(text=quoted, place=quoted)
    assert LeftOver.model_validate_json(left.model_dump_json()) == left


def test_a_lone_surrogate_in_a_reason_is_replaced():
    assert Problem(file="a.json", reason="given twice: y\ud800ear").reason == "given twice: y\ufffdear"


@pytest.mark.parametrize(
    ("said", "day"),
    [("2024-01-26", "2024-01-26"), ("--07-02", "--07-02"), ("2024-01-76", ""), ("soon", ""), ("", "")],
)
def test_a_day_that_no_calendar_has_is_not_known(said, day):
    facts = DigestFacts(kind="hugging-face-page", source="Hugging Face", shown_on=said, captured_on=said)
    assert (facts.shown_on, facts.captured_on) == (day, day)
