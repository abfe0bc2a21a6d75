"""What hovering over a mark in a report says: what was read there, and why."""

from __future__ import annotations

from urllib.parse import quote

from crosscurrents.app.rows import is_by_person
from crosscurrents.app.shapes import Note
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import is_cooperation
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
from crosscurrents.rules import explain

QUIET = "neutral"


def notes_on(snapshot: Snapshot, reading: Reading) -> list[Note]:
    """Return one note a record of the reading."""
    records: list[Grounded] = [
        *reading.actors, *reading.events, *reading.statements, *reading.places, *reading.dates,
        *reading.relations,
    ]  # fmt: skip
    return list({(n.kind, n.record): n for n in (note_on(snapshot, record) for record in records)}.values())


def note_on(snapshot: Snapshot, record: Grounded) -> Note:
    """Return what is to be said about one record."""
    match record:
        case Actor():
            known = snapshot.actors.get(record.id)
            name, kind = (known.name, known.kind) if known else (record.name, record.kind)
            return _note(record, record.id, "actor", name, kind, f"/actors/{quote(record.id)}", QUIET)
        case Event():
            tone = "cooperation" if is_cooperation(record) else "conflict"
            return _note(
                record, record.id, "event", event_title(snapshot, record), event_detail(snapshot, record),
                f"/events?select={record.id}", tone,
            )  # fmt: skip
        case Statement():
            speaker = snapshot.actor(record.speaker).name if record.speaker else "somebody"
            said = f"{record.kind} by {speaker}"
            link = f"/ledger?select={record.id}" if record.due else None
            return _note(record, record.id, "statement", said, statement_detail(record), link, QUIET)
        case Place():
            where = " · ".join(part for part in (record.feature, record.admin1, record.country) if part)
            link = f"/events?place={quote(record.id)}"
            return _note(record, record.id, "place", record.name, where or "not resolved", link, QUIET)
        case TimeExpression():
            bounds = _interval(record.earliest, record.latest)
            return _note(record, record.id, "date", bounds or record.value, record.type.lower(), None, QUIET)
        case Relation():
            title = relation_title(snapshot, record)
            return _note(record, record.id, "relation", title, record.status, None, QUIET)
        case _:
            raise TypeError(f"no note on a {type(record).__name__}")


def _note(record: Grounded, id: str, kind: str, title: str, detail: str, link: str | None, tone: str) -> Note:
    rule = record.evidence[0].rule
    return Note(
        record=id,
        kind=kind,
        title=title,
        detail=detail,
        rule=rule,
        explanation=explain(rule),
        confidence=record.confidence,
        link=link,
        tone=tone,
        by_person=is_by_person(record),
    )


def event_title(snapshot: Snapshot, event: Event) -> str:
    """Return who did what to whom, in one line."""
    did = ", ".join(snapshot.actor(a).name for a in event.actors) or "somebody"
    to = ", ".join(snapshot.actor(a).name for a in event.recipients)
    what = f"{event.type.lower()}{f' ({event.mode})' if event.mode else ''}"
    return f"{did} · {what}" + (f" · {to}" if to else "")


def event_detail(snapshot: Snapshot, event: Event) -> str:
    """Return the standing, time and place of an event, in one line."""
    parts: list[str | None] = [event.status]
    if event.date:
        parts.append(_interval(event.date.earliest, event.date.latest) or event.date.text)
    place = snapshot.place(event.place)
    parts.append(place.name if place else None)
    if event.attributed_to:
        parts.append(f"according to {snapshot.actor(event.attributed_to).name}")
    return " · ".join(part for part in parts if part)


def statement_detail(statement: Statement) -> str:
    """Return the due and the outcome of a statement, in one line."""
    parts = ["quoted" if statement.quoted else None]
    if statement.due:
        parts.append(f"due {_interval(statement.due.earliest, statement.due.latest) or statement.due.text}")
    if statement.outcome:
        parts.append(statement.outcome.status)
    return " · ".join(part for part in parts if part)


def relation_title(snapshot: Snapshot, relation: Relation) -> str:
    """Return a tie in one line."""
    place = snapshot.place(relation.object) if relation.object in snapshot.places else None
    other = place or snapshot.actor(relation.object)
    return f"{snapshot.actor(relation.subject).name} {relation.relation.replace('-', ' ')} {other.name}"


def _interval(earliest: str | None, latest: str | None) -> str | None:
    first, last = (earliest or "")[:16], (latest or "")[:16]
    if first and last:
        return first if first == last else f"{first} – {last}"
    return f"from {first}" if first else (f"until {last}" if last else None)
