"""How an event stands in the text: its status, and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from crosscurrents.events.clause import SUBJECTS, coordinated
from crosscurrents.events.lexicon import lexicon
from crosscurrents.events.predication import Predication
from crosscurrents.events.stance import Cue, cues_above
from crosscurrents.events.stance_words import stance_words
from crosscurrents.vocabulary import EventType, Status

_ORDER = {status: place for place, status in enumerate(Status)}
_SPOKEN_TYPES = frozenset(
    (EventType.THREATEN, EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.ACCUSE)
)
_HOSTILE = frozenset((EventType.THREATEN, EventType.ASSAULT, EventType.COERCE))
_BINDING = ("promise", "threat")
"""Cues under which ``would`` is no doubt, but the future of what was promised or threatened."""

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
    cues = cues_above(reading.trigger) if not _stands_by_itself(reading) else []
    sources = sources_of(reading.trigger)
    found = [
        (cue.status, cue.token) for cue in cues if cue.status and _counts(cue, cues, reading, operator_status)
    ]
    if operator_status is None and sources and _reported_future(reading, cues):
        found = [row for row in found if row[0] is not Status.HYPOTHETICAL]
        found.append((_future_status(reading, sources), reading.trigger))
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


def _counts(cue: Cue, cues: list[Cue], reading: Predication, operator_status: str | None) -> bool:
    """Tell whether a cue says something that the reading itself doesn't say already."""
    if cue.name == "would" and any(c.name in _BINDING for c in cues):
        return False
    if cue.name in ("future", "would", "negation"):
        return not (reading.future or reading.refused)
    if cue.name == "infinitive":
        return operator_status is None
    if cue.name == "conditioned":
        spoken = reading.type in _SPOKEN_TYPES and cue.token is reading.trigger
        return not spoken and not any(c.name in ("threat", "promise") and c.token is cue.token for c in cues)
    return True


def _stands_by_itself(reading: Predication) -> bool:
    """A promise or demand that is spoken of has been made, whatever came of it: ``broke his promise``."""
    return (
        reading.clause is None
        and reading.type in _SPOKEN_TYPES
        and any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ == "the") for c in reading.trigger.children)
    )


def _reported_future(reading: Predication, cues: list[Cue]) -> bool:
    """Tell whether ``would`` is the ``will`` of somebody's words: ``said that it would look into it``."""
    if reading.future:
        return False
    others = {cue.name for cue in cues} - {"would", "report", "implicative", "conditioned"}
    return not others and any(cue.name == "would" for cue in cues)


def _future_status(reading: Predication, sources: list[Token]) -> Status:
    conditions = (c for c in reading.trigger.children if c.dep_ == "advcl")
    hostile = reading.type in _HOSTILE
    conditional = any(c.lower_ in ("if", "unless") for advcl in conditions for c in advcl.children)
    if hostile and conditional:
        return Status.THREATENED
    own = any(token.pos_ == "PRON" for token in reading.actors) or any(
        child.pos_ == "PRON" and child.dep_ == "poss" for token in reading.actors for child in token.children
    )
    if own and sources:
        return Status.THREATENED if conditional else Status.PROMISED
    # Meetings are held by appointment: who says that one will take place tells of a plan.
    foreseen = sources and not hostile and reading.type is not EventType.CONSULT
    return Status.PREDICTED if foreseen else Status.PLANNED


def _is_ongoing(reading: Predication) -> bool:
    """Tell whether what is told has begun and not ended: ``is shelling``, ``have besieged it since``."""
    if reading.rule.startswith("continue:"):
        return True
    trigger = reading.trigger
    if reading.clause is None:
        return _noun_goes_on(trigger)
    helpers = {c.lower_ for c in trigger.children if c.dep_ == "aux"}
    if trigger.tag_ == "VBG":
        reported = trigger.dep_ == "ccomp" and helpers & {"was", "were"}
        return bool(reported or helpers & {"is", "are", "am", "'s", "'re"}) or (
            trigger.dep_ == "acl" and trigger.head.dep_ != "ROOT"
        )
    since = any(c.lower_ == "since" and c.dep_ in ("prep", "mark") for c in trigger.children)
    return trigger.tag_ == "VBN" and since and bool(helpers & {"has", "have", "'ve"})


def _noun_goes_on(noun: Token) -> bool:
    """``an ongoing siege``, ``the assault has begun``, ``will halt the advance``, ``help with strikes``."""
    if any(c.dep_ == "amod" and c.lower_ in ("ongoing", "continuing", "continued") for c in noun.children):
        return True
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    now = bool(helpers & {"is", "are", "has", "have", "'s", "'ve"})
    if noun.dep_ == "nsubj" and verb.lemma_ in ("begin", "start"):
        return verb.tag_ == "VBN" and now
    if noun.dep_ == "dobj" and verb.lemma_.lower() in stance_words().lists["phases"]:
        modal = any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in verb.children)
        return modal and any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    return noun.dep_ == "pobj" and verb.tag_ == "VBG" and now


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
