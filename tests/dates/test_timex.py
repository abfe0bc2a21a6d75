from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.dates.holidays import easter, holiday_near, holiday_starts
from crosscurrents.dates.timex import bounds_of, parse_day, period, shift


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("1989", ("1989-01-01", "1989-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("1989-10-27", ("1989-10-27", "1989-10-27")),
        ("2016-W43", ("2016-10-24", "2016-10-30")),
        ("2016-W43-WE", ("2016-10-29", "2016-10-30")),
        ("1989-Q3", ("1989-07-01", "1989-09-30")),
        ("1989-H2", ("1989-07-01", "1989-12-31")),
        ("1989-WI", ("1989-12-01", "1990-02-28")),
        ("198", ("1980-01-01", "1989-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("1998-02-12T19:15", ("1998-02-12", "1998-02-12")),
        ("1998-02-30", (None, None)),
        ("0000", (None, None)),
        ("XXXX-WXX-5", (None, None)),
        ("FUTURE_REF", (None, None)),
    ],
)
def test_days_of_a_value(value: str, bounds: tuple[str | None, str | None]) -> None:
    assert bounds_of(value) == bounds


def test_moving_by_units_stays_on_the_calendar() -> None:
    assert shift(date(2016, 1, 31), "M", 1) == date(2016, 2, 29)
    assert shift(date(2016, 2, 29), "Y", -1) == date(2015, 2, 28)
    assert shift(date(2016, 2, 29), "L", 99) == date.max
    assert shift(date(2016, 2, 29), "D", -(10**9)) == date.min


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["Y", "M", "Q", "W", "D", "E", "C", "H"])
)
def test_a_day_lies_in_its_own_period(day: date, unit: str) -> None:
    earliest, latest = bounds_of(period(day, unit))
    assert earliest is not None
    assert latest is not None
    assert earliest <= day.isoformat() <= latest


def test_timestamps_and_nonsense_as_published_dates() -> None:
    assert parse_day("2016-11-03T10:00:00+03:00") == date(2016, 11, 3)
    assert parse_day("3 Nov 2016") is None
    assert parse_day("2016-13-40") is None
    assert parse_day(None) is None


def test_feasts() -> None:
    assert easter(2016) == date(2016, 3, 27)
    assert holiday_starts("thanksgiving", 2016) == [date(2016, 11, 24)]
    assert holiday_starts("memorial day", 2016) == [date(2016, 5, 30)]
    assert holiday_near("eid al-fitr", date(2018, 7, 1), -1)[0] == date(2018, 6, 15)
    assert holiday_near("ramadan", date(2016, 11, 1), 1)[0] == date(2017, 5, 27)
