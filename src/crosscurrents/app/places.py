"""What happened where: the pins of the map, each as closely known as its place is."""

from __future__ import annotations

from collections import Counter

from crosscurrents.app import shapes
from crosscurrents.app.asking import EventsAsked, WindowAsked
from crosscurrents.app.events import COUNTED, find_events
from crosscurrents.app.network import months
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import is_cooperation
from crosscurrents.records import Place
from crosscurrents.vocabulary import EVENT_PLACE_USAGES, PlacePrecision

_FINEST = {precision: rank for rank, precision in enumerate(PlacePrecision)}


def map_view(snapshot: Snapshot, asked: WindowAsked) -> shapes.MapView:
    """Return the places with the counted events of a window; named places without events too, where
    nothing narrows the view."""
    wanted = EventsAsked(
        actor=asked.actor, type=asked.type, side=asked.side, since=asked.since, until=asked.until,
        status=COUNTED,
    )  # fmt: skip
    good: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    unplaced = 0
    for event in find_events(snapshot, wanted):
        place = snapshot.places.get(event.place or "")
        if place is None or place.latitude is None:
            unplaced += 1
            continue
        (good if is_cooperation(event) else bad)[place.id] += 1
    narrowed = any((asked.actor, asked.type, asked.side, asked.since, asked.until))
    pins = [
        _pin(place, named, good[place.id], bad[place.id])
        for place in snapshot.places.values()
        if place.latitude is not None and place.longitude is not None
        and (((named := _named(place)) and not narrowed) or good[place.id] + bad[place.id])
    ]  # fmt: skip
    placed = sum(good.values()) + sum(bad.values())
    return shapes.MapView(pins=pins, months=months(snapshot), placed=placed, unplaced=unplaced)


def _named(place: Place) -> int:
    return sum(mention.usage in EVENT_PLACE_USAGES for mention in place.mentions)


def _pin(place: Place, named: int, good: int, bad: int) -> shapes.Pin:
    precisions = Counter(m.precision for m in place.mentions if m.precision != PlacePrecision.UNKNOWN)
    usual = max(precisions, key=lambda p: (precisions[p], -_FINEST[p]), default=PlacePrecision.UNKNOWN)
    return shapes.Pin(
        id=place.id,
        name=place.name,
        latitude=place.latitude or 0.0,
        longitude=place.longitude or 0.0,
        country=place.country,
        precision=usual,
        radius_km=place.radius_km,
        mentions=named,
        cooperation=good,
        conflict=bad,
    )
