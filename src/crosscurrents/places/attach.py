"""The place that governs an event: not the nearest name, but what the grammar says, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from crosscurrents.places import clause, setting
from crosscurrents.places.cues import Found, cues
from crosscurrents.places.index import PlaceIndex, Standing
from crosscurrents.vocabulary import EventType, PlacePrecision

_WIDER = {PlacePrecision.SITE: PlacePrecision.TOWN, PlacePrecision.TOWN: PlacePrecision.DISTRICT}
_RULES: dict[str, Callable[[Token, PlaceIndex], Found]] = {
    "place-attacked": clause.attacked,
    "place-in-clause": clause.in_clause,
    "place-is-object": clause.is_object,
    "place-before-noun": clause.before_noun,
    "place-is-subject": clause.is_subject,
    "place-pointed-back-to": setting.pointed_back,
    "place-in-clause-above": clause.clause_above,
    "place-of-participant": clause.participants,
    "place-in-sentence": setting.in_sentence,
    "place-carried-over": setting.carried_over,
    "place-of-report": setting.of_report,
}
PHYSICAL = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT,
        EventType.AID, EventType.CONSULT,
    }
)  # fmt: skip
"""Event types that happen somewhere; the others are said or decided."""
_SPOKEN_RULES = ("place-attacked", "place-in-clause")
_THREAT_RULES = (
    *_SPOKEN_RULES,
    "place-is-object",
    "place-before-noun",
    "place-is-subject",
    "place-pointed-back-to",
)


def rules_for(event_type: EventType | None) -> tuple[str, ...]:
    """Return the rules that may place an event of this type; all where the type isn't known."""
    if event_type is None or event_type in PHYSICAL:
        return tuple(_RULES)
    return _THREAT_RULES if event_type is EventType.THREATEN else _SPOKEN_RULES


@dataclass(frozen=True)
class EventPlace:
    """Where an event happened: the place's id, how closely that is known, the mention, and the rule."""

    place: str
    precision: PlacePrecision
    start: int
    end: int
    rule: str
    confidence: float


def place_event(trigger: Token, index: PlaceIndex, event_type: EventType | None = None) -> EventPlace | None:
    """Return the place that governs the event read from ``trigger``, None where the text names none.

    The rules, in order: a place in the event's own clause (``in``, ``at``, ``near``); a place that is
    attacked, entered, held; a place that names the event (``the Mosul offensive``); a place as subject;
    a noun that points back (``the city``); the clause above; the participants' place; another place of
    the sentence; the setting of the sentences before; the place that the report is about.

    Something said or decided has a place only where its own clause gives one, since the place that is
    spoken of isn't where it is said; a threat also has the place of what is threatened.
    """
    for name in rules_for(event_type):
        found = _RULES[name](trigger, index)
        if found is not None:
            standing, lie = found
            return _event_place(standing, name, lie)
    return None


def _event_place(standing: Standing, rule: str, lie: str) -> EventPlace:
    mention = standing.mention
    precision = mention.precision
    if lie == "near":
        precision = _WIDER.get(precision, precision)
    elif lie == "site" and precision in _WIDER:
        precision = PlacePrecision.SITE
    sure = cues().confidence[rule] * mention.confidence
    return EventPlace(standing.place.id, precision, mention.start, mention.end, rule, round(sure, 4))
