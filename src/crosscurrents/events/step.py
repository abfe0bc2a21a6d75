"""From a parsed document and its actors to its events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.events.contexts import contexts_of
from crosscurrents.events.denials import deny
from crosscurrents.events.discourse import Draft, complete_sides
from crosscurrents.events.lexicon import lexicon
from crosscurrents.events.nominals import argument_words
from crosscurrents.events.numbers import magnitude_of
from crosscurrents.events.ontology import ontology
from crosscurrents.events.participants import actors_of
from crosscurrents.events.predication import Predication
from crosscurrents.events.predications import SentenceReader
from crosscurrents.events.repeats import join_repeats
from crosscurrents.events.sides import SideReader
from crosscurrents.events.standing import standing_of
from crosscurrents.events.unnamed import Participants
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Event, Evidence, Trigger, make_id
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import EventType, MentionForm

LONGEST_SENTENCE = 400
"""Words in a sentence; longer ones are lists and tables, whose parse says nothing."""

_BARE = 1.1
"""Strength of a frame that asks for no argument: the verb alone spoke."""

_CASUALTIES = frozenset(("kill", "wound", "injure", "leave", "hurt", "destroy"))
_TAKEN_UP = frozenset((EventType.CONSULT, EventType.RETREAT))
"""Deeds that are named again without their sides: ``the talks``, ``the truce``."""

_ASPECTS = frozenset(("begin", "continue"))
"""Operators that say how far a deed is: the deed's own verb is the word for it."""

_OPEN = frozenset(("they", "them", "two", "both"))
"""Words for those who act that other sentences may make out."""

_LONE = frozenset((EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.MOBILIZE))
_DONE = _LONE | {EventType.CONSULT, EventType.RETREAT, EventType.AID, EventType.SANCTION}
"""Deeds that a passive tells without either side: ``talks will be held``."""


class EventReading(NamedTuple):
    """The events of a document, and its actors with those that only events made out."""

    events: list[Event]
    actors: ActorReading


class EventReader:
    """Reads the events of documents under one convention."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def read(self, parsed: ParsedDocument, actors: ActorReading) -> EventReading:
        """Return the events of ``parsed`` in the order of their triggers, each happening once.

        ``date`` and ``place`` stay open; `anchors.clause_span` tells the words they may be read from.
        """
        found: list[Draft] = []
        others = Participants(parsed, actors, self._settings)
        sides = SideReader(actors, others)
        for sentence in parsed.sentences:
            if len(sentence) <= LONGEST_SENTENCE:
                found += self._sentence(sentence, parsed, actors, sides)
        everybody = others.completed()
        told = deny(parsed, complete_sides(found, parsed, actors, everybody))
        return EventReading(join_repeats(told), everybody)

    def _sentence(
        self, sentence: TokenSpan, parsed: ParsedDocument, actors: ActorReading, sides: SideReader
    ) -> Iterator[Draft]:
        readings = SentenceReader(sentence, self._settings.convention, is_force=sides.is_force).predications()
        embedded = _embedded(readings)
        merged = {token.i for reading in readings for token in reading.merged}
        _share_outcomes(readings)
        for reading in readings:
            if (
                reading.trigger.dep_ == "amod"
                or _in_name(reading.trigger, actors)
                or reading.trigger.i in merged
                or _repeats_object(reading, readings)
                or _outcome_of(reading, readings) is not None
            ):
                continue
            event = self._event(reading, embedded.get(reading.trigger.i), parsed, actors, sides)
            if event is not None:
                yield Draft(event, reading)

    def _event(
        self,
        reading: Predication,
        operator: Predication | None,
        parsed: ParsedDocument,
        actors: ActorReading,
        sides: SideReader,
    ) -> Event | None:
        kind, mode = reading.type, reading.mode
        if operator is not None and reading.base is not None:
            kind, mode = reading.base
            reading.future = reading.refused = False
        if kind is None:
            return None
        doing, receiving = sides.of(reading, kind)
        if not _enough(reading, kind, doing, receiving):
            return None
        status = lexicon().operators[operator.group.operator or ""].status if operator is not None else None
        standing = standing_of(reading, status)
        sources = [a for a in actors_of(standing.sources, actors.index, acting=True) if a not in doing]
        contexts = contexts_of(reading)
        trigger = _trigger(reading, parsed)
        book = ontology()
        return Event(
            id=make_id(parsed.document.id, "event", trigger.start, kind.value),
            document=parsed.document.id,
            type=kind,
            mode=mode,
            contexts=contexts,
            quad=book.quad(kind),
            cameo=book.cameo_code(kind, mode, contexts),
            intensity=book.intensity(kind, mode),
            actors=doing,
            recipients=receiving,
            magnitude=magnitude_of(reading.trigger, reading.clause),
            status=standing.status,
            attributed_to=sources[0] if sources else None,
            confidence=_confidence(reading, doing, receiving),
            trigger=trigger,
            evidence=_evidence(reading, standing.cues, parsed),
        )


def _in_name(trigger: Token, actors: ActorReading) -> bool:
    """Tell whether a word is part of somebody's name: ``Save the Children``, ``the Strike Committee``."""
    return any(
        mention.form is MentionForm.NAME and mention.end - mention.start > len(trigger)
        for mention in actors.index.covering(trigger)
    )


def _embedded(readings: list[Predication]) -> dict[int, Predication]:
    """Which operator embeds the reading of a word, unless it only carries it further."""
    found: dict[int, Predication] = {}
    for reading in readings:
        if reading.group.operator and not reading.merged:
            for inner in reading.embedded:
                found.setdefault(inner.trigger.i, reading)
    return found


def _repeats_object(reading: Predication, readings: list[Predication]) -> bool:
    """A noun that its verb has already told: ``signed an agreement``, ``held talks``."""
    if reading.clause is not None:
        return False
    for other in readings:
        if other.clause is None or other.type is not reading.type or other.group.operator:
            continue
        if any(reading.trigger in (token, token.head.head) for token in other.clause.objects):
            return True
    return False


def _outcome_of(reading: Predication, readings: list[Predication]) -> Predication | None:
    """``bombed the town, killing twelve``: the outcome of an assault is no second one."""
    trigger = reading.trigger
    if (
        reading.type is not EventType.ASSAULT
        or trigger.dep_ not in ("advcl", "xcomp")
        or trigger.tag_ != "VBG"
        or trigger.lemma_.lower() not in _CASUALTIES
    ):
        return None
    return next((r for r in readings if r.trigger.i == trigger.head.i and r.type is EventType.ASSAULT), None)


def _share_outcomes(readings: list[Predication]) -> None:
    """Whom the outcome reaches, the assault reaches: the twelve after the town."""
    for reading in readings:
        assault = _outcome_of(reading, readings)
        if assault is not None:
            assault.recipients = [*assault.recipients, *reading.recipients]


def _enough(reading: Predication, kind: EventType, doing: list[str], receiving: list[str]) -> bool:
    """Tell whether enough of an event is said: who does it, or whom it reaches where that tells it."""
    if reading.clause is not None:
        open_side = any(token.lower_ in _OPEN for token in (*reading.actors, *reading.clause.objects))
        spoken_of = any(token.pos_ == "PRON" for token in reading.actors)
        return (
            bool(doing)
            or open_side
            or (bool(receiving) and (kind in _LONE or reading.clause.passive or spoken_of))
            or (kind in _LONE and _is_by_force(reading))
            or (_act_of(reading, kind) in _DONE and _is_done_to_things(reading))
        )
    if reading.trigger.lemma_.lower() in lexicon().words["background"]:
        return bool(doing and receiving)
    told = bool(receiving) or reading.mode != "arrest"
    return bool(doing) or (kind in _LONE and told) or _is_taken_up(kind, receiving)


def _is_by_force(reading: Predication) -> bool:
    """``shells landed in the market``: weapons or armed men act, whoever sent them."""
    classes = lexicon().classes
    armed = classes["troops"] | classes["weapons"]
    return any(argument_words(token)[0] & armed for token in reading.actors)


def _is_taken_up(kind: EventType, receiving: list[str]) -> bool:
    return kind in _TAKEN_UP and not receiving


def _act_of(reading: Predication, kind: EventType) -> EventType:
    """What is done, where a future turned it into a promise or threat."""
    return reading.base[0] if reading.base is not None and reading.base[0] is not None else kind


def _is_done_to_things(reading: Predication) -> bool:
    """``houses were set on fire``: a passive that names neither side, but what it was done to."""
    return reading.clause is not None and reading.clause.passive and reading.strength > _BARE


def _trigger(reading: Predication, parsed: ParsedDocument) -> Trigger:
    token = reading.trigger
    carried = reading.group.name in _ASPECTS and reading.merged and reading.merged[0].pos_ == "VERB"
    if reading.undergone or carried:
        token = reading.merged[0]
    elif token.lemma_ == "be" and reading.clause is not None:
        token = _predicate_of(reading)
    start, end = token.idx, token.idx + len(token)
    return Trigger(start=start, end=end, text=parsed.words(start, end))


def _predicate_of(reading: Predication) -> Token:
    """``was concerned``, ``is on the phone``: the word that says what somebody is."""
    token, clause = reading.trigger, reading.clause
    if clause is None:
        return token
    own = [o for o in clause.objects if o.head.i == token.i]
    linked = [t for ts in clause.links.values() for t in ts if t.pos_ == "NOUN" and t.lemma_ in reading.rule]
    return next(iter([*own, *linked]), token)


def _confidence(reading: Predication, doing: list[str], receiving: list[str]) -> float:
    value = 0.4 + 0.1 * min(reading.strength, 2.5) + 0.12 * bool(doing) + 0.12 * bool(receiving)
    return round(min(value - (0.1 if reading.clause is None else 0.0), 0.95), 2)


def _family(reading: Predication) -> str:
    """Which family of rules of ``data/events/rules.yaml`` read it."""
    if reading.group.operator:
        return "events.operator"
    return "events.frame" if reading.clause is not None else "events.noun"


def _evidence(reading: Predication, cues: list[Token], parsed: ParsedDocument) -> list[Evidence]:
    rule = f"{_family(reading)}.{reading.rule}"
    start, end = _clause_bounds(reading)
    found = [parsed.evidence(start, end, rule)]
    for cue in dict.fromkeys(cues):
        if cue.i != reading.trigger.i:
            found.append(parsed.evidence(cue.idx, cue.idx + len(cue), "events.status-cue"))
    return found


def _clause_bounds(reading: Predication) -> tuple[int, int]:
    """From the first to the last word of the trigger and its arguments' heads."""
    tokens = [reading.trigger, *reading.actors, *reading.recipients[:3]]
    return min(t.idx for t in tokens), max(t.idx + len(t) for t in tokens)
