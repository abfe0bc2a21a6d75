"""Records made for tests: a small case in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from crosscurrents.records import Document, Event, EventDate, Evidence, Place, Relation, Trigger, make_id
from crosscurrents.vocabulary import ActorKind, EventType, PlacePrecision, RelationName


class Summary(msgspec.Struct):
    """An actor without its mentions."""

    id: str
    name: str
    kind: ActorKind = ActorKind.ARMED_GROUP


class Made:
    """Records by kind, as a case hands them out."""

    def __init__(self, *records: Any, documents: list[Document] | None = None) -> None:
        self.records = records
        self.documents = documents or [Document("Report.", published="2016-06-01", source="one")]

    def stream(self, kind: str) -> Iterator[Any]:
        kinds = {"events": Event, "relations": Relation, "places": Place}
        if kind == "documents":
            return iter(self.documents)
        return (record for record in self.records if isinstance(record, kinds[kind]))

    def actor_summaries(self) -> list[Summary]:
        ids = {actor for r in self.records if isinstance(r, Event) for actor in (*r.actors, *r.recipients)}
        ids |= {a for r in self.records if isinstance(r, Relation) for a in (r.subject, r.object)}
        crowd = {"civilians": ActorKind.POPULATION}
        return [
            Summary(actor, actor.title(), crowd.get(actor, ActorKind.ARMED_GROUP)) for actor in sorted(ids)
        ]


DOCUMENT = Document("Report.", published="2016-06-01", source="one")


def evidence(rule: str = "test", document: Document = DOCUMENT) -> list[Evidence]:
    return [Evidence(document=document.id, start=0, end=6, text="Report", rule=rule)]


def event(
    actors: str,
    recipients: str = "",
    day: str | None = "2016-06-01",
    place: str | None = None,
    type: EventType = EventType.ASSAULT,
    trigger: str = "attacked",
    mode: str | None = None,
    document: Document = DOCUMENT,
    rule: str = "test",
    number: int = 0,
) -> Event:
    """Build an event; sides are names with blanks between them."""
    return Event(
        id=make_id(actors, recipients, day, place, type, document.id, rule, number),
        type=type,
        mode=mode,
        trigger=Trigger(start=0, end=6, text=trigger),
        actors=actors.split(),
        recipients=recipients.split(),
        date=EventDate(earliest=day, latest=day, text=day, precision="day") if day else None,
        place=place,
        place_precision=PlacePrecision.TOWN if place else PlacePrecision.UNKNOWN,
        document=document.id,
        confidence=0.9,
        evidence=evidence(rule, document),
    )


def relation(subject: str, name: RelationName, object: str, **fields: Any) -> Relation:
    return Relation(
        id=make_id(subject, name, object, fields.get("since")),
        subject=subject,
        relation=name,
        object=object,
        document=DOCUMENT.id,
        confidence=1.0,
        evidence=evidence(),
        **fields,
    )


def place(name: str, latitude: float | None = None, longitude: float | None = None) -> Place:
    return Place(
        id=name.lower(),
        name=name,
        latitude=latitude,
        longitude=longitude,
        document=DOCUMENT.id,
        confidence=1.0,
        evidence=evidence(),
    )
