"""Suppositions: an actor that isn't there, a tie of the other sign, a force at a place.

A supposition changes what an analysis is given, nothing else: no event is made up and no probability
given, so that what differs in the answer is what the records and the method make of the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from crosscurrents.analysis.network import Network
from crosscurrents.analysis.occurrences import SUPPOSED, Records
from crosscurrents.analysis.presence import Pair, pair_of
from crosscurrents.analysis.whatif import flipped, without
from crosscurrents.errors import InputError
from crosscurrents.records import Document, Event, Evidence, Relation, make_id
from crosscurrents.vocabulary import RelationName

_SAID = "supposed, not reported"


class Force(msgspec.Struct, frozen=True):
    """An actor supposed to be at a place (an id) from a day to a day."""

    actor: str
    place: str
    since: date
    until: date


class Supposition(msgspec.Struct, frozen=True):
    """What is supposed; all are ids of actors, pairs in alphabetical order."""

    without: frozenset[str] = frozenset()
    flipped: frozenset[Pair] = frozenset()
    forces: tuple[Force, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.without or self.flipped or self.forces)

    def kinds(self) -> set[str]:
        """Return which kinds of change it makes, by the names of its fields."""
        return {field for field in self.__struct_fields__ if getattr(self, field)}


def suppose(
    without: Iterable[str] = (), flipped: Iterable[tuple[str, str]] = (), forces: Iterable[Force] = ()
) -> Supposition:
    """Put a supposition together.

    Raises:
        InputError: the tie of an actor with itself, or a change to an actor that is also taken out.
    """
    gone, pairs, added = frozenset(without), frozenset(pair_of(*pair) for pair in flipped), tuple(forces)
    if any(a == b for a, b in pairs):
        raise InputError("--flip", "an actor has no tie with itself", "name two actors")
    clash = gone & {*(end for pair in pairs for end in pair), *(force.actor for force in added)}
    if clash:
        raise InputError(
            "--without", f"{', '.join(sorted(clash))} is taken out and changed", "suppose one of the two"
        )
    return Supposition(gone, pairs, added)


def refuse(supposition: Supposition, analysis: str, **reasons: str) -> None:
    """Refuse the kinds of change that can't change an analysis; ``reasons`` say why, by kind.

    Raises:
        InputError: the supposition makes such a change.
    """
    for kind in sorted(supposition.kinds() & set(reasons)):
        raise InputError(analysis, reasons[kind], "leave this supposition out")


def supposed_network(network: Network, supposition: Supposition) -> Network:
    """Return the network under a supposition; a force at a place changes no tie.

    Raises:
        UnknownRecord: an actor without ties is taken out, or a tie that there isn't is turned round.
    """
    for actor in sorted(supposition.without):
        network = without(network, actor)
    for a, b in sorted(supposition.flipped):
        network = flipped(network, a, b)
    return network


class Supposed:
    """The records of a case under a supposition.

    What an actor did, suffered or was said to be goes with it: an event that loses one side is left
    out. A force at a place is a stated tie to it, a presence unless said otherwise. Turned ties aren't
    records: analyses that know hostility take the pairs by themselves.
    """

    def __init__(
        self,
        records: Records,
        supposition: Supposition,
        forces_are: RelationName = RelationName.PRESENT_AT,
    ) -> None:
        self._records = records
        self._forces_are = forces_are
        self._gone = supposition.without
        self._forces = supposition.forces

    def stream(self, kind: str) -> Iterator[Any]:
        """Yield the records of one kind."""
        if kind == "events":
            yield from self._events()
        elif kind == "relations":
            yield from self._relations()
        else:
            yield from self._records.stream(kind)
        if kind == "documents" and self._forces:
            yield Document(_SAID, id=SUPPOSED)

    def actor_summaries(self) -> Iterable[Any]:
        """Return the actors that are left."""
        return [actor for actor in self._records.actor_summaries() if actor.id not in self._gone]

    def _events(self) -> Iterator[Event]:
        for event in self._records.stream("events"):
            if self._gone.isdisjoint(event.actors) and self._gone.isdisjoint(event.recipients):
                yield event
                continue
            actors = [actor for actor in event.actors if actor not in self._gone]
            recipients = [actor for actor in event.recipients if actor not in self._gone]
            if bool(actors) == bool(event.actors) and bool(recipients) == bool(event.recipients):
                yield msgspec.structs.replace(event, actors=actors, recipients=recipients)

    def _relations(self) -> Iterator[Relation]:
        for relation in self._records.stream("relations"):
            if self._gone.isdisjoint((relation.subject, relation.object)):
                yield relation
        for force in self._forces:
            yield _tie_to_place(force, self._forces_are)


def _tie_to_place(force: Force, relation: RelationName) -> Relation:
    said = Evidence(document=SUPPOSED, start=0, end=len(_SAID), text=_SAID, rule=SUPPOSED)
    return Relation(
        id=make_id(SUPPOSED, force.actor, force.place, force.since, force.until),
        subject=force.actor,
        relation=relation,
        object=force.place,
        since=force.since.isoformat(),
        until=force.until.isoformat(),
        document=SUPPOSED,
        confidence=1.0,
        evidence=[said],
    )
