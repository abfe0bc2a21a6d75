"""What operators make of the predicates they embed, what a future makes of a deed, by convention."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.events.clause import Clause
from crosscurrents.events.lexicon import Frame, Group, Lexicon, Operator
from crosscurrents.events.predication import Predication
from crosscurrents.settings import Convention
from crosscurrents.vocabulary import EventType

_OBJECT_ACTS = frozenset(("accuse", "request", "investigate", "allow", "order"))
"""Operators whose object does what they embed (accused them of atrocities); else their subject does."""

_OWN_ACTS = frozenset(("promise", "vow", "threaten", "warn", "decide", "intend"))
"""Operators by which a speaker binds the own side: who is to act isn't whom the promise or threat reaches."""


class Composer:
    """Gives readings their final type under one convention."""

    def __init__(self, lexicon: Lexicon, convention: Convention) -> None:
        self._lexicon = lexicon
        self._other = convention == "cameo2plover"

    def plain(self, reading: Predication, frame: str, inner: Predication | None = None) -> Predication:
        """Finish a reading whose type its group gives, or the noun of its light verb."""
        group = reading.group
        if inner is None:
            reading.type = self.group_type(group)
            reading.mode = group.mode or reading.narrowed
            reading.contexts = group.contexts
        else:
            reading.embedded = inner.embedded
        reading.rule = f"{group.name}: {frame}"
        self._in_time(reading)
        return reading

    def _in_time(self, reading: Predication) -> None:
        """Turn what will be done into a promise or threat, what won't be granted into a refusal."""
        clause = reading.clause
        if clause is None or reading.type is None:
            return
        kind = self._lexicon.kinds[reading.type]
        future = self.is_future(clause)
        reading.base = (reading.type, reading.mode)
        if clause.negated and (kind == "yielding" or (future and kind == "cooperative")):
            reading.type, reading.mode = EventType.REJECT, self._shared_mode(reading.type)
            reading.rule = f"refused: {reading.rule}"
            reading.refused = True
        elif clause.negated and future and kind == "hostile":
            reading.type, reading.mode = EventType.CONCEDE, None
            reading.rule = f"forsworn: {reading.rule}"
            reading.refused = True
        elif future:
            self._to_future(reading)

    def _shared_mode(self, kind: EventType | None) -> str:
        """The mode that REQUEST and REJECT share, by what is asked for or refused."""
        return str(self._lexicon.words["request_modes"].get(kind, "change"))

    def group_type(self, group: Group) -> EventType | None:
        """Return the group's type under the convention."""
        return group.cameo2plover if self._other and group.cameo2plover else group.type

    def operator(
        self, reading: Predication, frame: Frame, embedded: list[Predication], inside: list[Token]
    ) -> Predication:
        """Give a reading the type that its operator makes of what it embeds."""
        operator = self._lexicon.operators[frame.group.operator or ""]
        inner = next((found for found in embedded if found.type is not None), None)
        if inner is not None and not inner.actors:
            acting = reading.recipients[:1] if operator.name in _OBJECT_ACTS else reading.actors
            inner.actors = [] if operator.name == "undergo" else list(acting)
        kind = inner.type if inner is not None else None
        if inner is not None and inner.future and inner.base is not None:
            kind = inner.base[0]
        composed = self.composed(operator, kind)
        if composed is None and operator.name == "warn" and any(_has_condition(token) for token in inside):
            composed = EventType.THREATEN
        reading.embedded = embedded
        reading.rule = f"{operator.name}: {frame.text}" + (f" + {inner.rule}" if inner is not None else "")
        if composed == "same" and inner is not None:
            reading.type, reading.mode, reading.contexts = inner.type, inner.mode, inner.contexts
            reading.strength += inner.strength - 0.5
            reading.merged = [inner.trigger, *inner.merged]
        elif composed is not None:
            reading.type = EventType(composed)
            reading.mode = self._mode(operator, reading.type, inner)
            reading.strength += 0.5 if inner is not None else 0.0
            if reading.type in (EventType.THREATEN, EventType.AGREE) and inner is not None:
                reading.contexts = inner.contexts
        if inner is not None and composed == "same" and reading.clause is not None:
            own = {token.i for token in reading.clause.objects}
            reading.recipients = [t for t in reading.recipients if t.i not in own]
        if inner is not None:
            doers = [] if operator.name in _OWN_ACTS else inner.actors
            reading.recipients = [*reading.recipients, *doers, *inner.recipients]
        else:
            reading.recipients = [*reading.recipients, *_loose_arguments(inside)]
        if operator.name == "undergo" and inner is not None:
            reading.actors, reading.recipients = inner.actors, [*reading.actors, *inner.recipients]
        own = {token.i for token in reading.actors}
        reading.recipients = list({t.i: t for t in reading.recipients if t.i not in own}.values())
        if composed is not None and (composed != "same" or not (inner and (inner.future or inner.refused))):
            self._in_time(reading)
        return reading

    def composed(self, operator: Operator, kind: EventType | None) -> str | None:
        """Return the type an operator makes of ``kind``, ``same``, or None where it makes nothing."""
        name = self._lexicon.kinds[kind] if kind is not None else "none"
        if self._other and name in operator.cameo2plover:
            return operator.cameo2plover[name]
        return operator.compose.get(name)

    def _mode(self, operator: Operator, kind: EventType, inner: Predication | None) -> str | None:
        if kind in (EventType.REQUEST, EventType.REJECT):
            return self._shared_mode(inner.type if inner else None)
        if kind is EventType.THREATEN:
            threat, mode = (inner.base or (inner.type, inner.mode)) if inner else (None, None)
            return self._threat_mode(threat, mode, inner.contexts if inner else ())
        if kind is EventType.RETREAT and inner is not None and operator.name in ("stop", "ease"):
            return "ceasefire" if inner.type is EventType.ASSAULT else None
        if kind in (EventType.COERCE, EventType.ACCUSE):
            return operator.mode
        return operator.mode if kind is EventType.RETREAT else None

    def _threat_mode(
        self, kind: EventType | None, mode: str | None, contexts: tuple[str, ...] = ()
    ) -> str | None:
        if "territory" in contexts:
            return "territory"
        words = self._lexicon.words
        found: str | None = words["threat_modes_by_mode"].get(mode) or words["threat_modes"].get(kind)
        return found

    def is_future(self, clause: Clause) -> bool:
        """Tell whether the clause speaks of what its subject will do."""
        words = [token.lower_ for token in clause.auxiliaries]
        if any(word in self._lexicon.words["future"] for word in words):
            return True
        return "would" in words and self._reported(clause.verb)

    def _reported(self, verb: Token) -> bool:
        """``said it would``: a future seen from the past."""
        return (
            verb.dep_ in ("ccomp", "conj")
            and verb.head.lemma_.lower() in self._lexicon.words["speech"]
            and not any(c.dep_ == "advcl" and c.children for c in verb.children if _conditional(c))
        )

    def _to_future(self, reading: Predication) -> None:
        if reading.type is None:
            return
        intent = self._lexicon.operators["intend"]
        composed = self.composed(intent, reading.type)
        if composed in (None, "same") or reading.type is EventType.AGREE:
            return
        threatens = composed == EventType.THREATEN
        mode = self._threat_mode(reading.type, reading.mode, reading.contexts) if threatens else None
        reading.future = True
        reading.type, reading.mode = EventType(composed), mode
        reading.rule = f"future: {reading.rule}"

    def obliges(self, clause: Clause) -> bool:
        """``must``, ``should``, ``has to``: what a speaker says another ought to do."""
        words = self._lexicon.words["obligation"]
        if any(
            token.lower_ in words and token.lower_ not in ("have", "need") for token in clause.auxiliaries
        ):
            return True
        own = clause.verb.lemma_ in ("need", "have") and bool(clause.infinitives)
        return own and not clause.negated and not clause.objects

    def demand(self, speech: Clause, inner: Clause, embedded: Predication | None) -> Predication:
        """Read what a speaker says another must do as a request."""
        operator = self._lexicon.operators["request"]
        reading = Predication(
            speech.verb, EventType.REQUEST, None, Group("request", operator="request"), "", 1.6
        )
        reading.mode = self._mode(operator, EventType.REQUEST, embedded)
        reading.actors = list(speech.subjects)
        reading.recipients = [*inner.subjects, *inner.objects, *(embedded.recipients if embedded else [])]
        reading.clause, reading.embedded = speech, [embedded] if embedded else []
        reading.rule = f"request: {speech.verb.lemma_} that … must"
        return reading


def _has_condition(verb: Token) -> bool:
    """``warned that it will respond if the raids go on``: an unspecified act, but a condition."""
    return any(c.dep_ == "advcl" and _conditional(c) for c in verb.children)


def _conditional(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.children)


def _loose_arguments(inside: list[Token]) -> list[Token]:
    """Arguments of an embedded verb that the lexicon doesn't know."""
    found: list[Token] = []
    for verb in inside:
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubj", "dative"):
                found.append(child)
            elif child.dep_ == "prep":
                found += [c for c in child.children if c.dep_ == "pobj"]
    return found
