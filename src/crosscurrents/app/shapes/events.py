"""Events, in tables and one by one."""

from __future__ import annotations

from crosscurrents.app.shapes.base import Count, Ref, Shape, Timeline


class EventRow(Shape, frozen=True):
    """One event in a table, with the names that its ids stand for."""

    id: str
    type: str
    mode: str | None
    quad: int
    status: str
    counted: bool
    actors: list[Ref]
    recipients: list[Ref]
    attributed_to: Ref | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    place: Ref | None
    place_precision: str
    trigger: str
    quote: str
    magnitude: dict[str, str]
    document: str
    title: str
    published: str | None
    reports: int
    confidence: float
    by_person: bool


class EventPage(Shape, frozen=True):
    """A page of events, with what the filters could be narrowed to."""

    total: int
    counted: int
    undated: int
    offset: int
    rows: list[EventRow]
    types: list[Count]
    statuses: list[Count]
    actors: list[Count]
    places: list[Count]
    timeline: Timeline
