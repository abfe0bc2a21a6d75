from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from crosscurrents.exports.geojson import export
from crosscurrents.exports.registry import ExportOptions, Output
from crosscurrents.records import Event, Evidence, Place, Trigger
from crosscurrents.vocabulary import EventType, PlacePrecision

EVIDENCE = [Evidence(document="d", start=0, end=1, text="x", rule="test")]


def place(number: str, latitude: float | None) -> Place:
    return Place(
        id=number, name="P", latitude=latitude, longitude=latitude, radius_km=3, document="d", confidence=1,
        evidence=EVIDENCE,
    )  # fmt: skip


def event(number: str, where: str | None) -> Event:
    return Event(
        id=number, type=EventType.ASSAULT, trigger=Trigger(start=0, end=1, text="x"), place=where,
        place_precision=PlacePrecision.DISTRICT, document="d", confidence=1, evidence=EVIDENCE,
    )  # fmt: skip


class Case:
    def stream(self, kind: str) -> Iterator[Any]:
        places = [place("known", 35.0), place("unresolved", None)]
        events = [event("e1", "known"), event("e2", "unresolved"), event("e3", None)]
        yield from {"places": places, "events": events}[kind]


def exported(only: str | None = None) -> dict[str, Any]:
    out = io.BytesIO()
    export(Case(), Output(None, out), ExportOptions(only=only))
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_only_what_has_coordinates_is_on_the_map() -> None:
    assert [f["properties"]["id"] for f in exported()["features"]] == ["known", "e1"]
    assert [f["properties"]["id"] for f in exported("events")["features"]] == ["e1"]


def test_an_event_is_drawn_no_more_exactly_than_it_is_known() -> None:
    radii = {f["properties"]["id"]: f["properties"]["radius_km"] for f in exported()["features"]}
    assert radii == {"known": 3, "e1": 20}


def test_the_sources_are_credited() -> None:
    assert any("GeoNames" in credit for credit in exported()["credits"])
