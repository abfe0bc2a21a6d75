"""Who acts in a reading and whom it reaches: named actors first, then who else stands in the role."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.events.participants import actors_of, first_named
from crosscurrents.events.predication import Predication
from crosscurrents.events.standing import sources_of
from crosscurrents.events.unnamed import Participants
from crosscurrents.vocabulary import ActorKind, EventType, RelationName

_SPEAKERS = frozenset(("it", "he", "she", "they", "we", "i"))
_BODIES = frozenset(("it", "they", "we"))
"""Pronouns by which somebody who serves a body speaks of the body."""

_FORCES = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE))
_ASKING = frozenset(("request", "order"))
_HITTING = frozenset((EventType.ASSAULT, EventType.COERCE))
"""Types whose objects are hit: where that was is circumstance."""

_WHERE = ("in", "at", "near", "on")
_TOWNS = frozenset(("GPE", "LOC", "FAC"))
_RECIPROCAL = frozenset((EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE))


def _is_open(token: Token) -> bool:
    return token.pos_ == "PRON" and token.lower_ in ("him", "her", "them", "it")


class Sides(NamedTuple):
    """The ids of those who act and of those whom it reaches."""

    doing: list[str]
    receiving: list[str]


class SideReader:
    """Finds the sides of the readings of one document."""

    def __init__(self, actors: ActorReading, others: Participants) -> None:
        self._actors = actors
        self._others = others
        self._bodies = {
            tie.subject: tie.object
            for tie in actors.relations
            if tie.relation in (RelationName.SERVES, RelationName.MEMBER_OF)
        }

    def is_force(self, token: Token) -> bool:
        """Tell whether a word names an armed body."""
        mention = self._actors.index.headed_by(token)
        actor = self._actors.by_id.get(mention.actor) if mention is not None else None
        return actor is not None and actor.kind in _FORCES

    def of(self, reading: Predication, kind: EventType) -> Sides:
        """Return the sides of a reading; either may be empty."""
        index = self._actors.index
        doing = self._body(reading, actors_of(reading.actors, index, acting=True))
        receiving = self._addressed(reading, doing) or first_named(self._reached(reading), index, doing)
        if reading.clause is None:
            if not doing:
                names = [token for token in reading.actors if token.pos_ == "PROPN"]
                doing = [a for a in self._others.first_of(names, deep=False) if a not in receiving]
            if doing and not receiving:
                receiving = self._further(reading.recipients, doing, deep=False)
            return Sides(doing, receiving)
        doing = (
            doing
            or self._others.first_of(reading.actors, deep=False)
            or self._speaker(reading)
            or actors_of(reading.behind, index, acting=True)
        )
        mutual = kind in _RECIPROCAL and len(doing) > 1
        if not receiving and not mutual and (doing or reading.clause.passive):
            receiving = self._further(self._reached(reading), doing, deep=True)
        return Sides(doing, receiving)

    def _addressed(self, reading: Predication, doing: list[str]) -> list[str]:
        """``killed three villagers``, ``urged both sides to``: persons that nobody names, but meant first."""
        if reading.clause is None:
            return []
        reached = self._reached(reading)
        for token in (*reading.clause.datives, *reading.clause.objects):
            if token not in reached:
                continue
            if actors_of([token], self._actors.index, acting=False):
                return []
            if token.ent_type_ not in _TOWNS:
                found = self._further([token], doing, deep=False)
                if found or token.pos_ == "NOUN":
                    return found
        return []

    def _reached(self, reading: Predication) -> list[Token]:
        """The words for those reached, without the pronoun's share and without where it happened."""
        clause = reading.clause
        if clause is None:
            return reading.recipients
        carried = [inner.clause for inner in reading.embedded if inner.group.type is EventType.MOBILIZE]
        if carried or reading.group.type is EventType.MOBILIZE:
            moved = {token.i for own in (clause, *carried) if own is not None for token in own.objects}
            return [token for token in reading.recipients if token.i not in moved]
        if reading.group.operator in _ASKING and any(_is_open(t) for t in (*clause.objects, *clause.datives)):
            return [t for t in (*clause.datives, *clause.objects) if t in reading.recipients]
        if not clause.objects or reading.group.operator or reading.type not in _HITTING:
            return reading.recipients
        where = {t.i for link in _WHERE for t in clause.links.get(link, ()) if t.ent_type_ in _TOWNS}
        return [t for t in reading.recipients if t.i not in where]

    def _further(self, tokens: Iterable[Token], doing: list[str], deep: bool) -> list[str]:
        return [actor for actor in self._others.first_of(tokens, deep=deep) if actor not in doing]

    def _speaker(self, reading: Predication) -> list[str]:
        """``said it would``, ``said they had``: a pronoun that names nobody else is the speaker."""
        if not any(token.pos_ == "PRON" and token.lower_ in _SPEAKERS for token in reading.actors):
            return []
        sources = sources_of(reading.trigger)
        found = actors_of(sources, self._actors.index, acting=True)
        return self._body(reading, found) or self._others.first_of(sources, deep=False)

    def _body(self, reading: Predication, doing: list[str]) -> list[str]:
        """``"We will fight," said a commander of the militia``: the militia will."""
        spoken = [token for token in reading.actors if token.lower_ in _SPEAKERS]
        if not spoken or any(token.lower_ not in _BODIES for token in spoken):
            return doing
        return list(dict.fromkeys(self._bodies.get(actor, actor) for actor in doing))
