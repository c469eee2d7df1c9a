"""Dates are known as far as they are known, and nothing is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.dates import MONTHS, day_and_month, is_partial_date, month_of, year_of

YEARS = st.one_of(st.just("-"), st.builds("{:04}".format, st.integers(0, 9999)))
MONTH = st.integers(1, 12)


@given(YEARS, MONTH, st.integers(1, 31))
def test_each_part_of_a_date_is_told(year, month, day):
    date = f"{year}-{month:02}-{day:02}"
    assert is_partial_date(date)
    assert year_of(date) == (None if year == "-" else int(year))
    assert month_of(date) == month
    shown = day_and_month(date)
    assert shown.startswith(f"{MONTHS[month - 1]} {day}")
    assert shown.endswith("" if year == "-" else f", {year}")


@pytest.mark.parametrize(
    ("date", "shown", "year", "month"),
    [("2024", "2024", 2024, None), ("2024-06", "Jun 2024", 2024, 6), ("2024-06-12", "Jun 12, 2024", 2024, 6),
     ("--07-02", "Jul 2", None, 7), ("--07", "Jul", None, 7), ("", "", None, None)],
)  # fmt: skip
def test_a_list_shows_what_is_known(date, shown, year, month):
    assert (day_and_month(date), year_of(date), month_of(date)) == (shown, year, month)


@pytest.mark.parametrize(
    "text",
    ["", "-", "--", "24", "20245", "2024-13", "2024-00", "2024-6", "2024-06-32", "2024-06-12T00:00", "2024/06",
     " 2024", "2024\n", "２０２４", "²⁰²⁴", "-2024"],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert not is_partial_date(text)
    assert (day_and_month(text), year_of(text), month_of(text)) == ("", None, None)


@given(st.text())
def test_no_text_is_too_odd_for_a_date(text):
    assert is_partial_date(text) is (day_and_month(text) != "")
