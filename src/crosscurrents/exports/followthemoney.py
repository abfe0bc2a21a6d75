"""FollowTheMoney entities, one JSON object a line: actors, ties, events and the reports they are from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crosscurrents.exports.registry import ExportOptions, Output, Records
from crosscurrents.records import Actor, Document, Event, Relation, make_id
from crosscurrents.vocabulary import PLACE_RELATIONS, ActorKind, RelationName

_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.MILITARY: "PublicBody",
    ActorKind.POLICE: "PublicBody",
    ActorKind.BUSINESS: "Company",
}
_MEMBERSHIPS = frozenset(
    {RelationName.PART_OF, RelationName.MEMBER_OF, RelationName.LEADS, RelationName.SERVES}
)


def export(case: Records, out: Output, options: ExportOptions) -> int:  # noqa: ARG001 - texts are never written
    """Write the entities; crowds and peoples are no entities and are left out."""
    written = 0
    with out.open() as file:
        for entity in _entities(case):
            file.write(json.dumps(entity, ensure_ascii=False).encode() + b"\n")
            written += 1
    return written


def _entities(case: Records) -> Iterator[dict[str, Any]]:
    for document in case.stream("documents"):
        yield _article(document)
    known = set()
    for actor in case.stream("actors"):
        if actor.kind is not ActorKind.POPULATION:
            known.add(actor.id)
            yield _actor(actor)
    places = {place.id: place.name for place in case.stream("places")}
    for relation in case.stream("relations"):
        if relation.relation not in PLACE_RELATIONS and {relation.subject, relation.object} <= known:
            yield _link(relation)
    for event in case.stream("events"):
        if known.intersection((*event.actors, *event.recipients)):
            yield _event(event, known, places)


def _entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    kept = {
        name: [str(value) for value in values if value not in (None, "")]
        for name, values in properties.items()
    }
    return {
        "id": key,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
        "datasets": ["crosscurrents"],
    }


def _article(document: Document) -> dict[str, Any]:
    return _entity(
        document.id,
        "Article",
        title=[document.title],
        publisher=[document.publisher],
        publishedAt=[document.published],
        sourceUrl=[document.source if document.source and "://" in document.source else None],
        fileName=[document.source],
    )


def _actor(actor: Actor) -> dict[str, Any]:
    return _entity(
        actor.id,
        _SCHEMATA.get(actor.kind, "Organization"),
        name=[actor.name],
        alias=actor.aliases,
        country=[actor.country],
        wikidataId=[actor.wikidata],
    )


def _link(relation: Relation) -> dict[str, Any]:
    shared: dict[str, Any] = {
        "role": [relation.relation],
        "startDate": [relation.since],
        "endDate": [relation.until],
        "proof": [relation.document],
        "summary": [relation.evidence[0].text],
    }
    if relation.relation in _MEMBERSHIPS:
        shared |= {"member": [relation.subject], "organization": [relation.object]}
        return _entity(relation.id, "Membership", **shared)
    return _entity(relation.id, "UnknownLink", subject=[relation.subject], object=[relation.object], **shared)


def _event(event: Event, known: set[str], places: dict[str, str]) -> dict[str, Any]:
    return _entity(
        make_id(event.id, event.document),
        "Event",
        name=[f"{event.type}: {event.trigger.text}" if event.trigger.text else event.type],
        startDate=[event.date.earliest if event.date else None],
        endDate=[event.date.latest if event.date else None],
        location=[places.get(event.place or "")],
        organizer=[actor for actor in event.actors if actor in known],
        involved=[actor for actor in event.recipients if actor in known],
        proof=[event.document],
        summary=[event.evidence[0].text],
    )
