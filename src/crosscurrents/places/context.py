"""What a document is about: countries, units and points that its names speak for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from crosscurrents.places.geometry import Point, distance_km
from crosscurrents.places.schema import PlaceRow

_MOST_POINTS = 40
_MOST_SENSES = 12
_SMALL_KM = 150.0


class Weighed(Protocol):
    """A place that a name may mean, with its probability."""

    @property
    def place(self) -> PlaceRow:
        """Return the place."""

    @property
    def probability(self) -> float:
        """Return how likely the name means it."""


@dataclass
class Context:
    """How much of a document's names speak for each country and unit, and where its places lie.

    Every name votes once, however often it stands; all its senses vote with their probability, so
    that names which are each ambiguous agree on the unit that has a sense of all of them. A name
    doesn't vote on itself.
    """

    votes: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    totals: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[str, Point, float]] = field(default_factory=list)
    names: float = 0.0

    def add(self, name: str, senses: Sequence[Weighed]) -> None:
        """Let one name's senses speak for their countries, units and surroundings."""
        if name in self.votes or not senses:
            return
        self.names += 1.0
        mine = self.votes[name]
        for sense in senses[:_MOST_SENSES]:
            for code in {sense.place.country, sense.place.admin1, sense.place.admin2} - {None}:
                mine[str(code)] = max(mine.get(str(code), 0.0), sense.probability)
        for code, weight in mine.items():
            self.totals[code] += weight
        best = senses[0].place
        small = (best.radius_km or 2 * _SMALL_KM) < _SMALL_KM and len(self.points) < _MOST_POINTS
        if small and best.latitude is not None and best.longitude is not None:
            self.points.append((name, (best.latitude, best.longitude), senses[0].probability))

    def share(self, code: str | None, name: str = "") -> float:
        """Return the share (0…1) of the other names that speak for a country or unit."""
        if code is None:
            return 0.0
        own = self.votes.get(name, {})
        others = self.names - (1.0 if own else 0.0)
        return max(0.0, self.totals.get(code, 0.0) - own.get(code, 0.0)) / others if others else 0.0

    def nearest_km(self, place: PlaceRow, name: str = "") -> float | None:
        """Return the distance to the nearest place of another name, None where there is none."""
        if place.latitude is None or place.longitude is None:
            return None
        here = (place.latitude, place.longitude)
        return min(
            (distance_km(here, point) for other, point, _ in self.points if other != name), default=None
        )

    def nearness(self, place: PlaceRow, scale_km: float, name: str = "") -> float:
        """Return how near (0…1) a place of another name lies, the less the less sure that place is.

        Two doubtful names that have senses side by side somewhere don't make one another certain.
        """
        if place.latitude is None or place.longitude is None:
            return 0.0
        here = (place.latitude, place.longitude)
        found = (
            sure * math.exp(-distance_km(here, point) / scale_km)
            for other, point, sure in self.points
            if other != name
        )
        return max(found, default=0.0)


def context_of(names: Iterable[tuple[str, Sequence[Weighed]]]) -> Context:
    """Build the context from names and their senses, best first."""
    context = Context()
    for name, senses in names:
        context.add(name, senses)
    return context
