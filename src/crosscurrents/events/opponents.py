"""Who fights whom in a document: whom an attack on a place reaches, where the sentence doesn't say.

``Troops took the bridge`` names no opponent; a report that says elsewhere whom these troops fight does.
Official bodies of one country count as one camp, and camps that help each other lend each other their
opponents. Where nobody is shown to fight the attackers, it is who holds places or is attacked in the report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.events.lexicon import lexicon
from crosscurrents.events.nominals import argument_words, noun_actors
from crosscurrents.events.participants import actors_of
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Event, Span
from crosscurrents.vocabulary import ActorKind, EventType, MentionForm, RelationName

HOSTILE = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.THREATEN))
_HELPING = frozenset((EventType.AID, EventType.COOPERATE, EventType.SUPPORT))
_OFFICIAL = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE))
_FIGHTING = _OFFICIAL | {ActorKind.ARMED_GROUP, ActorKind.IGO}
_UNDER = frozenset((RelationName.PART_OF, RelationName.MEMBER_OF, RelationName.SERVES, RelationName.LEADS))
_DEEPEST = 3


class Opponent(NamedTuple):
    """An opponent, and the words (characters from and to) that show it."""

    actor: str
    start: int
    end: int


class Opponents:
    """The hostilities that the events of one document state, and who holds places in it."""

    def __init__(self, events: Iterable[Event], actors: ActorReading, parsed: ParsedDocument) -> None:
        self._actors = actors
        self._above = {tie.subject: tie.object for tie in actors.relations if tie.relation in _UNDER}
        self._met: dict[str, Counter[str]] = defaultdict(Counter)
        self._targets: Counter[str] = Counter()
        self._shown: dict[tuple[str, str], Span] = {}
        self._partners: dict[str, set[str]] = defaultdict(set)
        for event in events:
            self._enter(event)
        for actor, token in holders(parsed.doc, actors):
            if self._fights(actor):
                self._aim(actor, (token.idx, token.idx + len(token)))

    def of(self, actors: Iterable[str], at_war: bool = False) -> Opponent | None:
        """Return whom ``actors`` are shown to fight most often, None where the document doesn't say.

        With ``at_war`` only hostilities of their own camp count, not those of partners or the holders.
        """
        camps = list(dict.fromkeys(self._camp(actor) for actor in actors))
        partners = [partner for camp in camps for partner in sorted(self._partners[camp])]
        for circle in (camps,) if at_war else (camps, partners):
            met: Counter[str] = Counter()
            for camp in circle:
                met.update(self._outside(self._met[camp], camps))
            if met:
                found = max(met, key=lambda actor: met[actor])
                shown = next(self._shown[c, found] for c in circle if (c, found) in self._shown)
                return Opponent(found, *shown)
        held = {} if at_war else self._outside(self._targets, [*camps, *partners])
        if not camps:
            held = {a: n for a, n in held.items() if self._actors.by_id[a].kind is ActorKind.ARMED_GROUP}
        if not held or list(held.values()).count(max(held.values())) > 1:
            return None
        found = max(held, key=lambda actor: held[actor])
        return Opponent(found, *self._shown["", found])

    def _outside(self, met: Counter[str], camps: list[str]) -> dict[str, int]:
        return {actor: n for actor, n in met.items() if self._camp(actor) not in camps}

    def _enter(self, event: Event) -> None:
        doing = [actor for actor in event.actors if self._fights(actor)]
        receiving = [actor for actor in event.recipients if self._fights(actor)]
        words = event.trigger.start, event.trigger.end
        if event.type in HOSTILE and not event.actors:
            for actor in receiving:
                self._aim(actor, words)
        for one in doing:
            for other in receiving:
                if event.type in HOSTILE:
                    self._oppose(one, other, words)
                    self._oppose(other, one, words)
                elif event.type in _HELPING:
                    self._join(one, other)
            for other in doing:
                if event.type in HOSTILE:
                    self._join(one, other)

    def _aim(self, actor: str, words: Span) -> None:
        self._targets[actor] += 1
        self._shown.setdefault(("", actor), words)

    def _oppose(self, one: str, other: str, words: Span) -> None:
        camp = self._camp(one)
        if camp != self._camp(other):
            self._met[camp][other] += 1
            self._shown.setdefault((camp, other), words)

    def _join(self, one: str, other: str) -> None:
        camps = self._camp(one), self._camp(other)
        if camps[0] != camps[1]:
            self._partners[camps[0]].add(camps[1])
            self._partners[camps[1]].add(camps[0])

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


def holders(doc: Doc, actors: ActorReading) -> Iterator[tuple[str, Token]]:
    """Yield who is said to hold a place, with the word that says so."""
    words = lexicon().words
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in words["holding"] and token.pos_ in ("VERB", "ADJ"):
            holding = _held_by(token)
        elif lemma in words["strongholds"] and token.pos_ == "NOUN":
            holding = noun_actors(token) + [
                o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"
            ]
        else:
            continue
        for actor in actors_of(holding, actors.index, acting=True):
            yield actor, token


def _held_by(verb: Token) -> list[Token]:
    """``the rebels hold the town``, ``the town held by the rebels``, ``the rebel-held town``."""
    if verb.i > 1 and verb.nbor(-1).text == "-":
        return [verb.nbor(-2)]
    agents = [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
    placed = any(
        "@place" in heads or heads & lexicon().classes["territory"]
        for c in verb.children
        if c.dep_ == "dobj"
        for heads in [argument_words(c)[0]]
    )
    return agents or ([c for c in verb.children if c.dep_ == "nsubj"] if placed else [])
