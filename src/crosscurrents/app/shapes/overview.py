"""What the case holds, and what a search finds in it."""

from __future__ import annotations

from crosscurrents.app.shapes.actors import ActorRow
from crosscurrents.app.shapes.base import Count, Shape, Timeline
from crosscurrents.app.shapes.reports import ReportRow


class Worth(Shape, frozen=True):
    """One thing worth looking at, and the words it comes from."""

    kind: str
    title: str
    detail: str
    link: str


class Overview(Shape, frozen=True):
    """What the case holds."""

    name: str
    version: str
    counts: dict[str, int]
    first: str | None
    last: str | None
    worth: list[Worth]
    timeline: Timeline
    types: list[Count]
    actors: list[ActorRow]
    recent: list[ReportRow]
    decisions: int


class SearchHit(Shape, frozen=True):
    """A report that holds the words; ``excerpt`` alternates plain and found words."""

    document: str
    title: str
    publisher: str | None
    published: str | None
    excerpt: list[str]


class SearchPage(Shape, frozen=True):
    """What a search finds, and what it could be narrowed to."""

    total: int
    rows: list[SearchHit]
    publishers: list[Count]
    years: list[Count]
    named: list[Count]
    actors: list[ActorRow]
