"""A machine's record as the case shows it: actors by their case ids, people's corrections applied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from crosscurrents.records import Actor, Decision, Event, Mention, Outcome, Relation, Statement
from crosscurrents.store.identity import Identities
from crosscurrents.vocabulary import EventType, OutcomeStatus, Status, Verdict

WRONG = "wrong"
RIGHT = "right"


class Corrections:
    """The decisions in force, ready to be applied to one record after the other."""

    def __init__(self, identities: Identities, decisions: Iterable[Decision]) -> None:
        self._identities = identities
        self._events: dict[str, list[str]] = {}
        self._outcomes: dict[str, Decision] = {}
        for decision in decisions:
            if decision.verdict == Verdict.EVENT:
                self._events.setdefault(decision.subject, []).append(decision.value or "")
            elif decision.verdict == Verdict.OUTCOME:
                self._outcomes[decision.subject] = decision

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

    def mentions(self, actor: Actor, case_id: str) -> list[Mention]:
        """Return the mentions of a document's actor under the id that it has in the case."""
        return [msgspec.structs.replace(mention, actor=case_id) for mention in actor.mentions]

    def _one(self, actor: str | None, document: str) -> str | None:
        return self._identities.resolve(actor, document) if actor else None

    def _all(self, actors: list[str], document: str) -> list[str]:
        found = (self._identities.resolve(actor, document) for actor in actors)
        return list(dict.fromkeys(actor for actor in found if actor))

    def _event(self, event: Event) -> Event | None:
        values = self._events.get(event.id, [])
        if WRONG in values:
            return None
        changes: dict[str, Any] = {"confidence": 1.0} if RIGHT in values else {}
        for value in values:
            field, given, new = value.partition("=")
            if given:
                changes[field] = CORRECTABLE[field](new)
        return msgspec.structs.replace(
            event,
            actors=self._all(event.actors, event.document),
            recipients=self._all(event.recipients, event.document),
            attributed_to=self._one(event.attributed_to, event.document),
            **changes,
        )

    def _statement(self, statement: Statement) -> Statement:
        decision = self._outcomes.get(statement.id)
        outcome = statement.outcome
        if decision:
            said = decision.note or f"decided by {decision.who or 'a person'}"
            outcome = Outcome(status=OutcomeStatus(decision.value or ""), reason=said)
        return msgspec.structs.replace(
            statement,
            speaker=self._one(statement.speaker, statement.document),
            audience=self._one(statement.audience, statement.document),
            outcome=outcome,
        )

    def _relation(self, relation: Relation) -> Relation | None:
        subject = self._one(relation.subject, relation.document)
        target = self._one(relation.object, relation.document)
        if subject is None or target is None or subject == target:
            return None
        attributed = self._one(relation.attributed_to, relation.document)
        return msgspec.structs.replace(relation, subject=subject, object=target, attributed_to=attributed)


CORRECTABLE: dict[str, Any] = {"type": EventType, "status": Status, "mode": str}
"""What a person may correct in an event, and the words that may stand there."""
