"""A machine's record as the case shows it: actors by their case ids, people's corrections applied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from crosscurrents.events.ontology import ontology
from crosscurrents.records import (
    Actor,
    Decision,
    Event,
    EventSaid,
    Grounded,
    Mention,
    Outcome,
    Party,
    Relation,
    Span,
    Statement,
)
from crosscurrents.store.added import Added
from crosscurrents.store.identity import Identities
from crosscurrents.vocabulary import EventType, OutcomeStatus, PlacePrecision, Status, Verdict

WRONG = "wrong"
RIGHT = "right"


class Corrections:
    """The decisions in force, ready to be applied to one record after the other."""

    def __init__(self, identities: Identities, decisions: Iterable[Decision], added: Added) -> None:
        self._identities = identities
        self.added = added
        self._said = {id: d.said for id, d in added.decisions.items() if d.said}
        self._events: dict[str, list[Decision]] = {}
        self._outcomes: dict[str, Decision] = {}
        for decision in decisions:
            if decision.verdict == Verdict.EVENT:
                self._events.setdefault(decision.subject, []).append(decision)
            elif decision.verdict == Verdict.OUTCOME:
                self._outcomes[decision.subject] = decision

    @property
    def corrected_events(self) -> list[str]:
        """The ids of the events about which people said something."""
        return list(self._events)

    def apply(self, record: Any) -> Any | None:
        """Return ``record`` as the case shows it, or None where people say that it is wrong."""
        match record:
            case Event():
                return self._event(record)
            case Statement():
                return self._statement(record)
            case Relation():
                return self._relation(record)
            case _:
                return record

    def parts_of(self, actor: Actor) -> list[Actor]:
        """Return an actor of a reading under its id in the case: several where people split it."""
        groups: dict[str, list[Mention]] = {}
        for mention in actor.mentions:
            case_id = self._identities.resolve(actor.id, actor.document, [(mention.start, mention.end)])
            if case_id:
                own = msgspec.structs.replace(mention, actor=case_id)
                groups.setdefault(case_id, []).append(own)
        if not actor.mentions:
            case_id = self._identities.resolve(actor.id, actor.document)
            groups = {case_id: []} if case_id else {}
        return [self._part(actor, id, mentions, len(groups) > 1) for id, mentions in groups.items()]

    def _part(self, actor: Actor, id: str, mentions: list[Mention], divided: bool) -> Actor:
        own = actor.evidence
        if divided:
            spans = [(m.start, m.end) for m in mentions]
            own = [e for e in own if any(e.start < end and start < e.end for start, end in spans)]
        return msgspec.structs.replace(actor, id=id, mentions=mentions, evidence=own or actor.evidence)

    def _one(self, actor: str | None, record: Grounded, extra: Iterable[Span] = ()) -> str | None:
        spans = [*extra, *((e.start, e.end) for e in record.evidence if not extra)]
        return self._identities.resolve(actor, record.document, spans) if actor else None

    def _all(self, actors: list[str], record: Grounded) -> list[str]:
        first = record.evidence[0]
        found = (self._one(actor, record, [(first.start, first.end)]) for actor in actors)
        return list(dict.fromkeys(actor for actor in found if actor))

    def _named(self, parties: list[Party]) -> list[str]:
        found = (self._identities.named(party.id, party.name) for party in parties)
        return list(dict.fromkeys(actor for actor in found if actor))

    def _event(self, event: Event) -> Event | None:
        decisions = self._events.get(event.id, [])
        values = {decision.value or "" for decision in decisions}
        mine = self._said.get(event.id)
        if WRONG in values or (mine is None and self.added.repeats(event)):
            return None
        sides = {"actors": self._all(event.actors, event), "recipients": self._all(event.recipients, event)}
        if mine:
            sides |= self._sides(mine)
        found = msgspec.structs.replace(
            event,
            attributed_to=self._one(event.attributed_to, event),
            confidence=1.0 if RIGHT in values else event.confidence,
            **sides,
        )
        for decision in decisions:
            found = msgspec.structs.replace(found, **self._change(found, decision))
        return found

    def _change(self, event: Event, decision: Decision) -> dict[str, Any]:
        field, given, new = (decision.value or "").partition("=")
        said = decision.said or EventSaid()
        match field if given else "":
            case "type":
                return _retyped(event, EventType(new))
            case "status":
                return {"status": Status(new)}
            case "mode":
                return _retyped(event, event.type, new or None)
            case "place":
                precision = said.place.precision if said.place else PlacePrecision.UNKNOWN
                return {"place": said.place.id if said.place else None, "place_precision": precision}
            case "date":
                return {"date": said.date}
            case "actors" | "recipients":
                return self._sides(said)
            case _:
                return {}

    def _sides(self, said: EventSaid) -> dict[str, list[str]]:
        sides = {"actors": said.actors, "recipients": said.recipients}
        return {side: self._named(parties) for side, parties in sides.items() if parties is not None}

    def _statement(self, statement: Statement) -> Statement:
        decision = self._outcomes.get(statement.id)
        outcome = statement.outcome
        if decision:
            said = decision.note or f"decided by {decision.who or 'a person'}"
            outcome = Outcome(status=OutcomeStatus(decision.value or ""), reason=said)
        return msgspec.structs.replace(
            statement,
            speaker=self._one(statement.speaker, statement, statement.source),
            audience=self._one(statement.audience, statement),
            outcome=outcome,
        )

    def _relation(self, relation: Relation) -> Relation | None:
        subject = self._one(relation.subject, relation)
        target = self._one(relation.object, relation)
        if subject is None or target is None or subject == target:
            return None
        attributed = self._one(relation.attributed_to, relation)
        return msgspec.structs.replace(relation, subject=subject, object=target, attributed_to=attributed)


def _retyped(event: Event, kind: EventType, mode: str | None = None) -> dict[str, Any]:
    """Return what changes with an event's type or mode: all that the ontology says of them."""
    book = ontology()
    kept = mode or (event.mode if event.mode in book.modes(kind) else None)
    return {
        "type": kind,
        "mode": kept,
        "quad": book.quad(kind),
        "cameo": book.cameo_code(kind, kept, event.contexts),
        "intensity": book.intensity(kind, kept),
    }
