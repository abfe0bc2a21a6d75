"""Records to decide about, the questions that are open, and decisions."""

from __future__ import annotations

from crosscurrents.app.shapes.actors import ActorRow
from crosscurrents.app.shapes.base import Quote, Shape
from crosscurrents.app.shapes.events import EventRow
from crosscurrents.app.shapes.statements import StatementRow


class Ruling(Shape, frozen=True):
    """A decision of a person; ``made`` is the id of the event or the actor that it brought into the case."""

    id: str
    verdict: str
    subject: str
    subject_name: str
    object: str | None
    object_name: str | None
    value: str | None
    who: str
    when: str
    note: str
    undone: bool
    made: str | None


class RulingList(Shape, frozen=True):
    """All decisions, the last first."""

    total: int
    rows: list[Ruling]
    kinds: list[str]
    types: list[str]
    statuses: list[str]


class RecordView(Shape, frozen=True):
    """One record with the words it rests on: what every click leads to; ``modes`` are those of its type."""

    id: str
    kind: str
    title: str
    facts: list[tuple[str, str]]
    quotes: list[Quote]
    quote_total: int
    event: EventRow | None
    statement: StatementRow | None
    actor: ActorRow | None
    modes: list[str]
    decisions: list[Ruling]


class ReviewItem(Shape, frozen=True):
    """One question to a person: what the machine is unsure of and much depends on."""

    key: str
    kind: str
    question: str
    why: str
    subject: str
    object: str | None
    first: ActorRow | None
    second: ActorRow | None
    event: EventRow | None
    statement: StatementRow | None
    quotes: list[Quote]


class ReviewQueue(Shape, frozen=True):
    """The questions that are open, the most important first."""

    total: int
    items: list[ReviewItem]
    decided: int
