"""Records that people's decisions bring into a case: events they mark, actors and places they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from crosscurrents.events.ontology import ontology
from crosscurrents.records import (
    Actor,
    Decision,
    Event,
    Evidence,
    Party,
    Place,
    Pointer,
    Spot,
    Trigger,
    make_id,
)
from crosscurrents.vocabulary import EventType, Status, Verdict

RULE = "people"
"""The family of rules under which what people say stands beside what machines read."""


def event_id(decision: Decision) -> str:
    """Return the id of the event that a decision adds."""
    return make_id("event", decision.id)


def words_of(pointer: Pointer, rule: str) -> Evidence:
    """Return the words that a person pointed to as evidence."""
    return Evidence(
        document=pointer.document,
        start=pointer.start,
        end=pointer.end,
        text=pointer.text,
        rule=f"{RULE}.{rule}",
    )


class Added:
    """What the decisions in force add to the documents that the case still holds."""

    def __init__(self, decisions: Iterable[Decision], documents: Collection[str]) -> None:
        self.decisions = {
            event_id(d): d
            for d in decisions
            if d.verdict == Verdict.ADD_EVENT and d.at and d.said and d.at.document in documents
        }
        said = [d for d in decisions if d.said and d.at and d.at.document in documents]
        self.events = [_event(id, d) for id, d in self.decisions.items()]
        actors = {(a.id, a.document): a for d in said for a in _actors(d)}
        self.actors = list(actors.values())
        places = {(p.id, p.document): p for d in said for p in _places(d)}
        self.places = list(places.values())

    def repeats(self, event: Event) -> bool:
        """Tell whether a machine now reads for itself an event that a person had to add."""
        for mine in self.events:
            same = mine.document == event.document and mine.type == event.type
            if same and _meet(mine.trigger, event.trigger):
                sides = (mine.actors, event.actors), (mine.recipients, event.recipients)
                if all(not (one and other) or {*one} & {*other} for one, other in sides):
                    return True
        return False


def _meet(one: Trigger, other: Trigger) -> bool:
    return one.start < other.end and other.start < one.end


def _event(id: str, decision: Decision) -> Event:
    said, at = decision.said, decision.at
    assert said
    assert at
    kind, book = said.type or EventType(decision.value or ""), ontology()
    return Event(
        id=id,
        document=at.document,
        type=kind,
        quad=book.quad(kind),
        cameo=book.cameo_code(kind, None, []),
        intensity=book.intensity(kind, None),
        trigger=Trigger(start=at.start, end=at.end, text=at.text),
        actors=[party.id for party in said.actors or ()],
        recipients=[party.id for party in said.recipients or ()],
        date=said.date,
        place=said.place.id if said.place else None,
        place_precision=said.place.precision if said.place else Spot(id="", name="").precision,
        status=said.status or Status.OCCURRED,
        confidence=1.0,
        evidence=[words_of(at, "added")],
    )


def _actors(decision: Decision) -> Iterator[Actor]:
    said, at = decision.said, decision.at
    assert said
    assert at
    parties: list[Party] = [*(said.actors or ()), *(said.recipients or ())]
    for party in parties:
        if party.kind is not None:
            yield Actor(
                id=party.id,
                name=party.name,
                kind=party.kind,
                document=at.document,
                confidence=1.0,
                evidence=[words_of(at, "named")],
            )


def _places(decision: Decision) -> Iterator[Place]:
    said, at = decision.said, decision.at
    assert said
    assert at
    if said.place:
        spot = said.place
        yield Place(
            id=spot.id,
            name=spot.name,
            latitude=spot.latitude,
            longitude=spot.longitude,
            country=spot.country,
            admin1=spot.admin1,
            feature=spot.feature,
            radius_km=spot.radius_km,
            document=at.document,
            confidence=1.0,
            evidence=[words_of(at, "placed")],
        )
