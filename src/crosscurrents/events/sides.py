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
from crosscurrents.vocabulary import EventType, RelationName

_SPEAKERS = frozenset(("it", "he", "she", "they", "we", "i"))
_BODIES = frozenset(("it", "they", "we"))
"""Pronouns by which somebody who serves a body speaks of the body."""

_RECIPROCAL = frozenset((EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE))


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

    def of(self, reading: Predication, kind: EventType) -> Sides:
        """Return the sides of a reading; either may be empty."""
        index = self._actors.index
        doing = self._body(reading, actors_of(reading.actors, index, acting=True))
        receiving = first_named(reading.recipients, index, doing)
        if reading.clause is None:
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
            receiving = self._further(reading.recipients, doing, deep=True)
        return Sides(doing, receiving)

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
