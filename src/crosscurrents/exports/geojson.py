"""GeoJSON (RFC 7946): places and events as points with the radius within which they are known.

A point alone looks more exact than it is, so every feature has ``radius_km``: of the place itself, or of
the event's precision where that is coarser. Events without a located place are left out. The sources of
the coordinates stand in the collection's ``credits``, as their licences ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import msgspec

from crosscurrents.exports.registry import ExportOptions, Output, Records
from crosscurrents.records import Event, Place
from crosscurrents.vocabulary import PlacePrecision

CREDITS = [
    "GeoNames, CC BY 4.0 (towns, provinces and districts)",
    "Natural Earth, public domain (centres of countries and provinces)",
    "The Crosscurrents authors, Apache-2.0 (supplement of places in conflicts)",
]
LEAST_RADIUS_KM = {
    PlacePrecision.SITE: 1.0,
    PlacePrecision.TOWN: 2.0,
    PlacePrecision.DISTRICT: 20.0,
    PlacePrecision.PROVINCE: 50.0,
    PlacePrecision.COUNTRY: 100.0,
    PlacePrecision.UNKNOWN: 100.0,
}
"""The least radius in km that an event known with this precision is drawn with."""


def export(case: Records, out: Output, options: ExportOptions) -> int:
    """Write one feature collection of places and events to a file or standard output."""
    places = {place.id: place for place in case.stream("places")}
    features: list[Iterator[dict[str, Any]]] = []
    if options.only in {None, "places"}:
        features.append(filter(None, map(place_feature, places.values())))
    if options.only in {None, "events"}:
        features.append(filter(None, (event_feature(event, places) for event in case.stream("events"))))
    with out.open() as file:
        return _write(file, features)


def _write(file: IO[bytes], features: list[Iterator[dict[str, Any]]]) -> int:
    written = 0
    head = msgspec.json.encode({"type": "FeatureCollection", "credits": CREDITS})
    file.write(head[:-1] + b',"features":[')
    for feature in (feature for group in features for feature in group):
        file.write((b",\n" if written else b"\n") + msgspec.json.encode(feature))
        written += 1
    file.write(b"\n]}\n")
    return written


def place_feature(place: Place) -> dict[str, Any] | None:
    """Return a place as a feature; None where it has no coordinates."""
    properties = {
        "kind": "place", "id": place.id, "name": place.name, "country": place.country,
        "admin1": place.admin1, "feature": place.feature, "radius_km": place.radius_km,
        "mentions": len(place.mentions),
    }  # fmt: skip
    return _feature(place, properties)


def event_feature(event: Event, places: dict[str, Place]) -> dict[str, Any] | None:
    """Return an event as a feature at its place; None where that is unknown or has no coordinates."""
    place = places.get(event.place) if event.place else None
    if place is None:
        return None
    date = event.date
    properties = {
        "kind": "event", "id": event.id, "type": event.type, "mode": event.mode, "status": event.status,
        "earliest": date.earliest if date else None, "latest": date.latest if date else None,
        "actors": event.actors, "recipients": event.recipients, "place": place.name,
        "place_precision": event.place_precision,
        "radius_km": max(place.radius_km or 0.0, LEAST_RADIUS_KM[event.place_precision]),
        "reports": event.reports, "confidence": event.confidence,
    }  # fmt: skip
    return _feature(place, properties)


def _feature(place: Place, properties: dict[str, Any]) -> dict[str, Any] | None:
    if place.latitude is None or place.longitude is None:
        return None
    geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
