"""Places of tables as places of the gazetteer: by name, size and coordinates together."""

from __future__ import annotations

import pytest

from crosscurrents.places.gazetteer import built_in
from crosscurrents.places.linking import PlaceLinker
from crosscurrents.vocabulary import PlacePrecision

LINKER = PlaceLinker(built_in())
TOWN, PROVINCE = PlacePrecision.TOWN, PlacePrecision.PROVINCE


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "precision", "expected"),
    [
        ("Lyon city", 45.75, 4.85, TOWN, "2996944"),
        ("Lyon", 45.76, 4.84, TOWN, "2996944"),
        ("Perrache/Lyon town", 45.75, 4.85, TOWN, "2996944"),
        ("Lyon city", 48.85, 2.35, TOWN, None),
        ("Lyon airport", 45.75, 4.85, TOWN, None),
        ("Barracks (Lyon)", 45.75, 4.85, TOWN, None),
        ("Aleppo governorate", 36.2, 37.5, PROVINCE, "170062"),
        ("No such place", 45.75, 4.85, TOWN, None),
        ("Lyon", None, None, TOWN, None),
        ("Lyon", 45.75, 4.85, PlacePrecision.UNKNOWN, None),
        ("", 45.75, 4.85, TOWN, None),
    ],
)
def test_a_place_of_a_table(
    name: str,
    latitude: float | None,
    longitude: float | None,
    precision: PlacePrecision,
    expected: str | None,
) -> None:
    found = LINKER.link(name, latitude, longitude, precision)
    assert (found.id if found else None) == expected
