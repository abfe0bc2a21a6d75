"""Place names and what they were resolved to, from raw text, against LGL and GeoWebNews.

Spans count where start and end agree. A gold name with a GeoNames id counts as resolved where its span
was found and carries the same id; the country where the gazetteer knows the gold id; within 161 km
(100 miles) where the gold has coordinates. Gold without any ids has no figures for ids and countries. A
country's point is the centroid of its largest polygon, so that gold which puts a country elsewhere counts
as far: that figure is given without countries too.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from crosscurrents.evaluation.benchmark import Figures, Part, f1, read_rows
from crosscurrents.places.gazetteer import built_in
from crosscurrents.places.geometry import distance_km
from crosscurrents.places.lexicon import class_of
from crosscurrents.places.schema import PlaceRow
from crosscurrents.reading import Reader
from crosscurrents.records import Document, Place, Reading, Span

NEAR_KM = 161.0
DERIVED_RULES = frozenset({"places.distance", "places.beyond", "places.direction"})


def score(path: Path, reader: Reader, part: Part) -> Figures:
    """Score the reader's places on one toponym file."""
    rows = list(read_rows(path, part))
    readings = reader.read_many(Document(row["text"], source=row["id"]) for row in rows)
    counts: Counter[str] = Counter()
    for row, reading in zip(rows, readings, strict=True):
        compare(row, reading, counts)
    precision = counts["found"] / max(1, counts["predicted"])
    recall = counts["found"] / max(1, counts["gold"])
    figures = {
        "span_f1": f1(precision, recall),
        "span_precision": precision,
        "span_recall": recall,
        "same_id": counts["same_id"] / max(1, counts["with_id"]),
        "same_id_of_found": counts["same_id"] / max(1, counts["found_with_id"]),
        "within_161km": counts["near"] / max(1, counts["located"]),
        "within_161km_of_found": counts["near"] / max(1, counts["found_located"]),
        "within_161km_but_countries": counts["near_small"] / max(1, counts["located_small"]),
        "same_country": counts["same_country"] / max(1, counts["with_country"]),
    }
    if not counts["with_id"]:
        for name in ("same_id", "same_id_of_found", "same_country"):
            del figures[name]
    rounded = {name: round(value, 4) for name, value in figures.items()}
    return Figures(benchmark=path.name, part=part, rows=len(rows), figures=rounded)


def compare(row: dict[str, Any], reading: Reading, counts: Counter[str]) -> None:
    """Add the counts of one document."""
    found: dict[Span, Place] = {
        (mention.start, mention.end): place
        for place in reading.places
        if not is_derived(place)
        for mention in place.mentions
    }
    counts["predicted"] += len(found)
    for toponym in row["toponyms"]:
        place = found.get((toponym["start"], toponym["end"]))
        gold_id, located = str(toponym["geonames"] or ""), toponym["latitude"] is not None
        counts.update(gold=1, found=place is not None, with_id=bool(gold_id), located=located)
        gold = gold_place(gold_id)
        small = located and (gold is None or class_of(gold.feature) != "country")
        country = gold.country if gold else None
        counts.update(located_small=small, with_country=country is not None)
        if place is None:
            continue
        counts["same_country"] += country is not None and place.country == country
        counts.update(found_with_id=bool(gold_id), found_located=located)
        counts["same_id"] += bool(gold_id) and place.id == gold_id
        near = located and is_near(place, (toponym["latitude"], toponym["longitude"]))
        counts.update(near=near, near_small=near and small)


def gold_place(number: str) -> PlaceRow | None:
    """Return the gazetteer's row for a gold id; None where it has none."""
    return built_in().place(int(number)) if number.isdecimal() else None


def is_derived(place: Place) -> bool:
    """Tell whether a place is given by direction or distance: no annotated file has those as names."""
    return place.evidence[0].rule in DERIVED_RULES


def is_near(place: Place, point: tuple[float, float]) -> bool:
    """Tell whether a place lies within 161 km of a point."""
    if place.latitude is None or place.longitude is None:
        return False
    return distance_km((place.latitude, place.longitude), point) <= NEAR_KM
