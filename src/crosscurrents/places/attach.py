"""The place that governs an event: not the nearest name, but what the grammar says, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from crosscurrents.places import clause, setting
from crosscurrents.places.cues import cues
from crosscurrents.places.index import Found, PlaceIndex, Standing
from crosscurrents.vocabulary import PlacePrecision

_RULES: dict[str, Callable[[Token, PlaceIndex], Found]] = {
    "place-of-site": clause.site_told,
    "place-attacked": clause.attacked,
    "place-in-clause": clause.in_clause,
    "place-is-object": clause.is_object,
    "place-before-noun": clause.before_noun,
    "place-is-subject": clause.is_subject,
    "place-pointed-back-to": clause.pointed_back,
    "place-in-clause-above": clause.clause_above,
    "place-in-clause-below": clause.clause_below,
    "place-of-participant": clause.participants,
    "place-in-sentence": setting.in_sentence,
    "place-carried-over": setting.carried_over,
    "place-of-report": setting.of_report,
}
_SPOKEN_RULES: dict[str, Callable[[Token, PlaceIndex], Found]] = {"place-in-clause": clause.in_own_phrase}
_SURE_OF_LIE = frozenset({"place-in-clause", "place-attacked", "place-of-site"})


@dataclass(frozen=True)
class EventPlace:
    """Where an event happened: the place's id, how closely that is known, the mention, and the rule."""

    place: str
    precision: PlacePrecision
    start: int
    end: int
    rule: str
    confidence: float


def place_event(trigger: Token, index: PlaceIndex, *, spoken: bool = False) -> EventPlace | None:
    """Return the place that governs the event read from ``trigger``, None where the text names none.

    The rules, in order: where the building or camp that is struck is said to be; a place that is attacked,
    entered, held; a place in the event's own clause (``in``, ``at``, ``near``); a place that names the
    event (``the Mosul offensive``); a place as subject; a noun that points back (``the city``); the
    clause above, then one below; the participants' place; another place of the sentence; the setting
    of the paragraph's sentences before; the place that the report is about.

    Something ``spoken`` (said or decided) has a place only where its own words give one, since the
    place that is spoken of isn't where it is said.
    """
    for name, rule in (_SPOKEN_RULES if spoken else _RULES).items():
        found = rule(trigger, index)
        if found is not None:
            standing, lie = found
            at_site = not lie and name not in _SURE_OF_LIE and clause.is_at_site(trigger)
            return event_place(standing, name, "site" if at_site else lie)
    return None


def event_place(standing: Standing, rule: str, lie: str) -> EventPlace:
    """Build the place of an event that lies so to a mention."""
    mention = standing.mention
    precision = clause.precision_with(standing, lie)
    sure = cues().confidence[rule] * mention.confidence
    return EventPlace(standing.place.id, precision, mention.start, mention.end, rule, round(sure, 4))
