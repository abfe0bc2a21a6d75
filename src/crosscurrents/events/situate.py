"""Where and when each event happened: the place and the date that govern its words."""

from __future__ import annotations

import msgspec

from crosscurrents.dates.narrative import EventDater
from crosscurrents.events.anchors import trigger_token
from crosscurrents.events.placing import place_events
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Event, Place, TimeExpression
from crosscurrents.vocabulary import EventType

_SAID_APART = frozenset(
    {
        EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN, EventType.CONCEDE,
        EventType.REJECT,
    }
)  # fmt: skip
_TOLD = frozenset(EventType) - _SAID_APART
"""Types that a narrative puts in a row; blame, demands and threats come from others, on days of their own."""


def situate(
    parsed: ParsedDocument, events: list[Event], places: list[Place], dates: list[TimeExpression]
) -> list[Event]:
    """Return the events with date, place and precision where the text gives them.

    An event whose words give none stays undated or unplaced; the words that gave one, and the rule
    that read them, are added to its evidence. Dates come first, since what happened long before the report
    has no place from the text around it. What is told of two places becomes two events.
    """
    dater = EventDater(parsed, dates)
    return place_events(parsed, [_dated(parsed, event, dater) for event in events], places)


def _dated(parsed: ParsedDocument, event: Event, dater: EventDater) -> Event:
    trigger = trigger_token(parsed, event)
    if trigger is None:
        return event
    found = dater.date_of(trigger, event.status, told=event.type in _TOLD)
    if found is None:
        return event
    return msgspec.structs.replace(
        event,
        date=found.date,
        evidence=[*event.evidence, parsed.evidence(found.start, found.end, found.rule)],
    )
