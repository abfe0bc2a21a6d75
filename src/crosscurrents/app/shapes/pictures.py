"""The network and the map."""

from __future__ import annotations

from crosscurrents.app.shapes.base import Ref, Shape


class NetworkNode(Shape, frozen=True):
    """An actor in the network."""

    id: str
    name: str
    kind: str
    weight: int


class NetworkEdge(Shape, frozen=True):
    """What stands between two actors in the window: ``strength`` is signed, ``doubt`` 0…0.5."""

    a: str
    b: str
    strength: float
    cooperation: int
    conflict: int
    doubt: float
    reports: int


class NetworkView(Shape, frozen=True):
    """The signed network of a window of time; ``months`` are all those that hold something."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    months: list[str]
    hidden: int


class TiePart(Shape, frozen=True):
    """One event or stated tie that stands between two actors."""

    record: str
    what: str
    day: str | None
    weight: float
    quote: str
    document: str
    title: str


class TieView(Shape, frozen=True):
    """What stands between two actors, part by part."""

    a: Ref
    b: Ref
    total: int
    parts: list[TiePart]


class Pin(Shape, frozen=True):
    """A place on the map with what happened there; ``radius_km`` is how closely it is known."""

    id: str
    name: str
    latitude: float
    longitude: float
    country: str | None
    precision: str
    radius_km: float | None
    mentions: int
    cooperation: int
    conflict: int


class MapView(Shape, frozen=True):
    """The places of a window of time, and how many events can't be put on the map."""

    pins: list[Pin]
    months: list[str]
    placed: int
    unplaced: int
