from __future__ import annotations

import pytest

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.pipeline import parse
from crosscurrents.places.geometry import distance_km
from crosscurrents.places.step import PlaceReader
from crosscurrents.records import Document, Place
from crosscurrents.settings import Settings


def read(text: str) -> dict[str, Place]:
    parsed = parse(Document(text))
    places = PlaceReader(Settings()).read(parsed, ActorReading(parsed.doc, []))
    return {mention.text: place for place in places for mention in place.mentions}


@pytest.mark.parametrize(
    ("text", "name", "point"),
    [
        ("Iraqi troops entered Mosul after two years.", "Mosul", (36.34, 43.13)),
        ("They clashed in the central Iraqi town of Tuz Khurma in April.", "Tuz Khurma", (34.88, 44.63)),
        ("A beachhead was kept in the small town of Bashiqa, Iraq.", "Bashiqa", (36.45, 43.35)),
        ("The assault on Raqqa in Syria was delayed.", "Raqqa", (35.95, 39.01)),
        ("Police in Paris, Texas, arrested two men.", "Paris", (33.66, -95.56)),
        ("Police in Paris, France, arrested two men.", "Paris", (48.85, 2.35)),
    ],
)
def test_resolved_within_ten_km(text: str, name: str, point: tuple[float, float]) -> None:
    place = read(text)[name]
    assert place.latitude is not None and place.longitude is not None
    assert distance_km((place.latitude, place.longitude), point) < 10
