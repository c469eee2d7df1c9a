"""How long a paper takes is said where its pages are known, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.reading_time import minutes_words, page_count, reading_minutes


@pytest.mark.parametrize(
    ("pages", "comment", "count"),
    [
        ("123--145", "", 23),
        ("123–145", "", 23),
        ("123-45", "", 23),
        ("1123-5", "", 3),
        ("S12-S20", "", 9),
        ("e12–20", "", 9),
        ("1-5, 9-12", "", 9),
        ("5", "", None),
        ("e1004", "", None),
        ("190-110", "", None),
        ("A1-B7", "", None),
        ("", "", None),
        ("xii, 240 pp", "", 240),
        ("", "12 pages, 5 figures", 12),
        ("", "Accepted at the workshop; 9 pages main text, 20 pages appendix", 9),
        ("1-30", "8 pp., to appear", 8),
        ("", "5 figures, 2 tables", None),
        ("", "0 pages", None),
        ("1-99999", "", None),
        ("", "version 2.12 pages missing", None),
        ("2020-12-01", "", None),
    ],
)
def test_pages_are_counted_where_somebody_says_them(pages, comment, count):
    assert page_count(pages, comment) == count


@given(st.integers(1, 90_000), st.integers(1, 400), st.sampled_from(["-", "--", "–", " - "]))
def test_a_range_has_its_pages_written_whole_or_abbreviated(first, count, dash):
    last = first + count - 1
    assert page_count(f"{first}{dash}{last}") == count
    short = str(last)
    if len(short) == len(str(first)):
        while len(short) > 1 and short[0] == str(first)[len(str(first)) - len(short)]:
            short = short[1:]
        assert page_count(f"{first}{dash}{short}") == count


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_minutes_in_steps_of_five_or_none(pages, comment):
    minutes = reading_minutes(pages, comment)
    assert minutes is None or (minutes > 0 and minutes % 5 == 0)


@pytest.mark.parametrize(
    ("minutes", "words"), [(5, "5 min"), (60, "1 h"), (320, "5 h 20 min"), (0, "0 min"), (72_000, "1,200 h")]
)
def test_minutes_are_said_as_people_do(minutes, words):
    assert minutes_words(minutes) == words
