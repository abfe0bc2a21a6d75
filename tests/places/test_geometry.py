from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.places.geometry import bearing_of, distance_km, move

LATITUDES = st.floats(-80, 80)
LONGITUDES = st.floats(-179, 179)


def test_known_distance() -> None:
    assert distance_km((36.34, 43.13), (33.33, 44.39)) == pytest.approx(353, abs=6)


@given(LATITUDES, LONGITUDES, st.floats(0, 360), st.floats(1, 500))
def test_moving_goes_as_far_as_asked(latitude: float, longitude: float, bearing: float, km: float) -> None:
    there = move((latitude, longitude), bearing, km)
    assert distance_km((latitude, longitude), there) == pytest.approx(km, abs=0.5)


@pytest.mark.parametrize(
    ("word", "bearing"),
    [("north", 0), ("North-West", 315), ("southeastern", 135), ("west", 270), ("central", None)],
)
def test_bearings(word: str, bearing: float | None) -> None:
    assert bearing_of(word) == bearing
