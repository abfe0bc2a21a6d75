"""Where and when each event happened: the place and the date that govern its words."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from crosscurrents.dates.narrative import EventDater
from crosscurrents.events.anchors import trigger_token
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.attach import Nature, place_event
from crosscurrents.places.index import PlaceIndex
from crosscurrents.records import Event, Place, TimeExpression
from crosscurrents.vocabulary import EventType, Status

_DONE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.AID})
_MET = frozenset({EventType.CONSULT, EventType.PROTEST})
_OF_FORCE = frozenset({EventType.THREATEN, EventType.CONCEDE, EventType.REJECT})
"""Types that a deed has while it is only announced or refused."""

_DEEDS = frozenset(
    {Status.THREATENED, Status.PROMISED, Status.PLANNED, Status.PREDICTED, Status.HYPOTHETICAL}
)
"""Statuses of a threat or promise whose words tell the deed itself: ``will take the town``."""
_TOLD = frozenset(set(EventType) - {EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT} - _OF_FORCE)
"""Types that a narrative puts in a row; blame, demands and threats come from others, on days of their own."""


def situate(
    parsed: ParsedDocument, events: list[Event], places: list[Place], dates: list[TimeExpression]
) -> list[Event]:
    """Return the events with date, place and precision where the text gives them.

    An event whose words give none stays undated or unplaced; the words that gave one, and the rule
    that read them, are added to its evidence.
    """
    index = PlaceIndex(parsed, places)
    dater = EventDater(parsed, dates)
    return [_situated(parsed, event, index, dater) for event in events]


def _situated(parsed: ParsedDocument, event: Event, index: PlaceIndex, dater: EventDater) -> Event:
    trigger = trigger_token(parsed, event)
    if trigger is None:
        return event
    return _dated(parsed, _placed(parsed, event, trigger, index), trigger, dater)


def nature_of(event: Event) -> Nature:
    """Tell how far the place of an event may be looked for: deeds further than what is only said."""
    if event.mode == "resign":
        return Nature.SAID
    if event.type in _DONE:
        return Nature.DONE
    if event.type in _MET:
        return Nature.MET
    if event.status in _DEEDS:
        return Nature.DONE if event.type in _OF_FORCE else Nature.DEALT
    return Nature.SAID


def _placed(parsed: ParsedDocument, event: Event, trigger: Token, index: PlaceIndex) -> Event:
    found = place_event(trigger, index, nature_of(event))
    if found is None:
        return event
    return msgspec.structs.replace(
        event,
        place=found.place,
        place_precision=found.precision,
        evidence=[*event.evidence, parsed.evidence(found.start, found.end, found.rule)],
    )


def _dated(parsed: ParsedDocument, event: Event, trigger: Token, dater: EventDater) -> Event:
    found = dater.date_of(trigger, event.status, told=event.type in _TOLD)
    if found is None:
        return event
    return msgspec.structs.replace(
        event,
        date=found.date,
        evidence=[*event.evidence, parsed.evidence(found.start, found.end, found.rule)],
    )
