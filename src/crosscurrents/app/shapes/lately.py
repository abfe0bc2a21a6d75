"""What changed lately."""

from __future__ import annotations

import msgspec

from crosscurrents.app.shapes.actors import ActorRow
from crosscurrents.app.shapes.base import Ref, Shape
from crosscurrents.app.shapes.events import EventRow
from crosscurrents.app.shapes.reports import ReportRow
from crosscurrents.app.shapes.statements import StatementRow


class TieChange(Shape, frozen=True):
    """A tie that came or turned: its strength before, 0 where there was none, and now."""

    a: Ref
    b: Ref
    before: float
    now: float


class Lately(Shape, frozen=True):
    """What changed: with the last reports that came in, or in the last stretch of time.

    ``basis`` is ``arrival``, ``published`` or ``events`` (by what the new was told from the old), or
    empty where nothing older is there to compare with; ``since`` is the day from which things are new.
    """

    basis: str
    since: str | None = None
    report_total: int = 0
    reports: list[ReportRow] = msgspec.field(default_factory=list)
    event_total: int = 0
    events: list[EventRow] = msgspec.field(default_factory=list)
    actor_total: int = 0
    actors: list[ActorRow] = msgspec.field(default_factory=list)
    turned: list[TieChange] = msgspec.field(default_factory=list)
    tie_total: int = 0
    ties: list[TieChange] = msgspec.field(default_factory=list)
    flashpoint_total: int = 0
    flashpoints: list[Ref] = msgspec.field(default_factory=list)
    due_total: int = 0
    dues: list[StatementRow] = msgspec.field(default_factory=list)
