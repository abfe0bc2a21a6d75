"""Where and when each event happened: the place and the date that govern its words."""

from __future__ import annotations

import msgspec

from crosscurrents.dates.attach import DateAttacher
from crosscurrents.events.anchors import trigger_token
from crosscurrents.events.placing import place_events
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Event, Place, TimeExpression


def situate(
    parsed: ParsedDocument, events: list[Event], places: list[Place], dates: list[TimeExpression]
) -> list[Event]:
    """Return the events with date, place and precision where the text gives them.

    An event whose words give none stays undated or unplaced; the words that gave one, and the rule
    that read them, are added to its evidence. What is told of two places becomes two events.
    """
    attacher = DateAttacher(parsed, dates)
    return [_dated(parsed, event, attacher) for event in place_events(parsed, events, places)]


def _dated(parsed: ParsedDocument, event: Event, attacher: DateAttacher) -> Event:
    trigger = trigger_token(parsed, event)
    if trigger is None:
        return event
    expression = attacher.expression_of(trigger)
    date = attacher.date_of(trigger)
    if expression is None or date is None:
        return event
    return msgspec.structs.replace(
        event,
        date=date,
        evidence=[*event.evidence, parsed.evidence(expression.start, expression.end, "events.date")],
    )
