"""Days to come are understood as people name them, from every day of the calendar."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.days import day_named, day_words

SATURDAY = dt.date(2026, 11, 28)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2060, 1, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", "2026-11-29"),
        ("  Until TOMORROW ", "2026-11-29"),
        ("fri", "2026-12-04"),
        ("saturday", "2026-12-05"),
        ("next monday", "2026-11-30"),
        ("next week", "2026-11-30"),
        ("next month", "2026-12-01"),
        ("in 3 days", "2026-12-01"),
        ("2w", "2026-12-12"),
        ("in a month", "2026-12-28"),
        ("in 3 months", "2027-02-28"),
        ("a year", "2027-11-28"),
        ("Dec 4", "2026-12-04"),
        ("4 december", "2026-12-04"),
        ("4. Dec 2027", "2027-12-04"),
        ("nov 28", "2027-11-28"),
        ("feb 29", "2028-02-29"),
        ("2026-12-24", "2026-12-24"),
    ],
)
def test_a_day_is_understood(text, day):
    assert day_named(text, SATURDAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["", "x", "soon", "dec 32", "in 99999 days", "in 9999 years", "13-2026", "m"]
)
def test_what_names_no_day_is_none(text):
    assert day_named(text, SATURDAY) is None


@given(DAYS, DAYS)
def test_what_is_shown_of_a_day_to_come_names_it_again(day, today):
    if today < day:
        shown = day_words(day, today).partition(", ")[2]
        assert day_named(shown, today) == day
        assert day_named(day.isoformat(), today) == day


@given(st.text(max_size=30), DAYS)
def test_any_text_is_answered(text, today):
    named = day_named(text, today)
    assert named is None or isinstance(named, dt.date)


@given(
    DAYS, st.sampled_from(["tomorrow", "monday", "sun", "next week", "next month", "in 2 months", "1 jan"])
)
def test_what_is_named_from_today_lies_ahead(today, text):
    named = day_named(text, today)
    assert named is not None
    assert named > today
