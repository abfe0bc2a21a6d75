"""The place that governs an event: not the nearest name, but what the grammar says, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from crosscurrents.places import chain, clause, saying, setting
from crosscurrents.places.cues import cues
from crosscurrents.places.index import FINENESS, Found, PlaceIndex, Standing
from crosscurrents.places.phrase import is_around
from crosscurrents.vocabulary import PlacePrecision


class Nature(StrEnum):
    """What sort of happening an event is, which decides how far its place may be looked for."""

    SAID = "said"
    DEALT = "dealt"
    MET = "met"
    DONE = "done"
    LONG_AGO = "long ago"


_RULES: dict[str, Callable[[Token, PlaceIndex], Found]] = {
    "place-of-site": clause.site_told,
    "place-attacked": clause.attacked,
    "place-in-clause": clause.in_clause,
    "place-is-object": clause.is_object,
    "place-before-noun": clause.before_noun,
    "place-is-subject": clause.is_subject,
    "place-pointed-back-to": clause.pointed_back,
    "place-in-clause-above": chain.clause_above,
    "place-in-clause-below": chain.clause_below,
    "place-of-participant": clause.participants,
    "place-in-sentence": setting.in_sentence,
    "place-carried-over": setting.carried_over,
    "place-of-report": setting.of_report,
}
Rules = dict[str, Callable[[Token, PlaceIndex], Found]]
_OF_CLAUSE = frozenset(
    {
        "place-attacked", "place-in-clause", "place-is-object", "place-before-noun", "place-is-subject",
        "place-pointed-back-to",
    }
)  # fmt: skip
_GUESSED = frozenset({"place-of-participant", "place-in-sentence", "place-carried-over", "place-of-report"})
_OWN_CLAUSE: Rules = {
    **{name: rule for name, rule in _RULES.items() if name in _OF_CLAUSE},
    "place-in-clause-above": chain.clause_beside,
}
_RULES_FOR: dict[Nature, Rules] = {
    Nature.SAID: {
        "place-in-clause": clause.in_own_phrase,
        "place-of-participant": clause.body_at,
        "place-of-meeting": saying.said_at,
    },
    Nature.DEALT: {name: rule for name, rule in _RULES.items() if name not in _GUESSED},
    Nature.MET: {name: rule for name, rule in _RULES.items() if name != "place-of-report"},
    Nature.DONE: _RULES,
    Nature.LONG_AGO: _OWN_CLAUSE,
}
_CERTAIN = frozenset({"site", "along"})
_TOLD = frozenset({"place-in-clause", "place-attacked", "place-is-object"})


@dataclass(frozen=True)
class EventPlace:
    """Where an event happened: the place's id, how closely that is known, the mention, and the rule."""

    place: str
    precision: PlacePrecision
    start: int
    end: int
    rule: str
    confidence: float


def place_event(trigger: Token, index: PlaceIndex, nature: Nature = Nature.DONE) -> EventPlace | None:
    """Return the place that governs the event read from ``trigger``, None where the text names none.

    The rules, in order: where the building or camp that is struck is said to be; a place that is attacked,
    entered, held; a place in the event's own clause (``in``, ``at``, ``near``); a place that names the
    event (``the Mosul offensive``); a place as subject; a noun that points back (``the city``); the
    clause above, then one below; the participants' place; another place of the sentence; the setting
    of the paragraph's sentences before; the place that the report is about.

    Something that is only said has a place only where its own words give one, since the place that is
    spoken of isn't where it is said; dealings that are to come have one in the same or a near clause; where
    people meet and protest isn't guessed from what the report is about. What happened long before the
    report (``in 1982``) has the place of its own clause, since the text around is about another time.
    """
    for name, rule in _RULES_FOR[nature].items():
        found = rule(trigger, index)
        if found is not None:
            standing, lie = found
            return event_place(standing, name, lie if lie in _CERTAIN else _lie_without(name, trigger) or lie)
    return None


def places_alongside(place: EventPlace, index: PlaceIndex) -> list[EventPlace]:
    """``killed eight people in Tikrit and Fallujah``: further places of which the same is told.

    Only where the event's own clause names the places, and none of them is a country or province.
    """
    standing = index.mention_at(place.start)
    if standing is None or place.rule not in _TOLD or not _is_small(standing):
        return []
    return [event_place(other, "place-alongside", lie) for other, lie in clause.alongside(standing, index)]


def _is_small(standing: Standing) -> bool:
    return FINENESS[standing.mention.precision] <= FINENESS[PlacePrecision.DISTRICT]


def _lie_without(rule: str, trigger: Token) -> str:
    """Tell how an event lies to a place that its own words don't name: at a site, or in villages around."""
    if rule == "place-attacked":
        return ""
    if clause.is_at_site(trigger):
        return "site"
    return "near" if rule in _GUESSED and is_around(trigger) else ""


def event_place(standing: Standing, rule: str, lie: str) -> EventPlace:
    """Build the place of an event that lies so to a mention."""
    mention = standing.mention
    precision = clause.precision_with(standing, lie)
    sure = cues().confidence[rule] * mention.confidence
    return EventPlace(standing.place.id, precision, mention.start, mention.end, rule, round(sure, 4))
