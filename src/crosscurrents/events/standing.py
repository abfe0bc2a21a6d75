"""How an event stands in the text: its status, and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from crosscurrents.events.clause import SUBJECTS, coordinated
from crosscurrents.events.lexicon import lexicon
from crosscurrents.events.predication import Predication
from crosscurrents.events.stance import cues_above
from crosscurrents.vocabulary import EventType, Status

_ORDER = {status: place for place, status in enumerate(Status)}
_SPOKEN_TYPES = frozenset(
    (EventType.THREATEN, EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.ACCUSE)
)
_DEEPEST = 12


@dataclass(slots=True)
class Standing:
    """A status, the words it was read from, and the tokens of those whose word it is."""

    status: Status
    cues: list[Token] = field(default_factory=list)
    sources: list[Token] = field(default_factory=list)


def standing_of(reading: Predication, operator_status: str | None = None) -> Standing:
    """Return how a reading stands: the first by precedence of all that its cues say.

    A future that nobody promises or threatens in so many words (``will attack``) is planned; promised
    where its subject says so itself, threatened where it is hostile and hangs on a condition.
    """
    found: list[tuple[Status, Token]] = []
    composed = reading.future or reading.refused
    for cue in cues_above(reading.trigger):
        if operator_status is not None and cue.name == "infinitive":
            continue
        if cue.name == "conditioned" and reading.type in _SPOKEN_TYPES and cue.token is reading.trigger:
            continue
        if cue.status is None or (composed and cue.name in ("future", "would", "negation")):
            continue
        if reading.group.operator and cue.token in (reading.trigger, *reading.trigger.children):
            own = cue.name in ("future", "would", "negation")
            if own and composed:
                continue
        found.append((cue.status, cue.token))
    sources = sources_of(reading.trigger)
    if operator_status is not None:
        found.append((Status(operator_status), reading.trigger))
    elif reading.future and not reading.group.operator:
        found = [row for row in found if row[0] is not Status.HYPOTHETICAL]
        found.append((_future_status(reading, sources), reading.trigger))
    if not found:
        status = Status.ONGOING if _is_ongoing(reading) else Status.OCCURRED
        return Standing(status, [], sources)
    status = min((s for s, _ in found), key=_ORDER.__getitem__)
    return Standing(status, [token for s, token in found if s is status], sources)


def _future_status(reading: Predication, sources: list[Token]) -> Status:
    conditions = (c for c in reading.trigger.children if c.dep_ == "advcl")
    hostile = reading.type is EventType.THREATEN
    if hostile and any(c.lower_ in ("if", "unless") for advcl in conditions for c in advcl.children):
        return Status.THREATENED
    own = any(token.pos_ == "PRON" for token in reading.actors) or any(
        child.pos_ == "PRON" and child.dep_ == "poss" for token in reading.actors for child in token.children
    )
    if own and sources:
        return Status.PROMISED
    return Status.PREDICTED if sources and not hostile else Status.PLANNED


def _is_ongoing(reading: Predication) -> bool:
    if reading.rule.startswith("continue:"):
        return True
    trigger = reading.trigger
    if trigger.tag_ != "VBG":
        return any(
            c.dep_ == "amod" and c.lower_ in ("ongoing", "continuing", "continued") for c in trigger.children
        )
    helpers = [c for c in trigger.children if c.dep_ == "aux"]
    return any(c.lower_ in ("is", "are", "am", "'s", "'re") for c in helpers) or (
        trigger.dep_ == "acl" and trigger.head.dep_ != "ROOT"
    )


def sources_of(trigger: Token) -> list[Token]:
    """Whose word it is: the subject of the verb of speech above, or who follows ``according to``."""
    speech = lexicon().words["speech"]
    node, steps = trigger, 0
    while node.dep_ != "ROOT" and steps < _DEEPEST:
        head = node.head
        if node.dep_ in ("ccomp", "parataxis") and head.lemma_.lower() in speech:
            return [s for c in head.children if c.dep_ in SUBJECTS for s in coordinated(c)]
        node, steps = head, steps + 1
    for token in (trigger, node):
        found = _according(token)
        if found:
            return found
    return []


def _according(verb: Token) -> list[Token]:
    for child in verb.children:
        if child.lower_ == "according":
            return [o for c in child.children if c.lower_ == "to" for o in c.children if o.dep_ == "pobj"]
        if child.dep_ == "parataxis" or (child.dep_ == "ccomp" and child.lemma_ in lexicon().words["speech"]):
            return [s for c in child.children if c.dep_ in SUBJECTS for s in coordinated(c)]
    return []
