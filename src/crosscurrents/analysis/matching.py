"""Does a later event answer an earlier statement: who, what type, whom and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import IntEnum

from crosscurrents.records import Event, Relation
from crosscurrents.vocabulary import EventType, RelationName

_FAMILY_TIES = frozenset(
    {RelationName.PART_OF, RelationName.MEMBER_OF, RelationName.LEADS, RelationName.SERVES}
)
NEAR_TYPES = (
    frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE}),
    frozenset({EventType.AGREE, EventType.COOPERATE, EventType.CONSULT}),
    frozenset({EventType.SUPPORT, EventType.AID, EventType.COOPERATE}),
    frozenset({EventType.RETREAT, EventType.CONCEDE}),
    frozenset({EventType.SANCTION, EventType.COERCE}),
)
"""Types under which the same happening is often reported: an offensive is announced (MOBILIZE) and then
fought (ASSAULT). Such a match alone settles nothing."""


class Match(IntEnum):
    """How far an event answers a pattern."""

    NONE = 0
    WEAK = 1
    STRONG = 2


class Families:
    """Which actors belong together: the same, or one part of, member of, leading or serving the other."""

    def __init__(self, relations: Iterable[Relation] = ()) -> None:
        self._near: dict[str, set[str]] = defaultdict(set)
        for relation in relations:
            if relation.relation in _FAMILY_TIES:
                self._near[relation.subject].add(relation.object)
                self._near[relation.object].add(relation.subject)

    def related(self, one: str, other: str) -> bool:
        """Tell whether two actors are the same, or a whole and its part."""
        return one == other or other in self._near.get(one, ())

    def any_related(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether any two of two groups are related."""
        known = list(others)
        return any(self.related(one, other) for one in ones for other in known)


def match(pattern: Event, event: Event, families: Families, speaker: str | None = None) -> Match:
    """Return how far ``event`` is what ``pattern`` (the event that was promised or foretold) speaks of.

    Strong: the same type, no side or place that contradicts, and at least two of actor, recipient and
    place shared. Weak: two shared under a near type, or only recipient or place under the same. A side
    that one of the two leaves open neither helps nor contradicts; the speaker stands in for an actor that
    the statement doesn't name.
    """
    if pattern.type is not event.type and not _near(pattern.type, event.type):
        return Match.NONE
    actors = pattern.actors or ([speaker] if speaker else [])
    shared = [
        _agree(actors, event.actors, families),
        _agree(pattern.recipients, event.recipients, families),
        _same_place(pattern.place, event.place),
    ]
    if False in shared or True not in shared:
        return Match.NONE
    if shared.count(True) >= 2:
        return Match.STRONG if pattern.type is event.type else Match.WEAK
    same_target = pattern.type is event.type and True in shared[1:]
    return Match.WEAK if same_target else Match.NONE


def _near(one: EventType, other: EventType) -> bool:
    return any(one in group and other in group for group in NEAR_TYPES)


def _agree(ones: list[str], others: list[str], families: Families) -> bool | None:
    if not ones or not others:
        return None
    return families.any_related(ones, others)


def _same_place(one: str | None, other: str | None) -> bool | None:
    if one is None or other is None:
        return None
    return one == other


def patterns_of(about: Iterable[str], events: Mapping[str, Event]) -> list[Event]:
    """Return the events that a statement is about, as patterns for later ones."""
    return [events[event_id] for event_id in about if event_id in events]
