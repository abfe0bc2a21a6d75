from __future__ import annotations

import pytest

from crosscurrents.places.geometry import distance_km
from crosscurrents.records import Place
from support.places import Read


def derived(read: Read, text: str) -> Place:
    found = [place for place in read(text)[1] if place.evidence[0].rule in RULES]
    assert len(found) == 1, found
    return found[0]


RULES = {"places.distance", "places.beyond", "places.direction"}


@pytest.mark.parametrize(
    ("text", "words", "point", "within"),
    [
        ("A base 90 miles north of Mosul was hit.", "90 miles north of Mosul", (37.68, 43.12), 15),
        ("It lies 60 km to the south of Baghdad.", "60 km to the south of Baghdad", (32.75, 44.4), 15),
        ("Rebels hold northern Syria.", "northern Syria", (36.1, 38.5), 60),
        ("A convoy was ambushed just south of Kirkuk.", "just south of Kirkuk", (35.3, 44.39), 10),
    ],
)
def test_points(read: Read, text: str, words: str, point: tuple[float, float], within: float) -> None:
    place = derived(read, text)
    assert place.mentions[0].text == words
    assert place.latitude is not None and place.longitude is not None
    assert distance_km((place.latitude, place.longitude), point) < within


def test_the_radius_grows_with_the_distance(read: Read) -> None:
    near = derived(read, "A base 20 km north of Mosul was hit.")
    far = derived(read, "A base 200 km north of Mosul was hit.")
    assert (near.radius_km or 0) < (far.radius_km or 0)
    assert near.mentions[0].precision == "district"
    assert far.mentions[0].precision == "province"


def test_a_people_has_no_parts(read: Read) -> None:
    places = read("The northern Iraqi town stayed calm.")[1]
    assert all(place.evidence[0].rule not in RULES for place in places)
