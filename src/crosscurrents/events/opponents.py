"""Who fights whom in a document: whom an attack on a place reaches, where the sentence doesn't say.

``Troops took the bridge`` names no opponent; a report that says elsewhere whom these troops fight does.
Official bodies of one country count as one camp, and camps that help each other lend each other their
opponents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from crosscurrents.actors.index import ActorReading
from crosscurrents.records import Event
from crosscurrents.vocabulary import ActorKind, EventType, RelationName

HOSTILE = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.THREATEN))
_HELPING = frozenset((EventType.AID, EventType.COOPERATE, EventType.SUPPORT))
_OFFICIAL = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE))
_FIGHTING = _OFFICIAL | {ActorKind.ARMED_GROUP, ActorKind.IGO}
_UNDER = frozenset((RelationName.PART_OF, RelationName.MEMBER_OF, RelationName.SERVES))
_DEEPEST = 3


class Opponent(NamedTuple):
    """An opponent, and the event that shows the hostility."""

    actor: str
    shown_by: Event


class Opponents:
    """The hostilities that the events of one document state with both sides."""

    def __init__(self, events: Iterable[Event], actors: ActorReading) -> None:
        self._actors = actors
        self._above = {tie.subject: tie.object for tie in actors.relations if tie.relation in _UNDER}
        self._met: dict[str, Counter[str]] = defaultdict(Counter)
        self._shown: dict[tuple[str, str], Event] = {}
        self._partners: dict[str, set[str]] = defaultdict(set)
        for event in events:
            self._enter(event)

    def of(self, actors: Iterable[str]) -> Opponent | None:
        """Return whom ``actors`` are shown to fight most often, None where the document doesn't say."""
        camps = list(dict.fromkeys(self._camp(actor) for actor in actors))
        partners = [partner for camp in camps for partner in sorted(self._partners[camp])]
        for circle in (camps, partners):
            met: Counter[str] = Counter()
            for camp in circle:
                met.update({a: n for a, n in self._met[camp].items() if self._camp(a) not in camps})
            if met:
                found = max(met, key=lambda actor: met[actor])
                shown = next(self._shown[c, found] for c in circle if (c, found) in self._shown)
                return Opponent(found, shown)
        return None

    def _enter(self, event: Event) -> None:
        doing = [actor for actor in event.actors if self._fights(actor)]
        receiving = [actor for actor in event.recipients if self._fights(actor)]
        for one in doing:
            for other in receiving:
                if event.type in HOSTILE:
                    self._oppose(one, other, event)
                    self._oppose(other, one, event)
                elif event.type in _HELPING:
                    self._join(one, other)
            for other in doing:
                if event.type in HOSTILE:
                    self._join(one, other)

    def _oppose(self, one: str, other: str, event: Event) -> None:
        camp = self._camp(one)
        if camp != self._camp(other):
            self._met[camp][other] += 1
            self._shown.setdefault((camp, other), event)

    def _join(self, one: str, other: str) -> None:
        camps = self._camp(one), self._camp(other)
        if camps[0] != camps[1]:
            self._partners[camps[0]].add(camps[1])
            self._partners[camps[1]].add(camps[0])

    def _fights(self, actor: str) -> bool:
        known = self._actors.by_id.get(actor)
        return known is not None and known.kind in _FIGHTING

    def _camp(self, actor: str) -> str:
        """The state that an official body belongs to; else the topmost body above the actor."""
        for _ in range(_DEEPEST):
            known = self._actors.by_id.get(actor)
            if known is not None and known.kind in _OFFICIAL and known.country:
                return known.country
            if actor not in self._above:
                break
            actor = self._above[actor]
        return actor
