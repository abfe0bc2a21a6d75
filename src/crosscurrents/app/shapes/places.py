"""Places to choose from."""

from __future__ import annotations

from crosscurrents.app.shapes.base import Shape


class PlaceChoice(Shape, frozen=True):
    """A place that an event may be said to have happened at; ``mentions`` is 0 for the gazetteer's own."""

    id: str
    name: str
    country: str | None
    unit: str | None
    precision: str
    mentions: int


class PlaceChoices(Shape, frozen=True):
    """What a name may mean: the places of the case first, then what the gazetteer answers."""

    rows: list[PlaceChoice]
