"""Who fights whom in a document: whom an attack on a place reaches, where the sentence doesn't say.

``Troops took the bridge`` names no opponent; a report that says elsewhere whom these troops fight does.
Official bodies of one country count as one camp. Where a report shows several opponents equally often,
or none, the side stays open: allies' opponents and whoever holds places were guesses, and often wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from crosscurrents.actors.index import ActorReading
from crosscurrents.records import Event, Span
from crosscurrents.vocabulary import ActorKind, EventType, MentionForm, RelationName, Status

HOSTILE = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.THREATEN))
_OFFICIAL = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE))
_FIGHTING = _OFFICIAL | {ActorKind.ARMED_GROUP, ActorKind.IGO}
_UNDER = frozenset((RelationName.PART_OF, RelationName.MEMBER_OF, RelationName.SERVES, RelationName.LEADS))
_UNSHOWN = frozenset((Status.DENIED, Status.HYPOTHETICAL))
_DEEPEST = 3


class Opponent(NamedTuple):
    """An opponent, and the words (characters from and to) that show it."""

    actor: str
    start: int
    end: int


class Opponents:
    """The hostilities that the events of one document state with both sides."""

    def __init__(self, events: Iterable[Event], actors: ActorReading) -> None:
        self._actors = actors
        self._above = {tie.subject: tie.object for tie in actors.relations if tie.relation in _UNDER}
        self._met: dict[str, Counter[str]] = defaultdict(Counter)
        self._shown: dict[tuple[str, str], Span] = {}
        for event in events:
            if event.type in HOSTILE and event.status not in _UNSHOWN:
                self._enter(event)

    def of(self, actors: Iterable[str]) -> Opponent | None:
        """Return whom ``actors`` are shown to fight most often, None where the document doesn't say."""
        camps = list(dict.fromkeys(self._camp(actor) for actor in actors))
        met: Counter[str] = Counter()
        for camp in camps:
            met.update({a: n for a, n in self._met[camp].items() if self._camp(a) not in camps})
        if not met or list(met.values()).count(max(met.values())) > 1:
            return None
        found = max(met, key=lambda actor: met[actor])
        shown = next(self._shown[c, found] for c in camps if (c, found) in self._shown)
        return Opponent(found, *shown)

    def _enter(self, event: Event) -> None:
        words = event.trigger.start, event.trigger.end
        for one in filter(self._fights, event.actors):
            for other in filter(self._fights, event.recipients):
                self._oppose(one, other, words)
                self._oppose(other, one, words)

    def _oppose(self, one: str, other: str, words: Span) -> None:
        camp = self._camp(one)
        if camp != self._camp(other):
            self._met[camp][other] += 1
            self._shown.setdefault((camp, other), words)

    def _fights(self, actor: str) -> bool:
        """Tell whether an actor is a body that can fight and has a name (``three soldiers`` has none)."""
        known = self._actors.by_id.get(actor)
        if known is None or known.kind not in _FIGHTING:
            return False
        return known.document is None or any(m.form is MentionForm.NAME for m in known.mentions)

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
