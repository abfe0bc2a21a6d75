"""Sides that the sentence leaves out and the text around it gives.

A deed named again (``condemned the raids``, ``the offensive``) is that of those who were said to do it;
``the two sides`` are the two of the last event that had two; an attack on a place reaches those whom the
attackers are said to fight; a bare refusal answers the last demand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from spacy.tokens import Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.events.lexicon import lexicon
from crosscurrents.events.nominals import argument_words
from crosscurrents.events.opponents import HOSTILE, Opponents
from crosscurrents.events.predication import Predication
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Event
from crosscurrents.vocabulary import ActorKind, EventType, MentionForm

_ABOUT_DEEDS = frozenset((EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT))
DISTANT = frozenset(
    ("aerial", "heavy-weapons", "explosives", "firearms", "unconventional", "drone", "massacre")
)
"""Modes that reach the people of a place, whoever holds it."""

_LONE = frozenset((EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.MOBILIZE))
"""Deeds that are told even where nobody is said to do them."""

_AIMED = frozenset(("on", "against", "into", "toward", "towards", "of"))
"""Links between an attack and its aim; *in* says where it was."""

_OF_PLACES = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT))
"""Types whose *it* is as likely a place or a thing."""

_FURTHEST = 8
"""Events back to which a deed is looked for that is named again."""


class Draft(NamedTuple):
    """An event as its sentence tells it, with the reading it was made from."""

    event: Event
    reading: Predication


def complete_sides(
    drafts: Sequence[Draft], parsed: ParsedDocument, named: ActorReading, everybody: ActorReading
) -> list[Event]:
    """Return the events of ``drafts``, their empty sides filled where other sentences fill them."""
    return _Completer(drafts, parsed, named, everybody).events()


class _Completer:
    def __init__(
        self, drafts: Sequence[Draft], parsed: ParsedDocument, named: ActorReading, everybody: ActorReading
    ) -> None:
        self._drafts = drafts
        self._parsed = parsed
        self._named = named
        self._everybody = everybody
        self._opponents = Opponents([draft.event for draft in drafts], everybody)
        self._done: list[Event] = []

    def events(self) -> list[Event]:
        for draft in self._drafts:
            event = self._completed(draft)
            if event.actors or event.recipients or event.type in _LONE or _happens(draft.reading):
                self._done.append(event)
        return self._done

    def _completed(self, draft: Draft) -> Event:
        event, reading = draft
        event = self._two_sides(event, reading.actors)
        if not event.actors and _left_open(reading.actors):
            event = self._continued(event, reading)
        if event.actors and not event.recipients and _left_open(reading.recipients):
            event = self._other_side(event, reading)
        if not event.actors and not event.recipients and _left_open(reading.recipients):
            event = self._same_again(event, reading)
        if event.actors and not event.recipients and _has_him(reading):
            event = self._other_person(event, reading)
        if reading.clause is None and not (event.actors or event.recipients or reading.actors):
            event = self._named_again(event, reading)
        if not event.actors and not event.recipients and _happens(reading):
            event = self._same_pair(event, reading)
        if event.type in _ABOUT_DEEDS and event.actors and self._lacks_doer(event, reading):
            event = self._whose_deed(event, reading)
        if event.type is EventType.REJECT and event.actors and not event.recipients:
            event = self._answered(event)
        if event.mode == "crowd-control" and not event.recipients:
            event = self._crowd(event)
        if event.actors and not event.recipients and _has_it(reading):
            event = self._same_one(event, reading)
        if _is_about_ground(event, reading) and self._reaches_a_place(event):
            event = self._opposed(event)
        return event

    def _back(self) -> list[Event]:
        return self._done[: -_FURTHEST - 1 : -1]

    def _two_sides(self, event: Event, pair: Sequence[Token]) -> Event:
        """``The two sides agreed``: those between whom the last event with two sides passed."""
        unnamed = not event.actors and any(token.lower_ in lexicon().words["pair_words"] for token in pair)
        if not unnamed and (len(event.actors) != 1 or not self._is_two(event.actors[0])):
            return event
        for earlier in self._back():
            sides = list(dict.fromkeys([*earlier.actors, *earlier.recipients]))
            if len(sides) == 2 and not any(self._is_two(side) for side in sides):
                return self._with(event, earlier, actors=sides, recipients=[])
        return event

    def _same_pair(self, event: Event, reading: Predication) -> Event:
        """``negotiations will go ahead``: of the two sides that last met, or last kept a truce."""
        kind = (reading.base or (event.type,))[0]
        for earlier in self._back():
            sides = earlier.actors if len(earlier.actors) == 2 else [*earlier.actors, *earlier.recipients]
            if earlier.type is kind and len(sides) == 2:
                return self._with(event, earlier, actors=sides, recipients=[])
        return event

    def _is_two(self, actor: str) -> bool:
        known = self._everybody.by_id.get(actor)
        words = known.mentions[0].text.lower().split() if known is not None and known.mentions else []
        return any(word in lexicon().words["pair_words"] for word in words[:2])

    def _continued(self, event: Event, reading: Predication) -> Event:
        """``They took the village``: who acted last, where nobody else can be meant."""
        for earlier in self._near(reading):
            if earlier.actors and not set(earlier.actors) & set(event.recipients):
                return self._with(event, earlier, actors=earlier.actors)
        return event

    def _other_side(self, event: Event, reading: Predication) -> Event:
        """``took the town after troops had driven them out``: who acted beside these, not these."""
        for earlier in self._near(reading):
            if earlier.actors and not set(earlier.actors) & set(event.actors):
                return self._with(event, earlier, recipients=earlier.actors)
        return event

    def _same_again(self, event: Event, reading: Predication) -> Event:
        """``They were set free``: to whom something was done last."""
        for earlier in self._near(reading):
            if earlier.recipients:
                return self._with(event, earlier, recipients=earlier.recipients)
        return event

    def _other_person(self, event: Event, reading: Predication) -> Event:
        """``met the envoy and asked him``: the last person dealt with who isn't the one who asks."""
        for earlier in self._near(reading):
            for actor in (*earlier.recipients, *earlier.actors):
                known = self._everybody.by_id.get(actor)
                if known is not None and known.kind is ActorKind.PERSON and actor not in event.actors:
                    return self._with(event, earlier, recipients=[actor])
        return event

    def _near(self, reading: Predication) -> list[Event]:
        """Earlier events of the same sentence and the one before, the nearest first."""
        sentence = reading.trigger.sent
        start = sentence[0].nbor(-1).sent.start_char if sentence.start else 0
        return [event for event in self._back() if event.trigger.start >= start]

    def _named_again(self, event: Event, reading: Predication) -> Event:
        """``the offensive``: of those who carried out the last deed of its kind."""
        if not _is_definite(reading.trigger):
            return event
        for earlier in self._back():
            if earlier.type is event.type and earlier.actors:
                return self._with(event, earlier, actors=earlier.actors, recipients=earlier.recipients)
        return event

    def _crowd(self, event: Event) -> Event:
        """``Police fired tear gas``: at those who were last said to protest."""
        for earlier in self._back():
            if earlier.type is EventType.PROTEST and earlier.actors:
                return self._with(event, earlier, recipients=earlier.actors)
        return event

    def _same_one(self, event: Event, reading: Predication) -> Event:
        """``accused the neighbour and asked others to sanction it``: to whom something was done last."""
        for earlier in self._near(reading):
            receiving = [a for a in earlier.recipients if a not in event.actors and a in self._named.by_id]
            if len(receiving) == 1 and event.type not in _OF_PLACES:
                return self._with(event, earlier, recipients=receiving)
        return event

    def _lacks_doer(self, event: Event, reading: Predication) -> bool:
        """Tell whether nobody is said to be accused or praised, or only whom the deed hit."""
        if not event.recipients:
            return True
        deeds = [d for d in reading.embedded if d.type in HOSTILE and d.clause is None and not d.actors]
        hit = {
            mention.actor for d in deeds for t in d.recipients for mention in self._named.index.covering(t)
        }
        return bool(deeds) and event.type is EventType.ACCUSE and hit.issuperset(event.recipients)

    def _whose_deed(self, event: Event, reading: Predication) -> Event:
        """``condemned the raids``, ``welcomed the step``: meant for those who did it."""
        meant = [inner.trigger for inner in reading.embedded] or _deed_nouns(reading)
        if not meant:
            return event
        within = {token.i: token for token in meant}
        starts = {token.idx for token in within.values()}
        own = next((e for e in self._done if e.trigger.start in starts and e.actors), None)
        kinds = {inner.type for inner in reading.embedded}
        far = self._done[: -3 * _FURTHEST - 1 : -1] if kinds else self._back()
        for earlier in [own] if own is not None else far:
            if kinds and earlier.type not in kinds:
                continue
            receiving = [actor for actor in earlier.actors if actor not in event.actors]
            if receiving and not set(event.actors) & set(earlier.actors):
                return self._with(event, earlier, recipients=receiving)
        return event

    def _answered(self, event: Event) -> Event:
        """``The government has refused``: what was last asked of it, by those who asked."""
        for earlier in self._back():
            if earlier.type is EventType.REQUEST and set(earlier.recipients) & set(event.actors):
                return self._with(event, earlier, recipients=earlier.actors)
        return event

    def _reaches_a_place(self, event: Event) -> bool:
        """Tell whether nobody is named whom it reaches, or only the place where it happens."""
        return all(self._is_place(actor) for actor in event.recipients)

    def _is_place(self, actor: str) -> bool:
        known = self._everybody.by_id.get(actor)
        if actor in self._named.by_id or known is None:
            return False
        return known.country is None and known.mentions[0].form is MentionForm.NAME

    def _opposed(self, event: Event) -> Event:
        found = self._opponents.of(event.actors)
        if found is None or found.actor in event.actors:
            return event
        words = self._parsed.evidence(found.start, found.end, "events.discourse.opponent")
        return msgspec.structs.replace(event, recipients=[found.actor], evidence=[*event.evidence, words])

    def _with(self, event: Event, other: Event, **sides: list[str]) -> Event:
        """Fill sides, and say which words elsewhere they were taken from."""
        trigger = other.trigger
        words = self._parsed.evidence(trigger.start, trigger.end, "events.discourse")
        return msgspec.structs.replace(event, **sides, evidence=[*event.evidence, words])


def _is_about_ground(event: Event, reading: Predication) -> bool:
    """Tell whether it is an attack, or what comes before one: what an opponent on the ground meets."""
    kind: EventType | None
    kind, mode = reading.base or (event.type, event.mode)
    groups = [reading.group]
    if reading.embedded and event.type is EventType.THREATEN:
        kind, groups = reading.embedded[0].type, [reading.embedded[0].group]
    taking = "territory" in event.contexts or any("territory" in group.contexts for group in groups)
    if event.type is EventType.ASSAULT or (event.type is EventType.THREATEN and kind is EventType.ASSAULT):
        return taking or (bool(event.actors) and _names_ground(reading))
    blocked = event.type is EventType.COERCE and mode == "restrict" and bool(event.actors)
    return blocked and "military" in reading.group.contexts


def _names_ground(reading: Predication) -> bool:
    """Tell whether a place or ground is what the attack is directed at: a town, a base, positions."""
    ground = lexicon().classes["territory"]
    if reading.clause is not None:
        direct = reading.clause.objects or reading.recipients
    else:
        direct = [token for token in reading.recipients if token.head.lower_ in _AIMED]
    return any(argument_words(token)[0] & ground for token in direct)


def _happens(reading: Predication) -> bool:
    """``talks will be held``, ``the truce that broke down``: told without their sides, but as a happening."""
    kind, mode = reading.base or (reading.type, reading.mode)
    if kind is not EventType.CONSULT and mode != "ceasefire":
        return False
    words = lexicon().words["happening"]
    if reading.clause is not None:
        return reading.clause.passive and reading.trigger.lemma_.lower() in words
    noun = reading.trigger
    verbs = [child for child in noun.children if child.dep_ == "relcl" and mode == "ceasefire"]
    verbs += [noun.head] if noun.dep_ in ("nsubj", "nsubjpass") else []
    return any(verb.lemma_.lower() in words or verb.dep_ == "relcl" for verb in verbs)


def _left_open(tokens: Sequence[Token]) -> bool:
    """Tell whether a pronoun for several stands in a role, which the actors room tied to nobody."""
    return any(token.pos_ == "PRON" and token.lower_ in ("they", "them") for token in tokens)


def _has_it(reading: Predication) -> bool:
    objects = reading.clause.objects if reading.clause is not None else []
    return any(token.lower_ == "it" for token in objects)


def _has_him(reading: Predication) -> bool:
    objects = [*reading.clause.objects, *reading.clause.datives] if reading.clause is not None else []
    return any(token.lower_ in ("him", "her") and token.pos_ == "PRON" for token in objects)


def _is_definite(noun: Token) -> bool:
    words = lexicon().words["definite"]
    return any(c.lower_ in words for c in noun.children if c.dep_ in ("det", "poss"))


def _deed_nouns(reading: Predication) -> list[Token]:
    """The objects of a verb that name a deed without saying which: ``the step``, ``this decision``."""
    if reading.clause is None:
        return []
    words = lexicon().words["deeds"]
    return [t for t in reading.clause.objects if t.lemma_.lower() in words and _is_definite(t)]
