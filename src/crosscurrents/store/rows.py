"""How records become rows: the columns by which each kind can be found, the rest as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from crosscurrents.records import (
    Actor,
    Event,
    Grounded,
    Place,
    Reading,
    Relation,
    Statement,
    TimeExpression,
)
from crosscurrents.vocabulary import OutcomeStatus

KINDS: dict[str, type[Grounded]] = {
    "actors": Actor,
    "places": Place,
    "dates": TimeExpression,
    "events": Event,
    "statements": Statement,
    "relations": Relation,
}
"""The record types of a reading, by the names of the data contract."""


class Row(msgspec.Struct, frozen=True):
    """The columns of one record, and the actors that have a part in it with their roles."""

    id: str
    type: str | None = None
    status: str | None = None
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None
    weight: int = 0
    parts: list[tuple[str, str]] = []


def row_of(record: Any) -> Row:
    """Return the columns by which ``record`` can be found."""
    match record:
        case Actor():
            return Row(record.id, type=record.kind, weight=len(record.mentions))
        case Place():
            return Row(record.id, type=record.feature, place=record.id, weight=len(record.mentions))
        case TimeExpression():
            return Row(record.id, type=record.type, earliest=record.earliest, latest=record.latest)
        case Event():
            return _event_row(record)
        case Statement():
            return _statement_row(record)
        case Relation():
            parts = [("subject", record.subject), ("object", record.object)]
            return Row(
                record.id,
                type=record.relation,
                status=record.status,
                earliest=record.since,
                latest=record.until,
                parts=parts + _maybe("attributed_to", record.attributed_to),
            )
        case _:
            raise TypeError(f"no room in the case for a {type(record).__name__}")


def _event_row(event: Event) -> Row:
    parts = [("actors", actor) for actor in event.actors]
    parts += [("recipients", actor) for actor in event.recipients]
    return Row(
        event.id,
        type=event.type,
        status=event.status,
        place=event.place,
        earliest=event.date.earliest if event.date else None,
        latest=event.date.latest if event.date else None,
        weight=event.reports,
        parts=parts + _maybe("attributed_to", event.attributed_to),
    )


def _statement_row(statement: Statement) -> Row:
    return Row(
        statement.id,
        type=statement.kind,
        status=_standing(statement),
        earliest=statement.said_on,
        latest=statement.said_on,
        parts=_maybe("speaker", statement.speaker) + _maybe("audience", statement.audience),
    )


def _standing(statement: Statement) -> str | None:
    """Tell what became of a statement; what has a due is open until somebody says otherwise."""
    if statement.outcome:
        return statement.outcome.status
    return OutcomeStatus.OPEN if statement.due else None


def _maybe(role: str, actor: str | None) -> list[tuple[str, str]]:
    return [(role, actor)] if actor else []


def records_of(reading: Reading, kind: str) -> list[Grounded]:
    """Return the records of one kind in a reading."""
    found: list[Grounded] = getattr(reading, kind)
    return found


def decode(kind: str, json: str) -> Any:
    """Return the record that a row's JSON holds."""
    return msgspec.json.decode(json, type=KINDS[kind])
