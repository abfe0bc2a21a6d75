"""What the map shows beside its pins: towns and flashpoints."""

from __future__ import annotations

from crosscurrents.app.shapes.base import Shape


class Town(Shape, frozen=True):
    """A town of the gazetteer to find one's way by; ``capital`` of its country."""

    name: str
    latitude: float
    longitude: float
    population: int
    capital: bool


class TownList(Shape, frozen=True):
    """The largest towns of a piece of the map."""

    towns: list[Town]


class FlashPair(Shape, frozen=True):
    """Two hostile actors that were both at a place, in so many months, and in how many they fought there."""

    a: str
    b: str
    a_name: str
    b_name: str
    months: list[str]
    fought: int


class Flashpoint(Shape, frozen=True):
    """A place, within some ten kilometres, at which hostile forces met in the window."""

    place: str
    name: str
    latitude: float
    longitude: float
    meetings: int
    fought: int
    last: str
    pairs: list[FlashPair]


class FlashpointsView(Shape, frozen=True):
    """The places with most meetings of hostile forces, of so many, and what the back-test says of them."""

    points: list[Flashpoint]
    places: int
    meetings: int
    left_out: int
    verdict: str
