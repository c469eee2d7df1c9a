"""Values of fields: numbers, ranges, days and ages, and what is said of anything else."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.condition import Condition
from desktop.search.fields import BY_NAME
from desktop.search.values import condition_of

NOW = datetime(2026, 3, 15, 14, 30, tzinfo=timezone(timedelta(hours=2)))
DAY = 86_400_000


def asked(name: str, value: str, *, is_open: bool = False) -> Condition:
    return condition_of(BY_NAME[name], value, NOW, is_open=is_open)


def milliseconds(*day: int) -> int:
    return int(datetime(*day, tzinfo=NOW.tzinfo).timestamp() * 1000)


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("4", (4, 4)),
        ("=4", (4, 4)),
        (">=4", (4, None)),
        (">3", (4, None)),
        ("<=2", (None, 2)),
        ("<3", (None, 2)),
        ("2..4", (2, 4)),
        ("3..", (3, None)),
        ("..2", (None, 2)),
    ],
)
def test_numbers_are_compared_or_lie_in_a_range(value, bounds):
    assert asked("rating", value)[2:4] == bounds


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2026-01", (milliseconds(2026, 1, 1), milliseconds(2026, 2, 1) - 1)),
        ("2025-12", (milliseconds(2025, 12, 1), milliseconds(2026, 1, 1) - 1)),
        ("2025", (milliseconds(2025, 1, 1), milliseconds(2026, 1, 1) - 1)),
        ("2024-2-29", (milliseconds(2024, 2, 29), milliseconds(2024, 3, 1) - 1)),
        ("today", (milliseconds(2026, 3, 15), milliseconds(2026, 3, 16) - 1)),
        ("yesterday", (milliseconds(2026, 3, 14), milliseconds(2026, 3, 15) - 1)),
        (">2026-01", (milliseconds(2026, 2, 1), None)),
        (">=2026-01", (milliseconds(2026, 1, 1), None)),
        ("<2026", (None, milliseconds(2026, 1, 1) - 1)),
        ("<=2026-01-31", (None, milliseconds(2026, 2, 1) - 1)),
        ("2026-01..2026-02", (milliseconds(2026, 1, 1), milliseconds(2026, 3, 1) - 1)),
        ("..2025", (None, milliseconds(2026, 1, 1) - 1)),
        ("today..", (milliseconds(2026, 3, 15), None)),
    ],
)
def test_days_are_whole_days_in_the_time_zone_of_the_person(value, bounds):
    assert asked("added", value)[2:4] == bounds


def test_an_age_counts_back_from_now():
    now = int(NOW.timestamp() * 1000)
    assert asked("added", "<7d")[2:4] == (now - 7 * DAY, None)
    assert asked("added", "7d")[2:4] == (now - 7 * DAY, None)
    assert asked("added", ">2w")[2:4] == (None, now - 14 * DAY)
    assert asked("added", "<36h")[2] == now - DAY - DAY // 2


def test_a_state_has_the_names_that_people_use():
    assert asked("state", "Queue") == Condition("state", "queued")
    assert asked("state", "read").text == "done"
    assert asked("state", "dism", is_open=True).text == "dismissed"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rating", "many"),
        ("rating", "7"),
        ("rating", ".."),
        ("year", "20245"),
        ("added", "soon"),
        ("added", ".."),
        ("added", "2026-13"),
        ("added", "2026-02-30"),
        ("added", ">"),
        ("added", "9999"),
        ("state", "lost"),
        ("state", "dism"),
        ("has", "wings"),
        ("has", ""),
    ],
)
def test_what_makes_no_sense_is_told_in_words(name, value):
    with pytest.raises(ValueError, match=r"\w+ .+"):
        asked(name, value)


@given(
    name=st.sampled_from(sorted(BY_NAME)), value=st.text(alphabet="0123456789.-<>=dwmy \u2026", max_size=14)
)
def test_any_value_is_a_condition_or_a_sentence(name, value):
    if BY_NAME[name].condition is None:
        return
    found, said = None, ""
    try:
        found = asked(name, value)
    except ValueError as error:
        said = str(error)
    assert len(said) > 10 if found is None else found.asked == BY_NAME[name].condition
