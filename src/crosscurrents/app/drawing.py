"""What pictures are drawn from beside network and map: camps, towns, flashpoints; and what changed.

Like ``shapes``, these are answers of the API, and ``tools/api_types.py`` writes them for the front end.
"""

from __future__ import annotations

import msgspec

from crosscurrents.app.shapes import ActorRow, EventRow, Ref, ReportRow, Shape, StatementRow


class CampMember(Shape, frozen=True):
    """An actor in a camp, with the shares of tied optima and of draws in which it is there."""

    id: str
    camp: str
    tied: float
    flipped: float
    standing: str


class Camp(Shape, frozen=True):
    """One camp by its letter; its firmest and best known are named, ``firm`` counts the firm ones."""

    letter: str
    size: int
    firm: int
    names: list[str]


class CampsView(Shape, frozen=True):
    """The camps of the largest connected part, and how good a division that is.

    ``lower`` and ``upper`` bound the weight of ties out of place, ``weight`` is that of all ties;
    ``frustrated`` are the pairs out of place; ``others`` counts the actors of other parts.
    """

    camps: list[Camp] = msgspec.field(default_factory=list)
    members: list[CampMember] = msgspec.field(default_factory=list)
    frustrated: list[tuple[str, str]] = msgspec.field(default_factory=list)
    lower: float = 0.0
    upper: float = 0.0
    weight: float = 0.0
    proved: bool = True
    tied: int = 0
    all_tied: bool = True
    draws: int = 0
    others: int = 0


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
