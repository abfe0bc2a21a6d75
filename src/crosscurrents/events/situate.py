"""Where and when each event happened: the place and the date that govern its words."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from crosscurrents.dates.narrative import EventDater
from crosscurrents.events.anchors import trigger_token
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.attach import place_event
from crosscurrents.places.index import PlaceIndex
from crosscurrents.records import Event, Place, TimeExpression
from crosscurrents.vocabulary import EventType as T

_TOLD = frozenset(set(T) - {T.ACCUSE, T.REJECT, T.REQUEST, T.THREATEN, T.SUPPORT, T.CONCEDE})
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


def _placed(parsed: ParsedDocument, event: Event, trigger: Token, index: PlaceIndex) -> Event:
    found = place_event(trigger, index, event.type)
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
