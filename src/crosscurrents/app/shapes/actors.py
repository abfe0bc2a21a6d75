"""Actors, in lists and one by one."""

from __future__ import annotations

from crosscurrents.app.shapes.base import Count, Ref, Shape, Timeline
from crosscurrents.app.shapes.events import EventRow
from crosscurrents.app.shapes.reports import ReportRow
from crosscurrents.app.shapes.statements import StatementRow


class ActorRow(Shape, frozen=True):
    """One actor in a list."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: list[str]
    mentions: int
    reports: int
    independent: int
    events: int
    statements: int


class ActorList(Shape, frozen=True):
    """A page of actors."""

    total: int
    offset: int
    rows: list[ActorRow]
    kinds: list[Count]


class TieRow(Shape, frozen=True):
    """A lasting tie of an actor, told from its side."""

    id: str
    relation: str
    outgoing: bool
    other: Ref
    sign: float
    since: str | None
    until: str | None
    status: str
    attributed_to: Ref | None
    quote: str
    document: str
    title: str
    confidence: float


class ActorPage(Shape, frozen=True):
    """Everything about one actor."""

    actor: ActorRow
    wikidata: str | None
    sector: str | None
    spellings: list[Count]
    ties: list[TieRow]
    events: list[EventRow]
    event_total: int
    statements: list[StatementRow]
    statement_total: int
    months: list[str]
    mentions: list[int]
    reports: list[ReportRow]
    alike: list[ActorRow]
    timeline: Timeline


class MentionRow(Shape, frozen=True):
    """One place where an actor is named, with the words around it."""

    document: str
    title: str
    published: str | None
    start: int
    form: str
    before: str
    text: str
    after: str


class MentionPage(Shape, frozen=True):
    """The mentions of an actor, and how it is spelled; pronouns aren't among the spellings."""

    total: int
    offset: int
    spellings: list[Count]
    rows: list[MentionRow]
