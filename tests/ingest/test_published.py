from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.ingest.published import date_from_lines, date_from_name, normalise_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-10-17", "2016-10-17"),
        ("20161017", "2016-10-17"),
        ("2016-10-17T09:30:00Z", "2016-10-17T09:30:00Z"),
        ("2016-10-17 09:30:00+03:00", "2016-10-17T09:30:00+03:00"),
        ("2016-10-17T09:30:00.123", "2016-10-17T09:30:00"),
        ("20161017T093000Z", "2016-10-17T09:30:00Z"),
        ("17 October 2016", "2016-10-17"),
        ("17th Oct. 2016", "2016-10-17"),
        ("Monday, October 17, 2016", "2016-10-17"),
        ("October 17, 2016 at 9:30 AM", "2016-10-17"),
        ("2016/10/17", "2016-10-17"),
        ("17/10/2016", "2016-10-17"),
        ("10/17/2016", "2016-10-17"),
        ("Mon, 17 Oct 2016 09:30:00 +0300", "2016-10-17T09:30:00+03:00"),
        ("1476696600", "2016-10-17T09:30:00Z"),
        (1476696600000, "2016-10-17T09:30:00Z"),
        ("03/11/2016", None),  # the third of November, or the eleventh of March
        ("October 2016", None),
        ("2016", None),
        (2016, None),
        ("yesterday", None),
        ("2016-13-45", None),
        ("31 February 2016", None),
        ("", None),
        (None, None),
        (True, None),
        (float("nan"), None),
    ],
)
def test_normalise(value: object, expected: str | None) -> None:
    assert normalise_date(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Town taken\n\nBy Staff Writer, 17 October 2016\n\nThe army …", "2016-10-17"),
        ("Town taken\n17 October 2016\n\nThe army …", "2016-10-17"),
        ("Published: 2016-10-17\n\nThe army …", "2016-10-17"),
        ("Posted on Monday, October 17, 2016\n", "2016-10-17"),
        ("By A. Writer in the capital | Oct 17, 2016\n", "2016-10-17"),
        ("Town taken\nThe Plain Herald, October 17, 2016\n", "2016-10-17"),
        ("The Herald — Monday, October 17, 2016\n", "2016-10-17"),
        ("The Herald, Amman, 17 October 2016\n", "2016-10-17"),
        ("From our correspondent in Amman, 17 October 2016\n", "2016-10-17"),
        ("The truce was signed in Amman, October 17, 2016\n", None),
        ("Last updated 18 October 2016\n", None),
        ("Updated: 18 October 2016\nPublished: 17 October 2016\n", "2016-10-17"),
        ("On 17 October 2016 the army took the town.\n", None),
        ("17 October 2016 was the day when the army came.\n", None),
        ("17 October 2016\n18 October 2016\n", None),
        ("17 October\n\nThe army …", None),
        ("a\nb\nc\nd\ne\nf\n17 October 2016\n", None),
        ("", None),
    ],
)
def test_date_lines(text: str, expected: str | None) -> None:
    assert date_from_lines(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2016-10-17-mosul.txt", "2016-10-17"),
        ("20161017_mosul.txt", "2016-10-17"),
        ("2016-10-17.md", "2016-10-17"),
        ("mosul-2016-10-17.txt", None),
        ("201610171.txt", None),
        ("2016-99-17.txt", None),
    ],
)
def test_file_names(name: str, expected: str | None) -> None:
    assert date_from_name(name) == expected


@given(st.text(max_size=60) | st.integers() | st.floats())
def test_anything_gives_a_date_or_none(value: object) -> None:
    found = normalise_date(value)
    assert found is None or normalise_date(found) == found
