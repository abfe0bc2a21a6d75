"""What a document is about: countries, units and points that its places speak for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from crosscurrents.places.geometry import Point, distance_km
from crosscurrents.places.schema import PlaceRow

_MOST_POINTS = 60


@dataclass
class Context:
    """How much of a document speaks for each country and first-level unit, and where its places lie."""

    countries: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    points: list[tuple[int, Point]] = field(default_factory=list)
    total: float = 0.0

    def add(self, place: PlaceRow, weight: float) -> None:
        """Let a resolved place speak for its country, its unit and its surroundings."""
        self.total += weight
        if place.country:
            self.countries[place.country] += weight  # type: ignore[assignment]
        if place.admin1:
            self.units[place.admin1] += weight  # type: ignore[assignment]
        small = (place.radius_km or 1000) < 150 and len(self.points) < _MOST_POINTS
        if small and place.latitude is not None and place.longitude is not None:
            self.points.append((place.id, (place.latitude, place.longitude)))

    def country_share(self, place: PlaceRow) -> float:
        """Return the share (0…1) of the document that speaks for the place's country."""
        return self.countries[place.country] / self.total if self.total and place.country else 0.0

    def unit_share(self, place: PlaceRow) -> float:
        """Return the share (0…1) of the document that speaks for the place's first-level unit."""
        return self.units[place.admin1] / self.total if self.total and place.admin1 else 0.0

    def nearest_km(self, place: PlaceRow) -> float | None:
        """Return the distance to the nearest other place of the document, None where there is none."""
        if place.latitude is None or place.longitude is None:
            return None
        here = (place.latitude, place.longitude)
        return min(
            (distance_km(here, point) for number, point in self.points if number != place.id), default=None
        )


def context_of(places: Iterable[tuple[PlaceRow, float]]) -> Context:
    """Build the context from resolved places and the weight of each."""
    context = Context()
    for place, weight in places:
        context.add(place, weight)
    return context
