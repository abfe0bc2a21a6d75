from __future__ import annotations

import pytest

from crosscurrents.places.explain import explain
from crosscurrents.places.geometry import distance_km


@pytest.mark.parametrize(
    ("name", "near", "point"),
    [
        ("Tuz Khurma", "Iraq", (34.88, 44.63)),
        ("Mosul town", "Iraq", (36.34, 43.13)),
        ("Tadmur/Palmyra", "Syria", (34.56, 38.27)),
        ("Dayr Hafer", "Syria", (36.16, 37.7)),
        ("Springfield", "Illinois", (39.8, -89.64)),
        ("governorate of Idlib", "Syria", (35.8, 36.7)),
    ],
)
def test_best_candidate(name: str, near: str, point: tuple[float, float]) -> None:
    place = explain(name, near)[0].place
    assert place.latitude is not None and place.longitude is not None
    assert distance_km((place.latitude, place.longitude), point) < 25


def test_candidates_say_why() -> None:
    found = explain("Tripoli")
    assert len({candidate.place.country for candidate in found}) > 1
    assert all(candidate.features for candidate in found)
    assert sum(candidate.probability for candidate in found) <= 1.001


def test_nothing_is_known_of_nonsense() -> None:
    assert explain("Qxzzwlorptk") == []
    assert explain("") == []
