"""A year in one field and a month in another are one date; nothing is filled in."""

import pytest

from desktop.digests.fields.split_dates import date_together


@pytest.mark.parametrize(
    ("years", "days", "date"),
    [
        (["2019"], ["NOV 3"], "2019-11-03"),
        (["2019"], ["3 Nov"], "2019-11-03"),
        (["2019"], ["JAN-FEB"], "2019-01"),
        (["2019"], ["Spring"], "2019"),
        (["2019"], ["2019-05-03"], "2019-05-03"),
        (["2019"], ["2020-05-03"], "2019"),
        (["2019"], ["November  3, 2019"], "2019-11-03"),
        ([], ["2020-05"], "2020-05"),
        (["in press"], ["soon"], ""),
        ([], [], ""),
    ],
)
def test_dates_together(years, days, date):
    assert date_together(years, days) == date
